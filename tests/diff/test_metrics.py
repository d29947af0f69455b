"""Numbers over time are sums: what the commits changed adds up to what the lists are."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from qingdan.checks import check
from qingdan.diff import compare_sources
from qingdan.history import METRICS, Totals, read_log, walk
from qingdan.read import Memory
from qingdan.read.revision import Revision
from tests.diff.generated import SCHEMAS
from tests.diff.past import commit, git
from tests.support import BASE, ROOT
from tests.support import SCHEMAS as SHIPPED


def parts_of(source: Memory) -> dict[str, tuple[Fraction, Fraction]]:
    """The sums of a state counted from nothing."""
    totals = Totals()
    totals.move(compare_sources(Memory({}), source, SCHEMAS))
    return totals.parts


def test_the_sum_of_the_changes_is_the_difference_of_the_states(tmp_path: Path) -> None:
    """For every pair of commits of a history with changes, a retirement, a move and a removal."""
    git(tmp_path, "init", "-q", "-b", "main")
    files = dict(BASE)
    power, guide = "lists/power/ju/xuke.yml", "lists/guides/ju/xuke.yml"
    states = [dict(files)]
    files[guide] = files[guide].replace("promised: {value: 5", "promised: {value: 2")
    states.append(dict(files))
    files[power] = files[power].replace("status: 在用", "status: 取消\nretired: {date: 2026-01-01}")
    states.append(dict(files))
    files["lists/power/ju/xin.yml"] = files.pop(power) + "former_ids: [ju/xuke]\n"
    states.append(dict(files))
    del files[guide]
    states.append(dict(files))
    for day, state in enumerate(states):
        for path in (path for path in BASE if path not in state):
            (tmp_path / path).unlink(missing_ok=True)
        for path, text in state.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
        commit(tmp_path, str(day), day)
    head = Revision(tmp_path, "HEAD")
    stages = list(walk(read_log(head), head, SCHEMAS))
    assert len(stages) == len(states)
    for stage, state in zip(stages, states, strict=True):
        assert stage.totals == parts_of(Memory({path: text.encode() for path, text in state.items()}))
    assert any(a.totals != b.totals for a, b in pairwise(stages))


def test_the_shipped_history_adds_up_to_the_shipped_lists() -> None:
    """P5 for the numbers: the last commit's sums are those of its lists counted from nothing."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    head = Revision(ROOT, "HEAD")
    log = read_log(head)
    if log.shallow:
        pytest.skip("a shallow clone has not the whole history")
    last = list(walk(log, head, SCHEMAS))[-1]
    whole = Memory({file.path: head.read(file) for file in head.files("lists")})
    assert last.totals == parts_of(whole)


def test_the_mean_of_the_cuts_is_not_the_cut_of_the_means() -> None:
    """Two guides, 20 to 10 and 5 to 1: the mean cut is 65 %, the cut of the sums 56 %."""
    guide = BASE["lists/guides/ju/xuke.yml"]
    states = {
        "lists/guides/ju/a.yml": guide.replace("promised: {value: 5", "promised: {value: 10"),
        "lists/guides/ju/b.yml": guide.replace("statutory: {value: 20", "statutory: {value: 5").replace(
            "promised: {value: 5", "promised: {value: 1"
        ),
    }
    parts = parts_of(Memory({path: text.encode() for path, text in states.items()}))
    value = {metric.id: metric.value(parts[metric.id]) for metric in METRICS}
    assert value["mean-cut"] == Fraction(65, 100)
    assert value["cut-of-means"] == Fraction(14, 25)
    assert value["promised-days"] == Fraction(11, 2)
    assert value["licences"] == 0


def test_a_metric_counts_what_the_registry_holds() -> None:
    """The statistics of the shipped lists agree with the registry that the check builds."""
    registry = check(SHIPPED, checks=[]).registry
    totals = parts_of(Memory({file.path: SHIPPED.read(file) for file in SHIPPED.files("lists")}))
    in_use = [power for power in registry.powers if power.get("status") == "在用"]
    assert totals["powers"][0] == len(in_use)
    assert totals["licences"][0] == sum(power.get("type") == "行政许可" for power in in_use)
