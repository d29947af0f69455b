"""The verdict on the lock of the statutes, and what it tells of the entries: who rests on an article that changed."""

from __future__ import annotations

from collections.abc import Iterator

from qingdan.checks.beside.faults.amended_article import amended_article
from qingdan.checks.beside.faults.lock_form import lock_form
from qingdan.checks.beside.faults.lock_leads_nowhere import lock_leads_nowhere
from qingdan.diagnostics import Diagnostic
from qingdan.laws.lock import read_lock
from qingdan.model import Registry
from qingdan.read import Source
from qingdan.read.layout import STATUTES


def of_lock(source: Source, registry: Registry) -> Iterator[Diagnostic]:
    """What is wrong with the lock, and what is due by it. Without a lock every later version counts as not compared."""
    text = (source.content(STATUTES) or b"").decode("utf-8", "replace").replace("\r\n", "\n")
    lock = read_lock(text)
    yield from lock_form(text)
    yield from lock_leads_nowhere(lock, text, registry)
    yield from amended_article(registry, lock)


__all__ = ["of_lock"]
