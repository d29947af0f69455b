"""What comes in of each row: numbers and words of our own, nothing else; what cannot come in is told by file, sheet, row and column."""

from __future__ import annotations

import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qingdan.cases.days import DAY
from qingdan.cases.key import Numbers
from qingdan.cases.layout import CaseHeader, TableMapping
from qingdan.cases.matching import Guides
from qingdan.cases.moments import BAD, MomentReader

_BATCH = 20_000
_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_CODE = re.compile(r"[0-9A-Z-]{8,40}")
_OTHER = "其他"
_WORKED = "办理"
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


class _Step(NamedTuple):
    """The numbers of an action, a step and a post; which columns nobody knows; the action where it was read from the step's name."""

    action: int
    step: int
    post: int
    coarse: Sequence[str]
    by_name: str


class Door:
    """Lets rows of one layout into the staging tables of a connection."""

    def __init__(
        self, db: sqlite3.Connection, layout: TableMapping, guides: Guides, numbers: Numbers, words: Mapping[str, int]
    ) -> None:
        """Take where rows go, what columns and codes mean, the guides, the hash, and the numbers of our own words."""
        self.db, self.layout, self.guides, self.numbers, self.words = db, layout, guides, numbers, words
        self.moment = MomentReader()
        self.unmatched: Counter[tuple[str, str]] = Counter()
        self.latest = 0
        self._cases: list[tuple[object, ...]] = []

    def enter(self, account: Account, header: CaseHeader, rows: Iterator[tuple[int, Sequence[str]]]) -> None:
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
            try:
                account.dropped += len(personal) - [row[at] for at in personal].count("")
            except IndexError:
                account.dropped += sum(1 for at in personal if at < len(row) and row[at])
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

    def _reader(self, header: CaseHeader, account: Account) -> Callable[[Sequence[str]], tuple[object, ...]]:
        """What makes a tuple of a row."""
        at = header.columns
        titles = {name: account.columns[place] for name, place in at.items()}

        def text(name: str) -> Callable[[Sequence[str]], str]:
            place = at.get(name)
            if place is None:
                return lambda _: ""
            return lambda row: row[place].strip() if place < len(row) else ""

        def moment(name: str, *, must: bool = False) -> Callable[[Sequence[str]], int]:
            place, read = at.get(name, sys.maxsize), self.moment

            def found_in(row: Sequence[str]) -> int:
                found = read(row[place]) if place < len(row) else 0
                if found == BAD:
                    raise RefusedRowError(titles[name], "不是可能的日期")
                if must and not found:
                    raise RefusedRowError(titles[name], "没有日期")
                if found > self.latest:
                    self.latest = found
                return found

            return found_in

        def code(name: str, notion: str, other: str) -> Callable[[Sequence[str]], int]:
            told_in, codes = text(name), self.layout.codes[notion]

            def found_in(row: Sequence[str]) -> int:
                told = told_in(row)
                if told and told not in codes:
                    account.coarse[titles[name]] += 1
                return self.words[codes.get(told, other)]

            return found_in

        def no(row: Sequence[str]) -> int:
            number = row[at["number"]].strip()
            if not number:
                raise RefusedRowError(titles["number"], "没有编号")
            return self.numbers(number)

        item_name, item_body = text("name"), text("body")
        item_codes = [text(each) for each in ("handle", "task", "catalog")]

        def guide(row: Sequence[str]) -> int:
            name, item = item_name(row), [each(row) for each in item_codes]
            found = self.guides.of(item[0], item[1], item[2], name, item_body(row))
            if not found:
                self._unmatched(item, name, [row[each] for each in header.personal if each < len(row)])
            return self.words[found]

        applied, accepted = moment("applied", must=True), moment("accepted")

        def accept(row: Sequence[str]) -> tuple[object, ...]:
            # What is refused is not counted as an item that no guide is of.
            case, on, then = no(row), applied(row), accepted(row)
            return case, guide(row), on, then

        itemised = bool({"task", "handle", "catalog", "name"} & at.keys())
        names = self.words
        start_of, end_of, must_start = moment("start"), moment("end"), moment("start", must=True)
        step_of, action_of, post_of = text("step"), text("action"), text("post")
        seen: set[int] = set()
        steps: dict[tuple[str, str, str], _Step] = {}

        def process(row: Sequence[str]) -> tuple[object, ...]:
            start, end = start_of(row), end_of(row)
            if not (start or end):
                raise RefusedRowError(titles.get("start", titles.get("end", "")), "没有日期")
            case, words = no(row), (step_of(row), action_of(row), post_of(row))
            if itemised and case not in seen:
                if len(seen) > _BATCH:
                    seen.clear()
                seen.add(case)
                self._cases.append((case, guide(row), 0, 0))
            step = steps.get(words)
            if step is None:
                if len(steps) > _BATCH:
                    steps.clear()
                step = steps[words] = self._step(*words)
            for column in step.coarse:
                account.coarse[titles[column]] += 1
            if step.by_name:
                account.by_name[step.by_name] += 1
            return case, start or end, end, step.action, step.step, step.post

        kind_name, kind_code, kinds = text("kind_name"), text("kind"), self.layout.codes["kind"]

        def special(row: Sequence[str]) -> tuple[object, ...]:
            named = kind_name(row)
            ours = kinds.get(named if named in kinds else kind_code(row), _OTHER)
            if ours == _OTHER:
                account.coarse[titles["kind"]] += 1
            return no(row), must_start(row), end_of(row), self.words[ours]

        decided, outcome = moment("decided", must=True), code("result", "result", _OTHER)

        def result(row: Sequence[str]) -> tuple[object, ...]:
            return no(row), decided(row), outcome(row)

        mended_in, asks = text("mended"), code("kind", "asks", "咨询")
        asked, replied = moment("asked", must=True), moment("replied")

        def inquiry(row: Sequence[str]) -> tuple[object, ...]:
            mended = mended_in(row).lower()
            if mended and not _COMMIT.fullmatch(mended):
                raise RefusedRowError(titles["mended"], "不是提交的编号")
            number, on, then = no(row), asked(row), replied(row)
            named = guide(row) if itemised else 0
            body = self.guides.body(item_body(row))
            if item_body(row) and not body:
                account.coarse[titles["body"]] += 1
            return number, asks(row), named, self.words[body], on, then, mended

        score_in, scores, rated = text("score"), self.layout.codes["score"], moment("rated", must=True)

        def rating(row: Sequence[str]) -> tuple[object, ...]:
            score = scores.get(score_in(row))
            if score is None:
                raise RefusedRowError(titles["score"], "不是五级评价里的一级")
            return no(row), rated(row), int(score)

        clock_in, reason_in, reasons, day = text("clock"), text("reason"), self.layout.codes["reason"], moment("day")

        def excused(row: Sequence[str]) -> tuple[object, ...]:
            clock, reason = clock_in(row), reasons.get(reason_in(row))
            if clock not in CLOCKS:
                raise RefusedRowError(titles["clock"], "不是计时的一种")
            if reason is None:
                raise RefusedRowError(titles["reason"], "不是免责的理由：" + "、".join(sorted(set(reasons.values()))))
            post = names.get(f"岗位 {post_of(row)}", 0)
            return no(row), self.words[clock], self.words[reason], post, day(row) // DAY

        return {
            "accept": accept, "process": process, "special_procedure": special, "result": result,
            "inquiries": inquiry, "ratings": rating, "excused": excused,
        }[header.table]  # fmt: skip

    def _step(self, step: str, action: str, post: str) -> _Step:
        """The numbers that a row of the course of a case is stored with, for the words of step, action and post; zero for unknown ones."""
        actions, names = self.layout.codes["action"], self.words
        meant = actions.get(action) or actions.get(step)
        known = not action or action in actions
        named = names.get(f"环节 {step}", 0)
        coarse = [*(() if known else ("action",)), *(("step",) if not named and meant is None else ())]
        by_name = meant if meant and meant != _WORKED and action not in actions else ""
        return _Step(names[meant or _WORKED], named, names.get(f"岗位 {post}", 0), coarse, by_name)

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
