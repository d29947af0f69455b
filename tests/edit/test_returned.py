"""The lists as a workbook, and the workbook back as edits."""

from __future__ import annotations

import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qingdan.cli import main
from qingdan.edit import returned
from qingdan.edit.filled import filled_rows
from qingdan.edit.grids import read_grids
from qingdan.edit.incoming import incoming
from qingdan.edit.layout import sheets
from qingdan.edit.names import Names
from qingdan.edit.outcome import Fate, ImportOutcome
from qingdan.edit.refusal import RefusedError
from qingdan.edit.workbook import workbook
from qingdan.model import Registry, build_registry
from qingdan.read import Memory, Source, read_lists
from qingdan.read.parse import parse
from qingdan.schema import load_schemas
from tests.edit.test_tree import _leaves
from tests.support import BASE, ROOT, SCHEMAS, SHIPPED, source


def load(given: Source) -> tuple[Registry, dict[str, bytes]]:
    schemas = load_schemas(given)
    registry = build_registry(read_lists(given, schemas.layout), schemas)
    return registry, {file.path: given.read(file) for file in given.files("lists")}


@pytest.fixture(scope="module")
def shipped() -> tuple[Registry, dict[str, bytes], bytes]:
    registry, raws = load(SCHEMAS)
    return registry, raws, workbook(registry)


@pytest.fixture
def small() -> tuple[Registry, dict[str, bytes], bytes]:
    registry, raws = load(source())
    return registry, raws, workbook(registry)


def back(raw: bytes, registry: Registry, raws: dict[str, bytes]) -> ImportOutcome:
    return incoming("清单.xlsx", raw, registry, raws, "")


def opened(raw: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(raw))


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell(book: Any, sheet: str, key: str, title: str, *, where: str = "", row: str = "") -> Any:
    """The cell under a header in the row of an entry (and of a row in it)."""
    page = book[sheet]
    heads = {each.value: number for number, each in enumerate(page[1])}
    for line in page.iter_rows(min_row=2):
        ids = [line[heads[name]].value for name in ("条目标识", "所在行", "行标识", "行号") if name in heads]
        if [key, *filter(None, (where, row))] == [each for each in ids if each][: 1 + bool(where) + bool(row)]:
            return line[heads[title]]
    raise AssertionError((sheet, key, where, row))


def append(book: Any, sheet: str, **values: Any) -> None:
    page = book[sheet]
    heads = {each.value: number for number, each in enumerate(page[1], 1)}
    last = max(line[0].row for line in page.iter_rows() if line[0].value) + 1
    for title, value in values.items():
        page.cell(last, heads[title], value)


def test_the_shipped_lists_come_back_without_a_change(shipped: tuple[Registry, dict[str, bytes], bytes]) -> None:
    """Every value of every entry stands in a cell, and no cell is a change."""
    registry, raws, raw = shipped
    outcome = back(raw, registry, raws)
    assert outcome.files == {}
    assert list(outcome.notes) == []
    assert {row.fate for row in outcome.rows} == {Fate.UNCHANGED, Fate.HEADER}
    names = Names(registry)
    rows = sum(len(list(filled_rows(sheet, registry, names))) for sheet in sheets(registry.schemas))
    assert outcome.count(Fate.UNCHANGED) == rows > 10_000


def test_each_entry_is_looked_through_once(
    shipped: tuple[Registry, dict[str, bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lists are found once for all the rows of its sheets: the time goes with the cells, not with their square."""
    registry, raws, raw = shipped
    looked: list[int] = []
    whole = returned.holders

    def counted(data: Any, field: Any) -> Any:
        looked.append(1)
        return whole(data, field)

    monkeypatch.setattr(returned, "holders", counted)
    assert back(raw, registry, raws).files == {}
    assert len(looked) <= len(registry.entries)


def test_the_same_lists_give_the_same_workbook(shipped: tuple[Registry, dict[str, bytes], bytes]) -> None:
    """Byte for byte: no clock is in it."""
    assert workbook(shipped[0]) == shipped[2]


def test_a_person_can_use_the_workbook(shipped: tuple[Registry, dict[str, bytes], bytes]) -> None:
    """Chinese headers, frozen panes, drop-downs, locked ids, wrapped text; no formula and no link in the data."""
    book = opened(shipped[2])
    page = book["办事指南·申请材料"]
    assert [each.value for each in page[1]][:6] == [
        "条目标识",
        "条目名称",
        "行标识",
        "材料名称",
        "主件或辅件",
        "材料类型",
    ]
    assert page.freeze_panes == "C2"
    assert page.protection.sheet
    assert page["A2"].protection.locked
    assert page["C2"].protection.locked
    assert not page["D2"].protection.locked
    assert page["D2"].alignment.wrap_text
    assert page.column_dimensions["D"].width >= 20
    assert any("_选项" in (each.formula1 or "") for each in page.data_validations.dataValidation)
    assert book["_选项"].sheet_state == "hidden"
    assert book["_关于"].sheet_state == "veryHidden"
    for page in book.worksheets:
        for line in page.iter_rows():
            assert all(each.data_type != "f" for each in line)
            assert page.title == "目录" or all(each.hyperlink is None for each in line)


def test_fifty_edits_change_fifty_leaves_and_no_other_line(shipped: tuple[Registry, dict[str, bytes], bytes]) -> None:
    """Whichever cells are changed, the files differ in those values, and in the lines that hold them, only."""
    registry, raws, raw = shipped
    rng = random.Random(50)  # noqa: S311 a seed, so that a failure comes back
    book = opened(raw)
    editable = {
        "权力清单": ["内容", "职权名称", "检查什么"], "责任清单·责任事项": ["责任"], "责任清单·追责情形": ["情形"],
        "办事指南": ["承诺办结时限", "到现场次数", "一句话说明"], "办事指南·办理环节": ["岗位", "环节时限"],
        "办事指南·申请材料": ["材料名称", "份数", "要求原件", "填报须知"], "项目投资负面清单": ["管理措施"],
        "机构": ["简称"], "部门职责·主要职责": ["职责"], "权力清单·依据": ["条"], "责任清单·责任依据": ["条"], "一件事": ["说明"],
    }  # fmt: skip
    chosen: set[tuple[str, int, int]] = set()
    pages = {name: {each.value: n for n, each in enumerate(book[name][1], 1)} for name in editable}
    while len(chosen) < 50:
        name = rng.choice(sorted(editable))
        title = rng.choice(editable[name])
        count = sum(1 for line in book[name].iter_rows(min_row=2, max_col=1) if line[0].value)
        row, column = rng.randint(2, count + 1), pages[name][title]
        target = book[name].cell(row, column)
        if not target.value or (name, row, column) in chosen:
            continue
        chosen.add((name, row, column))
        was = str(target.value)
        if title in ("承诺办结时限", "环节时限"):
            value, _, unit = was.partition(" ")
            target.value = f"{int(value) + 1}({unit})"
        elif title in ("到现场次数", "份数"):
            target.value = int(was) + 1
        elif title == "要求原件":
            target.value = "否" if was == "是" else "是"
        elif title == "条":
            target.value = str(100 + len(chosen))
        else:
            target.value = f"改{len(chosen)}{was[:20]}"
    outcome = back(saved(book), registry, raws)
    assert [row for row in outcome.rows if row.fate is Fate.REJECTED] == []
    assert outcome.count(Fate.IMPORTED) <= 50
    assert sum(len(row.changes) for row in outcome.rows) == 50
    leaves = 0
    for path, new in outcome.files.items():
        before, after = parse(path, raws[path]).document, parse(path, new).document
        assert before is not None
        assert after is not None
        one, other = dict(_flat(before.data)), dict(_flat(after.data))
        assert one.keys() == other.keys()
        differing = {leaf for leaf in one if one[leaf] != other[leaf]}
        leaves += len(differing)
        old_lines, new_lines = raws[path].split(b"\n"), new.split(b"\n")
        assert len(old_lines) == len(new_lines)
        lines = {number for number, (a, b) in enumerate(zip(old_lines, new_lines, strict=True)) if a != b}
        assert lines <= {before.node(leaf).line for leaf in differing}  # type: ignore[union-attr]
    assert leaves == 50


def _flat(data: Any) -> Any:
    for path in _leaves(data):
        value = data
        for step in path:
            value = value[step]
        yield path, value


def test_of_two_rows_that_read_alike_one_is_changed() -> None:
    """Under whichever rows of the entry the two stand; the other says what it said."""
    path = "lists/power/ju/xuke.yml"
    cited = '    basis: [{law: fa, article: "22"}]\n'
    conditions = f"conditions:\n  - id: jia\n    text: 甲。\n{cited}  - id: yi\n    text: 乙。\n{cited}"
    registry, raws = load(source({path: BASE[path] + conditions}))
    book = opened(workbook(registry))
    cell(book, "权力清单·依据", "ju/xuke", "条", where="conditions.yi", row="1").value = "23"
    outcome = back(saved(book), registry, raws)
    assert outcome.count(Fate.IMPORTED) == 1
    assert outcome.files[path].decode() == "23".join(raws[path].decode().rsplit("22", 1))


def test_rows_are_added_changed_and_taken_out(small: tuple[Registry, dict[str, bytes], bytes]) -> None:
    """In any list, at the place where they stand in the sheet; comments in the file stay."""
    registry, raws, raw = small
    path = "lists/guides/ju/xuke.yml"
    book = opened(raw)
    append(
        book,
        "办事指南·申请材料",
        条目标识="ju/xuke",
        材料名称="身份证明",
        主件或辅件="主件",
        必要性="必要",
        形式="电子",
        份数=1,
        来源="政府部门核发",
        共享免交="是",
    )
    cell(book, "办事指南·申请材料", "ju/xuke", "份数", row="shenqingshu").value = 2
    cell(book, "办事指南", "ju/xuke", "承诺办结时限").value = "３（工作日）"
    cell(book, "办事指南", "ju/xuke", "一句话说明").value = "说明: 一句 #话"
    cell(book, "办事指南", "ju/xuke", "办理渠道").value = "窗口、邮寄"
    cell(book, "办事指南·下一环节", "ju/xuke", "删去", where="steps.shouli", row="2").value = "删"
    append(book, "办事指南·依据", 条目标识="ju/xuke", 所在行="time_limit", 法律文件="示例法", 条="32")
    outcome = back(saved(book), registry, raws)
    assert [(row.place, row.reason) for row in outcome.rows if row.fate is Fate.REJECTED] == []
    text = BASE[path]
    text = text.replace("promised: {value: 5,", "promised: {value: 3,").replace(", {to: buzheng, when: 材料不齐}]", "]")
    text = text.replace(
        "    copies: 1\n    source: 申请人自备\n  - id: tuzhi", "    copies: 2\n    source: 申请人自备\n  - id: tuzhi"
    )
    text = text.replace("[窗口, 网上]", "[窗口, 邮寄]").replace("handling:", 'summary: "说明: 一句 #话"\nhandling:')
    text = text.replace("unit: 工作日}\nonline", 'unit: 工作日}\n  basis: [{law: fa, article: "32"}]\nonline')
    added = (
        "  - id: shenfen-zhengming\n    name: 身份证明\n    kind: 主件\n    necessity: 必要\n    form: 电子\n"
        "    copies: 1\n    source: 政府部门核发\n    shared: true\n"
    )
    assert list(outcome.files) == [path]
    assert outcome.files[path].decode() == text.replace("steps:\n", added + "steps:\n")


def test_a_new_entry_is_a_new_file(small: tuple[Registry, dict[str, bytes], bytes]) -> None:
    """With its rows; what the schema requires and the sheet did not say is told."""
    registry, raws, raw = small
    book = opened(raw)
    append(
        book,
        "权力清单",
        条目标识="ju/jiancha",
        职权名称="示例检查",
        职权类型="行政检查",
        行使主体="示例局",
        行使层级="市级",
        权力来源="法定本级行使",
        检查什么="检查。",
    )
    append(book, "权力清单·依据", 条目标识="ju/jiancha", 法律文件="中华人民共和国示例法", 条="12", 作用="设定")
    outcome = back(saved(book), registry, raws)
    told = [row for row in outcome.rows if row.fate is Fate.IMPORTED]
    assert len(told) == 2
    assert "状态" in told[0].reason
    assert outcome.files["lists/power/ju/jiancha.yml"].decode() == (
        "# yaml-language-server: $schema=../../../schemas/power.schema.json\nname: 示例检查\ntype: 行政检查\norganisation: ju\n"
        'level: 市级\nsource: 法定本级行使\nbasis:\n  - {law: fa, article: "12", role: 设定}\ninspects: 检查。\n'
    )


@pytest.mark.parametrize(
    ("sheet", "key", "row", "title", "value", "told"),
    [
        ("办事指南", "ju/xuke", "", "承诺办结时限", "五日半", "不是期限"),
        ("办事指南", "ju/xuke", "", "承诺办结时限", "5天", "单位不明"),
        ("办事指南", "ju/xuke", "", "到现场次数", "几次", "不是整数"),
        ("办事指南", "ju/xuke", "", "到现场次数", 99, "到现场次数"),
        ("办事指南", "ju/xuke", "", "状态", "在用中", "没有“在用中”这个值；是不是“在用”"),
        ("办事指南", "ju/xuke", "", "所属职权", "示例许柯", "没有叫“示例许柯”的；是不是“示例许可”"),
        ("办事指南", "ju/xuke", "", "办理渠道", "窗口\n电报", "没有“电报”这个值"),
        ("机构", "ju", "", "电话", "0952-1234", "改法：区号-号码"),
        ("办事指南·申请材料", "ju/xuke", "tuzhi", "要求原件", "也许", "既不是“是”也不是“否”"),
        ("办事指南·申请材料", "ju/xuke", "tuzhi", "材料名称", "", "材料名称"),
        ("办事指南·申请材料", "ju/xuke", "tuzhi", "材料名称", "图\u200b纸", "不占宽度"),
        ("法律依据·版本", "fa", "1", "版本日期", "去年", "不是日期"),
    ],
)
def test_what_cannot_be_is_refused_at_its_cell(
    small: tuple[Registry, dict[str, bytes], bytes], sheet: str, key: str, row: str, title: str, value: Any, told: str
) -> None:
    """With a Chinese reason; and nothing of the row is written."""
    registry, raws, raw = small
    book = opened(raw)
    target = cell(book, sheet, key, title, row=row)
    target.value = value
    outcome = back(saved(book), registry, raws)
    refused = [each for each in outcome.rows if each.fate is Fate.REJECTED]
    assert len(refused) == 1
    assert refused[0].place == f"{sheet}!A{target.row}"
    assert told in refused[0].reason
    assert outcome.files == {}


def test_a_workbook_older_than_the_file_is_not_written_over_it(small: tuple[Registry, dict[str, bytes], bytes]) -> None:
    """Whoever changed the file since is not undone."""
    _, _, raw = small
    path = "lists/organisations/ju.yml"
    registry, raws = load(source({path: BASE[path].replace("示例局", "新局")}))
    book = opened(raw)
    cell(book, "机构", "shi", "简称").value = "市政府"
    cell(book, "机构", "ju", "简称").value = "局"
    outcome = back(saved(book), registry, raws)
    assert list(outcome.files) == ["lists/organisations/shi.yml"]
    refused = [row.reason for row in outcome.rows if row.fate is Fate.REJECTED]
    assert refused == ["导出之后这个条目改过；重新导出，在新的工作簿里改"]


def test_rows_that_are_missing_or_twice_harm_nothing(small: tuple[Registry, dict[str, bytes], bytes]) -> None:
    """A row that somebody deleted stays in the lists, and is told; the second of two same rows is refused."""
    registry, raws, raw = small
    book = opened(raw)
    page = book["办事指南·申请材料"]
    page.delete_rows(3)
    page.append([each.value for each in page[2]])
    page.append(["ju/xuke", "", "", "", *[None] * 20, "栏外"])
    book.create_sheet("我的草稿").append(["随手记"])
    outcome = back(saved(book), registry, raws)
    assert outcome.files == {}
    assert [row.reason for row in outcome.rows if row.fate is Fate.REJECTED] == [
        "同一行在表里出现了两次",
        "办事指南·申请材料!Y4 所在的列没有认得的表头",
        "没有叫“我的草稿”的工作表",
    ]
    assert any("比清单少 1 行" in note for note in outcome.notes)


def test_a_text_longer_than_a_cell_is_an_error() -> None:
    """Rather than a workbook that cuts it."""
    registry, _ = load(
        source({"lists/organisations/ju.yml": BASE["lists/organisations/ju.yml"] + f"note: {'长' * 32768}\n"})
    )
    with pytest.raises(RefusedError, match="32767"):
        workbook(registry)


def test_what_looks_like_a_formula_stays_text() -> None:
    """Text that begins as a number does is written and read back as text."""
    path = "lists/organisations/ju.yml"
    registry, raws = load(source({path: BASE[path] + "note: '-1+1'\nshort: '-甲=1'\n"}))
    raw = workbook(registry)
    assert cell(opened(raw), "机构", "ju", "备注").data_type == "s"
    assert back(raw, registry, raws).files == {}


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Export, edit, preview, write: the preview touches nothing; an old workbook is not written over by chance."""
    root, file = _registry(tmp_path / "r"), tmp_path / "清单.xlsx"
    assert main(["xlsx", "export", str(file), "--root", str(root)]) == 0
    assert main(["xlsx", "export", str(file), "--root", str(root)]) == 2
    assert "--force" in capsys.readouterr().err
    assert (
        main(["xlsx", "export", str(file), "--root", str(root), "--force", "--list", "办事指南", "--list", "laws"]) == 0
    )
    book = opened(file.read_bytes())
    assert "权力清单" not in book.sheetnames
    assert main(["xlsx", "export", str(tmp_path / "x"), "--root", str(root), "--list", "没有"]) == 2
    cell(book, "办事指南", "ju/xuke", "到现场次数").value = 1
    file.write_bytes(saved(book))
    path = root / "lists/guides/ju/xuke.yml"
    capsys.readouterr()
    assert main(["xlsx", "import", str(file), "--root", str(root)]) == 0
    out = capsys.readouterr()
    assert "办事指南!A2: 写入 guides/ju/xuke\n    到现场次数：0 → 1\n" in out.out
    assert "加上 --write 才写" in out.err
    assert path.read_text(encoding="utf-8") == BASE["lists/guides/ju/xuke.yml"]
    assert main(["xlsx", "import", str(file), "--root", str(root), "--write"]) == 0
    assert path.read_text(encoding="utf-8") == BASE["lists/guides/ju/xuke.yml"].replace("visits: 0", "visits: 1")


def test_a_part_of_the_lists_goes_out_and_comes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One body's entries, or one entry; what was not asked for is not missed."""
    root, file = _registry(tmp_path / "r"), tmp_path / "清单.xlsx"
    for chosen, sheets_ in (
        (["--organisation", "示例局"], {"机构": 1, "权力清单": 1, "办事指南": 1}),
        (["--entry", "guides/ju/xuke"], {"机构": 0, "权力清单": 0, "办事指南": 1}),
    ):
        assert main(["xlsx", "export", str(file), "--root", str(root), "--force", *chosen]) == 0
        book = opened(file.read_bytes())
        assert {
            name: sum(1 for line in book[name].iter_rows(min_row=2, max_col=1) if line[0].value) for name in sheets_
        } == sheets_
        cell(book, "办事指南", "ju/xuke", "到现场次数").value = 1
        file.write_bytes(saved(book))
        capsys.readouterr()
        assert main(["xlsx", "import", str(file), "--root", str(root)]) == 0
        out = capsys.readouterr().out
        assert "到现场次数：0 → 1" in out
        assert "比清单少" not in out
    assert main(["xlsx", "export", str(file), "--root", str(root), "--force", "--entry", "guides/ju/meiyou"]) == 2
    assert main(["xlsx", "export", str(file), "--root", str(root), "--force", "--organisation", "没有局"]) == 2
    assert "没有叫“没有局”的" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["export", "import"])
def test_each_command_has_chinese_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And each of its options stands in the manual."""
    assert main(["xlsx", name, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"用法：qingdan xlsx {name}")
    manual = (ROOT / "site/manual/editors.md").read_text(encoding="utf-8")
    assert f"qingdan xlsx {name}" in manual
    for flag in {word.strip(" ,") for word in out.split() if word.startswith("--")} - {"--help"}:
        assert flag in manual


def test_a_kill_during_import_leaves_each_file_old_or_new(tmp_path: Path) -> None:
    """At whatever moment it comes."""
    root, file = _registry(tmp_path / "r"), tmp_path / "清单.xlsx"
    for number in range(80):
        (root / f"lists/organisations/o{number}.yml").write_text(BASE["lists/organisations/ju.yml"], encoding="utf-8")
    assert main(["xlsx", "export", str(file), "--root", str(root)]) == 0
    book = opened(file.read_bytes())
    for number in range(80):
        cell(book, "机构", f"o{number}", "简称").value = f"局{number}"
    file.write_bytes(saved(book))
    old = {path: path.read_bytes() for path in sorted((root / "lists").rglob("*.yml"))}
    command = [sys.executable, "-m", "qingdan", "xlsx", "import", str(file), "--root", str(root), "--write"]
    subprocess.run(command, check=True, capture_output=True)
    new = {path: path.read_bytes() for path in old}
    assert sum(new[path] != old[path] for path in old) == 80
    rng, halfway = random.Random(9), 0  # noqa: S311 a seed, so that a failure comes back
    for _ in range(10):
        for path, raw in old.items():
            path.write_bytes(raw)
        run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert run.stdout is not None
        run.stdout.read(1)
        time.sleep(rng.random() * 0.1)
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()
        now = {path: path.read_bytes() for path in old}
        assert all(raw in (old[path], new[path]) for path, raw in now.items())
        halfway += now not in (old, new)
    assert halfway


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["xlsx", "ods", "xls"])
def test_libreoffice_opens_the_workbook_and_hands_it_back_the_same(tmp_path: Path, form: str) -> None:
    """Saved again in each of its formats, the workbook asks for no change."""
    registry, raws = load(
        Memory({**SHIPPED, **{path: SCHEMAS.read(file) for file in SCHEMAS.files("lists") if (path := file.path)}})
    )
    (tmp_path / "in.xlsx").write_bytes(workbook(registry, ["registry", "guides", "power"]))
    out = tmp_path / "out"
    home = {**os.environ, "HOME": str(tmp_path)}
    run = ["soffice", "--headless", "--convert-to", form, "--outdir", str(out), str(tmp_path / "in.xlsx")]
    subprocess.run(run, check=True, capture_output=True, timeout=240, env=home)
    raw = (out / f"in.{form}").read_bytes()
    outcome = incoming(f"in.{form}", raw, registry, raws, "")
    assert [row for row in outcome.rows if row.fate in (Fate.REJECTED, Fate.IMPORTED)] == []
    assert outcome.count(Fate.UNCHANGED) > 2000
    assert any(grid.name == "办事指南" for grid in read_grids(f"in.{form}", raw))


def _registry(folder: Path) -> Path:
    for path, raw in {**SHIPPED, **{path: text.encode() for path, text in BASE.items()}}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(raw)
    return folder
