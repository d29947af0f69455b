"""Seeded faults among clean cases: each is found, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from qingdan.cases.days import known_days
from qingdan.cases.key import Numbers
from qingdan.cases.lights import lights_of, rules_of
from qingdan.cases.store import CaseStore
from qingdan.cases.terms import TermBook
from tests.cases.made import KEY, clean, registry, take, write

Rows = dict[str, list[Sequence[str]]]


def stamped(rows: Rows, no: str) -> None:
    rows["process"] = [
        (no, row[1], "", "2026-11-04 17:30:00", "2026-11-04 17:30:00", "", "") for row in rows["process"]
    ]
    rows["result"] = [(no, "2026-11-04 17:30:00", "准予")]


def stamped_after_a_notice(rows: Rows, no: str) -> None:
    stamped(rows, no)
    rows["accept"] = [(*rows["accept"][0][:3], "2026-10-28 09:00:00", "2026-11-02 09:30:00", "", "")]
    rows["process"].append((no, "补正告知", "补正告知", "2026-10-29 09:00:00", "2026-10-29 09:00:00", "", ""))


def result_first(rows: Rows, no: str) -> None:
    rows["accept"] = [(*rows["accept"][0][:4], "2026-11-05 09:00:00", "", "")]
    rows["process"] = []


def asked_twice(rows: Rows, no: str) -> None:
    rows["accept"] = [(*rows["accept"][0][:3], "2026-10-28 09:00:00", "2026-11-02 09:30:00", "", "")]
    rows["process"] += [
        (no, "补正告知", "补正告知", day, day, "", "") for day in ("2026-10-29 09:00:00", "2026-10-30 09:00:00")
    ]


def unlisted_stop(rows: Rows, no: str) -> None:
    rows["special"] = [(no, "听证", "2026-11-02 11:00:00", "2026-11-03 11:00:00")]


def day_off(rows: Rows, no: str) -> None:
    rows["process"][1] = (no, "审查", "", "2026-11-02 10:00:00", "2026-11-01 11:00:00", "", "")
    rows.update(clean(int(no[2:]), "2026-11-06", "2026-11-09"))
    rows["process"][1] = (no, "审查", "", "2026-11-06 10:00:00", "2026-11-07 11:00:00", "", "")


def reversed_step(rows: Rows, no: str) -> None:
    rows["process"][1] = (no, "审查", "", "2026-11-03 10:00:00", "2026-11-02 11:00:00", "", "")


def promise_passed(rows: Rows, no: str) -> None:
    rows["process"] = []
    rows["result"] = [(no, "2026-11-10 10:00:00", "准予")]


def statute_passed(rows: Rows, no: str) -> None:
    rows.update(clean(int(no[2:]), "2026-10-09", "2026-11-20"))
    rows["process"] = []


FAULTS: dict[str, Callable[[Rows, str], None]] = {
    "各环节同一时刻办完": stamped,
    "受理之前已有结果": result_first,
    "第二次补正": asked_twice,
    "没有列明的程序停了时间": unlisted_stop,
    "休息日办理": day_off,
    "先后次序不可能": reversed_step,
    "承诺时限": promise_passed,
    "法定时限": statute_passed,
}


def test_thirty_two_faults_among_five_hundred_cases_are_found_and_nothing_else(tmp_path: Path) -> None:
    """Eight triggers, four times each."""
    held = registry()
    cases = [clean(number) for number in range(532)]
    expected: dict[int, str] = {}
    hashed = Numbers(KEY)
    for number, (name, spoil) in enumerate(list(FAULTS.items()) * 4):
        at = 7 + number * 16
        spoil(cases[at], f"BJ{at:05}")
        expected[hashed(f"BJ{at:05}")] = name
    take(held, tmp_path / "c.sqlite", *write(tmp_path, cases))
    book, rules, today = TermBook(held, None), rules_of(held), date(2026, 11, 27).toordinal()
    found: dict[int, set[str]] = {}
    for case in CaseStore(tmp_path / "c.sqlite").cases():
        terms = book.at(case.guide, case.accepted // 100_000)
        assert terms is not None
        _, lights = lights_of(case, terms, rules, today, known_days(held))
        if lights:
            found[case.no] = {light.rule.sign or light.rule.clock for light in lights}
    assert found.keys() == expected.keys()
    for no, name in expected.items():
        # Who passes the statute has passed the promise too, and an instant is no order.
        assert name in found[no]
        assert found[no] <= {name, *({"承诺时限"} if name == "法定时限" else set())}


def test_steps_of_one_second_are_seen_after_a_notice_too(tmp_path: Path) -> None:
    """The notice of what is missing has a moment of its own; the steps after it have one for all."""
    held, rows = registry(), clean(1)
    stamped_after_a_notice(rows, "BJ00001")
    take(held, tmp_path / "c.sqlite", *write(tmp_path, [rows]))
    case = next(CaseStore(tmp_path / "c.sqlite").cases())
    terms = TermBook(held, None).at(case.guide, case.accepted // 100_000)
    assert terms is not None
    _, lights = lights_of(case, terms, rules_of(held), date(2026, 11, 27).toordinal(), known_days(held))
    assert [light.rule.sign for light in lights if light.row is None] == ["各环节同一时刻办完"]
