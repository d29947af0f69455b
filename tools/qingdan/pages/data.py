"""The data page: what can be taken along, where it is, under which licence, and how to see that it is right."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qingdan.model import Registry
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take along: its address below the site, what is in it, its size in bytes, its SHA-256."""

    address: str
    title: str
    size: int
    digest: str


def downloads_of(files: Mapping[str, bytes], titles: Mapping[str, str]) -> Sequence[Download]:
    """The files with what is in them, by ``titles``, in their order."""
    return [
        Download(address, titles.get(address, ""), len(raw), hashlib.sha256(raw).hexdigest())
        for address, raw in files.items()
    ]


def data_page(registry: Registry, frame: Frame, downloads: Sequence[Download]) -> Page:
    """The page at ``data/``."""
    about = registry.get("registry")
    rows = [
        (each.title, len(registry.all(each.name)), each.name)
        for each in registry.schemas.collections
        if not each.single
    ]
    html = frame.render(
        "data.html",
        "../",
        rows=rows,
        downloads=downloads,
        licence=about.get("licence", default="") if about is not None else "",
    )
    return Page("data/", "数据", "清单的开放数据：地址、格式、许可和核对办法", html)
