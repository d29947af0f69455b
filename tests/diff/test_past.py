"""A history in which each kind occurs, read by git as a user's would be."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from qingdan.cli import main
from qingdan.diff import compare_sources, judge
from qingdan.diff.kinds import kinds
from qingdan.history import Timelines, applied_on, read_log
from qingdan.read.revision import Revision
from tests.diff.generated import SCHEMAS
from tests.diff.past import commit, git, make_past
from tests.support import BASE


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The repository and its commits."""
    root = tmp_path_factory.mktemp("past")
    return root, make_past(root)


def test_each_kind_occurs_in_the_history_and_none_goes_unrecognised(past: tuple[Path, list[str]]) -> None:
    """But the last kind itself, whose example is there too, once in each direction."""
    root, commits = past
    assert len(commits) >= 10
    met: list[str] = []
    for before, after in pairwise(commits):
        comparison = compare_sources(Revision(root, before), Revision(root, after), SCHEMAS)
        met += [change.kind.code for change in judge(comparison)]
    assert {kind.code for kind in kinds()} <= set(met)
    assert met.count("QK999") == 2


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small registry under git: a guide that changes twice, once by decision; a power that moves."""
    git(tmp_path, "init", "-q", "-b", "main")
    for path, text in BASE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    commit(tmp_path, "起点", 0)
    guide = tmp_path / "lists/guides/ju/xuke.yml"
    guide.write_text(guide.read_text().replace("promised: {value: 5", "promised: {value: 4"))
    commit(tmp_path, "缩短", 10)
    guide.write_text(guide.read_text().replace("visits: 0", "visits: 1"))
    decision = tmp_path / "lists/adjustments/2026/001.yml"
    decision.parent.mkdir(parents=True)
    decision.write_text(
        'title: 示例决定\ntrack: 内容调整\ncause: 法律变动\ndocument: 示例〔2026〕1号\nbasis: [{law: fa, article: "12"}]\n'
        "decided_by: shi\ndecided_on: 2026-01-15\neffective: 2026-03-01\n"
        "procedure: {legality_review: {from: 2026-01-05, to: 2026-01-12, outcome: 合法}}\n"
        "responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}\n"
        "changes: [{entry: guides/ju/xuke, kind: 要素变更, reason: 须当面核验, fields: [{path: visits, from: 0, to: 1}]}]\n"
    )
    commit(tmp_path, "依决定", 20)
    old, new = tmp_path / "lists/power/ju/xuke.yml", tmp_path / "lists/power/ju/xinxuke.yml"
    new.write_text(old.read_text() + "former_ids: [ju/xuke]\n")
    old.unlink()
    commit(tmp_path, "移动", 30)
    return tmp_path


def test_a_version_applies_from_the_decisions_day_or_else_from_the_commits(small: Path) -> None:
    """And says which of the two it is."""
    head = Revision(small, "HEAD")
    versions = Timelines(read_log(head), head, SCHEMAS).of("lists/guides/ju/xuke.yml")
    assert [(v.applies, v.decided) for v in versions] == [
        ("2026-01-01", False),
        ("2026-01-11", False),
        ("2026-03-01", True),
    ]
    assert versions[2].adjustment == "adjustments/2026/001"
    day = {name: applied_on(versions, name) for name in ("2025-12-31", "2026-01-01", "2026-02-28", "2026-03-01")}
    assert [version and version.applies for version in day.values()] == [None, "2026-01-01", "2026-01-11", "2026-03-01"]


def test_a_moved_entry_keeps_its_history(small: Path) -> None:
    """What it was under its former path comes first."""
    head = Revision(small, "HEAD")
    versions = Timelines(read_log(head), head, SCHEMAS).of("lists/power/ju/xinxuke.yml")
    assert [version.path for version in versions] == ["lists/power/ju/xuke.yml", "lists/power/ju/xinxuke.yml"]


def test_history_tells_each_version_with_what_it_changed(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As text and as JSON."""
    assert main(["history", "guides/ju/xuke", "--root", str(small)]) == 0
    told = capsys.readouterr().out
    assert "承诺办结时限缩短：办理时限的承诺办结时限由“5 个工作日”改为“4 个工作日”" in told
    assert "自 2026-03-01 起适用（依决定 2026/001）" in told
    assert main(["history", "guides/ju/xuke", "--root", str(small), "--format", "json"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert [[c["kind"] for c in v["changes"]] for v in body["versions"]] == [["QK111"], ["QK302"], ["QK651"]]


def test_show_gives_what_applied_on_a_day(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The day before the decision takes effect the old words apply."""
    assert main(["show", "guides/ju/xuke", "--as-of", "2026-02-28", "--root", str(small)]) == 0
    said = capsys.readouterr()
    assert "visits: 0" in said.out
    assert "没有登记决定，按登记的日期" in said.err
    assert main(["show", "guides/ju/xuke", "--as-of", "2026-03-01", "--root", str(small)]) == 0
    assert "visits: 1" in capsys.readouterr().out
    assert main(["show", "guides/ju/xuke", "--as-of", "2020-01-01", "--root", str(small)]) == 1
    assert main(["show", "guides/ju/xuke", "--at", "HEAD~2", "--root", str(small)]) == 0
    assert "visits: 0" in capsys.readouterr().out


def test_review_refuses_what_no_decision_covers_and_passes_what_one_does(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The gate's verdict is the exit code; the comment names rule, place and cure."""
    assert main(["review", "HEAD~2", "HEAD~1", "--root", str(small)]) == 0
    assert "到现场次数增加" in capsys.readouterr().out
    assert main(["review", "HEAD~3", "HEAD~2", "--root", str(small)]) == 0
    guide = small / "lists/guides/ju/xuke.yml"
    guide.write_text(guide.read_text().replace("promised: {value: 4", "promised: {value: 9"))
    assert main(["review", "HEAD", "--root", str(small)]) == 1
    told = capsys.readouterr().out
    assert "`QG101`" in told
    assert "lists/adjustments" in told.replace("\\", "")


def test_diff_with_one_revision_compares_with_the_work_tree(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also a file that git does not know yet, and nothing when all is as committed."""
    assert main(["diff", "HEAD", "--root", str(small), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"] == []
    (small / "lists/laws/xin.yml").write_text("name: 新法\nkind: 法律\nversions: [{date: 2026-01-01}]\n")
    (small / "lists/laws/fa.yml").touch()
    assert main(["diff", "HEAD", "--root", str(small), "--format", "json"]) == 0
    changes = json.loads(capsys.readouterr().out)["changes"]
    assert [(change["kind"], change["entry"]) for change in changes] == [("QK712", "laws/xin")]


def test_a_change_of_a_law_reaches_what_cites_it(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a revision and in the work tree alike."""
    law = small / "lists/laws/fa.yml"
    law.write_text(law.read_text() + "repealed: {date: 2026-02-01}\n")
    for head in ([], ["HEAD"]):
        if head:
            commit(small, "废止", 40)
        assert main(["diff", "HEAD~1" if head else "HEAD", *head, "--root", str(small), "--format", "json"]) == 0
        (change,) = json.loads(capsys.readouterr().out)["changes"]
        assert (change["kind"], change["reaches"]) == ("QK716", ["adjustments/2026/001", "power/ju/xinxuke"])


HOSTILE = ["--output=owned", "-h", "HEAD; touch owned", "nosuch", "HEAD:lists", "@{-99}", "\x00", "..", "HEAD..HEAD"]


@pytest.mark.parametrize("revision", HOSTILE)
def test_a_hostile_revision_is_refused(small: Path, revision: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It reaches git only as a name to be verified; nothing is written and nothing is run."""
    before = sorted(path.name for path in small.iterdir())
    for command in (["diff"], ["review"]):
        assert main([*command, "--root", str(small), "--", revision]) == 2
    assert capsys.readouterr().out == ""
    assert sorted(path.name for path in small.iterdir()) == before


def test_external_diff_and_textconv_of_the_repository_are_not_run(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A repository may name programs for its own diffs; plumbing does not call them."""
    git(small, "config", "diff.external", "touch owned")
    git(small, "config", "diff.evil.textconv", "touch owned;cat")
    git(small, "config", "diff.evil.command", "touch owned")
    (small / ".gitattributes").write_text("* diff=evil\n")
    law = small / "lists/laws/fa.yml"
    law.write_text(law.read_text() + "repealed: {date: 2026-02-01}\n")
    for arguments in (["diff", "HEAD"], ["diff", "HEAD~1", "HEAD"], ["history", "guides/ju/xuke"]):
        assert main([*arguments, "--root", str(small)]) == 0
    assert capsys.readouterr().out
    assert not (small / "owned").exists()


def test_a_shallow_clone_says_what_to_do(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The older revision is not there; the cure is one line."""
    clone = tmp_path / "shallow"
    oldest = git(small, "rev-parse", "HEAD~2")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{small}", str(clone))
    assert main(["diff", oldest, "--root", str(clone)]) == 2
    assert "git fetch --unshallow" in capsys.readouterr().err
    assert main(["history", "guides/ju/xuke", "--root", str(clone)]) == 0
    assert "git fetch --unshallow" in capsys.readouterr().err
