"""The facts of random edits, held against a flattening of the lists of its own: nothing is missing, added or told twice."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import Any

import pytest
import yaml

from qingdan.diff import Action, Fact, RowStep, compare_sources
from qingdan.read import Memory
from tests.diff.generated import SCHEMAS
from tests.support import EXHAUSTIVE, ROOT, SHIPPED

RUNS = 320 if EXHAUSTIVE else 32
FILES = sorted(
    path
    for name in ("power", "guides", "negative", "bundles", "adjustments", "laws", "organisations", "responsibility")
    for path in (ROOT / "lists" / name).rglob("*.yml")
)
DOCUMENTS = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "schemas").glob("*.json")}


def follow(schema: Any, document: str) -> tuple[dict[str, Any], str]:
    """A schema with its references followed, its own words first, and the file that it lies in."""
    schema = schema if isinstance(schema, dict) else {}
    if "$ref" not in schema:
        return schema, document
    file, _, pointer = schema["$ref"].partition("#")
    found: Any = DOCUMENTS[file or document]
    for step in pointer.strip("/").split("/"):
        found = found[step] if step else found
    below, name = follow(found, file or document)
    return {**below, **{key: value for key, value in schema.items() if key != "$ref"}}, name


def leaves(value: Any, schema: Any, document: str, path: tuple[Any, ...] = ()) -> dict[tuple[Any, ...], str]:
    """Every value that is told as one, by its path."""
    schema, document = follow(schema, document)
    if isinstance(value, dict) and not schema.get("x-whole"):
        out: dict[tuple[Any, ...], str] = {}
        for key, below in value.items():
            out |= leaves(below, schema.get("properties", {}).get(key), document, (*path, key))
        return out
    rows = named(value, schema, document)
    if rows is not None:
        out = {}
        for name, row in rows:
            out |= leaves(row, schema.get("items"), document, (*path, name)) or {(*path, name): "{}"}
        return out
    return {path: json.dumps(value, sort_keys=True)}


def named(value: Any, schema: dict[str, Any], document: str) -> list[tuple[tuple[str, ...], Any]] | None:
    """The rows of an array with their names; None where it is told as one."""
    if not isinstance(value, list) or "items" not in schema:
        return None
    identity = schema.get("x-identity") or follow(schema["items"], document)[0].get("x-identity")
    if identity:
        names = [identity] if isinstance(identity, str) else identity
        if all(isinstance(row, dict) for row in value):
            return [(tuple(str(row.get(name, "")) for name in names), row) for row in value]
        return None
    plain = [row if isinstance(row, str) else f"{type(row).__name__}:{row}" for row in value]
    if any(isinstance(row, (dict, list)) for row in value) or len(set(plain)) < len(plain):
        return None
    return [((text,), row) for text, row in zip(plain, value, strict=True)]


def told(fact: Fact, collection: str) -> tuple[dict[tuple[Any, ...], str], dict[tuple[Any, ...], str]]:
    """The leaves of a fact, before and after."""
    path = tuple(step.values if isinstance(step, RowStep) else step for step in fact.path)
    schema, document = DOCUMENTS[f"{collection}.schema.json"], f"{collection}.schema.json"
    for step in fact.path:
        schema, document = follow(schema, document)
        schema = schema.get("items") if isinstance(step, RowStep) else schema.get("properties", {}).get(step)
    before, after = (
        {} if value is None else full(leaves(value, schema, document, path)) for value in (fact.before, fact.after)
    )
    return before, after


def full(held: dict[tuple[Any, ...], str]) -> dict[tuple[Any, ...], str]:
    """The leaves that hold something: that an array or a mapping stands there empty is told with what was in it."""
    return {path: value for path, value in held.items() if value not in ("{}", "[]")}


def edit(data: Any, rng: random.Random) -> None:
    """One change somewhere in the data: a value, a key, a row."""
    holders: list[Any] = []

    def walk(value: Any) -> None:
        if isinstance(value, (dict, list)) and value:
            holders.append(value)
            for below in value.values() if isinstance(value, dict) else value:
                walk(below)

    walk(data)
    holder = rng.choice(holders)
    keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    key = rng.choice(keys)
    value, way = holder[key], rng.random()
    if way < 0.2:
        del holder[key]
    elif way < 0.3 and isinstance(holder, dict):
        holder[f"xin{rng.randrange(9)}"] = rng.choice(["甲", 1, True, ["甲"], {"a": "乙"}])
    elif isinstance(value, bool):
        holder[key] = not value
    elif isinstance(value, int):
        holder[key] = value + rng.randrange(1, 5)
    elif isinstance(value, str):
        holder[key] = value + rng.choice(["改", "（须公证）", "1"])


def repeats(data: Any, schema: Any, document: str) -> bool:
    """Whether two rows have one name: such a file is refused, and by another test."""
    schema, document = follow(schema, document)
    if isinstance(data, dict) and not schema.get("x-whole"):
        return any(repeats(value, schema.get("properties", {}).get(key), document) for key, value in data.items())
    rows = named(data, schema, document)
    if rows is None:
        return False
    return len({name for name, _ in rows}) < len(rows) or any(
        repeats(row, schema.get("items"), document) for _, row in rows
    )


@pytest.mark.parametrize("seed", range(RUNS))
def test_random_edits_are_told_exactly(seed: int) -> None:
    """One to four entries, one to five edits each; some entries move, and sometimes a format changes in the same range."""
    rng = random.Random(seed)  # noqa: S311 no secret
    before: dict[str, bytes] = dict(SHIPPED)
    after: dict[str, bytes] = dict(SHIPPED)
    expected: dict[str, tuple[Counter[Any], Counter[Any]]] = {}
    moved: dict[str, str] = {}
    for file in rng.sample(FILES, rng.randrange(1, 5)):
        path = file.relative_to(ROOT).as_posix()
        collection = path.split("/")[1]
        name = f"{collection}.schema.json"
        old = yaml.load(file.read_bytes(), yaml.BaseLoader)  # noqa: S506 texts alone
        new = json.loads(json.dumps(old))
        key = path.removeprefix("lists/").removesuffix(".yml")
        goes = collection in ("power", "guides") and rng.random() < 0.4
        for _ in range(rng.randrange(1, 6)):
            edit(new, rng)
        if goes:
            new["former_ids"] = [key.partition("/")[2]]
        if not new or repeats(new, DOCUMENTS[name], name):
            continue
        after_key = f"{key}-xin" if goes else key
        before[path] = yaml.safe_dump(old, allow_unicode=True).encode()
        after[f"lists/{after_key}.yml"] = yaml.safe_dump(new, allow_unicode=True).encode()
        was, now = (Counter(full(leaves(each, DOCUMENTS[name], name)).items()) for each in (old, new))
        expected[after_key] = (was - now, now - was)
        if goes:
            moved[after_key] = key
    if rng.random() < 0.3:
        after["schemas/guides.schema.json"] = SHIPPED["schemas/guides.schema.json"] + b"\n"
    comparison = compare_sources(Memory(before), Memory(after), SCHEMAS)
    found: dict[str, tuple[Counter[Any], Counter[Any]]] = {key: (Counter(), Counter()) for key in expected}
    for fact in comparison.facts:
        if fact.entry.startswith("schemas/"):
            assert after["schemas/guides.schema.json"] != before["schemas/guides.schema.json"]
        elif fact.action is Action.MOVED:
            assert moved.pop(fact.entry) == fact.before
        elif fact.action is not Action.REORDERED:
            sides = told(fact, fact.entry.partition("/")[0])
            for held, told_ in zip(found[fact.entry], sides, strict=True):
                held.update(told_.items())
    assert moved == {}
    for key, (gone, came) in expected.items():
        was, now = found.get(key, (Counter(), Counter()))
        assert (was - now, now - was) == (gone, came), key
        assert max([*was.values(), *now.values()], default=1) == 1, "told twice"
