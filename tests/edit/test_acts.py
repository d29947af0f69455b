"""What a city does with its lists, from the intention to a request that passes: one command, one decision, nothing led astray."""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdan.checks import check
from qingdan.cli import main
from qingdan.diff import Effect, compare_sources, judge
from qingdan.model import Registry, build_registry
from qingdan.pages.entry import entry_page
from qingdan.pages.frame import Frame
from qingdan.pages.search.records import records_of
from qingdan.read import WorkTree, read_lists
from qingdan.read.revision import Revision
from qingdan.schema import load_schemas
from tests.diff.past import commit, git
from tests.edit.acts import DAY, EFFECTIVE, filled, reviewed

ONE, OTHER = "power/shuiwu/shuibao-weipi", "power/shuiwu/shuibao-luan-qingdao"


def act(root: Path, *arguments: str, left: int = 0) -> None:
    """Run an act, write it, fill its blanks; ``left`` is 1 where a person has something to write besides."""
    code = main([*arguments, "--date", EFFECTIVE, "--cause", "职能调整", "--write", "--root", str(root)])
    assert code == left
    filled(root)


def registry_of(root: Path) -> Registry:
    """The lists as they stand."""
    source = WorkTree(root)
    schemas = load_schemas(source)
    return build_registry(read_lists(source, schemas.layout), schemas)


def effects(root: Path) -> dict[tuple[str, str], Effect]:
    """What each change since the main branch does, by entry and kind."""
    source = WorkTree(root)
    comparison = compare_sources(Revision(root, "main"), source, load_schemas(source))
    return {(each.entry, each.kind.slug): each.effect for each in judge(comparison)}


def test_two_penalties_are_merged(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One decision of one kind; both old pages lead to the new one, which is found by their names."""
    act(city, "combine", ONE, OTHER, "--into", "shuiwu/shuibao-chufa", "--name", "水土保持违法行为的处罚")
    out = capsys.readouterr().out
    assert "违法行为" in out
    assert reviewed(city) == 0, capsys.readouterr().out
    (decision,) = [each for each in registry_of(city).adjustments if each.id.startswith("2027/")]
    acts = {(row["entry"], row["kind"]) for row in decision.rows("changes") if row["entry"].startswith("power/")}
    assert acts == {(ONE, "合并"), (OTHER, "合并")}
    registry = registry_of(city)
    cited = {(row["law"], row["article"]) for key in (ONE, OTHER) for row in registry.entries[key].rows("basis")}
    heir = registry.entries["power/shuiwu/shuibao-chufa"]
    assert {(row["law"], row["article"]) for row in heir.rows("basis")} == cited, "no basis of either is lost"
    for key in (ONE, OTHER):
        html = entry_page(registry, registry.entries[key], Frame()).html
        assert 'href="../../../power/shuiwu/shuibao-chufa/">水土保持违法行为的处罚</a>代替' in html
    (record,) = [each for each in records_of(registry, {}) if each.entry.key == "power/shuiwu/shuibao-chufa"]
    assert ("曾用名", registry.entries[OTHER].name) in record.terms
    assert "power/shuiwu/shuibao-chufa" in (city / "site/synonyms.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("kind: 合并", "kind: 取消", "QG102"),
        ("into: [power/shuiwu/shuibao-chufa]", "into: [power/shuiwu/shehe-weijian]", "QG101"),
        (", into: [power/shuiwu/shuibao-chufa]", "", "QG101"),
    ],
)
def test_a_merger_is_decided_exactly(
    city: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, code: str
) -> None:
    """Under its own name, and into just the entry that goes on."""
    act(city, "combine", ONE, OTHER, "--into", "shuiwu/shuibao-chufa", "--name", "水土保持违法行为的处罚")
    path = city / "lists/adjustments/2027/001.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    capsys.readouterr()
    assert reviewed(city) == 1
    assert code in capsys.readouterr().out


def test_an_undecided_merger_is_stopped(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As every end of an entry is; ``adjust`` drafts what is lacking, in the same words."""
    act(city, "combine", ONE, "--into", OTHER)
    (city / "lists/adjustments/2027/001.yml").unlink()
    for key in (ONE,):
        path = city / f"lists/{key}.yml"
        path.write_text(path.read_text(encoding="utf-8").replace(", adjustment: 2027/001", ""), encoding="utf-8")
    capsys.readouterr()
    assert reviewed(city) == 1
    assert "应写明方式“合并”" in capsys.readouterr().out
    assert main(["adjust", "--date", EFFECTIVE, "--write", "--root", str(city)]) == 0
    draft = (city / "lists/adjustments/2027/001.yml").read_text(encoding="utf-8")
    assert f"entry: {ONE}, kind: 合并" in draft
    assert f"into: [{OTHER}]" in draft


def test_a_licence_is_split(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both parts are written after it with its duties; its guides go to the first, from where a person takes the other's."""
    parts = ["--into", "shuiwu/qushui-shenqing", "--into", "shuiwu/qushui-fazheng"]
    names = ["--name", "取水申请批准", "--name", "取水工程验收发证"]
    act(city, "split", "power/shuiwu/qushui-xuke", *parts, *names, left=1)
    out = capsys.readouterr().out
    assert "请核对是不是它" in out
    assert "行政许可“取水工程验收发证”没有办事指南" in out
    guide = city / "lists/guides/shuiwu/qushui-yanxu.yml"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(text.replace("power: shuiwu/qushui-shenqing", "power: shuiwu/qushui-fazheng"), encoding="utf-8")
    assert reviewed(city) == 0, capsys.readouterr().out
    registry = registry_of(city)
    assert registry.entries["guides/shuiwu/qushui-xuke"].get("power") == "shuiwu/qushui-shenqing"
    assert "responsibility/shuiwu/qushui-fazheng" in registry.present
    (decision,) = [each for each in registry.adjustments if each.id.startswith("2027/")]
    (row,) = [row for row in decision.rows("changes") if row["entry"] == "power/shuiwu/qushui-xuke"]
    assert row["kind"] == "拆分"
    assert row["into"] == ["power/shuiwu/qushui-fazheng", "power/shuiwu/qushui-shenqing"]


def test_a_guide_gives_way_to_a_heavier_one(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The new one is held against the old, and told as heavier."""
    act(
        city, "replace", "guides/shuiwu/qushui-yanxu", "--by", "shuiwu/qushui-yanxu-xin", "--name", "取水许可延续（新）"
    )
    path = city / "lists/guides/shuiwu/qushui-yanxu-xin.yml"
    text = path.read_text(encoding="utf-8")
    assert "visits: 0" in text
    path.write_text(text.replace("visits: 0", "visits: 2", 1), encoding="utf-8")
    told = effects(city)
    assert told["guides/shuiwu/qushui-yanxu-xin", "guide-added"] is Effect.BURDEN
    assert ("guides/shuiwu/qushui-yanxu", "entry-replaced") in told
    decision = (city / "lists/adjustments/2027/001.yml").read_text(encoding="utf-8")
    assert "kind: 替换" in decision
    assert "取消" not in decision


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("combine", ONE, "--into", "shuiwu/shuibao-weipi"), "不能合并到它自己"),
        (("combine", ONE, "power/shuiwu/qushui-xuke", "--into", "shuiwu/x"), "性质不同"),
        (("combine", ONE, ONE, "--into", "shuiwu/x"), "写了两次"),
        (("combine", ONE, "guides/shuiwu/qushui-xuke", "--into", "shuiwu/x"), "不能合并"),
        (("combine", "laws/shui-fa", "--into", "x"), "不能合并"),
        (("combine", ONE, "--into", "shuiwu/shuiziyuan-fei"), "不能由它接着办"),
        (("combine", ONE, "--into", OTHER, "--rows", "没有的"), "没有“没有的”"),
        (("split", ONE, "--into", "shuiwu/x"), "两个以上"),
        (("replace", "power/shuiwu/shuiziyuan-fei", "--by", "shuiwu/x"), "已经取消了"),
        (("replace", "power/dawukou-qu/shirong-chufa", "--by", "dawukou-qu/x"), "收回"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_what_cannot_go_on_is_refused_in_words(
    city: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], reason: str
) -> None:
    """And nothing is touched."""
    assert main([*arguments, "--write", "--root", str(city)]) == 2
    assert reason in capsys.readouterr().err
    assert git(city, "status", "--porcelain") == ""


def test_an_existing_heir_takes_over_the_rows_that_are_asked_for(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is then a field of the decision, with its value."""
    act(city, "combine", ONE, "--into", OTHER, "--rows", "处罚种类和幅度")
    assert reviewed(city) == 0, capsys.readouterr().out
    decision = (city / "lists/adjustments/2027/001.yml").read_text(encoding="utf-8")
    assert "path: penalties[" in decision
    assert len(registry_of(city).entries[OTHER].rows("penalties")) > 1


@pytest.mark.parametrize("into", ["水土保持违法行为的处罚", "市水务局/水土保持违法行为的处罚"])
def test_what_is_not_there_yet_is_made_by_its_name(city: Path, capsys: pytest.CaptureFixture[str], into: str) -> None:
    """Under the body of the first, or the one that is written; the id is told, and who meant another writes that."""
    act(city, "combine", ONE, OTHER, "--into", into)
    assert "新立一个，标识是 shuiwu/shuitu-baochi-weifa-xingwei" in capsys.readouterr().out
    registry = registry_of(city)
    (heir,) = registry.entries[ONE].get("successor")
    assert registry.entries[f"power/{heir}"].name == "水土保持违法行为的处罚"
    assert registry.entries[OTHER].get("successor") == [heir]


def test_a_power_is_taken_back(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the lower body held of it ends and leads back; nothing but the one decision is needed."""
    given, far = "power/dawukou-qu/shirong-chufa", "power/renminlu-jiedao/shirong-chufa"
    act(city, "transfer", given, "--kind", "收回", "--to", "renminlu-jiedao")
    assert reviewed(city) == 0, capsys.readouterr().out
    registry = registry_of(city)
    rows = [row for row in registry.entries[given].rows("transfers") if "renminlu-jiedao" in row.values()]
    assert [(row["kind"], row.get("until"), row["since"]) for row in rows] == [
        ("下放", "2027-02-28", "2025-07-01"),
        ("收回", None, EFFECTIVE),
    ]
    assert registry.entries[far].get("successor") == ["dawukou-qu/shirong-chufa"]
    (decision,) = [each for each in registry.adjustments if each.id.startswith("2027/")]
    assert {(row["entry"], row["kind"]) for row in decision.rows("changes")} == {(given, "收回"), (far, "收回")}
    capsys.readouterr()
    assert main(["transfer", given, "--kind", "收回", "--to", "renminlu-jiedao", "--root", str(city)]) == 2
    assert "没有可收回的" in capsys.readouterr().err


def test_a_power_rests_and_is_in_force_again(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each by a decision of its own; what does not rest cannot be resumed."""
    key = "power/shuiwu/jieshui-biaozhang"
    act(city, "suspend", key, "--until", "2027-06-30")
    assert registry_of(city).entries[key].get("suspended") == {
        "from": EFFECTIVE,
        "to": "2027-06-30",
        "adjustment": "2027/001",
    }
    assert effects(city)[key, "item-suspended"]
    act(city, "resume", key)
    entry = registry_of(city).entries[key]
    assert (entry.get("status"), entry.get("suspended")) == ("在用", None)
    capsys.readouterr()
    for arguments, reason in (
        (("resume", key), "没有暂停"),
        (("suspend", "guides/shuiwu/qushui-xuke"), "不能暂停"),
        (("suspend", key, "--until", "2027-01-01"), "应当在后"),
    ):
        assert main([*arguments, "--date", EFFECTIVE, "--root", str(city)]) == 2
        assert reason in capsys.readouterr().err


def test_two_officers_draft_at_once(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither takes the other's number; merged, each decision gets its own before the seal, and what names it follows."""
    keys = ("power/shuiwu/jieshui-biaozhang", "power/shuiwu/qushui-jiancha")
    for name, key in zip(("jia", "yi"), keys, strict=True):
        git(city, "checkout", "-q", "-B", name, "main")
        act(city, "suspend", key, "--draft", name)
        commit(city, name, DAY)
    git(city, "merge", "-q", "--no-edit", "jia", day=DAY)
    assert {code for code in codes(city) if code.startswith("QD8")} >= {"QD819"}
    assert reviewed(city) == 0, capsys.readouterr().out
    capsys.readouterr()
    assert main(["seal", "--root", str(city)]) == 1
    assert "2 个决定没有正式编号" in capsys.readouterr().err
    assert main(["number", "--write", "--root", str(city)]) == 0
    registry = registry_of(city)
    numbers = {registry.entries[key].get("suspended", "adjustment") for key in keys}
    assert numbers == {"2027/001", "2027/002"} == {each.id for each in registry.adjustments if each.id > "2027"}
    capsys.readouterr()
    commit(city, "numbers", DAY + 1)
    assert main(["review", "HEAD~1", "--root", str(city)]) == 0, capsys.readouterr().out
    assert "QD819" not in codes(city)


def codes(root: Path) -> set[str]:
    """The codes of all that a check says."""
    return {each.code for each in check(WorkTree(root)).open}
