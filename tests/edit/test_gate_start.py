"""The gate begins where ``migrate`` says: the migration passes it, what came before is shown, what comes after is judged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from qingdan.cli import main
from tests.diff.past import commit, git
from tests.support import BASE

_DECISION = """\
title: 关于调整示例许可的核准
track: 内容调整
cause: 法律变动
decided_by: shi
decided_on: 2026-01-01
published_on: 2026-01-01
effective: 2026-01-02
procedure:
  legality_review: {by: shi, from: 2025-12-01, to: 2025-12-20, outcome: 经审查合法}
  public_notice: {applies: false, reason: 只改办理要素}
  hearing: {applies: false, reason: 只改办理要素}
  expert_review: {applies: false, reason: 只改办理要素}
  risk_assessment: {applies: false, reason: 只改办理要素}
  collective_discussion: {applies: false, reason: 只改办理要素}
responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}
changes: [{entry: guides/ju/xuke, kind: 要素变更, reason: 法律修改}]
"""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A registry whose second commit is a burden with an old decision, and whose third is one without any."""
    git(tmp_path, "init", "-q", "-b", "main")
    for path, text in BASE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert main(["fmt", "--root", str(tmp_path)]) == 0
    commit(tmp_path, "起点", 0)
    made = tmp_path / "lists/adjustments/2026/001.yml"
    made.parent.mkdir(parents=True)
    made.write_text(_DECISION, encoding="utf-8")
    edit(tmp_path, "visits: 0", "visits: 1")
    commit(tmp_path, "依决定", 1)
    edit(tmp_path, "promised: {value: 5", "promised: {value: 6")
    commit(tmp_path, "没有决定", 2)
    return tmp_path


@pytest.fixture(autouse=True)
def then(monkeypatch: pytest.MonkeyPatch) -> None:
    """The migration is written on the second of January, before it is committed: a correction of a later day would correct nothing."""

    class Then(date):
        @classmethod
        def today(cls) -> date:
            return date(2026, 1, 2)

    monkeypatch.setattr("qingdan.cli.migrate.date", Then)


def edit(root: Path, before: str, after: str) -> None:
    """Change the guide."""
    guide = root / "lists/guides/ju/xuke.yml"
    text = guide.read_text(encoding="utf-8")
    assert before in text
    guide.write_text(text.replace(before, after), encoding="utf-8")


def review(root: Path, *arguments: str) -> int:
    """The exit code of a review."""
    return main(["review", *arguments, "--root", str(root)])


def test_migrate_writes_the_start_and_the_fields_of_decisions_and_passes_the_gate(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The fields are those that the decision's own commit changed; each place is accounted for."""
    before = git(city, "rev-parse", "HEAD")
    assert main(["migrate", "--gate", "--write", "--root", str(city)]) == 0
    registry = yaml.safe_load((city / "lists/registry.yml").read_text(encoding="utf-8"))
    assert registry["gate_from"] == before
    assert "illustrative" not in registry
    (row,) = yaml.safe_load((city / "lists/adjustments/2026/001.yml").read_text(encoding="utf-8"))["changes"]
    assert row["fields"] == [{"path": "visits", "from": 0, "to": 1}]
    commit(city, "迁移", 3)
    capsys.readouterr()
    assert review(city, "HEAD~1", "HEAD") == 0
    assert main(["migrate", "--gate", "--root", str(city)]) == 0
    assert "不用迁移" in capsys.readouterr().err


def test_what_came_before_is_shown_and_what_comes_after_is_judged(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever the earlier end of the range is."""
    assert review(city, "HEAD~2", "HEAD") == 1
    assert main(["migrate", "--gate", "--write", "--root", str(city)]) == 0
    commit(city, "迁移", 3)
    capsys.readouterr()
    assert review(city, "HEAD~3", "HEAD") == 1, "a request's own start does not hold for itself"
    assert "是这次改动自己写的" in capsys.readouterr().out
    git(city, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert review(city, "HEAD~3", "HEAD") == 0, "it was accepted"
    told = capsys.readouterr().out
    assert "到现场次数增加" in told
    assert "此前的改动只列出" in told
    assert review(city, "HEAD~3", "HEAD~2") == 1, "an earlier registry knows of no start"
    edit(city, "promised: {value: 6", "promised: {value: 7")
    commit(city, "又没有决定", 4)
    assert review(city, "HEAD~4", "HEAD") == 1
    assert review(city, "HEAD~1", "HEAD") == 1


def test_a_request_cannot_begin_the_gate_behind_itself(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who moves the start accounts for it, and the earlier state's word goes before the later's."""
    assert main(["migrate", "--gate", "--write", "--root", str(city)]) == 0
    commit(city, "迁移", 3)
    edit(city, "promised: {value: 6", "promised: {value: 9")
    heavier = commit(city, "延长", 4)
    registry = city / "lists/registry.yml"
    old = yaml.safe_load(registry.read_text(encoding="utf-8"))["gate_from"]
    registry.write_text(registry.read_text(encoding="utf-8").replace(old, heavier), encoding="utf-8")
    commit(city, "挪起点", 5)
    capsys.readouterr()
    assert review(city, "HEAD~2", "HEAD") == 1
    told = capsys.readouterr().out
    assert "QG101" in told
    assert "QG110" in told


def test_a_start_that_is_no_commit_here_leaves_all_to_be_judged(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lists that were copied without their history are judged whole, and the comment says so."""
    registry = city / "lists/registry.yml"
    registry.write_text(registry.read_text(encoding="utf-8") + 'gate_from: "' + "0" * 39 + '1"\n', encoding="utf-8")
    commit(city, "起点", 3)
    capsys.readouterr()
    assert review(city, "HEAD~2", "HEAD") == 1
    told = capsys.readouterr().out
    assert "QG101" in told
    assert "不在这个仓库的历史里" in told
    assert f"lists/registry\\.yml:{len(registry.read_text(encoding='utf-8').splitlines())}" in told


def test_a_start_within_the_request_hides_nothing(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A request whose first commit is a burden, and whose second begins the gate behind it with a correction that says so."""
    base = git(city, "rev-parse", "HEAD")
    edit(city, "visits: 1", "visits: 4")
    burden = commit(city, "多跑三趟", 3)
    registry = city / "lists/registry.yml"
    registry.write_text(registry.read_text(encoding="utf-8") + f'gate_from: "{burden}"\n', encoding="utf-8")
    book = city / "lists/wording/2026.yml"
    book.parent.mkdir()
    row = "{record: registry, path: gate_from, date: 2026-01-02, reason: 写明从何时起把关, by: 清单保管岗}"
    book.write_text(f"title: 2026 年\ncorrections:\n  - {row}\n", encoding="utf-8")
    commit(city, "起点", 4)
    capsys.readouterr()
    assert review(city, base, "HEAD") == 1
    told = capsys.readouterr().out
    assert "QG101" in told
    assert "QG110" not in told


def test_a_start_that_exists_nowhere_is_an_error_of_its_own(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The request changes nothing else and corrects the record: the place is told, not a shallow history."""
    registry = city / "lists/registry.yml"
    registry.write_text(registry.read_text(encoding="utf-8") + f'gate_from: "{"f" * 40}"\n', encoding="utf-8")
    book = city / "lists/wording/2026.yml"
    book.parent.mkdir()
    row = "{record: registry, path: gate_from, date: 2026-01-02, reason: 写明从何时起把关, by: 清单保管岗}"
    book.write_text(f"title: 2026 年\ncorrections:\n  - {row}\n", encoding="utf-8")
    commit(city, "起点", 3)
    capsys.readouterr()
    assert review(city, "HEAD~1", "HEAD") == 1
    told = capsys.readouterr().out
    assert "QG110" in told
    assert "不在这个仓库的历史里" in told
