"""The walks of the editors' manual as they are written: what is typed, what is edited, what is claimed, what is shown.

A walk is a section of ``walks.md``. Its blocks are done in their order on a copy of the shipped lists: ``sh`` lines are run,
``diff`` blocks edited into their file, ``yaml`` blocks put in the place of the file that they name; each line of a ``text``
block must be found in what the commands above it said. What the manual does in a browser or a spreadsheet is done by a hand,
which is called when the picture of it comes.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tests.diff.past import commit, git
from tests.support import ROOT

PAGE = ROOT / "site/manual/walks.md"
PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<address>[^)]*)\)(?P<more>\{[^}]*\})?")
_SECTION = re.compile(r"^## (?P<title>.+?) \{#(?P<name>\w+)\}$", re.MULTILINE)
_PART = re.compile(
    r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$|^!\[[^\]]*\]\(\S*/(?P<picture>\S+)\.png\)", re.MULTILINE | re.DOTALL
)
DAY = 328
"""The day of the walks in the calendar of ``tests.diff.past``: 2026-11-25."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a walk, or a picture: its kind (``sh``, ``text``, ``diff``, ``yaml``, ``picture``) and its text or name."""

    kind: str
    text: str


@dataclass(slots=True)
class Walk:
    """One section of the page."""

    name: str
    title: str
    parts: list[Part] = field(default_factory=list)


Hand = Callable[[Path], None]


def walks() -> Iterator[Walk]:
    """Every walk of the page, in order."""
    text = PAGE.read_text(encoding="utf-8")
    found = list(_SECTION.finditer(text))
    for here, after in zip(found, [*found[1:], None], strict=True):
        body = text[here.end() : after.start() if after else len(text)]
        parts = [Part(each["kind"] or "picture", each["text"] or each["picture"]) for each in _PART.finditer(body)]
        yield Walk(here["name"], here["title"], parts)


def copy_of_the_lists(folder: Path) -> Path:
    """A clone of a repository with the shipped lists, as a clerk has it, with the place that it is pushed to beside it."""
    city = folder / "city"
    city.mkdir(parents=True)
    for name in ("lists", "schemas", "site"):
        subprocess.run(["cp", "-r", str(ROOT / name), str(city / name)], check=True)
    for name in ("mkdocs.yml", ".gitignore"):
        (city / name).write_bytes((ROOT / name).read_bytes())
    git(city, "init", "-q", "-b", "main")
    commit(city, "清单", DAY)
    git(city, "tag", "as-made")
    git(folder, "init", "-q", "--bare", "origin.git")
    git(city, "remote", "add", "origin", str(folder / "origin.git"))
    return city


def afresh(city: Path) -> None:
    """The copy as it was when it was made, with no branch of an earlier walk."""
    git(city, "checkout", "-q", "-f", "-B", "main", "as-made")
    git(city, "clean", "-fdq", "--exclude=build")
    (city / "jigou.xlsx").unlink(missing_ok=True)
    for branch in git(city, "branch", "--format=%(refname:short)").split():
        if branch != "main":
            git(city, "branch", "-qD", branch)


class Runner:
    """Does the parts of a walk on a copy of the lists, one after the other."""

    def __init__(self, city: Path, hands: Mapping[str, Hand]) -> None:
        """Take the copy, and what does by hand what a picture shows, by the picture's name."""
        self.city = city
        self.hands = hands
        self.said = ""
        self.codes: list[int] = []
        self._answered = True

    def do(self, part: Part) -> None:
        """Do one part."""
        if part.kind == "sh":
            if self._answered:
                self.said, self.codes, self._answered = "", [], False
            for line in part.text.splitlines():
                self._run(line)
        elif part.kind == "text":
            self._answered = True
            plain = re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", self.said).replace("\u200b", "")
            for line in part.text.splitlines():
                assert line.strip() in plain, f"{line!r} was not said:\n{self.said}"
        elif part.kind == "diff":
            self._edit(part.text)
        elif part.kind == "yaml":
            self._fill(part.text)
        elif part.text in self.hands:
            self.hands[part.text](self.city)

    def _run(self, line: str) -> None:
        words = shlex.split(line)
        if words[0] == "qingdan":
            words = [sys.executable, "-m", "qingdan", *words[1:]]
        assert words[0] in ("git", sys.executable), line
        when = "2026-11-25T09:00:00+0800"
        own = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        own |= {
            f"GIT_{who}_{what}": "qicao@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        done = subprocess.run(
            words,
            cwd=self.city,
            capture_output=True,
            text=True,
            env={**os.environ, **own, "NO_COLOR": "1"},
            check=False,
        )
        self.said += done.stdout + done.stderr
        assert done.returncode in (0, 1), f"{line}\n{self.said}"
        self.codes.append(done.returncode)

    def _edit(self, text: str) -> None:
        head, *lines = text.splitlines()
        path = self.city / head.removeprefix("--- ")
        old, new = ("\n".join(line[1:].strip("…") for line in lines if line[0] == sign) for sign in "-+")
        before = path.read_text(encoding="utf-8")
        assert before.count(old) == 1, f"{old!r} stands {before.count(old)} times in {head}"
        path.write_text(before.replace(old, new), encoding="utf-8")

    def _fill(self, text: str) -> None:
        """Put a filled form in the place of its draft, of which it must be the same form."""
        head, body = text.split("\n", 1)
        path = self.city / head.removeprefix("# ")
        draft = path.read_text(encoding="utf-8")
        assert "〔待填" in draft
        assert _form(yaml.safe_load(draft)) == _form(yaml.safe_load(body))
        path.write_text(body, encoding="utf-8")


def _form(data: object) -> object:
    """A form's keys, whatever is written beside them; a step's body may be named or not."""
    if isinstance(data, dict):
        return {key: _form(value) for key, value in data.items() if key != "by"}
    return [_form(each) for each in data] if isinstance(data, list) else ""
