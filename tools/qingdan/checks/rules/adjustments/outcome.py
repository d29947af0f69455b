"""Whether an entry looks as a decision says that it made it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from qingdan.model import Entry, Registry

_GONE_ON = ("合并", "拆分", "替换", "收回")
_TRANSFERS = {"下放": "下放", "承接": "承接", "委托": "委托", "收回": "收回", "划转": "划转"}


def untrue(target: Entry[Any], decision: Entry[Any], row: Mapping[str, Any]) -> str:
    """The contradiction between a row of a decision and its entry, in words; empty without one. Later decisions may have gone further."""
    if row.get("kind") in _GONE_ON and "into" in row:
        return _gone_on(target, row["into"])
    test = _TESTS.get(str(row.get("kind")))
    return test(target, decision) if test is not None else ""


def believed_false(registry: Registry, decision: Entry[Any], row: Mapping[str, Any]) -> bool:
    """Whether a row says what did not happen: that is its fault then, and what would follow from it is none."""
    target = registry.find(str(row.get("entry")))
    return target is not None and not to_come(registry, decision) and bool(untrue(target, decision, row))


def to_come(registry: Registry, decision: Entry[Any]) -> bool:
    """Whether a decision comes into effect only after the day that the lists are read as of."""
    return bool(registry.as_of) and str(decision.get("effective", default="")) > registry.as_of


def _ended(target: Entry[Any], _: Entry[Any]) -> str:
    return "" if target.retired else f"的状态却是“{target.get('status', default='在用')}”"


def _suspended(target: Entry[Any], _: Entry[Any]) -> str:
    return (
        ""
        if target.get("status") in ("暂停", "在用", "取消")
        and (target.get("suspended") or target.get("status") != "暂停")
        else "没有写暂停情况"
    )


def _resumed(target: Entry[Any], _: Entry[Any]) -> str:
    return "的状态却还是“暂停”" if target.get("status") == "暂停" else ""


def _renamed(target: Entry[Any], _: Entry[Any]) -> str:
    kept = "former_names" in target.collection.root.properties
    return "" if target.get("former_names") or not kept else "没有写曾用名"


def _gone_on(target: Entry[Any], into: Any) -> str:
    """The contradiction between the successors in a row of a decision and those of its entry, in words; empty without one."""
    if not isinstance(into, list):
        return ""
    if not target.retired:
        return f"的状态却是“{target.get('status', default='在用')}”"
    heirs = target.get("successor", default=())
    named = {target.collection.key(str(each)) for each in (heirs if isinstance(heirs, list) else [heirs])}
    return "" if named == {str(each) for each in into} else "写的由谁承接，与决定写的不同"


def _transferred(kind: str) -> Callable[[Entry[Any], Entry[Any]], str]:
    def test(target: Entry[Any], _: Entry[Any]) -> str:
        found = [row for row in target.rows("transfers") if row.get("kind") == kind]
        return "" if found or target.collection.name != "power" else f"的“下放与委托”里没有{kind}"

    return test


_TESTS: dict[str, Callable[[Entry[Any], Entry[Any]], str]] = {
    "取消": _ended,
    "暂停": _suspended,
    "恢复": _resumed,
    "更名": _renamed,
    **{kind: _transferred(kind) for kind in _TRANSFERS},
}
