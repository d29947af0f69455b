"""More of what a city does with its lists, each from the intention to a request that the review lets pass."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qingdan.cli import main
from tests.diff.past import commit, git
from tests.diff.test_any_list import PAPER, PAPERS
from tests.edit.acts import BASE_DAY, DAY, EFFECTIVE, filled, founded, reviewed
from tests.edit.test_acts import registry_of

PLAN = "市机构改革方案（示例文号〔2027〕1 号）"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped lists in a repository of their own, with one more list that is made by its schema alone."""
    root = founded(tmp_path_factory.mktemp("stories"))
    git(root, "checkout", "-q", "main")
    (root / "schemas/papers.schema.json").write_text(json.dumps(PAPERS, ensure_ascii=False), encoding="utf-8")
    (root / PAPER).parent.mkdir()
    (root / PAPER).write_text("name: 婚姻状况证明\nstate: 保留\n", encoding="utf-8")
    commit(root, "one more list", BASE_DAY)
    git(root, "checkout", "-q", "-B", "request")
    return root


def run(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str, left: int = 0) -> str:
    """Carry an act out and fill the blanks of its decision; what it said."""
    code = main([*arguments, "--date", EFFECTIVE, "--write", "--root", str(root)])
    out = capsys.readouterr()
    assert code == left, out.out + out.err
    filled(root)
    capsys.readouterr()
    return out.out


def test_a_bureau_is_renamed_after_a_reform(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With all under it, its short name and the plan's number; the texts that call it as before are told; one line in the review."""
    arguments = ("rename", "organisations/shuiwu", "shuili", "--name", "石嘴山市水利局", "--short", "市水利局")
    out = run(city, capsys, *arguments, "--cause", "职能调整", "--reason", f"依据{PLAN}")
    assert "里还写着“水务”" in out
    assert reviewed(city) == 0, capsys.readouterr().out
    assert "shuiwu → organisations/shuili" in capsys.readouterr().out
    registry = registry_of(city)
    body = registry.entries["organisations/shuili"]
    assert (body.name, body.get("short"), body.get("former_names")) == (
        "石嘴山市水利局",
        "市水利局",
        ["石嘴山市水务局"],
    )
    (decision,) = [each for each in registry.adjustments if each.id.startswith("2027/")]
    (row,) = decision.rows("changes")
    assert (row["entry"], row["kind"], row["reason"]) == ("organisations/shuili", "更名", f"依据{PLAN}")


def test_fourteen_powers_are_handed_down_at_once(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By one decision with both ends of each."""
    registry = registry_of(city)
    free = [
        each.key
        for each in registry.powers
        if each.id.startswith(("shuiwu/", "zhujian/"))
        and not each.retired
        and not each.rows("transfers")
        and each.get("level") == "市级"
        and registry.get(f"power/dawukou-qu/{each.id.partition('/')[2]}") is None
    ]
    assert len(free) >= 14
    run(city, capsys, "transfer", *free[:14], "--to", "dawukou-qu", "--cause", "职能调整", "--reason", "就近办理")
    assert reviewed(city) == 0, capsys.readouterr().out
    (decision,) = [each for each in registry_of(city).adjustments if each.id.startswith("2027/")]
    kinds = [row["kind"] for row in decision.rows("changes") if row["entry"].startswith("power/")]
    assert (kinds.count("下放"), kinds.count("承接")) == (14, 14)
    assert decision.name.endswith("等 14 项职权的决定")


def test_an_entry_of_a_list_by_schema_alone_is_abolished(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As one of any other list is."""
    run(city, capsys, "abolish", "papers/hunyin", "--cause", "职能调整", "--reason", "改由部门核验")
    assert reviewed(city) == 0, capsys.readouterr().out
    entry = registry_of(city).entries["papers/hunyin"]
    assert (entry.get("state"), entry.get("ended")) == ("取消", {"date": EFFECTIVE, "adjustment": "2027/001"})


def test_one_decision_covers_forty_entries(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Drafted from what was changed, with the posts and reasons of an earlier decision."""
    done = 0
    for path in sorted((city / "lists/guides").rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        if done < 40 and "status: 在用" in text and "copies: 1" in text:
            path.write_text(text.replace("copies: 1", "copies: 2", 1), encoding="utf-8")
            done += 1
    assert done == 40
    run(city, capsys, "adjust", "--cause", "职能调整", "--reason", "要留存一份", "--like", "2026/001")
    assert reviewed(city) == 0, capsys.readouterr().out
    (decision,) = [each for each in registry_of(city).adjustments if each.id.startswith("2027/")]
    assert len({row["entry"] for row in decision.rows("changes")}) == 40
    assert decision.get("responsible", "drafter") == "窗口科起草岗"
    assert decision.get("procedure", "hearing", "reason") == "不涉及群众切身利益的重大分歧"


def test_a_heavier_guide_in_place_of_another_passes_with_its_decision(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Told as heavier, and let pass because the government decided so."""
    run(
        city,
        capsys,
        "replace",
        "guides/shuiwu/qushui-yanxu",
        "--by",
        "shuiwu/qushui-yanxu-xin",
        "--name",
        "取水许可延续（新）",
    )
    path = city / "lists/guides/shuiwu/qushui-yanxu-xin.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("copies: 1", "copies: 2", 1), encoding="utf-8")
    assert reviewed(city) == 0, capsys.readouterr().out
    assert "加重 1 处" in capsys.readouterr().out


def test_a_licence_with_its_guide_is_taken_back(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was handed down with a guide comes back: the far guide ends and leads to the city's own."""
    power, guide = "power/shichang-jianguan/shipin-jingying-xuke", "guides/dawukou-qu/shipin-jingying-xuke-xinban"
    run(city, capsys, "transfer", power, "--to", "dawukou-qu", "--cause", "职能调整", "--reason", "就近办理")
    commit(city, "handed down", BASE_DAY + 1)
    assert registry_of(city).entries[guide].get("status") == "在用"
    start = git(city, "rev-parse", "HEAD")
    out = run(city, capsys, "transfer", power, "--kind", "收回", "--to", "dawukou-qu", "--cause", "职能调整")
    commit(city, "taken back", DAY)
    assert main(["review", start, "--root", str(city)]) == 0, capsys.readouterr().out
    registry = registry_of(city)
    ended = registry.entries[guide]
    assert (ended.get("status"), ended.get("retired", "adjustment")) == ("停用", "2027/002")
    assert ended.get("successor") == ["shichang-jianguan/shipin-jingying-xuke-xinban"], out
    assert registry.entries["power/dawukou-qu/shipin-jingying-xuke"].get("status") == "取消"


@pytest.mark.parametrize(
    ("one", "other", "into"),
    [
        ("negative/r/dianyingyuan", "negative/r/xinwen", "r/wenhua"),
        ("bundles/kaiban-canyin", "bundles/kaiban-lvguan", "kaiban-canlv"),
    ],
)
def test_rows_of_the_negative_list_and_bundles_are_merged(
    city: Path, capsys: pytest.CaptureFixture[str], one: str, other: str, into: str
) -> None:
    """As powers are: each names the one that goes on, and their old pages lead there."""
    arguments = ("combine", one, other, "--into", into, "--name", "合并以后的一条", "--cause", "职能调整")
    run(city, capsys, *arguments, "--reason", "合并到一起")
    assert reviewed(city) == 0, capsys.readouterr().out
    registry = registry_of(city)
    for key in (one, other):
        entry = registry.entries[key]
        assert entry.retired
        assert entry.get("successor") == [into]
    (decision,) = [each for each in registry.adjustments if each.id.startswith("2027/")]
    assert {row["kind"] for row in decision.rows("changes") if row["entry"] in (one, other)} == {"合并"}
