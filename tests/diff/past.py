"""A fixture history made of the kinds' own examples: each kind occurs in one of its commits."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from qingdan.diff.kind import Kind
from qingdan.diff.kinds import areas
from tests.support import listing

_HEAD = re.compile(r"^# (lists/\S+/)([^/\s]+)\.yml$", re.MULTILINE)
_DAY = 86_400
_START = 1_767_225_600


def git(root: Path, *arguments: str, day: int = 0) -> str:
    """Run git in a folder, with dates and names of its own."""
    when = f"{_START + day * _DAY} +0800"
    environment = {
        "PATH": "/usr/bin:/bin:/usr/local/bin",
        "HOME": str(root),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "起草岗",
        "GIT_COMMITTER_NAME": "起草岗",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_DATE": when,
    }
    done = subprocess.run(["git", "-C", str(root), *arguments], env=environment, capture_output=True, check=True)
    return done.stdout.decode().strip()


def commit(root: Path, message: str, day: int) -> str:
    """Commit everything; the commit's hash."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message, day=day)
    return git(root, "rev-parse", "HEAD")


def apart(kind: Kind) -> tuple[str, str]:
    """The two sides of an example under file names of its own; the registry and schemas keep theirs."""
    suffix = "-" + kind.code.lower()

    def renamed(text: str) -> str:
        moved = _HEAD.sub(lambda m: f"# {m[1]}{m[2]}{suffix if m[2] != '001' else ''}.yml", text)
        if "adjustments/2026/001" in moved:
            moved = moved.replace("adjustments/2026/001", f"adjustments/2026/{kind.code[2:]}")
        moved = moved.replace(f"wording/2026{suffix}", f"wording/{kind.code[2:].rjust(4, '1')}")
        moved = re.sub(
            r"((?:successor|replaces): \[)([^\]]+)\]", lambda m: f"{m[1]}{re.sub('(?=,|$)', suffix, m[2])}]", moved
        )
        return re.sub(r"(former_ids: \[|\npower: )(ju/jiu|ju/xin|jia/xuke)\b", rf"\1\2{suffix}", moved)

    return renamed(kind.before), renamed(kind.after)


def put(root: Path, wanted: str, other: str) -> None:
    """Write one side's files and take away those that only the other side has."""
    files = listing(wanted)[0] if wanted else {}
    for path in (listing(other)[0] if other else {}).keys() - files.keys():
        (root / path).unlink(missing_ok=True)
    for path, raw in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(raw)


def steps() -> Iterator[list[Kind]]:
    """Kinds that change together: an area's in one commit, those of the one registry file one by one."""
    for area in areas():
        together, alone = [], []
        for each in area.recognisers:
            kind = each.kinds[0]
            (
                alone if "lists/registry.yml" in kind.before + kind.after or "schemas/" in kind.after else together
            ).append(kind)
        if together:
            yield together
        yield from ([kind] for kind in alone)


def make_past(root: Path) -> list[str]:
    """A repository with the history; its commits, oldest first: before, after, and back again for each step."""
    git(root, "init", "-q", "-b", "main")
    (root / "lists").mkdir()
    (root / "lists" / ".gitkeep").touch()
    made = [commit(root, "起点", 0)]
    day = 1
    for together in steps():
        for first, second, word in ((0, 1, "之前"), (1, 0, "之后"), (0, 1, "复原")):
            for kind in together:
                sides = apart(kind)
                put(root, sides[first], sides[second])
            made.append(commit(root, f"{together[0].area} {word}", day))
            day += 1
        for kind in together:
            put(root, "", "\n".join(apart(kind)))
    return made
