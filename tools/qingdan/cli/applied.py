"""The data of an entry that applied on a day: those of its version then, without what it holds already of decisions that apply later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qingdan.cli.history import EntryHistory
from qingdan.diff import Change
from qingdan.diff.fact import written
from qingdan.diff.naming import plain, same_value, told
from qingdan.edit import RefusedError
from qingdan.edit.tree import rewrite
from qingdan.history import EntryVersion
from qingdan.history.deciding import entry_of
from qingdan.model import Entry
from qingdan.model.awaited import Arrival, arrivals, awaited, sentences, value_at, with_value
from qingdan.read.revision import Revision
from qingdan.schema import Schemas

_DECISIONS = "lists/adjustments"


def applied(
    record: EntryHistory, shown: EntryVersion, day: str, head: Revision, schemas: Schemas
) -> tuple[bytes, Sequence[str]]:
    """The bytes of an entry as they applied on a day, and a sentence for each decision that applies only after it."""
    at = record.versions.index(shown)
    raw = head.contents([shown.blob])[shown.blob]
    entry = entry_of(schemas, shown.path, raw)
    said = []
    if entry is not None:
        held = {version.commit.id for version in record.versions[: at + 1]}
        early = [
            (change, filed) for step, change, filed in record.carried if step.commit in held and filed.effective > day
        ]
        for change, filed in reversed(early):
            number = filed.row.adjustment.removeprefix("adjustments/")
            data = _without(entry, change)
            try:
                raw = rewrite(shown.path, raw, data, entry.collection.root) if data is not None else raw
            except RefusedError:
                data = None
            if data is None:
                said.append(f"注意：这个版本里已经写上了依决定 {number}、到 {filed.effective} 才生效的改动")
            else:
                said.append(f"将于 {filed.effective} 改：依决定 {number}")
                entry = entry_of(schemas, shown.path, raw) or entry
    for each in record.versions[at + 1 :]:
        if each.applies > day and each.decided:
            number = each.adjustment.removeprefix("adjustments/")
            said.append(f"将于 {each.applies} {'改' if each.blob else '不再列入'}：依决定 {number}")
    if entry is not None:
        said += _to_come(entry, day, head, schemas)
    told = dict.fromkeys(said)
    # What is told field by field is not told once more as a whole.
    exact = [each for each in told if " 改：" not in each]
    return raw, [each for each in told if each in exact or not any(_same_act(each, other) for other in exact)]


def _same_act(whole: str, field: str) -> bool:
    """Whether two sentences tell of one day and one decision."""
    (day, _, number), (start, _, end) = whole.partition(" 改："), field.rpartition("：")
    return start.startswith(f"{day} ") and end == number


def _without(entry: Entry[Any], change: Change) -> Any:
    """The data of an entry without a change; None where the entry does not hold the change any more as it was made."""
    root, data = entry.collection.root, entry.data
    for fact in told(change):
        path = written(fact.path)
        if not path or not same_value(plain(value_at(root, data, path)), plain(fact.after)):
            return None
        try:
            data = with_value(root, data, path, fact.before)
        except KeyError:
            return None
    return data


def _to_come(entry: Entry[Any], day: str, head: Revision, schemas: Schemas) -> Sequence[str]:
    """A sentence for each field that a decision changes later and that the entry does not show yet."""
    rows = [
        each
        for each in awaited(decisions_of(head, schemas), day).get(entry.key, ())
        if not same_value(value_at(entry.collection.root, entry.data, each.path), each.after)
    ]
    return [f"{sentence}：依决定 {decision.id}" for sentence, decision in sentences(rows, entry)]


def decisions_of(head: Revision, schemas: Schemas) -> list[Entry[Any]]:
    """All decisions as a revision has them."""
    found = head.read_paths(head.paths(_DECISIONS))
    return [made for path, raw in sorted(found.items()) if (made := entry_of(schemas, path, raw)) is not None]


def foretold(raw: bytes, path: str, day: str, head: Revision, schemas: Schemas) -> tuple[bytes, Sequence[str]]:
    """The bytes of an entry as decisions that wait have it on a day that has not come, and a sentence for each that says so."""
    entry = entry_of(schemas, path, raw)
    if entry is None or day <= head.day:
        return raw, ()
    root, data, rows = entry.collection.root, entry.data, []
    for each in awaited(decisions_of(head, schemas), head.day, day).get(entry.key, ()):
        if same_value(value_at(root, data, each.path), each.after):
            continue
        try:
            data = with_value(root, data, each.path, each.after)
        except KeyError:
            continue
        rows.append(each)
    if not rows:
        return raw, ()
    said = [f"{sentence}：依决定 {decision.id}，还没有施行" for sentence, decision in sentences(rows, entry)]
    return rewrite(path, raw, data, root), said


def to_come(key: str, head: Revision, schemas: Schemas) -> Arrival | None:
    """The entry of a key that a decision brings after a revision's day; None where none does."""
    found = [each for each in arrivals(decisions_of(head, schemas), head.day) if each.entry == key]
    return found[0] if found else None
