"""A new entry begins as a form: made from its schema, blank where something must be written, refused where it cannot be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qingdan.checks import check
from qingdan.cli import main
from qingdan.edit import put_in_order
from qingdan.edit.draft import draft
from qingdan.read import WorkTree
from qingdan.read.parse import parse
from qingdan.schema import load_schemas
from tests.support import BASE, ROOT, SCHEMAS

LOADED = load_schemas(SCHEMAS)
IDS = {
    "power": "ju/xin",
    "responsibility": "ju/xin",
    "guides": "ju/xin",
    "duties": "xin",
    "negative": "c/xin",
    "bundles": "xin",
    "organisations": "xin",
    "laws": "xin",
    "adjustments": "2026/001",
}


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The small invented city on disk."""
    for path, text in BASE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", IDS)
def test_every_collection_has_a_form_that_the_reader_reads_and_fmt_keeps(name: str) -> None:
    """Every key that the schema demands is there with its title above it, and every blank is told."""
    collection = LOADED.collection(name)
    assert collection is not None
    path = collection.path(IDS[name])
    text = draft(collection, LOADED.documents, IDS[name])
    parsed = parse(path, text.encode())
    assert parsed.diagnostics == ()
    assert parsed.document is not None
    assert set(collection.schema.get("required", ())) <= set(parsed.document.data)
    for key in parsed.document.data:
        field = collection.root.properties[key]
        above = text.split("\n")[
            text.split("\n").index(next(x for x in text.split("\n") if x.startswith(f"{key}:"))) - 1
        ]
        assert above.startswith(f"# {field.title or key}")
    again = put_in_order(path, text.encode(), name, collection.root)
    assert again.decode().count("〔待填") == text.count("〔待填")
    assert "daitian" not in again.decode(), "a row is named when its blank is filled"
    for line in text.split("\n"):
        if line.startswith("#"):
            assert line in again.decode().split("\n")


def test_a_row_says_what_may_be_chosen_and_shows_what_nearly_every_row_has(city: Path) -> None:
    """All choices, the term, the materials of a step, the number of an article in quotes, and who adds the ids."""
    (city / "lists/guides/ju/xuke.yml").unlink()
    assert main(["new", "办事指南", "ju/xuke", "--root", str(city)]) == 0
    text = (city / "lists/guides/ju/xuke.yml").read_text("utf-8")
    assert "\npower: ju/xuke\n" in text
    for word in ("容缺后补", "纸质或电子", "政府部门核发", "决定机关", "个月", "qingdan fmt"):
        assert word in text
    assert "limit: {value: 〔待填：天数〕, unit: 工作日}, materials: [〔待填：用到的材料〕]" in text
    for optional in (
        "  # statutory: {value: …, unit: …}",
        "  # 还可以写 next: [{to: …}]（下一环节",
        "  # 还可以写 when: …（需要的情形",
    ):
        assert f"\n{optional}" in text
    assert "……" not in text
    assert main(["new", "权力清单", "ju/xin", "--root", str(city)]) == 0
    text = (city / "lists/power/ju/xin.yml").read_text("utf-8")
    assert 'article: "〔待填：条〕"' in text
    assert "去掉 .yml" in text
    certificate = next(line for line in text.split("\n") if line.startswith("# 许可证件"))
    assert certificate.endswith("职权类型是“行政许可”的必须写")
    choices = next(line for line in text.split("\n") if line.startswith("# 职权类型"))
    assert "公共服务" in choices


def test_what_a_citation_calls_by_its_name_is_found(city: Path) -> None:
    """The cure is the id of the entry that is called so, though the two have no letter in common."""
    power = city / "lists/power/ju/xuke.yml"
    law = next(each.read_text("utf-8") for each in (city / "lists/laws").iterdir() if each.stem == "fa")
    short = next(line.partition(": ")[2] for line in law.split("\n") if line.startswith(("short:", "name:", "title:")))
    power.write_text(power.read_text("utf-8").replace("law: fa,", f"law: {short},"), "utf-8")
    (found,) = [each for each in check(WorkTree(city), SCHEMAS).open if each.code == "QD201"]
    assert found.fix is not None
    assert "写成 fa" in found.fix


def test_a_missing_id_is_said_to_come_from_fmt(city: Path) -> None:
    """Whoever fills in a form need not invent one."""
    guide = city / "lists/guides/ju/xuke.yml"
    guide.write_text(guide.read_text("utf-8").replace("- id: shenqingshu\n    name", "- name", 1), "utf-8")
    found = [each for each in check(WorkTree(city), SCHEMAS).open if each.code == "QD102"]
    assert found
    assert "qingdan fmt" in str(found[0].fix)


@pytest.mark.parametrize("name", IDS)
def test_every_blank_of_a_form_is_an_error_at_its_line(name: str, city: Path) -> None:
    """Nothing blank can be published."""
    collection = LOADED.collection(name)
    assert collection is not None
    path = collection.path(IDS[name])
    target = city / path
    target.parent.mkdir(parents=True, exist_ok=True)
    text = draft(collection, LOADED.documents, IDS[name])
    target.write_text(text, encoding="utf-8")
    found = [each for each in check(WorkTree(city), SCHEMAS).open if each.place.path == path]
    told = {each.place.line for each in found if each.severity.value == "error"}
    blank = {
        at for at, line in enumerate(text.split("\n"), 1) if "〔待填" in line and not line.lstrip().startswith("#")
    }
    assert blank
    assert blank <= told


def test_a_filled_form_is_a_sound_entry(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An organisation, filled as the remarks say, passes the check and keeps its remarks."""
    assert main(["new", "机构", "ke", "--root", str(city)]) == 0
    file = city / "lists/organisations/ke.yml"
    text = file.read_text("utf-8")
    for blank, word in (("名称", "示例科学局"), ("机构类别", "工作部门"), ("层级", "市级"), ("状态", "在用")):
        text = text.replace(f"〔待填：{blank}〕", word)
    file.write_text(text, encoding="utf-8")
    capsys.readouterr()
    found = [each for each in check(WorkTree(city), SCHEMAS).open if each.place.path.endswith("ke.yml")]
    assert [each for each in found if each.severity.value == "error"] == []
    assert main(["fmt", str(file), "--root", str(city)]) == 0
    assert "# 首席代表" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["指南", "ju/x"], "没有“指南”这类清单。改法：写这些中的一个：权力清单（power）"),
        (["权力清单", "x"], "不合权力清单的写法。改法：文件应当在 lists/power/"),
        (["权力清单", "ju/Xin"], "有不能用的字符"),
        (["权力清单", "ju/../../x"], "改法"),
        (["权力清单", "juu/xin"], "没有机构“juu”。改法：是不是“ju”"),
        (["权力清单", "ju/xuke"], "已经有 lists/power/ju/xuke.yml 了"),
        (["责任清单", "ju/xin"], "改法：先 qingdan new 权力清单 ju/xin"),
        (
            ["权力清单", "ju/xin", "--from", "ju/xvke"],
            "权力清单里没有叫“ju/xvke”的，相近的有：\n  power/ju/xuke　示例许可",
        ),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    city: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    """With what to do instead."""
    before = sorted(path.relative_to(city) for path in city.rglob("*"))
    assert main(["new", *arguments, "--root", str(city)]) == 2
    assert said in capsys.readouterr().err
    assert sorted(path.relative_to(city) for path in city.rglob("*")) == before


def test_an_id_that_was_somebodys_is_not_given_again(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The old address still leads to the entry that moved."""
    power = city / "lists/power/ju/xuke.yml"
    power.write_text(power.read_text("utf-8") + "former_ids: [ju/jiu-xuke]\n", "utf-8")
    assert main(["new", "power", "ju/jiu-xuke", "--root", str(city)]) == 2
    assert "从前的" in capsys.readouterr().err


def test_after_a_model_everything_stands_but_the_name_and_the_past(tmp_path: Path) -> None:
    """A shipped guide as the start of another."""
    root = tmp_path / "city"
    for name in ("lists", "schemas"):
        shutil.copytree(ROOT / name, root / name)
    assert main(["new", "办事指南", "shuiwu/xin-zhinan", "--from", "shuiwu/qushui-xuke", "--root", str(root)]) == 0
    made, model = (
        parse("x", (root / f"lists/guides/shuiwu/{name}.yml").read_bytes()).document
        for name in ("xin-zhinan", "qushui-xuke")
    )
    assert made is not None
    assert model is not None
    assert made.data["name"] == "〔待填：名称〕"
    assert made.data["materials"] == model.data["materials"]
    assert made.data["steps"] == model.data["steps"]
    assert not {"former_ids", "verification", "aliases", "codes", "unverified"} & set(made.data)


def test_after_a_model_a_guide_is_of_its_own_power_and_duties_have_no_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The power of that id where there is one, else a blank; a list whose entries have no name gets no key that check refuses."""
    root = tmp_path / "city"
    for name in ("lists", "schemas"):
        shutil.copytree(ROOT / name, root / name)
    for id_, power in (("shuiwu/xin-zhinan", "〔待填：所属职权〕"), ("shuiwu/qushui-jiancha", "shuiwu/qushui-jiancha")):
        assert main(["new", "办事指南", id_, "--from", "shuiwu/qushui-xuke", "--root", str(root)]) == 0
        document = parse("x", (root / f"lists/guides/{id_}.yml").read_bytes()).document
        assert document is not None
        assert document.data["power"] == power
    twin = root / "lists/responsibility/shuiwu/qushui-jiancha.yml"
    twin.unlink()
    assert main(["new", "责任清单", "shuiwu/qushui-jiancha", "--from", "shuiwu/qushui-xuke", "--root", str(root)]) == 0
    capsys.readouterr()
    main(["check", "--root", str(root)])
    told = capsys.readouterr().out.split("\n")
    assert not [line for line in told if "responsibility/shuiwu/qushui-jiancha" in line and "error" in line]
