"""What decisions change on a later day: field by field, with the value that an entry has until then and the one that it has after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from qingdan.model.entry import Entry
from qingdan.model.spoken import row_identity, row_words, spoken
from qingdan.schema import Collection, Field

BROUGHT = "content"
"""Where a row of a decision has the whole of an entry that comes on its day."""
_FIELDS = "要素变更"
_OF_ACTS = ("status", "retired", "successor", "suspended", "transfers")
"""Fields that say only that an act was done, and by which decision."""
_STEP = re.compile(r"\[([^\]]*)\]|([^.\[\]]+)")


class Arrival(NamedTuple):
    """An entry that is there only from a decision's day (YYYY-MM-DD): its key and its data."""

    decision: Entry[Any]
    day: str
    entry: str
    data: dict[str, Any]


class Awaited(NamedTuple):
    """One field of an entry that a decision changes on its day (YYYY-MM-DD): its path, and its value before and after, None for none.

    ``kind`` is how the decision calls what it does to the entry.
    """

    decision: Entry[Any]
    day: str
    entry: str
    path: str
    before: Any
    after: Any
    kind: str = ""

    def sentence(self, entry: Entry[Any]) -> str:
        """What becomes of the entry on the day, in half a sentence; values only where words say them."""
        row = self.path.endswith("]") and None in (self.before, self.after)
        path = self.path[: self.path.rindex("[")] if row else self.path
        words, field = spoken(entry.collection.root, entry.data, path, _words)
        value = self.before if self.after is None else self.after
        said = row_words(field, value, "", _words) if row else _words(field, value)
        if row:
            words += f"“{said}”" if said else "中的一行"
        if self.after is None:
            return f"将于 {self.day} 取消{words}"
        if self.before is None:
            return f"将于 {self.day} 增加{words}" + (f"：{said}" if said and not row else "")
        old = _words(field, self.before)
        return f"将于 {self.day} 把{words}由“{old}”改为“{said}”" if old and said else f"将于 {self.day} 改{words}"


def sentences(rows: Iterable[Awaited], entry: Entry[Any]) -> Iterator[tuple[str, Entry[Any]]]:
    """A sentence, with its decision, for each coming change of an entry: an act on the whole entry once, every other field for itself."""
    told: set[tuple[str, str]] = set()
    for row in rows:
        whole = row.kind not in ("", _FIELDS) and row.path.partition("[")[0].partition(".")[0] in _OF_ACTS
        if not whole:
            yield row.sentence(entry), row.decision
        elif (row.decision.key, row.kind) not in told:
            told.add((row.decision.key, row.kind))
            yield f"将于 {row.day} {row.kind}", row.decision


def _words(field: Field | None, value: Any) -> str:
    """A plain value or a term in words; empty for what takes more, and for what names another entry."""
    if isinstance(value, dict) and value.keys() == {"value", "unit"}:
        return f"{value['value']} 个{value['unit']}".replace("个个月", "个月")
    if field is not None and (field.reference or field.machine):
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value) if isinstance(value, (str, int, float)) else ""


def awaited(decisions: Iterable[Entry[Any]], after: str, until: str = "") -> Mapping[str, list[Awaited]]:
    """The fields that decisions change later than one day, and on another at the latest where it is given, by entry and then by day.

    A decision that was withdrawn changes nothing.
    """
    found: dict[str, list[Awaited]] = {}
    for decision, day in _waiting(decisions, after, until):
        for row in decision.rows("changes"):
            fields, key, kind = row.get("fields"), str(row.get("entry")), str(row.get("kind", ""))
            for field in fields if isinstance(fields, list) else ():
                path = str(field.get("path"))
                found.setdefault(key, []).append(
                    Awaited(decision, day, key, path, field.get("from"), field.get("to"), kind)
                )
    for rows in found.values():
        rows.sort(key=lambda each: (each.day, each.decision.key))
    return found


def arrivals(decisions: Iterable[Entry[Any]], after: str, until: str = "") -> list[Arrival]:
    """The entries that decisions bring later than one day, and on another at the latest where it is given; by day and decision."""
    found = [
        Arrival(decision, day, str(row.get("entry")), row[BROUGHT])
        for decision, day in _waiting(decisions, after, until)
        for row in decision.rows("changes")
        if isinstance(row.get(BROUGHT), dict)
    ]
    return sorted(found, key=lambda each: (each.day, each.decision.key, each.entry))


def arriving_name(decision: Entry[Any], key: str, collection: Collection | None) -> str:
    """The name of an entry that a decision brings: its own, or its mirror's from the same decision, or else the title of its list."""
    names = {
        str(row.get("entry")): str(row[BROUGHT].get("name", ""))
        for row in decision.rows("changes")
        if isinstance(row.get(BROUGHT), dict)
    }
    if collection is None or names.get(key):
        return names.get(key, "")
    return names.get(f"{collection.mirror}/{key.partition('/')[2]}", "") or collection.title


def _waiting(decisions: Iterable[Entry[Any]], after: str, until: str) -> Iterator[tuple[Entry[Any], str]]:
    """The decisions that apply later than one day and on another at the latest, with their days; none that was withdrawn."""
    for decision in decisions:
        day = str(decision.get("effective", default=""))
        waits = bool(after) and day[:1].isdigit() and day > after and not (until and day > until)
        if waits and not decision.get("withdrawn"):
            yield decision, day


def value_at(root: Field, data: Any, path: str) -> Any:
    """The value at a written path (``materials[bujutu].copies``) of an entry's data; None where there is none."""
    field: Field | None = root
    for row, key in _STEP.findall(path):
        if key:
            data = data.get(key) if isinstance(data, dict) else None
            field = field.below(key) if field else None
        else:
            rows = data if isinstance(data, list) and field is not None else []
            data = next((each for each in rows if field and row_identity(field, each) == row), None)
            field = field.items if field else None
    return data


def with_value(root: Field, data: Any, path: str, value: Any) -> Any:
    """An entry's data with another value at a written path, nothing being there for None. Raises KeyError where no way leads there.

    A row that comes stands at the end of its list; a list that comes or goes with its rows is made or taken away.
    """
    out = deepcopy(data)
    _put(root, out, _STEP.findall(path), value)
    return out


def _put(field: Field | None, here: Any, steps: Sequence[tuple[str, str]], value: Any) -> None:
    (row, key), rest = steps[0], steps[1:]
    if field is not None and key and isinstance(here, dict):
        if not rest:
            here.pop(key, None)
            if value is not None:
                here[key] = deepcopy(value)
            return
        if rest[0][0]:
            here.setdefault(key, [])
        _put(field.below(key), here.get(key), rest, value)
    elif field is not None and not key and isinstance(here, list):
        place = next((at for at, each in enumerate(here) if row_identity(field, each) == row), len(here))
        if not rest:
            here[place : place + 1] = [deepcopy(value)] if value is not None else []
        elif place == len(here):
            raise KeyError(row)
        else:
            _put(field.items, here[place], rest, value)
    else:
        raise KeyError(key or row)
