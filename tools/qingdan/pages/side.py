"""The site's own data beside the lists: everyday words that lead to entries, and the names of industries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from qingdan.checks.beside import INDUSTRIES, SYNONYMS
from qingdan.checks.beside.words import Everyday, everyday_words, industries, read_words
from qingdan.model import Registry
from qingdan.read import Source


@dataclass(frozen=True, slots=True)
class SideFiles:
    """What the search and the enquiry know beside the lists; ``industries`` are (code, name) of GB/T 4754 in order of code."""

    everyday: Everyday = field(default_factory=Everyday)
    industries: Sequence[tuple[str, str]] = ()


def read_side(source: Source, registry: Registry) -> SideFiles:
    """Both files, each of which may be absent. What a check finds fault with is left out."""
    raw = source.content(SYNONYMS)
    document = read_words(SYNONYMS, raw).document if raw is not None else None
    words = everyday_words(document, registry) if document is not None else Everyday()
    text = (source.content(INDUSTRIES) or b"").decode("utf-8", "replace").replace("\r\n", "\n")
    return SideFiles(words, tuple((code, name) for _, code, name in industries(text)))


__all__ = ["Everyday", "SideFiles", "read_side"]
