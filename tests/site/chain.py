"""Random steps of a city's life, and what the last change of each entry should be by git and YAML alone."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from tests.diff.past import commit, git

Step: TypeAlias = "Callable[[Path, random.Random, int], None]"


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def requoted(text: str) -> str:
    """The text with quotes around a plain name."""
    return re.sub(r"(?m)^name: ([^'\"\[{#\n]+)$", r'name: "\1"', text, count=1)


def reordered(text: str) -> str:
    """The text with its outermost keys the other way round, and the comments above them."""
    head, blocks = "", [""]
    for line in text.splitlines(keepends=True):
        if line[0] not in " -#\n" and re.search(r"(?m)^[^ #\n-]", blocks[-1]):
            blocks.append("")
        if line.startswith("# yaml-language-server"):
            head = line
        else:
            blocks[-1] += line
    return head + "".join(reversed([each if each.endswith("\n") else f"{each}\n" for each in blocks]))


def _some(root: Path, rng: random.Random, folder: str = "") -> Path:
    return rng.choice(sorted((root / "lists" / folder).rglob("*.yml")))


def _replaced(path: Path, pattern: str, by: Callable[[re.Match[str]], str]) -> None:
    path.write_text(re.sub(pattern, by, path.read_text("utf-8"), count=1), "utf-8")


def _edit(root: Path, rng: random.Random, number: int) -> None:
    _replaced(_some(root, rng, "guides"), r"(?m)^summary: .*$", lambda _: f"summary: 第{number}步的说法。")


def _name(root: Path, rng: random.Random, number: int) -> None:
    path = _some(root, rng, rng.choice(["laws", "organisations", "guides", "power"]))
    _replaced(path, r"(?m)^name: .*$", lambda _: f"name: 第{number}步的名称")


def _days(root: Path, rng: random.Random, number: int) -> None:
    _replaced(_some(root, rng, "guides"), r"value: (\d+)", lambda found: f"value: {max(int(found[1]) - 1, 1)}")


def _move(root: Path, rng: random.Random, number: int) -> None:
    """Give a guide another id; whoever refers to it is led on by its former one."""
    path = _some(root, rng, "guides")
    old = path.relative_to(root / "lists/guides").with_suffix("").as_posix()
    text = path.read_text("utf-8")
    if "former_ids:" in text:
        return
    path.with_name(f"yi-{number}.yml").write_text(f"{text}former_ids: [{old}]\n", "utf-8")
    path.unlink()


def _schema(root: Path, rng: random.Random, number: int) -> None:
    path = root / "schemas/guides.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    schema["properties"]["summary"]["title"] = f"一句话说明{number}"
    path.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _comment(root: Path, rng: random.Random, number: int) -> None:
    path = _some(root, rng)
    path.write_text(f"{path.read_text('utf-8')}# 第{number}步\n", "utf-8")


def _spelling(root: Path, rng: random.Random, number: int) -> None:
    path = _some(root, rng)
    path.write_text(reordered(requoted(path.read_text("utf-8"))), "utf-8")


def _readme(root: Path, rng: random.Random, number: int) -> None:
    (root / "README.md").write_text(f"第{number}步\n", "utf-8")
    _commit(root, rng, number)


def _commit(root: Path, rng: random.Random, number: int) -> None:
    commit(root, f"第{number}步", 1_100 + number // 3)


def _back(root: Path, rng: random.Random, number: int) -> None:
    git(root, "checkout", "-q", ".")
    git(root, "clean", "-fdq", "lists")


STEPS: dict[str, tuple[Step, int]] = {
    "edit": (_edit, 4),
    "name": (_name, 3),
    "days": (_days, 3),
    "move": (_move, 2),
    "schema": (_schema, 1),
    "comment": (_comment, 2),
    "spelling": (_spelling, 2),
    "readme": (_readme, 2),
    "commit": (_commit, 7),
    "back": (_back, 1),
}
"""What may happen, and how often."""


def contents(root: Path, revision: str) -> dict[str, Any]:
    """The data of every file of the lists in a commit, read by PyYAML."""
    out = {}
    for path in git(root, "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", revision, "lists").splitlines():
        text = git(root, "show", f"{revision}:{path}")
        out[path] = json.dumps(yaml.load(text, yaml.BaseLoader), sort_keys=True)  # noqa: S506 texts alone
    return out


def last_changes(root: Path) -> dict[str, str]:
    """The commit that last changed what stands in each file, along the first parents, by the path of the file."""
    out: dict[str, str] = {}
    before: dict[str, Any] = {}
    for revision in reversed(git(root, "log", "--first-parent", "--format=%H", "--", "lists").splitlines()):
        now = contents(root, revision)
        out |= {path: revision for path, data in now.items() if before.get(path) != data}
        before = now
    return {path: revision for path, revision in out.items() if path in before}
