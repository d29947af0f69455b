"""QD137."""

from collections.abc import Iterator, Sequence
from typing import Any

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.groups import SchemasOfValue, Subschema, Visit
from qingdan.schema.parts import Path, Place
from qingdan.schema.places import SchemaFile


@rule("QD137")
def unknown_name(files: Sequence[SchemaFile], looked: Sequence[Visit]) -> Iterator[Diagnostic]:
    r"""模式提到了没有的键或者值。

    为什么：必填（required）的键没有定义，每个条目都会被说成缺了它，却谁也补不上；条件、行标识、停用的值写错了名字，就永远不起作用。
    改法：改成已有的键或者值；确实要有的，在 properties 或者 enum 里写上。

    正例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "required": ["name"], "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"name": {"title": "名称", "type": "string"}}
        }

    反例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "required": ["nmae"], "additionalProperties": false,
                                                        ^^^^^^
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"name": {"title": "名称", "type": "string"}}
        }
    """
    found: dict[Place, tuple[str, frozenset[str]]] = {}
    for visit in looked:
        _look(visit, found)
        if visit.root is visit.group:
            _collection(visit.group, found)
            _lifecycle(visit, found)
    by_name = {file.name: file for file in files}
    for (name, path), (told, known) in sorted(found.items(), key=lambda each: str(each[0])):
        if name in by_name:
            from qingdan.schema.slip import nearest  # noqa: PLC0415 it is seldom needed

            near = nearest(told.partition("”")[0].lstrip("“"), sorted(known))
            yield report(unknown_name, by_name[name].place(path), told, f"改成“{near}”" if near else "")


_Found = dict[Place, tuple[str, frozenset[str]]]


def _look(visit: Visit, found: _Found) -> None:
    """What a group names that is not there is put to what was found."""
    group, names = visit.group, visit.group.names
    if not group.maps and (names or group.closed):
        for part in group.parts:
            _keys(part, names, found)
        for name, (file, path) in visit.strays:
            found.setdefault((file, path), (f"“{name[:60]}”这个键没有定义", names))
    choices = group.choices
    for part in group.sure:
        _values(part, choices, found)
        reference = part.schema.get("x-reference")
        rows = visit.root.names if visit.root is not None else None
        if rows is not None and isinstance(reference, str) and reference.startswith("#") and reference[1:] not in rows:
            _add(found, part.place, ("x-reference",), f"“{reference[1:60]}”这个键没有定义，没有行可以引用", rows)
    for name, inner in visit.below:
        if not name:
            _identity(group, inner, found)


def _keys(part: Subschema, names: frozenset[str], found: _Found) -> None:
    required = part.schema.get("required")
    for at, name in enumerate(required) if isinstance(required, list) else ():
        if name not in names:
            _add(found, part.place, ("required", at), f"“{str(name)[:60]}”这个键没有定义，却是必填的", names)
    dependent = part.schema.get("dependentRequired")
    for key, wanted in dependent.items() if isinstance(dependent, dict) else ():
        if key not in names:
            _add(found, part.place, ("dependentRequired", key), f"“{key[:60]}”这个键没有定义", names)
        for at, name in enumerate(wanted) if isinstance(wanted, list) else ():
            if name not in names:
                _add(
                    found,
                    part.place,
                    ("dependentRequired", key, at),
                    f"“{str(name)[:60]}”这个键没有定义，却是必填的",
                    names,
                )


def _values(part: Subschema, choices: frozenset[str], found: _Found) -> None:
    burden = part.schema.get("x-burden")
    named: tuple[tuple[Path, object], ...] = (
        (("x-retired",), part.schema.get("x-retired")),
        (("x-burden", "order"), burden.get("order") if isinstance(burden, dict) else None),
    )
    for steps, values in named:
        for at, value in enumerate(values) if isinstance(values, list) else ():
            if str(value) not in choices:
                _add(found, part.place, (*steps, at), f"“{str(value)[:60]}”不是这个字段可选的值", choices)


def _identity(group: SchemasOfValue, rows: SchemasOfValue, found: _Found) -> None:
    for part in group.sure:
        value = part.schema.get("x-identity")
        for at, name in enumerate([value] if isinstance(value, str) else value if isinstance(value, list) else ()):
            if name not in rows.names:
                steps: Path = ("x-identity",) if isinstance(value, str) else ("x-identity", at)
                _add(found, part.place, steps, f"“{str(name)[:60]}”这个键没有定义，不能用来辨认行", rows.names)


def _collection(root: SchemasOfValue, found: _Found) -> None:
    about: Any = root.parts[0].schema.get("x-collection")
    for word in ("label", "group") if isinstance(about, dict) else ():
        name = about.get(word)
        if isinstance(name, str) and name not in root.names:
            _add(found, root.parts[0].place, ("x-collection", word), f"“{name[:60]}”这个键没有定义", root.names)
    view: Any = root.parts[0].schema.get("x-view")
    for part in ("glance", "first") if isinstance(view, dict) else ():
        rows = view.get(part)
        for at, row in enumerate(rows) if isinstance(rows, list) else ():
            name = str(row.get("of", "")).partition(".")[0] if isinstance(row, dict) else ""
            if name and name not in root.names:
                _add(found, root.parts[0].place, ("x-view", part, at, "of"), f"“{name[:60]}”这个键没有定义", root.names)


def _lifecycle(visit: Visit, found: _Found) -> None:
    about: Any = visit.group.parts[0].schema.get("x-collection")
    given = about.get("lifecycle") if isinstance(about, dict) else None
    if not isinstance(given, dict):
        return
    place, names = visit.group.parts[0].place, visit.group.names
    for word in ("status", "retired"):
        if isinstance(given.get(word), str) and given[word] not in names:
            _add(found, place, ("x-collection", "lifecycle", word), f"“{given[word][:60]}”这个键没有定义", names)
    choices = next((inner.choices for name, inner in visit.below if name == given.get("status")), frozenset())
    for word in ("live", "paused", "ended") if choices else ():
        values = given.get(word)
        for at, value in enumerate(values) if isinstance(values, list) else ():
            if value not in choices:
                steps = ("x-collection", "lifecycle", word, at)
                _add(found, place, steps, f"“{str(value)[:60]}”不是这个字段可选的值", choices)


def _add(found: _Found, place: Place, steps: Path, message: str, known: frozenset[str]) -> None:
    found.setdefault((place[0], place[1] + steps), (message, known))
