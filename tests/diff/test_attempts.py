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
from qingdan.edit.decision import DecisionTerms, rows, undecided
from qingdan.read import Memory
from tests.diff.attempts import AUTHORITY, CITY, DECIDED, DEFAULTS, HEAVIER, PASSES, REGISTRY, UNDECIDED
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
    found = decide(old, new, otherwise)
    assert (verdict in found) if verdict else (found == set())


@pytest.mark.parametrize(("body", "otherwise", "verdict"), DEFAULTS)
def test_where_the_registry_says_nothing_of_who_decides(body: str, otherwise: dict[str, Any], verdict: str) -> None:
    """The government, the custodian and who reviews legality decide; nobody else, whatever the request says."""
    old, new = edited(*HEAVIER)
    for side in (old, new):
        side[REGISTRY] = side[REGISTRY].replace(AUTHORITY, "")
    found = decide(old, new, {"decided_by": body, **otherwise})
    assert (verdict in found) if verdict else (found == set())


def decide(old: dict[str, str], new: dict[str, str], otherwise: dict[str, Any]) -> set[str]:
    """The codes that stop a change with a sound decision, but for what is said otherwise; ``edits`` are other edits of the request."""
    for path, before, after in otherwise.get("edits", ()):
        assert new[path].count(before) == 1
        new[path] = new[path].replace(before, after)
    lacking = undecided(memory(old), memory(new), SCHEMAS, DAY)
    drafted = rows(lacking.points, DecisionTerms(reason="法律修改")) or [
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
        "cause": "上级决定",
        "document": "示例〔2026〕1号",
        "basis": [{"law": "fa", "article": "12"}],
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
        **{name: value for name, value in otherwise.items() if name not in ("kind", "fields", "edits")},
    }
    decision = {name: value for name, value in decision.items() if value is not None}
    new["lists/adjustments/2026/001.yml"] = yaml.safe_dump(decision, allow_unicode=True, sort_keys=False)
    return stops(memory(old), memory(new))


def test_the_table_is_worth_its_name() -> None:
    """At least as many rows as were asked for, of each sort, and none twice."""
    names = [row[0] for row in UNDECIDED] + [row[0] for row in DECIDED]
    assert len(set(names)) == len(names) >= 90
    assert sum(row[4] == PASSES for row in UNDECIDED) >= 20
