"""Leave out findings that follow from another one of their file: whoever mends the cause mends both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qingdan.diagnostics import Diagnostic, Severity

_SHAPELESS = frozenset({"QD085", "QD101", "QD103", "QD104", "QD106"})
"""A list, key or value that is not what was meant: tables and terms in its file cannot be judged yet."""
_LOST, _KEY = ("QD080", "QD085"), "QD101"
_JOINED, _BLANK = "QD051", "QD903"
_ROW, _TARGET, _PATH = "QD208", "QD201", "QD215"
_UNSEEN, _WRITING = ("QD006", "QD007"), "QD106"
_ROWS = ("QD5", "QD6", "QD7")
_MEANT = ("QD1", "QD2")
_TABLES, _TERMS, _NAMED = "QD6", "QD5", ("QD208", "QD212", "QD605")


def folded(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings without those that another one of their file accounts for."""
    every = list(found)
    shapeless = {each.place.path for each in every if each.code in _SHAPELESS and each.severity is Severity.ERROR}
    lost = {each.place.path for each in every if each.code in _LOST or (each.code == _KEY and each.place.column == 1)}
    joined = {each.place.path for each in every if each.code == _JOINED}
    rows = {each.place.path for each in every if each.code == _ROW}
    targets = {each.place for each in every if each.code == _TARGET}
    unseen = {(each.place.path, each.place.line): each.place.column for each in every if each.code in _UNSEEN}
    holding = {each for each in every if _holds(each, unseen)}
    ids = {each.place.path for each in holding if each.code == _WRITING}

    def follows(each: Diagnostic) -> bool:
        path = each.place.path
        return (
            (path in shapeless and each.code.startswith((_TABLES, _TERMS)))
            or (path in lost and (each.code in _NAMED or each.code.startswith(_ROWS)))
            or (path in rows and each.code.startswith(_TABLES))
            or (path in joined and each.code == _BLANK)
            or (each.code == _PATH and each.place in targets)
            or each in holding
            or (path in ids and each.code == _ROW)
        )

    return [each for each in every if not follows(each)]


def _holds(each: Diagnostic, unseen: Mapping[tuple[str, int], int]) -> bool:
    """Whether the value that is told of has a character in it that nobody sees: without that it would be right, or be judged anew."""
    column = unseen.get((each.place.path, each.place.line), 0)
    within = each.place.column <= column < each.place.end_column and each.place.line == each.place.end_line
    return within and each.code.startswith(_MEANT)


__all__ = ["folded"]
