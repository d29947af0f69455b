"""Build the site aside and put it in place in one step, so that a crash never harms the last good one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from qingdan.pages.shell import Shells
from qingdan.read.processes import seldom_collected, spread
from qingdan.read.store import NOTHING_KEPT, Store
from qingdan.site.begun import Borrowed, aside
from qingdan.site.contents import Contents
from qingdan.site.kept import Keeper, Keeping, Made
from qingdan.site.place import SiteFolder
from qingdan.site.press import TURN, Press, pages_in, site_jobs
from qingdan.site.squeeze import squeeze
from qingdan.site.swap import clear, exchange, settle

_WORTH_TWO = 300
"""Parts from which on a second process pays."""


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """A site that stands: its shells, the addresses of its pages, and how many files are new or other than before."""

    shells: Shells
    pages: Sequence[str]
    written: int


@seldom_collected()
def publish(
    borrowed: Borrowed,
    target: Path,
    contents: Contents,
    progress: Callable[[int, int], None] = lambda *_: None,
    store: Store = NOTHING_KEPT,
    keeping: Keeping | None = None,
    *,
    waiting: bool = False,
    compress: bool = False,
) -> PublishedSite:
    """Build into a new folder beside ``target``, and exchange the two. What MkDocs makes of it is ``borrowed``.

    A file with the same bytes as in the site before is that same file, so that whoever copies a site elsewhere sees what changed.
    ``store`` keeps what the parts of the site were made from; those for which that is as before are not made again; it needs
    ``keeping`` for that. ``waiting`` says that the past is being read in another process: what hangs on the lists alone is begun meanwhile.
    ``compress`` puts each text once more beside itself, by gzip. Raises PublishError when MkDocs builds nothing. What is left of the
    new folder is removed by whoever had it begun.
    """
    fresh = aside(target)
    clear(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    mask = os.umask(0o022)
    try:
        shells = borrowed(contents.told)
        settle(fresh)
        place = SiteFolder(fresh, target if target.is_dir() else None)
        written = place.keep_equal()
        keeper = Keeper(store, contents, shells, place, keeping)
        if waiting:
            contents.downloads.begin()
        pieces = dict(keeper.pieces.taken())
        _ = contents.past  # before there are two processes that would ask
        press = Press(place, keeper.kept)
        jobs = site_jobs(keeper.contents, shells, keeper.notes)

        def some(numbers: Sequence[int]) -> tuple[dict[str, Made], int, Mapping[str, Any]]:
            told = replace(press, progress=lambda done, _: progress(numbers[done], len(jobs)))
            return *told.write([jobs[number] for number in numbers]), keeper.pieces.taken()

        made: dict[str, Made] = {}
        for parts, count, more in spread(some, range(len(jobs)), _WORTH_TWO, grain=TURN):
            made |= parts
            pieces |= more
            written += count
        pages = pages_in(made)
        written += sum(place.write(address, content).fresh for address, content in contents.maps(pages))
        written += squeeze(place) if compress else 0
        exchange(fresh, target)
        _leave(len(jobs), [lambda: keeper.save(made, pieces), *([keeping.save] if keeping is not None else [])], fresh)
    finally:
        os.umask(mask)
    return PublishedSite(shells, pages, written)


def _leave(parts: int, saves: Sequence[Callable[[], object]], before: Path) -> None:
    """What is left to do when the site is in place: keep what is to be kept, and remove the one before, folder by folder."""
    folders = sorted(before.iterdir()) if before.is_dir() else []
    work: list[Callable[[], object]] = [*saves, *(partial(shutil.rmtree, each, ignore_errors=True) for each in folders)]

    def done(some: Sequence[Callable[[], object]]) -> None:
        for each in some:
            each()

    spread(done, work, 2 if parts >= _WORTH_TWO else len(work) + 1, grain=1)
