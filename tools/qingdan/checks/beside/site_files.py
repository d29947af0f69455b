"""The files beside the lists that a site is made from, with the contents of those that are judged."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qingdan.checks.anchor import fetch, listing
from qingdan.read import File, FileMode, Source, SourceError, WorkTree
from qingdan.read.git import run
from qingdan.read.git_rows import index_rows
from qingdan.read.overlay import Overlay
from qingdan.read.revision import Revision
from qingdan.read.shipped import shipped_root, ships

SITE = "site"
SETTINGS = "mkdocs.yml"
SYNONYMS = "site/synonyms.yml"
INDUSTRIES = "site/industries.txt"
PAGE = ".md"
MARKUP = (".html", ".htm", ".xhtml", ".svg")
STYLE = ".css"
SCRIPT = (".js", ".mjs")
EDITOR = "site/admin/"
"""What staff work in: it has a policy of its own, and scripts of others."""
_SUBMODULE = re.compile(rb"(?:\A|\0)160000 [^\0]*\t([^\0]*)")
LARGEST = 10 << 20
"""Bytes of a file that is published as it is."""


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """``listed`` are the files, by path; ``contents`` those that are judged by what is in them; ``unread`` why one could not be read.

    ``own`` says that the repository is the tool's: what is not in it does not come with the tool either.
    """

    listed: Sequence[File]
    contents: Mapping[str, bytes]
    unread: Mapping[str, OSError]
    own: bool = False

    def has(self, path: str) -> bool:
        """Whether a site has a file at a path below the root, be it one that comes with the tool."""
        if any(file.path == path for file in self.listed):
            return True
        return not self.own and ships(path) and (shipped_root() / path).is_file()

    def pages(self) -> Sequence[tuple[str, bytes]]:
        """The pages that were written by hand, as (path, content)."""
        return [(path, raw) for path, raw in self.contents.items() if path.endswith(PAGE)]


def read_site_files(source: Source) -> SiteFiles:
    """What a source has beside the lists; nothing where it has nothing."""
    listed = site_listing(source)
    wanted = [file for file in listed if _judged(file) and file.size <= LARGEST]
    fetch(source, wanted)
    contents: dict[str, bytes] = {}
    unread: dict[str, OSError] = {}
    for file in wanted:
        try:
            contents[file.path] = source.read(file)
        except OSError as problem:
            unread[file.path] = problem
    below = _below(source)
    own = isinstance(below, (WorkTree, Revision)) and below.root.resolve() == shipped_root().resolve()
    return SiteFiles(listed, contents, unread, own)


def site_listing(source: Source) -> Sequence[File]:
    """The files beside the lists without their contents, of the kind that git records. MkDocs passes over names that begin with a dot."""
    found = [*listing(source, SETTINGS), *listing(source, SITE)]
    odd = _odd_in_index(source)
    return [
        file._replace(mode=odd.get(file.path, file.mode)) if file.mode is FileMode.REGULAR else file
        for file in found
        if not any(part.startswith(".") for part in file.path.split("/"))
    ] + [File(path, mode) for path, mode in odd.items() if mode is FileMode.OTHER]


def _judged(file: File) -> bool:
    if file.mode not in (FileMode.REGULAR, FileMode.EXECUTABLE):
        return False
    if file.path.endswith(SCRIPT):
        return not file.path.startswith(EDITOR)
    return file.path.endswith((PAGE, *MARKUP, STYLE)) or file.path in (SETTINGS, SYNONYMS, INDUSTRIES)


def _odd_in_index(source: Source) -> Mapping[str, FileMode]:
    """What git's index of a work tree records as something else than an ordinary file, by path.

    Where the file system knows no links or modes, and in a submodule, only the index says so.
    """
    source = _below(source)
    if not isinstance(source, WorkTree):
        return {}
    try:
        told = run(source.root, "ls-files", "-s", "-z", "--", SETTINGS, SITE)
    except SourceError:
        return {}
    modes = {mode.value: mode for mode in (FileMode.EXECUTABLE, FileMode.SYMLINK)}
    return {path: modes.get(mode, FileMode.OTHER) for mode, path in index_rows(told) if mode != FileMode.REGULAR.value}


def submodules(source: Source, *folders: str) -> Sequence[File]:
    """The folders below some folders of a work tree that git's index records as repositories of their own.

    A commit has no file there. Those that a revision has are in its listing.
    """
    source = _below(source)
    if not isinstance(source, WorkTree):
        return ()
    try:
        told = run(source.root, "ls-files", "-s", "-z", "--", *folders)
    except SourceError:
        return ()
    paths = [found[1].decode("utf-8", "surrogateescape") for found in _SUBMODULE.finditer(told)]
    return [File(path, FileMode.OTHER) for path in paths if (source.root / path).is_dir()]


def _below(source: Source) -> Source:
    while isinstance(source, Overlay):
        source = source.below
    return source
