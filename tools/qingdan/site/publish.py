"""Build the site aside and put it in place in one step, so that a crash never harms the last good one."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from qingdan.pages import Part
from qingdan.pages.plugin import QingdanPlugin
from qingdan.pages.shell import Shells
from qingdan.read.processes import spread
from qingdan.site.contents import Contents, Files
from qingdan.site.place import Place
from qingdan.site.swap import clear, exchange, settle

_INDEX = "index.html"
_WORTH_TWO = 300
"""Parts from which on a second process pays."""

Job: TypeAlias = "tuple[bool, Callable[[], Files]]"
"""Whether it makes pages, and what it makes, by address."""


class PublishError(Exception):
    """The site could not be built; the message is for a person, in Chinese. The last site is unharmed."""


@dataclass(frozen=True, slots=True)
class Published:
    """A site that stands: its shells, the addresses of its pages, and how many files are new or other than before."""

    shells: Shells
    pages: Sequence[str]
    written: int


def publish(
    config_file: Path,
    target: Path,
    contents: Contents,
    progress: Callable[[int, int], None] = lambda *_: None,
) -> Published:
    """Build into a new folder beside ``target`` and exchange the two.

    A file with the same bytes as in the site before is that same file, so that whoever copies a site elsewhere sees what changed.
    """
    fresh = target.parent / f".{target.name}.{os.getpid()}.new"
    clear(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    mask = os.umask(0o022)
    try:
        shells = borrow(config_file, fresh, contents)
        settle(fresh)
        place = Place(fresh, target if target.is_dir() else None)
        written = place.keep_equal()
        pages: list[str] = []
        for addresses, count in spread(partial(_write, place, progress), _jobs(contents, shells), _WORTH_TWO):
            pages += addresses
            written += count
        written += sum(place.write(address, content) for address, content in contents.maps(pages))
        exchange(fresh, target)
    except (MkDocsException, SystemExit) as problem:
        raise PublishError(f"网站没有建成：{problem}") from problem
    finally:
        os.umask(mask)
        shutil.rmtree(fresh, ignore_errors=True)
    return Published(shells, pages, written)


def borrow(config_file: Path, folder: Path, contents: Contents) -> Shells:
    """Let MkDocs build what it knows, the manuals and the theme, into a folder; the shells that it leaves for all other pages."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = load_config(str(config_file), site_dir=str(folder))
    plugin = config.plugins["qingdan"]
    assert isinstance(plugin, QingdanPlugin)  # noqa: S101 mkdocs.yml names it
    plugin.load_config({"menu": contents.menu, "address": contents.address, "foot": contents.foot})
    build(config)
    return plugin.shells


def _jobs(contents: Contents, shells: Shells) -> list[Job]:
    """What there is to make, in an order of which two halves are about equally long."""

    def drawn(part: Part) -> Files:
        return ((f"{page.address}{_INDEX}", shells.page(page)) for page in part.make())

    every: list[Job] = [(True, partial(drawn, part)) for part in contents.parts.values()]
    every += [(False, group.make) for group in contents.groups]
    return [*every[::2], *every[1::2]]


def _write(place: Place, progress: Callable[[int, int], None], jobs: Sequence[Job]) -> tuple[list[str], int]:
    """Make and write; the addresses of the pages, and how many files hold something new."""
    addresses: list[str] = []
    written = 0
    for done, (pages, job) in enumerate(jobs):
        progress(done, len(jobs))
        for address, content in job():
            if pages:
                addresses.append(address.removesuffix(_INDEX))
            written += place.write(address, content)
    return addresses, written
