"""The shipped lists: how much is in them, that they are whole, and that no guide is another with its name changed."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import combinations
from typing import Any

from qingdan.checks import Outcome, check
from qingdan.diagnostics import Severity
from qingdan.model import Entry
from tests.support import SCHEMAS

LICENCE = "行政许可"
ON_APPLICATION = {LICENCE, "公共服务"}
CAN_SET_LICENCES = {"法律", "行政法规", "国务院决定", "地方性法规", "省级政府规章"}
ALIKE: dict[frozenset[str], str] = {}
"""Pairs of guides that are alike for a reason of law: the same papers and steps are what the statute asks for both."""


@cache
def outcome() -> Outcome:
    """One check of the shipped lists."""
    return check(SCHEMAS)


def in_use(collection: str) -> list[Entry[Any]]:
    """The entries of a collection that are in force."""
    return [entry for entry in outcome().registry.all(collection) if not entry.retired]


def test_the_lists_have_no_errors() -> None:
    """And what is waived carries its reason."""
    assert [d for d in outcome().open if d.severity is Severity.ERROR] == []
    assert all(d.waived for d in outcome().diagnostics if d not in outcome().open)


def test_there_are_the_organisations_of_a_city() -> None:
    """Departments, the service hall, three districts with their codes, sub-districts that receive services."""
    found = in_use("organisations")
    assert len(found) >= 28
    assert {e.get("division") for e in found if e.get("level") == "县级"} >= {"640202", "640205", "640221"}
    receiving = {key.split("/")[1] for key in outcome().registry.entries if key.startswith(("power/", "guides/"))}
    townships = {e.id for e in found if e.get("level") == "乡级"}
    assert len(townships & receiving) >= 6


def test_there_are_the_laws_that_the_entries_rest_on() -> None:
    """Each with kind and dated versions."""
    laws = outcome().registry.laws
    assert len(laws) >= 150
    assert all(law.get("versions", 0, "date") for law in laws)


def test_the_ecological_code_stands_where_six_laws_stood() -> None:
    """None of the six is cited, and building without an assessment is fined by the kind of report, not by the investment."""
    registry = outcome().registry
    ended = [law for law in registry.laws if law.get("repealed", "by") == "shengtai-huanjing-fadian"]
    assert len(ended) == 6
    assert all(law.get("repealed", "date") == "2026-08-15" for law in ended)
    assert [d for d in outcome().diagnostics if d.code == "QD301"] == []
    rows = registry.entries["power/shengtai-huanjing/weipi-xianjian"].rows("penalties")
    assert {(row.get("min"), row["max"]) for row in rows if row["kind"] == "罚款"} == {
        ("200000", "1000000"),
        ("1000000", "10000000"),
        ("100000", "500000"),
        ("500000", "5000000"),
        (None, "50000"),
    }


def test_there_are_as_many_licences_as_the_city_reported_and_many_more_powers() -> None:
    """At least 67 licences, and 120 powers of the other types, penalties the most."""
    types = Counter(power.get("type") for power in in_use("power"))
    assert types[LICENCE] >= 67
    assert sum(types.values()) - types[LICENCE] >= 120
    assert len(types) == 11
    assert max((each for each in types if each != LICENCE), key=lambda each: types[each]) == "行政处罚"


def test_every_power_has_its_responsibility_and_every_department_its_duties() -> None:
    """The second list is as long as the first."""
    registry = outcome().registry
    assert {p.id for p in registry.powers} == {r.id for r in registry.responsibilities}
    departments = {e.id for e in in_use("organisations") if e.get("kind") == "工作部门"}
    assert departments <= {e.id for e in registry.all("duties")}


def test_every_licence_and_service_has_a_guide() -> None:
    """At least 110 guides; each licence and each public service in use has one."""
    guides = in_use("guides")
    assert len(guides) >= 110
    guided = {guide.get("power") for guide in guides}
    assert [p.key for p in in_use("power") if p.get("type") in ON_APPLICATION and p.id not in guided] == []


def test_each_licence_rests_on_an_instrument_that_can_set_one() -> None:
    """行政许可法 §14–17."""
    registry = outcome().registry
    for power in in_use("power"):
        if power.get("type") == LICENCE:
            kinds = {registry.entries[f"laws/{row['law']}"].get("kind") for row in power.get("basis")}
            assert kinds & CAN_SET_LICENCES, power.key


def test_each_fee_has_its_basis() -> None:
    """No fee without a law behind it."""
    assert all(fee.get("basis") for guide in in_use("guides") for fee in guide.rows("fees"))


def test_the_negative_list_is_built_from_higher_law() -> None:
    """At least ninety rows, each with a basis; licences name their powers where the city holds them."""
    rows = in_use("negative")
    assert len(rows) >= 90
    assert all(row.get("basis") for row in rows)
    assert {row.get("class") for row in rows} == {"禁止", "限制", "许可"}
    assert sum(bool(row.rows("permits")) for row in rows) >= 25


def path_days(bundle: Entry[Any]) -> int:
    """The working days along the critical path: stages in sequence, within a stage each guide after those it waits for."""
    registry = outcome().registry
    total = 0
    for stage in bundle.rows("stages"):
        ends: dict[str, int] = {}
        for row in stage["guides"]:
            limit = registry.entries[f"guides/{row['guide']}"].get("time_limit", "promised")
            # n 日 hold at most n working days: the sum is an upper bound.
            assert limit["unit"] in ("工作日", "日"), row["guide"]
            ends[row["guide"]] = limit["value"] + max((ends.get(each, 0) for each in row.get("after", ())), default=0)
        total += max(ends.values())
    return total


def test_the_construction_bundle_takes_eighty_four_days_at_most() -> None:
    """Four stages, at least twelve departments, from 370 working days to at most 84 on the critical path."""
    bundles = in_use("bundles")
    assert len(bundles) >= 5
    (main,) = [b for b in bundles if b.get("kind") == "并联审批"]
    assert len(main.rows("stages")) == 4
    bodies = {row["guide"].split("/")[0] for stage in main.rows("stages") for row in stage["guides"]}
    assert len(bodies) >= 12
    assert main.get("baseline", "limit") == {"value": 370, "unit": "工作日"}
    assert path_days(main) <= 84


def test_the_adjustments_show_every_kind() -> None:
    """At least twelve decisions, marked as examples, with every kind of change among them but 替换, which none of them made yet."""
    found = outcome().registry.adjustments
    assert len(found) >= 12
    assert all(each.get("illustrative") is True for each in found)
    kinds = {row["kind"] for each in found for row in each.rows("changes")}
    assert kinds | {"替换"} == set(found[0].collection.root.properties["changes"].items.properties["kind"].values)  # type: ignore[union-attr]


def test_the_published_milestones_are_data_with_their_source() -> None:
    """The report's numbers, with where they come from."""
    rows = outcome().registry.entries["registry"].rows("milestones")
    assert {(row.get("before"), row["after"]) for row in rows} >= {(230, 67), (86, 31), (370, 84)}
    assert all(row["source"] for row in rows)


def alike(a: set[Any], b: set[Any]) -> float:
    """How much of two sets is shared, from 0 to 1."""
    return len(a & b) / len(a | b) if a | b else 1.0


def test_no_guide_is_another_with_its_name_changed() -> None:
    """Within an organisation, no two guides share four fifths of their papers and of their steps, save those listed."""
    by_body: dict[str, list[Entry[Any]]] = {}
    for guide in in_use("guides"):
        by_body.setdefault(guide.id.split("/")[0], []).append(guide)
    copies = []
    for guides in by_body.values():
        for one, other in combinations(guides, 2):
            papers = [{row["name"] for row in each.rows("materials")} for each in (one, other)]
            steps = [
                {(row["name"], row["actor"], str(row.get("standard"))) for row in each.rows("steps")}
                for each in (one, other)
            ]
            pair = frozenset((one.id, other.id))
            if alike(*papers) >= 0.8 and alike(*steps) >= 0.8 and pair not in ALIKE:
                copies.append(sorted(pair))
    assert copies == []
