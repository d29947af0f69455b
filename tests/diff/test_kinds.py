"""The catalogue of kinds: examples that are true, mirrors that mirror, and nothing that falls through."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from qingdan.diff import Change, Effect, compare_sources, judge
from qingdan.diff.gate import RULES, GateRule, gate
from qingdan.diff.kind import Kind
from qingdan.diff.kinds import kinds
from qingdan.read import Memory
from tests.diff.generated import SCHEMAS, pair
from tests.support import SHIPPED, as_reviewed, listing

BY_CODE = {kind.code: kind for kind in kinds()}


def state(text: str) -> Memory:
    """The files of one side of an example."""
    return Memory({**SHIPPED, **(listing(text)[0] if text else {})})


def changes(before: str, after: str) -> list[Change]:
    """What the catalogue makes of two sides of an example."""
    return judge(compare_sources(state(before), state(after), SCHEMAS))


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.code)
def test_the_example_on_a_kinds_page_is_of_that_kind(kind: Kind) -> None:
    """And of no other: each example shows one thing; what follows a move is shown with the move, what replaces with what it replaces."""
    found = [change.kind.code for change in changes(kind.before, kind.after)]
    assert [code for code in found if code != BESIDE.get(kind.slug)] == [kind.code]


BESIDE = {
    "reference-followed": "QK002",
    "entry-replaced": "QK111",
    "entry-unreplaced": "QK112",
    "row-taken-over": "QK006",
    "row-handed-over": "QK005",
}

MOVES = ("entry-moved", "entry-renumbered", "reference-followed")


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind.slug not in MOVES], ids=lambda kind: kind.code)
def test_the_other_way_round_is_the_mirror_with_the_opposite_effect(kind: Kind) -> None:
    """Each heavier kind has its lighter, or says in writing why the effect does not turn.

    A move is declared by the later state alone, so it has no other way round.
    """
    (there,) = (c for c in changes(kind.before, kind.after) if c.kind.code == kind.code)
    (back,) = (c for c in changes(kind.after, kind.before) if c.kind.code == kind.mirror)
    assert BY_CODE[kind.mirror].mirror == kind.code
    if kind.exempt:
        assert BY_CODE[kind.mirror].exempt == kind.exempt
    else:
        assert back.effect is there.effect.opposite
    assert back.authority is there.authority.opposite


def test_the_catalogue_of_kinds_is_as_reviewed() -> None:
    """Codes are never reused: a change to the kinds is a change to this snapshot."""
    lines = [f"{k.code} {k.level} {k.slug} {k.title} ⇄ {k.mirror}" for k in kinds()]
    assert as_reviewed("kinds.txt", "\n".join(lines) + "\n")
    assert len(lines) >= 150
    assert len({k.slug for k in kinds()}) == len(lines)
    assert len({k.title for k in kinds()}) == len(lines)


@settings(max_examples=300, deadline=None)
@given(pair())
def test_every_fact_belongs_to_exactly_one_change_and_turns_with_its_direction(made: tuple[str, list[Any]]) -> None:
    """Coverage and reversal, on generated entries: the two directions have mirrored kinds and opposite effects."""
    name, (before, after) = made
    there, back = sides(name, before, after), sides(name, after, before)
    forward, backward = judge(there), judge(back)
    claimed = [id(fact) for change in forward for fact in change.facts]
    assert sorted(claimed) == sorted(id(fact) for fact in there.facts)
    assert sorted(change.kind.mirror for change in forward) == sorted(change.kind.code for change in backward)
    assert sorted(c.effect.opposite for c in forward if not c.kind.exempt) == sorted(
        c.effect for c in backward if not c.kind.exempt
    )


def test_properties_that_come_and_go_empty_follow_nothing() -> None:
    """Only rows are known by what they refer to: two empty lists under two names are no reference that was followed."""
    ended = {"status": "移出", "successor": [], "aliases": [], "authorities": []}
    for one, other in (({"basis": []}, ended), (ended, {"basis": []})):
        assert "QK001" not in {change.kind.code for change in judge(sides("negative", one, other))}


def sides(name: str, before: Any, after: Any) -> Any:
    """The comparison of two states of an entry of a collection, as files."""
    found = SCHEMAS.collection(name)
    assert found is not None
    path = found.path({"negative": "c/a", "adjustments": "2026/001"}.get(name, "/".join(["ju"] * len(found.segments))))
    return compare_sources(Memory({path: _yaml(before)}), Memory({path: _yaml(after)}), SCHEMAS)


def _yaml(data: Any) -> bytes:
    import yaml  # noqa: PLC0415 the tests' own writer

    return yaml.safe_dump(data, allow_unicode=True).encode()


def test_polarity_decides_what_more_of_a_matter_does() -> None:
    """A new licence burdens; a new payment relieves; a new confirmation is for a person to judge."""
    made = {}
    for type_ in ("行政许可", "行政给付", "行政确认"):
        (change,) = changes("", f"# lists/power/ju/xin.yml\ntype: {type_}\nstatus: 在用")
        made[type_] = change.effect
    assert made == {"行政许可": Effect.BURDEN, "行政给付": Effect.RELIEF, "行政确认": Effect.OPEN}


def test_a_fingerprint_is_of_the_structure_and_not_of_the_words() -> None:
    """It survives another name of the entry, and does not survive another value."""
    text = "# lists/guides/ju/xuke.yml\nname: {}\nvisits: {}"
    first = [c.fingerprint for c in changes(text.format("甲", 0), text.format("甲", 1))]
    renamed = [c.fingerprint for c in changes(text.format("乙", 0), text.format("乙", 1))]
    other = [c.fingerprint for c in changes(text.format("甲", 0), text.format("甲", 2))]
    assert first == renamed != other


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_example_on_a_gate_rules_page_is_stopped_by_it(rule: GateRule) -> None:
    """The earlier state against itself passes."""
    before, after = state(rule.before), state(rule.after if not rule.after.startswith("（") else "")
    if rule.code == "QG107":
        after = Memory({**SHIPPED, **{f"lists/laws/f{n}.yml": b"name: x\n" for n in range(201)}})
    if rule.code == "QG112":
        after = Memory(
            {**SHIPPED, **{f"lists/power/ju/x{n}.yml": "type: 行政许可\nstatus: 在用\n".encode() for n in range(301)}}
        )
    comparison = compare_sources(before, after, SCHEMAS)
    assert rule.code in {found.code for found in gate(judge(comparison), comparison)}
    same = compare_sources(before, before, SCHEMAS)
    assert gate(judge(same), same) == []


def test_a_change_with_its_decision_passes_the_gate() -> None:
    """The decision of the same range names the entry and the way."""
    power = "# lists/power/ju/xuke.yml\nname: 甲\ntype: 行政许可\nstatus: "
    duty = "\n# lists/responsibility/ju/xuke.yml\nduties: [{id: a, stage: 受理, duty: "
    before = power + "在用" + duty + "受理}]"
    after = power + "取消\nretired: {date: 2026-04-01}" + duty + "监管}]"
    row = "{entry: power/ju/xuke, kind: 取消, reason: 法律修改}"
    field = "{path: 'duties[a].duty', from: 受理, to: 监管}"
    other = f"{{entry: responsibility/ju/xuke, kind: 要素变更, reason: 法律修改, fields: [{field}]}}"
    decided = f"\n# lists/adjustments/2026/001.yml\ntitle: 甲\ncause: 法律变动\nchanges: [{row}, {other}]"
    comparison = compare_sources(state(before), state(after + decided), SCHEMAS)
    made = judge(comparison)
    assert gate(made, comparison) == []
    (cancelled,) = (c for c in made if c.kind.slug == "item-cancelled")
    assert (cancelled.adjustment, cancelled.cause) == ("adjustments/2026/001", "法律变动")
