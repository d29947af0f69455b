"""The recipes of CONTRIBUTING.md as steps: files to write, lines to add, commands to run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEAD = re.compile(r"^## (\d+\. .+)$", re.MULTILINE)
_BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_WRITE = re.compile(r"Write `([^`]+)`")
_APPEND = re.compile(r"Append to `([^`]+)`")
_AFTER = re.compile(r"In `([^`]+)`, after the line `([^\n]+?)`(?=[,.:])(?=[^`]*$|, the name|\. A part)")


@dataclass(frozen=True, slots=True)
class Step:
    """A file or commands (``sh``), as a recipe has it; ``told`` is the sentence in front of the block."""

    kind: str
    told: str
    text: str


def recipes(paper: str) -> dict[str, list[Step]]:
    """The steps of each recipe, by its heading, in order."""
    parts = _HEAD.split(paper)[1:]
    return {head: list(_steps(body)) for head, body in zip(parts[::2], parts[1::2], strict=True)}


def _steps(body: str) -> Iterator[Step]:
    start = 0
    for block in _BLOCK.finditer(body):
        told = body[start : block.start()].strip().split("\n\n")[-1]
        yield Step(block[2], told[max(0, told.rfind("\n1. ")) :], cut(block[3], len(block[1])))
        start = block.end()


def cut(text: str, margin: int) -> str:
    """Text without the margin that a list gives it."""
    return "".join(line[margin:] if line.strip() else line.lstrip(" ") for line in text.splitlines(keepends=True))


def put(folder: Path, step: Step) -> None:
    """Write, append or insert a step's file. Raises AssertionError where the sentence names no such file or line."""
    if (found := _WRITE.search(step.told)) is not None:
        path = folder / found[1]
        assert not path.exists(), f"{found[1]} is there already"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step.text, encoding="utf-8")
    elif (found := _APPEND.search(step.told)) is not None:
        path = folder / found[1]
        path.write_text(path.read_text(encoding="utf-8") + step.text, encoding="utf-8")
    else:
        found = _AFTER.search(step.told)
        assert found is not None, f"the recipe does not say where this goes: {step.told}"
        path = folder / found[1]
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        places = [at for at, line in enumerate(lines) if line.strip() == found[2]]
        assert len(places) == 1, f"{found[1]} has {len(places)} lines {found[2]}"
        lines.insert(places[0] + 1, step.text)
        path.write_text("".join(lines), encoding="utf-8")
