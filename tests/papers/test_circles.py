"""No module needs, to be loaded, a module that needs it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.support import ROOT

TOOLS = ROOT / "tools"
MODULES = {
    ".".join(path.with_suffix("").relative_to(TOOLS).parts).removesuffix(".__init__"): path
    for path in (TOOLS / "qingdan").rglob("*.py")
}


def imported(body: Sequence[ast.stmt]) -> Iterator[str]:
    """The modules of ours that statements at the top of a module load; what is asked for by types alone is not loaded."""
    for each in body:
        if isinstance(each, ast.ImportFrom) and each.module:
            for name in each.names:
                whole = f"{each.module}.{name.name}"
                yield whole if whole in MODULES else each.module
        elif isinstance(each, ast.Try) or (isinstance(each, ast.If) and ast.unparse(each.test) != "TYPE_CHECKING"):
            yield from imported(each.body)


def in_order(graph: dict[str, set[str]]) -> list[str]:
    """Every module after those that it loads. Raises CycleError where there is no such order."""
    return list(TopologicalSorter(graph).static_order())


def loads(path: Path) -> set[str]:
    """The modules of ours that a file loads, packages left out: they only hand on what their modules have."""
    found = set(imported(ast.parse(path.read_text(encoding="utf-8")).body)) & MODULES.keys()
    return {each for each in found if MODULES[each].name != "__init__.py"}


def test_there_is_no_circle_of_modules_that_load_one_another() -> None:
    """Inside a room too, where the contract of the rooms does not look."""
    graph = {name: loads(path) for name, path in MODULES.items()}
    assert sum(map(len, graph.values())) > len(graph)
    assert set(in_order(graph)) >= MODULES.keys()


def test_a_circle_would_be_seen() -> None:
    """Two that load each other have no order."""
    with pytest.raises(CycleError):
        in_order({"a": {"b"}, "b": {"c"}, "c": {"a"}})
