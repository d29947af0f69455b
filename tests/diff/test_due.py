"""A decision of a later day: the entry keeps its value until then, and what the decision says is covered on its day."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from qingdan.diagnostics import Severity
from qingdan.diff import compare_sources, judge
from qingdan.diff.cover import Cover
from qingdan.diff.gate import gate
from qingdan.diff.stand import StandState, stand
from qingdan.read.revision import Revision
from tests.diff.attempts import CITY, GUIDE, NEWER
from tests.diff.generated import SCHEMAS
from tests.support import SHIPPED

LATER = "lists/adjustments/2026/003.yml"
BEFORE = "visits: 2"


def commit(root: Path, files: dict[str, str], day: str) -> None:
    """The files as they are on a day."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    named = ["git", "-C", str(root), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00+08:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00+08:00"}
    subprocess.run([*named, "add", "-A"], check=True)
    subprocess.run([*named, "commit", "-qm", day], check=True, env={"PATH": "/usr/bin:/bin", **when})


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A city in May; in June it decides that from the first of July on three visits are asked."""
    subprocess.run(["git", "init", "-q", "-b", "main", str(tmp_path)], check=True)
    shipped = {path: raw.decode() for path, raw in SHIPPED.items()}
    commit(tmp_path, {**shipped, **CITY}, "2026-05-20")
    later = (
        CITY[NEWER]
        .replace("document: 示例〔2026〕2号", "document: 示例〔2026〕3号")
        .replace("2026-05-15", "2026-06-05")
        .replace("2026-05-16", "2026-06-06")
        .replace("effective: 2026-05-20", "effective: 2026-07-01")
        .replace("from: 1, to: 2", "from: 2, to: 3")
    )
    commit(tmp_path, {LATER: later}, "2026-06-08")
    return tmp_path


def verdict(root: Path, base: str = "HEAD~1", head: str = "HEAD") -> tuple[set[str], set[StandState]]:
    """The errors of the gate between two commits, and how the guide's changes stand."""
    one, other = Revision(root, base), Revision(root, head)
    comparison = compare_sources(one, other, SCHEMAS)
    changes, cover = judge(comparison), Cover(comparison, other.day)
    found = {each.code for each in gate(changes, comparison, other.day) if each.severity is Severity.ERROR}
    return found, {stand(each, cover).state for each in changes if each.entry.startswith("guides/")}


def enact(root: Path, visits: int, day: str) -> None:
    """Write the visits on a day."""
    commit(root, {GUIDE: CITY[GUIDE].replace(BEFORE, f"visits: {visits}")}, day)


def test_a_decision_of_a_later_day_may_be_made_while_the_entry_keeps_its_value(city: Path) -> None:
    """Nothing is said of a decision that did not happen yet."""
    assert verdict(city) == (set(), set())


def test_what_it_says_is_covered_on_its_day_and_later_and_not_the_day_before(city: Path) -> None:
    """Also in a commit of a later day, as long as none between held the new value."""
    for day, stops in (("2026-06-30", {"QG101"}), ("2026-07-01", set()), ("2026-07-03", set())):
        enact(city, 3, day)
        found, states = verdict(city)
        assert found == stops, day
        assert states == {StandState.LACKING if stops else StandState.COVERED}
        subprocess.run(["git", "-C", str(city), "reset", "-q", "--hard", "HEAD~1"], check=True)


def test_another_value_than_it_says_is_not_covered_on_its_day(city: Path) -> None:
    """Nor the same value from another one."""
    enact(city, 4, "2026-07-01")
    assert verdict(city)[0] == {"QG101"}
    enact(city, 3, "2026-07-02")
    assert verdict(city)[0] == set()  # four to three relieves


def test_a_decision_that_a_later_one_overtook_covers_nothing(city: Path) -> None:
    """The last that speaks of the field holds."""
    raw = (city / LATER).read_text("utf-8")
    overtaken = raw.replace("effective: 2026-07-01", "effective: 2026-07-02").replace("to: 3", "to: 1")
    commit(city, {"lists/adjustments/2026/004.yml": overtaken.replace("3号", "4号")}, "2026-06-09")
    enact(city, 3, "2026-07-03")
    assert "QG101" in verdict(city)[0]


def test_what_was_undone_may_not_come_back_by_the_old_decision(city: Path) -> None:
    """A month after its day the decision is spent."""
    enact(city, 3, "2026-07-01")
    enact(city, 2, "2026-07-10")
    enact(city, 3, "2026-08-10")
    assert verdict(city)[0] == {"QG101"}
