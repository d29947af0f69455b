"""A comparison is complete and exact: it says nothing about formatting and everything about meaning."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from qingdan.diff import Action, ComparisonError, Fact, compare_sources, judge
from qingdan.diff.apply import apply, canonical
from qingdan.diff.compare import by_rows, compare
from qingdan.diff.fact import pattern, written
from qingdan.history import read_log
from qingdan.model import Entry
from qingdan.read import Memory
from qingdan.read.revision import Revision
from qingdan.schema import Field
from tests.diff.generated import SCHEMAS, collection, pair
from tests.support import BASE, ROOT, SHIPPED

FILES = sorted((ROOT / "lists").rglob("*.yml"))


def facts(name: str, before: Any, after: Any) -> list[Fact]:
    """The facts between two states of one entry."""
    return list(compare(name, collection(name).root, before, after))


@settings(max_examples=400, deadline=None)
@given(pair())
def test_applying_a_comparison_to_the_earlier_state_gives_the_later(made: tuple[str, list[Any]]) -> None:
    """P5: whatever differs is told, and nothing else."""
    name, (before, after) = made
    field = collection(name).root
    assert canonical(apply(facts(name, before, after), before, field), field) == canonical(after, field)


@settings(max_examples=200, deadline=None)
@given(pair(states=1))
def test_a_state_does_not_differ_from_itself(made: tuple[str, list[Any]]) -> None:
    """P5: identity."""
    name, (state,) = made
    assert facts(name, state, json.loads(json.dumps(state))) == []


@settings(max_examples=200, deadline=None)
@given(pair(states=1), st.randoms(use_true_random=False))
def test_shuffling_rows_whose_order_means_nothing_gives_no_fact(
    made: tuple[str, list[Any]], rng: random.Random
) -> None:
    """Order is a fact only where the schema says that it means something."""
    name, (state,) = made
    field = collection(name).root
    assert facts(name, state, _shuffled(state, field, rng)) == []


def _shuffled(value: Any, field: Field | None, rng: random.Random) -> Any:
    if isinstance(value, dict):
        names = list(value)
        rng.shuffle(names)
        return {name: _shuffled(value[name], field.below(name) if field else None, rng) for name in names}
    if isinstance(value, list):
        out = [_shuffled(row, field.items if field else None, rng) for row in value]
        if field is not None and by_rows(field, value) and not field.ordered:
            rng.shuffle(out)
        return out
    return value


@settings(max_examples=200, deadline=None)
@given(pair(states=3))
def test_the_net_number_of_rows_is_the_same_in_one_step_and_in_two(made: tuple[str, list[Any]]) -> None:
    """Composition: what a→b and b→c add and take away is what a→c does."""
    name, (a, b, c) = made

    def net(before: Any, after: Any) -> Counter[str]:
        counted: Counter[str] = Counter()
        for fact in facts(name, before, after):
            for sign, value in ((-1, fact.before), (1, fact.after)):
                if fact.action is not Action.REORDERED:
                    _count(pattern(fact.path), value, sign, counted)
        return Counter({key: count for key, count in counted.items() if count})

    one, two = net(a, c), net(a, b)
    for key, count in net(b, c).items():
        two[key] += count
    assert one == Counter({key: count for key, count in two.items() if count})


def _count(path: str, value: Any, sign: int, counted: Counter[str]) -> None:
    """Every leaf below a value, by its pattern."""
    if isinstance(value, dict):
        for name, below in value.items():
            _count(f"{path}.{name}", below, sign, counted)
    elif isinstance(value, list):
        for below in value:
            _count(f"{path}.*", below, sign, counted)
    elif value is not None:
        counted[path] += sign


@pytest.mark.parametrize("number", range(0, len(FILES), 97))
def test_one_changed_leaf_of_a_shipped_entry_is_exactly_one_fact_at_its_path(number: int) -> None:
    """P6: for every leaf of the entry that does not itself name a row."""
    path = FILES[number].relative_to(ROOT).as_posix()
    entry = loaded(path, FILES[number].read_bytes())
    root = entry.collection.root
    for field, at, value in list(root.walk(entry.data)):
        holder = root.at(at[:-2]) if len(at) > 1 else None
        names_row = holder is not None and holder.identity and at[-1] in holder.identity
        in_set = isinstance(at[-1], int) if at else True
        whole = (root.at(at[:-1]) or root).whole if at else False
        if not at or isinstance(value, (dict, list)) or names_row or in_set or whole or field.identity:
            continue
        other = json.loads(json.dumps(entry.data))
        target = other
        for step in at[:-1]:
            target = target[step]
        target[at[-1]] = (
            (not value) if isinstance(value, bool) else value + 1 if isinstance(value, int) else value + "改"
        )
        (fact,) = compare(entry.key, root, entry.data, other)
        assert (fact.at_before, fact.at_after, fact.action) == (at, at, Action.CHANGED)


def loaded(path: str, raw: bytes) -> Entry[Any]:
    """The entry in a file."""
    comparison = compare_sources(Memory({}), Memory({path: raw}), SCHEMAS)
    (entry,) = comparison.after.values()
    return entry


@pytest.mark.parametrize("number", range(0, len(FILES), 61))
def test_writing_an_entry_in_another_style_gives_no_fact(number: int) -> None:
    """P6: order of keys, quotes, indentation, flow or block: none of it is meaning."""
    path = FILES[number].relative_to(ROOT).as_posix()
    raw = FILES[number].read_bytes()
    data = json.loads(json.dumps(loaded(path, raw).data))
    for style in ({"default_flow_style": False}, {"default_flow_style": True}, {"indent": 6}):
        # One line a value: our reader refuses a value that runs on, which is how most slips look.
        again = yaml.safe_dump(data, allow_unicode=True, sort_keys=True, width=100_000, **style).encode()  # type: ignore[call-overload]
        assert compare_sources(Memory({path: raw}), Memory({path: b"# a comment\n" + again}), SCHEMAS).facts == ()


def test_truth_and_one_are_not_the_same() -> None:
    """Python takes True for 1; a register does not."""
    (fact,) = facts("guides", {"x": True}, {"x": 1})
    assert written(fact.path) == "x"


def test_two_rows_of_one_identity_stop_the_comparison_with_their_place() -> None:
    """Tools that go on print nothing and exit 0."""
    path = "lists/guides/ju/xuke.yml"
    twice = "materials:\n  - {id: a, name: 甲}\n  - {id: a, name: 乙}\n"
    with pytest.raises(ComparisonError) as stopped:
        compare_sources(Memory({path: b"name: x\n"}), Memory({path: twice.encode()}), SCHEMAS)
    (found,) = stopped.value.diagnostics
    assert (found.code, found.place.path, found.place.line) == ("QD122", path, 3)


def test_a_file_that_cannot_be_read_stops_the_comparison_unless_history_asks() -> None:
    """A comparison that left out a file would be silent about it."""
    path = "lists/guides/ju/xuke.yml"
    sides = Memory({path: b"name: x\n"}), Memory({path: b"name: [\n"})
    with pytest.raises(ComparisonError):
        compare_sources(*sides, SCHEMAS)
    (fact,) = compare_sources(*sides, SCHEMAS, strict=False).facts
    assert (fact.entry, fact.before, fact.after) == (path, "name: x\n", "name: [\n")


def test_an_entry_that_names_its_former_id_moved_and_is_not_new() -> None:
    """Moves are declared, never guessed: without the former id it is one gone and one new."""
    old, new = "lists/power/ju/xuke.yml", "lists/power/yi/xuke.yml"
    text = BASE[old]
    declared = Memory({new: (text + "former_ids: [ju/xuke]\n").encode()})
    actions = [
        (f.action, written(f.path)) for f in compare_sources(Memory({old: text.encode()}), declared, SCHEMAS).facts
    ]
    assert actions == [(Action.MOVED, ""), (Action.ADDED, "former_ids[ju/xuke]")]
    silent = compare_sources(Memory({old: text.encode()}), Memory({new: text.encode()}), SCHEMAS)
    assert [f.action for f in silent.facts] == [Action.REMOVED, Action.ADDED]


def test_every_adjacent_pair_of_commits_of_this_repository_applies_exactly() -> None:
    """P5, on the real history of the shipped lists; every fact belongs to exactly one change."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    head = Revision(ROOT, "HEAD")
    told = 0
    for commit in read_log(head).commits:
        if not commit.parent:
            continue
        comparison = compare_sources(Revision(ROOT, commit.parent), Revision(ROOT, commit.id), SCHEMAS, strict=False)
        by_entry: dict[str, list[Fact]] = {}
        for fact in comparison.facts:
            by_entry.setdefault(fact.entry, []).append(fact)
        for key, mine in by_entry.items():
            was, now = comparison.former(mine[0]), comparison.after.get(key)
            if was is not None and now is not None:
                root = now.collection.root
                below = [fact for fact in mine if fact.path]
                assert canonical(apply(below, was.data, root), root) == canonical(now.data, root)
        claimed = [id(fact) for change in judge(comparison) for fact in change.facts]
        assert sorted(claimed) == sorted(id(fact) for fact in comparison.facts)
        told += len(claimed)
    assert told
    assert SHIPPED
