"""Under which condition a part of a schema applies, in words: 职权类型是“行政处罚”时."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qingdan.schema.collection import Field


def condition(schema: Any, documents: Mapping[str, Any], path: Sequence[str | int], root: Field) -> str:
    """The innermost ``if`` that ``path`` (from the root of ``schema``) goes through, in words; empty when there is none."""
    words = ""
    here: Any = schema
    field: Field | None = root
    before: str | int = ""
    for step in path:
        if before == "properties" and field is not None:
            field = field.properties.get(str(step))
        elif step == "items" and field is not None:
            field = field.items
        # A property that is called so is no keyword.
        before = "" if before == "properties" else step
        while isinstance(here, dict) and "$ref" in here and step not in here:
            here = _follow(documents, schema, here["$ref"])
        if step in ("then", "else") and isinstance(here, dict) and "if" in here:
            words = _words(here["if"], field or root, negated=step == "else") or words
        if step == "$ref" and isinstance(here, dict):
            here = _follow(documents, schema, here.get("$ref", ""))
            continue
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return words
    return words


def _follow(documents: Mapping[str, Any], schema: Any, reference: str) -> Any:
    file, _, pointer = reference.partition("#")
    target = documents.get(file, schema) if file else schema
    for step in pointer.split("/")[1:]:
        target = target.get(step, {}) if isinstance(target, dict) else {}
    return target


def _words(test: Any, root: Field, *, negated: bool) -> str:
    for name, below in test.get("properties", {}).items() if isinstance(test, dict) else ():
        field = root.properties.get(name) or Field(name)
        if not isinstance(below, dict):
            continue
        values = [below["const"]] if "const" in below else list(below.get("enum", ()))
        if values:
            listed = "、".join(f"“{_plain(value)}”" for value in values)
            return f"{field.title or name}{'不是' if negated else '是'}{listed}时"
    return ""


def _plain(value: object) -> str:
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
