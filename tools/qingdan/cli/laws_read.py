"""The rows of an audit that a person has to read: as a table with a column for the answer, and the table read back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qingdan.edit import RefusedError
from qingdan.edit.grids import read_grids
from qingdan.laws.doubts import Doubt
from qingdan.model.doubt import covered, marks_of
from qingdan.pages.chinese import article
from qingdan.read import SourceError
from qingdan.render.tables import Table

TITLE = "要读的行"
_RIGHT, _WRONG = "对", "不对"
_ANSWER = "读后"
_HEADS = (
    ("kind", "种类", 10), ("list", "清单", 12), ("entry", "标识", 36), ("name", "条目", 30), ("where", "哪一行", 20),
    ("law", "法律文件", 30), ("article", "所引的条", 12), ("why", "为什么", 50), ("hint", "提示", 12), ("verdict", _ANSWER, 8),
)  # fmt: skip
_TELLING = ("kind", "entry", "where", "law", "article", "why")


def to_read(doubts: Sequence[Doubt]) -> Table:
    """The table of rows to read, hints last; its last column is for what the reader found."""
    ordered = sorted(doubts, key=lambda one: (one.kind == "相邻的条", one.kind, one.row.entry.key))
    return Table(
        TITLE,
        _HEADS,
        [_row(each) for each in ordered],
        "“相邻的条”只是提示，多数没有错，要人读过才算。",
        choices={"verdict": (_RIGHT, _WRONG)},
    )


def found_right(path: Path, doubts: Sequence[Doubt]) -> Sequence[Doubt]:
    """The doubts whose rows say 对 in such a table, as a person filled it in.

    Raises SourceError where the file has no such table, an answer is neither 对 nor 不对, or a row that was found right is not among the
    doubts any more.
    """
    rows = _rows(path)
    by_row: dict[tuple[str, ...], list[Doubt]] = {}
    for each in doubts:
        told = dict(zip((key for key, _, _ in _HEADS), _row(each), strict=True))
        by_row.setdefault(tuple(told[key] for key in _TELLING), []).append(each)
    found: list[Doubt] = []
    for number, row in rows:
        if not row["verdict"] or row["verdict"] == _WRONG:
            continue
        where = f"“{path.name}”的“{TITLE}”第 {number} 行"
        if row["verdict"] != _RIGHT:
            raise SourceError(
                f"{where}：“{_ANSWER}”写了“{row['verdict']}”。改法：写“{_RIGHT}”或者“{_WRONG}”，没有读的空着"
            )
        mine = by_row.get(tuple(row[key] for key in _TELLING))
        if mine is None:
            raise SourceError(f"{where}：现在的审计没有这一行，条文或者清单改过了。改法：重新导出审计表，再读一遍")
        found += mine
    return found


def _rows(path: Path) -> Sequence[tuple[int, dict[str, str]]]:
    """The rows of the table with their numbers in the sheet. Raises SourceError where there is no such table."""
    try:
        grids = read_grids(path.name, path.read_bytes())
    except (RefusedError, OSError) as problem:
        raise SourceError(str(problem)) from None
    titles = [title for _, title, _ in _HEADS]
    grid = next((each for each in grids if each.name == TITLE and each.rows and set(titles) <= set(each.rows[0])), None)
    if grid is None:
        raise SourceError(
            f"“{path.name}”里没有“{TITLE}”这张表。改法：用 qingdan laws audit --format xlsx --out 写出来的那个文件"
        )
    at = {key: grid.rows[0].index(title) for key, title, _ in _HEADS}
    padded = ([*row, *[""] * len(titles)] for row in grid.rows[1:])
    return [(number, {key: row[column] for key, column in at.items()}) for number, row in enumerate(padded, 2)]


def _row(one: Doubt) -> tuple[str, ...]:
    return (
        one.kind, one.row.entry.collection.title, one.row.entry.key, one.row.entry.name, _where(one.row.path, one.row.data),
        one.cited.law, article(one.cited.article), _why(one), article(one.hint) if one.hint else "", "",
    )  # fmt: skip


def _why(one: Doubt) -> str:
    """Why a row is to be read, and whether the lists say themselves that the row is not verified."""
    spot = ".".join(filter(None, (one.row.kind, str(one.row.data.get("id", "")))))
    known = bool(one.row.path) and covered(marks_of(one.row.entry), spot)
    return f"{one.why}（这一处已标待核实）" if known else one.why


def _where(path: tuple[str | int, ...], data: object) -> str:
    """Which row of an entry, by its stage or id; empty for the entry itself."""
    if not path or not isinstance(data, dict):
        return ""
    return str(data.get("stage") or data.get("situation") or data.get("id") or "")[:30]


__all__ = ["found_right", "to_read"]
