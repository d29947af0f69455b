"""A site begun before it is known whether it may be built: MkDocs has its part done while the lists are checked."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from qingdan.pages.shell import Shells
from qingdan.read import Source
from qingdan.read.processes import WORTH_SPREADING, Beside
from qingdan.site.told import MkDocsInput, told_before

Borrowed: TypeAlias = "Callable[[MkDocsInput], Shells]"
"""What MkDocs built into the new folder, where it was told the same; else it builds now."""


def aside(target: Path) -> Path:
    """The folder in which this process builds what is to be at ``target``."""
    return target.parent / f".{target.name}.{os.getpid()}.new"


@contextmanager
def begun(config_file: Path, target: Path, source: Source, fallback: Source | None) -> Iterator[Borrowed]:
    """Begin in a process of its own, where there may be one. Nothing is left of it afterwards but the site at ``target``, if there is one.

    What is borrowed raises PublishError when MkDocs builds nothing.
    """
    fresh = aside(target)
    missing = [each for each in (target.parent, *target.parent.parents) if not each.exists()]

    def work() -> tuple[MkDocsInput, Shells]:
        logging.disable()  # where it comes to grief it is done again here, which says what is wrong
        try:
            told = told_before(source, fallback)
            return told, _borrow(config_file, fresh, told)
        finally:
            logging.disable(logging.NOTSET)

    def shells(told: MkDocsInput) -> Shells:
        if beside.under_way:
            found, made = beside()
            if found == told:
                return made
        shutil.rmtree(fresh, ignore_errors=True)
        return _borrow(config_file, fresh, told)

    try:
        with Beside(work, WORTH_SPREADING) as beside:
            yield shells
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        with suppress(OSError):  # there is a site in it
            for each in missing:
                each.rmdir()


def _borrow(config_file: Path, folder: Path, told: MkDocsInput) -> Shells:
    from qingdan.site.borrow import build_with_mkdocs  # noqa: PLC0415 the process that checks need not wait for MkDocs to be loaded

    return build_with_mkdocs(config_file, folder, told)


__all__ = ["Borrowed", "aside", "begun"]
