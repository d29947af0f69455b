"""The site divided among the workers of a cluster: each makes some of the pages and files; put together they are the whole site."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from qingdan.diagnostics import Diagnostic
from qingdan.model import build_registry
from qingdan.pages import Edition
from qingdan.pages.past_plain import PlainPast
from qingdan.read import read_lists
from qingdan.read.cluster import Cluster
from qingdan.read.snapshot import Share, Snapshot
from qingdan.schema import usable_schemas
from qingdan.site.borrow import build_with_mkdocs
from qingdan.site.contents import Contents, contents_of
from qingdan.site.edition import SHOWN
from qingdan.site.place import SiteFolder
from qingdan.site.press import Press, pages_in, site_jobs
from qingdan.site.swap import clear, exchange, settle

_FOLDERS = tuple(each for each in SHOWN if "." not in each)
_SINGLE = tuple(each for each in SHOWN if "." in each)


@dataclass(frozen=True, slots=True)
class Given:
    """All that a share of the site is made from, to be sent to whoever makes it."""

    source: Snapshot
    fallback: Snapshot | None
    findings: tuple[Diagnostic, ...]
    edition: Edition
    past: PlainPast
    uncommitted: frozenset[str] = frozenset()

    def contents(self) -> Contents:
        """The site, from lists that were checked before."""
        schemas = usable_schemas(self.source, self.fallback)
        registry = build_registry(read_lists(self.source, schemas.layout), schemas, self.edition.day)
        past = self.past.past(schemas)
        return contents_of(
            self.source, registry, self.findings, self.edition, lambda: past, uncommitted=self.uncommitted
        )


def snapshot_of(source: Any) -> Snapshot:
    """All that a site reads of a work tree."""
    return Snapshot(source, _FOLDERS, _SINGLE)


def make_share(config_file: Path, contents: Contents, share: Share, folder: Path) -> list[str]:
    """Make a share of the site into a new folder; the addresses of its pages. What MkDocs makes belongs to the first share."""
    mask = os.umask(0o022)
    try:
        with tempfile.TemporaryDirectory(prefix="qingdan-") as aside:
            shells = build_with_mkdocs(
                config_file, folder if share.number == 1 else Path(aside) / "site", contents.told
            )
            folder.mkdir(parents=True, exist_ok=True)
            place = SiteFolder(folder, Path(aside) / "none")
            made, _ = Press(place).write(share.take(site_jobs(contents, shells, set())))
        settle(folder)
        return pages_in(made)
    finally:
        os.umask(mask)


Work: TypeAlias = "Callable[[Given, Share], tuple[list[str], dict[str, bytes]]]"


def site_on(cluster: Cluster, given: Given, target: Path, work: Work) -> tuple[int, int]:
    """Build the site on a cluster: how many pages it has, how many files are new or changed. Raises ClusterError when that cannot be done.

    ``work`` makes one share there by ``work_on``, in the environment that MkDocs takes dates from.
    """
    answers = cluster.map(work, given)
    pages = [page for addresses, _ in answers for page in addresses]
    files = (file for _, made in answers for file in made.items())
    return len(pages), _put(files, given.contents(), pages, target)


def work_on(given: Given, share: Share) -> tuple[list[str], dict[str, bytes]]:
    """One share, wherever it is made: the addresses of its pages, and its files."""
    with tempfile.TemporaryDirectory(prefix="qingdan-") as aside:
        root, folder = Path(aside) / "root", Path(aside) / "share"
        given.source.write_to(root)
        pages = make_share(root / "mkdocs.yml", given.contents(), share, folder)
        return pages, {address: (folder / address).read_bytes() for address in _addresses(folder)}


def _put(files: Any, contents: Contents, pages: Sequence[str], target: Path) -> int:
    """Write files and the maps into a new folder and exchange it for the site; how many are new or changed."""
    fresh = target.parent / f".{target.name}.{os.getpid()}.new"
    clear(target)
    fresh.mkdir(parents=True)
    mask = os.umask(0o022)
    try:
        place = SiteFolder(fresh, target)
        written = sum(place.write(address, raw).fresh for address, raw in files)
        written += sum(place.write(address, content).fresh for address, content in contents.maps(pages))
        settle(fresh)
        exchange(fresh, target)
    finally:
        os.umask(mask)
        shutil.rmtree(fresh, ignore_errors=True)
    return written


def _addresses(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


__all__ = ["Given", "site_on", "snapshot_of", "work_on"]
