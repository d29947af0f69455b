"""What comes in of each row: numbers and words of our own, nothing else; what cannot come in is told by file, sheet, row and column."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qingdan.cases.days import DAY
from qingdan.cases.key import Numbers
from qingdan.cases.layout import Header, Layout
from qingdan.cases.matching import Guides
from qingdan.cases.moments import BAD, Moments

_BATCH = 20_000
_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_CODE = re.compile(r"[0-9A-Z-]{8,40}")
_OTHER = "其他"
_TABLE = {
    "accept": "INSERT OR IGNORE INTO stage.cases VALUES (?, ?, ?, ?)",
    "process": "INSERT INTO stage.events VALUES (?, ?, ?, ?, ?, ?)",
    "special_procedure": "INSERT INTO stage.stops VALUES (?, ?, ?, ?)",
    "result": "INSERT OR IGNORE INTO stage.results VALUES (?, ?, ?)",
    "inquiries": "INSERT OR IGNORE INTO stage.inquiries VALUES (?, ?, ?, ?, ?, ?, ?)",
    "ratings": "INSERT OR IGNORE INTO stage.ratings VALUES (?, ?, ?)",
    "excused": "INSERT OR IGNORE INTO stage.excused VALUES (?, ?, ?, ?, ?)",
}


class RefusedRowError(Exception):
    """A row does not come in: the column's title, and why, without any value."""


@dataclass(slots=True)
class Account:
    """The fate of the rows of a sheet, counted; ``dropped`` counts the personal values that were left at the door.

    ``coarse`` counts by column the codes that nobody knows; ``by_name`` the rows whose action was read from the name of their step.
    """

    file: str
    sheet: str
    table: str
    rows: int = 0
    kept: int = 0
    twice: int = 0
    refused: int = 0
    blank: int = 0
    dropped: int = 0
    columns: Sequence[str] = ()
    unknown: Sequence[str] = ()
    coarse: Counter[str] = field(default_factory=Counter)
    by_name: Counter[str] = field(default_factory=Counter)


class Door:
    """Lets rows of one layout into the staging tables of a connection."""

    def __init__(
        self, db: sqlite3.Connection, layout: Layout, guides: Guides, numbers: Numbers, words: Mapping[str, int]
    ) -> None:
        """Take where rows go, what columns and codes mean, the guides, the hash, and the numbers of our own words."""
        self.db, self.layout, self.guides, self.numbers, self.words = db, layout, guides, numbers, words
        self.moment = Moments()
        self.unmatched: Counter[tuple[str, str]] = Counter()
        self.latest = 0
        self._cases: list[tuple[object, ...]] = []

    def enter(self, account: Account, header: Header, rows: Iterator[tuple[int, Sequence[str]]]) -> None:
        """Let the rows below a header in, and count what became of each."""
        row_of = self._reader(header, account)
        insert, personal = _TABLE[header.table], tuple(header.personal)
        batch: list[tuple[object, ...]] = []
        refused: list[tuple[str, str, int, str, str]] = []
        for number, row in rows:
            account.rows += 1
            try:
                batch.append(row_of(row))
            except (RefusedRowError, IndexError) as problem:
                if not any(row):
                    account.blank += 1
                    continue
                column, reason = problem.args if isinstance(problem, RefusedRowError) else ("", "列数不够")
                refused.append((account.file, account.sheet, number, column, reason))
            for at in personal:
                if at < len(row) and row[at]:
                    account.dropped += 1
            if len(batch) >= _BATCH or len(refused) >= _BATCH:
                self._flush(account, insert, batch, refused)
        self._flush(account, insert, batch, refused)

    def _flush(
        self,
        account: Account,
        insert: str,
        batch: list[tuple[object, ...]],
        refused: list[tuple[str, str, int, str, str]],
    ) -> None:
        """Write what came in and what did not."""
        self.db.execute("BEGIN")
        self.db.executemany(_TABLE["accept"], self._cases)
        self._cases.clear()
        before = self.db.total_changes
        self.db.executemany(insert, batch)
        came = self.db.total_changes - before
        self.db.executemany("INSERT OR IGNORE INTO refused VALUES (?, ?, ?, ?, ?)", refused)
        self.db.execute("COMMIT")
        account.kept += came
        account.twice += len(batch) - came
        account.refused += len(refused)
        batch.clear()
        refused.clear()

    def _reader(self, header: Header, account: Account) -> Callable[[Sequence[str]], tuple[object, ...]]:
        """What makes a tuple of a row."""
        at = header.columns
        titles = {name: account.columns[place] for name, place in at.items()}

        def text(row: Sequence[str], name: str) -> str:
            place = at.get(name)
            return row[place].strip() if place is not None and place < len(row) else ""

        def no(row: Sequence[str]) -> int:
            number = row[at["number"]].strip()
            if not number:
                raise RefusedRowError(titles["number"], "没有编号")
            return self.numbers(number)

        def moment(row: Sequence[str], name: str, *, must: bool = False) -> int:
            place = at.get(name)
            found = self.moment(row[place]) if place is not None and place < len(row) else 0
            if found == BAD:
                raise RefusedRowError(titles[name], "不是可能的日期")
            if must and not found:
                raise RefusedRowError(titles[name], "没有日期")
            if found > self.latest:
                self.latest = found
            return found

        def code(row: Sequence[str], name: str, notion: str, other: str) -> int:
            told = text(row, name)
            ours = self.layout.codes[notion].get(told)
            if ours is None:
                ours = other
                if told:
                    account.coarse[titles[name]] += 1
            return self.words[ours]

        def guide(row: Sequence[str]) -> int:
            name, item = text(row, "name"), [text(row, each) for each in ("handle", "task", "catalog")]
            found = self.guides.of(item[0], item[1], item[2], name, text(row, "body"))
            if not found:
                self._unmatched(item, name, [row[each] for each in header.personal if each < len(row)])
            return self.words[found]

        def accept(row: Sequence[str]) -> tuple[object, ...]:
            case, applied, accepted = no(row), moment(row, "applied", must=True), moment(row, "accepted")
            return case, guide(row), applied, accepted

        itemised = bool({"task", "handle", "catalog", "name"} & at.keys())
        names = self.words
        actions = self.layout.codes["action"]
        working = self.words["办理"]
        seen: set[int] = set()

        def process(row: Sequence[str]) -> tuple[object, ...]:
            start, end = moment(row, "start"), moment(row, "end")
            if not (start or end):
                raise RefusedRowError(titles.get("start", titles.get("end", "")), "没有日期")
            case, step = no(row), text(row, "step")
            if itemised and case not in seen:
                if len(seen) > _BATCH:
                    seen.clear()
                seen.add(case)
                self._cases.append((case, guide(row), 0, 0))
            told = text(row, "action")
            action = actions.get(told) or actions.get(step)
            if told and told not in actions:
                account.coarse[titles["action"]] += 1
            if action and action != "办理" and told not in actions:
                account.by_name[action] += 1
            post = names.get(f"岗位 {text(row, 'post')}", 0) if "post" in at else 0
            named = names.get(f"环节 {step}", 0)
            if not named and action is None:
                account.coarse[titles["step"]] += 1
            return case, start or end, end, names[action] if action else working, named, post

        def special(row: Sequence[str]) -> tuple[object, ...]:
            kind = text(row, "kind_name") if text(row, "kind_name") in self.layout.codes["kind"] else text(row, "kind")
            ours = self.layout.codes["kind"].get(kind, _OTHER)
            if ours == _OTHER:
                account.coarse[titles["kind"]] += 1
            return no(row), moment(row, "start", must=True), moment(row, "end"), self.words[ours]

        def result(row: Sequence[str]) -> tuple[object, ...]:
            return no(row), moment(row, "decided", must=True), code(row, "result", "result", _OTHER)

        def inquiry(row: Sequence[str]) -> tuple[object, ...]:
            mended = text(row, "mended").lower()
            if mended and not _COMMIT.fullmatch(mended):
                raise RefusedRowError(titles["mended"], "不是提交的编号")
            named = guide(row) if itemised else 0
            told = text(row, "body")
            body = self.guides.body(told)
            if told and not body:
                account.coarse[titles["body"]] += 1
            kind = code(row, "kind", "asks", "咨询")
            return (
                no(row),
                kind,
                named,
                self.words[body],
                moment(row, "asked", must=True),
                moment(row, "replied"),
                mended,
            )

        def rating(row: Sequence[str]) -> tuple[object, ...]:
            score = self.layout.codes["score"].get(text(row, "score"))
            if score is None:
                raise RefusedRowError(titles["score"], "不是五级评价里的一级")
            return no(row), moment(row, "rated", must=True), int(score)

        def excused(row: Sequence[str]) -> tuple[object, ...]:
            clock, reason = text(row, "clock"), self.layout.codes["reason"].get(text(row, "reason"))
            if clock not in CLOCKS:
                raise RefusedRowError(titles["clock"], "不是计时的一种")
            if reason is None:
                raise RefusedRowError(
                    titles["reason"], "不是免责的理由：" + "、".join(sorted(set(self.layout.codes["reason"].values())))
                )
            post = names.get(f"岗位 {text(row, 'post')}", 0)
            return no(row), self.words[clock], self.words[reason], post, moment(row, "day") // DAY

        return {
            "accept": accept, "process": process, "special_procedure": special, "result": result,
            "inquiries": inquiry, "ratings": rating, "excused": excused,
        }[header.table]  # fmt: skip

    def _unmatched(self, codes: Sequence[str], name: str, private: Sequence[str]) -> None:
        """Count an item that no guide is of; its name is not told where it holds what must not come in."""
        code = next((each for each in codes if _CODE.fullmatch(each)), "")
        if any(value.strip() and (value.strip() in name or value.strip() == code) for value in private):
            name = code = ""
        key = (code, name[:60])
        self.unmatched[key if key in self.unmatched or len(self.unmatched) < _BATCH else ("", "")] += 1


CLOCKS = ("一次告知", "环节", "承诺时限", "法定时限", "特别程序", "容缺补交", "送达", "首问答复", "投诉答复")
"""What can be excused: the clocks."""
__all__ = ["CLOCKS", "Account", "Door", "RefusedRowError"]
