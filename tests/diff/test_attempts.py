"""Each attempt of the table ends as it should."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
import yaml

from qingdan.checks import check
from qingdan.diagnostics import Severity
from qingdan.diff import compare_sources, judge
from qingdan.diff.gate import gate
from qingdan.edit.decision import Terms, rows, undecided
from qingdan.read import Memory
from tests.diff.attempts import CITY, DECIDED, PASSES, UNDECIDED
from tests.diff.generated import SCHEMAS
from tests.support import SHIPPED, listing

DAY = "2026-06-01"


def memory(files: Mapping[str, str]) -> Memory:
    """The files of one side, with the shipped schemas."""
    return Memory({**SHIPPED, **{path: text.encode() for path, text in files.items()}})


@cache
def faults_before() -> frozenset[str]:
    """What the checks say of the city before anybody tries anything."""
    return frozenset(each.code for each in check(memory(CITY)).open if each.severity is Severity.ERROR)


def stops(base: Memory, head: Memory) -> set[str]:
    """The codes of the errors with which ``review`` would end."""
    comparison = compare_sources(base, head, SCHEMAS)
    found = gate(judge(comparison), comparison, DAY)
    checked = {each.code for each in check(head).open if each.severity is Severity.ERROR} - faults_before()
    return {each.code for each in found if each.severity is Severity.ERROR} | {
        code for code in checked if code.startswith("QD8")
    }


def edited(file: str, before: str, after: str) -> tuple[dict[str, str], dict[str, str]]:
    """The city and the city after the attempt."""
    old, new = dict(CITY), dict(CITY)
    if not file:
        new |= {path: raw.decode() for path, raw in listing(before)[0].items()}
    elif file not in CITY:
        old[file], new[file] = before, after
    elif CITY[file].startswith(before) and before and not after:
        del new[file]
    elif not before:
        new[file] += after + "\n"
    else:
        assert CITY[file].count(before) == 1, f"“{before}” stands {CITY[file].count(before)} times in {file}"
        new[file] = CITY[file].replace(before, after)
    return old, new


@pytest.mark.parametrize(
    ("file", "before", "after", "verdict"), [row[1:] for row in UNDECIDED], ids=[row[0] for row in UNDECIDED]
)
def test_without_a_decision(file: str, before: str, after: str, verdict: str) -> None:
    """What burdens, blocks or rewrites a record is stopped; what only relieves is not."""
    old, new = edited(file, before, after)
    found = stops(memory(old), memory(new))
    assert (verdict in found) if verdict else (found == set())


@pytest.mark.parametrize(
    ("change", "otherwise", "verdict"), [row[1:] for row in DECIDED], ids=[row[0] for row in DECIDED]
)
def test_with_a_decision(change: tuple[str, str, str], otherwise: dict[str, Any], verdict: str) -> None:
    """A decision covers what it names, when it may."""
    old, new = edited(*change)
    lacking = undecided(memory(old), memory(new), SCHEMAS, DAY)
    drafted = rows(lacking.points, Terms(reason="法律修改")) or [
        {"entry": "guides/ju/xuke", "kind": "要素变更", "reason": "法律修改"}
    ]
    for row in drafted:
        for name in ("kind", "fields"):
            if name in otherwise:
                row[name] = otherwise[name]
                if row[name] is None:
                    del row[name]
    heavy = drafted[0]["kind"] != "要素变更"
    decision = {
        "title": "关于调整示例许可的决定",
        "track": "事项调整" if heavy else "内容调整",
        "cause": "法律变动",
        "decided_by": "shi" if heavy else "sifa",
        "decided_on": "2026-05-01",
        "published_on": "2026-05-02",
        "effective": "2026-05-02",
        "procedure": {
            "legality_review": {"by": "sifa", "from": "2026-04-01", "to": "2026-04-20", "outcome": "经审查合法"},
            **{
                step: {"applies": False, "reason": "只改办理要素"}
                for step in ("public_notice", "hearing", "expert_review", "risk_assessment", "collective_discussion")
            },
        },
        "responsible": {"drafter": "起草岗", "reviewer": "审核岗", "approver": "批准岗"},
        "changes": drafted,
        **{name: value for name, value in otherwise.items() if name not in ("kind", "fields")},
    }
    new["lists/adjustments/2026/001.yml"] = yaml.safe_dump(decision, allow_unicode=True, sort_keys=False)
    found = stops(memory(old), memory(new))
    assert (verdict in found) if verdict else (found == set())


def test_the_table_is_worth_its_name() -> None:
    """At least as many rows as were asked for, of each sort, and none twice."""
    names = [row[0] for row in UNDECIDED] + [row[0] for row in DECIDED]
    assert len(set(names)) == len(names) >= 90
    assert sum(row[4] == PASSES for row in UNDECIDED) >= 20
