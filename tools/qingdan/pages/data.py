"""The data page: what can be taken along, where it is, under which licence, and how to see that it is right."""

from __future__ import annotations

from qingdan.model import Registry
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page


def data_page(registry: Registry, frame: Frame) -> Page:
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
        licence=about.get("licence", default="") if about is not None else "",
    )
    return Page("data/", "数据", "清单的开放数据：地址、格式、许可和核对办法", html)
