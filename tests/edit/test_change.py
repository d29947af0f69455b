"""Entries end, move, change their names and their bodies: every file concerned is edited, and the decision that it takes is drafted."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from qingdan.checks import check
from qingdan.cli import main
from qingdan.diagnostics import Severity
from qingdan.diff import compare_sources, judge
from qingdan.diff.gate import gate
from qingdan.read import WorkTree
from qingdan.read.revision import Revision
from qingdan.schema import load_schemas
from tests.diff.past import commit, git
from tests.support import ROOT

POWER = "power/shuiwu/qushui-xuke"
CITY = "power/shichang-jianguan/shipin-jingying-xuke"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped lists in a repository of their own."""
    root = tmp_path_factory.mktemp("city")
    for name in ("lists", "schemas"):
        shutil.copytree(ROOT / name, root / name)
    git(root, "init", "-q")
    commit(root, "lists", 0)
    return root


@pytest.fixture
def city(shipped: Path) -> Path:
    """The same, as committed."""
    git(shipped, "checkout", "-q", "--", ".")
    git(shipped, "clean", "-fdq")
    return shipped


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """A command's exit code, what it said, and what it said on the side."""
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


def errors(root: Path) -> set[str]:
    """The codes of what a check finds wrong."""
    return {each.code for each in check(WorkTree(root)).open if each.severity is Severity.ERROR}


def told(root: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """The kinds of change since the commit, by entry, and the codes of what the gate says of them."""
    source = WorkTree(root)
    comparison = compare_sources(Revision(root, "HEAD"), source, load_schemas(source))
    changes = judge(comparison)
    stopped = [each.code for each in gate(changes, comparison) if each.severity is Severity.ERROR]
    kinds = [(each.entry, each.kind.slug) for each in changes if not each.entry.startswith("adjustments/")]
    return sorted(kinds), stopped


def state(root: Path) -> dict[str, bytes]:
    """Every file of the lists."""
    return {str(path.relative_to(root)): path.read_bytes() for path in (root / "lists").rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "arguments",
    [
        ("abolish", POWER),
        ("rename", POWER, "shuiwu/qushui"),
        ("rename", POWER, "--name", "取水审批"),
        ("transfer", CITY, "--to", "dawukou-qu"),
    ],
    ids=lambda each: each[0],
)
def test_without_write_nothing_is_touched(city: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """What would change is shown, line by line."""
    before = state(city)
    _, out, err = run(capsys, *arguments, "--root", str(city))
    assert "@@" in out
    assert "文件没有动" in err
    assert state(city) == before


def test_a_power_that_ends_takes_its_guides_along(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its file stays; bundles let go of it; the draft leaves only blanks, and the gate has nothing to say."""
    _, out, err = run(capsys, "abolish", POWER, "--date", "2027-01-01", "--write", "--root", str(city))
    assert "lists/negative/d/qushui.yml:13 还提到“取水许可”" in out
    assert errors(city) == {"QD916"}
    kinds, stopped = told(city)
    assert kinds == [
        ("bundles/gongcheng-jianshe-binglian", "joint-approval-left"),
        ("guides/shuiwu/qushui-xuke", "guide-withdrawn"),
        ("guides/shuiwu/qushui-yanxu", "guide-withdrawn"),
        (POWER, "item-cancelled"),
    ]
    assert stopped == []
    draft = (city / "lists/adjustments/2027/001.yml").read_text(encoding="utf-8")
    assert f"entry: {POWER}, kind: 取消" in draft
    assert "effective: 2027-01-01" in draft
    assert f"{draft.count('〔待填')} 处〔待填〕" in err
    assert main(["fmt", "--check", "--root", str(city)]) == 0


def test_an_id_changes_and_every_reference_follows(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No decision is needed: the body, the name and the duties are the same, and the old address leads on."""
    code, _, err = run(capsys, "rename", POWER, "shuiwu/qushui", "--write", "--root", str(city))
    assert code == 0, err
    assert errors(city) == set()
    kinds, stopped = told(city)
    assert {slug for _, slug in kinds} == {"entry-renumbered", "reference-followed", "statutes-summed"}
    assert ("power/shuiwu/qushui", "entry-renumbered") in kinds
    assert ("responsibility/shuiwu/qushui", "entry-renumbered") in kinds
    assert stopped == []
    assert not (city / "lists/power/shuiwu/qushui-xuke.yml").exists()
    assert "former_ids: [shuiwu/qushui-xuke]" in (city / "lists/power/shuiwu/qushui.yml").read_text(encoding="utf-8")


def test_decisions_of_the_past_call_an_entry_as_it_was_called_then(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are not rewritten when the entry moves, and are still held against it."""
    key = "power/shuiwu/shuiziyuan-fei"
    before = (city / "lists/adjustments/2017/001.yml").read_bytes()
    code, _, err = run(capsys, "rename", key, "shuiwu/jiu-shuiziyuan-fei", "--write", "--root", str(city))
    assert code == 0, err
    assert (city / "lists/adjustments/2017/001.yml").read_bytes() == before
    assert errors(city) == set()
    path = city / "lists/power/shuiwu/jiu-shuiziyuan-fei.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("status: 取消", "status: 在用"), encoding="utf-8")
    assert "QD801" in errors(city)


def test_a_body_moves_with_all_that_lies_under_its_id(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its powers, responsibilities, guides and duties, and nothing is said to have gone to another body."""
    code, _, err = run(capsys, "rename", "organisations/yancao", "yancao-zhuanmai", "--write", "--root", str(city))
    assert code == 0, err
    assert errors(city) == set()
    kinds, stopped = told(city)
    assert {slug for _, slug in kinds} == {"entry-renumbered", "reference-followed", "statutes-summed"}
    assert stopped == []
    assert not list((city / "lists").rglob("yancao/*.yml"))


def test_a_new_name_keeps_the_old_one(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And takes a decision, which is drafted on the light track."""
    run(capsys, "rename", POWER, "--name", "取水审批", "--write", "--root", str(city))
    kinds, stopped = told(city)
    assert (POWER, "power-renamed") in kinds
    assert stopped == []
    assert "former_names: [取水许可]" in (city / "lists/power/shuiwu/qushui-xuke.yml").read_text(encoding="utf-8")
    assert "track: 内容调整" in _last(city).read_text(encoding="utf-8")
    assert errors(city) == {"QD916"}


def _last(root: Path) -> Path:
    return max((root / "lists/adjustments").rglob("*.yml"))


def test_a_power_is_handed_down_at_both_ends(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The taker gets the power, its duties and its guide; the two ends name each other on the same day."""
    code, _, err = run(
        capsys, "transfer", CITY, "--to", "dawukou-qu", "--date", "2027-01-01", "--write", "--root", str(city)
    )
    assert code == 0, err
    assert errors(city) == {"QD916"}
    kinds, stopped = told(city)
    assert kinds == [
        ("guides/dawukou-qu/shipin-jingying-xuke-xinban", "guide-added"),
        ("lists/statutes.lock", "statutes-summed"),
        ("power/dawukou-qu/shipin-jingying-xuke", "power-taken-over"),
        (CITY, "item-handed-down"),
        ("responsibility/dawukou-qu/shipin-jingying-xuke", "responsibility-added"),
    ]
    assert stopped == []
    draft = (city / "lists/adjustments/2027/001.yml").read_text(encoding="utf-8")
    assert "title: 关于下放食品经营许可的决定" in draft
    assert re.search(rf"entry: {CITY}\W+kind: 下放", draft)
    assert re.search(r"entry: power/dawukou-qu/shipin-jingying-xuke\W+kind: 承接", draft)
    assert "supervision_plan" in draft


def test_a_power_goes_to_another_department(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its duties and guides; the bundles and rows that name them follow."""
    arguments = ("transfer", CITY, "--kind", "划转", "--to", "yingji", "--date", "2027-01-01", "--write")
    code, _, err = run(capsys, *arguments, "--root", str(city))
    assert code == 0, err
    assert errors(city) == {"QD916"}
    kinds, stopped = told(city)
    assert ("power/yingji/shipin-jingying-xuke", "entry-moved") in kinds
    assert ("power/yingji/shipin-jingying-xuke", "item-transferred") in kinds
    assert stopped == []


def test_adjust_drafts_what_the_gate_asks_for(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Changes made by hand have no decision; afterwards each has one, and only blanks are left."""
    guide = city / "lists/guides/shuiwu/qushui-xuke.yml"
    text = guide.read_text(encoding="utf-8")
    at = text.index("materials:")
    first = text.index("necessity: 必要", at)
    guide.write_text(text[:first] + text[first:].replace("necessity: 必要", "necessity: 非必要", 1), encoding="utf-8")
    power = city / "lists/power/shuiwu/qushui-xuke.yml"
    power.write_text(
        power.read_text(encoding="utf-8").replace(
            "status: 在用", "status: 暂停\nsuspended: {from: 2027-01-01, to: 2027-06-30}", 1
        ),
        encoding="utf-8",
    )
    assert "QG101" in told(city)[1]
    code, out, _ = run(capsys, "adjust", "--date", "2027-01-01", "--cause", "自主减负", "--write", "--root", str(city))
    assert code == 0, out
    assert told(city)[1] == []
    assert errors(city) == {"QD916"}
    assert "adjustment: 2027/001" in power.read_text(encoding="utf-8")
    draft = (city / "lists/adjustments/2027/001.yml").read_text(encoding="utf-8")
    assert "cause: 自主减负" in draft
    assert "title: 关于暂停" in draft
    assert run(capsys, "adjust", "--root", str(city))[2].startswith("自“master”以来的改动都有决定")


def test_a_change_of_particulars_is_called_an_adjustment(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The title of the draft is Chinese that an office would sign."""
    guide = city / "lists/guides/shuiwu/qushui-xuke.yml"
    text = guide.read_text(encoding="utf-8")
    value = int(re.search(r"promised: {value: (\d+)", text)[1])  # type: ignore[index]
    guide.write_text(
        text.replace(f"promised: {{value: {value}", f"promised: {{value: {value + 1}", 1), encoding="utf-8"
    )
    code, out, _ = run(capsys, "adjust", "--root", str(city))
    assert code == 0, out
    assert "title: 关于调整取水申请审批的核准" in out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("abolish", "power/shuiwu/meiyou"), "清单里没有叫“power/shuiwu/meiyou”的"),
        (("abolish", "responsibility/shuiwu/qushui-xuke"), "责任随职权走"),
        (("abolish", "laws/shui-fa"), "repealed"),
        (("abolish", "power/shuiwu/shuiziyuan-fei"), "已经取消了"),
        (("abolish", "organisations/shuiwu"), "先用 qingdan transfer 划转"),
        (("abolish", "qushui-xuke-bu-cunzai"), "没有"),
        (("rename", POWER), "写上新标识"),
        (("rename", POWER, "shuiwu/Qushui"), "不合"),
        (("rename", POWER, "shuiwu"), "不合"),
        (("rename", POWER, "shuiwu/qushui-xuke"), "的标识就是"),
        (("rename", POWER, "shuiwu/shuiziyuan-fei"), "已经有"),
        (("rename", "responsibility/shuiwu/qushui-xuke", "shuiwu/x"), "给职权改"),
        (("rename", "adjustments/2017/001", "2017/009"), "不能改"),
        (("transfer", POWER, "--to", "meiyou"), "机构里没有叫“meiyou”的"),
        (("transfer", POWER, "--to", "shuiwu"), "本来就由"),
        (("transfer", POWER, "--to", "yingji"), "不是下放"),
        (("transfer", "power/dawukou-qu/shirong-chufa", "--to", "renminlu-jiedao"), "已经下放给"),
        (("transfer", POWER, "--to", "dawukou-qu", "--date", "明年"), "不是日期"),
        (("adjust", "--into", "1999/001"), "自“master”以来的改动都有决定"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_what_cannot_be_done_is_refused_in_words(
    city: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], reason: str
) -> None:
    """And nothing is touched."""
    before = state(city)
    code, _, err = run(capsys, *arguments, "--write", "--root", str(city))
    assert reason in err
    assert "故障" not in err
    assert code == (0 if arguments[0] == "adjust" else 2)
    assert state(city) == before


def test_the_report_of_a_handing_down_names_both_ends(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As auditors read it, with the decision beside each change."""
    run(capsys, "transfer", CITY, "--to", "dawukou-qu", "--date", "2027-01-01", "--write", "--root", str(city))
    _, out, _ = run(capsys, "diff", "HEAD", "--format", "json", "--root", str(city))
    rows = [row for row in json.loads(out)["changes"] if not row["entry"].startswith("adjustments/")]
    assert {row["adjustment"] for row in rows if row["level"] == "阻断"} == {"adjustments/2027/001"}


def test_git_sees_a_move(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file's history goes on: most of its lines are the same."""
    run(capsys, "rename", POWER, "shuiwu/qushui", "--write", "--root", str(city))
    git(city, "add", "-A")
    done = subprocess.run(
        ["git", "-C", str(city), "diff", "--cached", "-M", "--name-status"], capture_output=True, text=True, check=True
    )
    git(city, "reset", "-q", "--hard")
    assert "lists/power/shuiwu/qushui-xuke.yml\tlists/power/shuiwu/qushui.yml" in done.stdout
