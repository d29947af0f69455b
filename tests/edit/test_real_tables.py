"""Tables as cities have them: each kind of trouble that real files gave, with what is right."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from qingdan.edit.cited import UnreadError, read_cited
from qingdan.edit.fates import report
from qingdan.edit.grids import read_grids
from qingdan.edit.incoming import incoming
from qingdan.edit.matters import Matters
from qingdan.edit.names import Names
from qingdan.edit.outcome import CellMark, Fate, ImportOutcome
from qingdan.edit.titles import targets_by_title
from qingdan.edit.workbook import workbook
from qingdan.model import Registry
from qingdan.read.parse import parse
from tests.edit.test_returned import append, cell, load, opened, saved
from tests.support import BASE, run, source

CITES = "《示例法》第十二条"
GUIDE = BASE["lists/guides/ju/xuke.yml"]
Lists = tuple[Registry, dict[str, bytes]]


@pytest.fixture
def small() -> Lists:
    return load(source())


def book(*lines: list[Any], title: str = "权责清单") -> Any:
    made = openpyxl.Workbook()
    made.active.title = title
    for line in lines:
        made.active.append(line)
    return made


def brought(
    given: Any, lists: Lists, name: str = "清单.xlsx", body: str = "示例局", *, hidden: bool = False
) -> ImportOutcome:
    """What a table asks for; every cell that is not empty has a fate, whatever else comes of it."""
    raw = given if isinstance(given, bytes) else given.encode() if isinstance(given, str) else saved(given)
    outcome = incoming(name, raw, *lists, body, hidden=hidden)
    if not isinstance(given, bytes | str):
        cells = sum(
            bool(str("" if cell.value is None else cell.value).strip())
            for page in given.worksheets
            for line in page
            for cell in line
        )
        assert sum(outcome.cells().values()) == cells
    return outcome


def made(outcome: ImportOutcome, path: str) -> Any:
    """The data of a file that was made."""
    assert path in outcome.files, [row.reason for row in outcome.rows]
    parsed = parse(path, outcome.files[path])
    assert not parsed.diagnostics
    assert parsed.document is not None
    return parsed.document.data


def fates(outcome: ImportOutcome) -> list[str]:
    return [str(row.fate) for row in outcome.rows if row.fate is not Fate.HEADER]


def test_a_column_that_is_known_is_written(small: Lists) -> None:
    """Or told as not read; never neither."""
    outcome = brought(
        book(
            ["事项名称", "权力类型", "服务对象", "许可证件", "有效期", "数量限制", "内容", "实施依据", "分管领导"],
            ["甲许可", "行政许可", "自然人", "甲许可证", "5年", "不限", "办理甲。", CITES, "某岗"],
        ),
        small,
    )
    data = made(outcome, next(iter(outcome.files)))
    assert {key: data[key] for key in ("audience", "certificate", "validity", "quota", "summary")} == {
        "audience": ["自然人"], "certificate": "甲许可证", "validity": {"value": 5, "unit": "年"}, "quota": "不限", "summary": "办理甲。",
    }  # fmt: skip
    assert outcome.notes == ["“权责清单”里没有读的列：分管领导"]
    assert outcome.cells() == {
        CellMark.WRITTEN: 8, CellMark.EQUAL: 0, CellMark.REFUSED: 0, CellMark.UNREAD: 1, CellMark.HEADER: 9,
    }  # fmt: skip


def test_main_items_have_sub_items(small: Lists) -> None:
    """主项 and 事项 are power and sub-item; a 主项 that says none makes the 事项 the power."""
    outcome = brought(
        book(
            ["主项名称", "事项名称", "权力类型", "基本编码", "事项编码"],
            ["甲登记", "甲注册", "行政确认", "640731001001", "LOCAL-0001"],
            ["甲登记", "甲转移", "行政确认", "640731001002", "LOCAL-0002"],
            ["未分类", "乙审查", "行政确认", "640731002000", "LOCAL-0003"],
            ["无", "丙注册", "行政确认", None, None],
        ),
        small,
    )
    powers = {data["name"]: data for path in outcome.files if (data := made(outcome, path))}
    assert list(powers) == ["甲登记", "乙审查", "丙注册"]
    assert [(row["name"], [code["value"] for code in row["codes"]]) for row in powers["甲登记"]["subitems"]] == [
        ("甲注册", ["640731001001", "LOCAL-0001"]),
        ("甲转移", ["640731001002", "LOCAL-0002"]),
    ]
    assert "codes" not in powers["甲登记"]
    assert fates(outcome) == ["写入"] * 4


@pytest.mark.parametrize(
    ("title", "value", "scheme"),
    [
        ("基本编码", "640131001000", "基本编码"),
        ("实施编码", "11130200000000000X3640131001000", "实施编码"),
        ("地方基本编码", "A0001", "地方基本编码"),
        ("地方实施编码", "511A00-0001", "地方实施编码"),
        ("业务办理项编码", "11130200000000000X364013100100001", "业务办理项编码"),
        ("事项编码", "511A00XXXX0001-511602000000-000-115113010000XXXXXX-1-00", "地方实施编码"),
        ("事项编码", "E-000004-001-115113010087783XXX", "地方实施编码"),
        ("事项编码", "11130200000000000X3640131001000", "实施编码"),
        ("项目编码", "640131001000", "基本编码"),
    ],
)
def test_a_code_has_the_scheme_of_its_column_or_of_its_structure(
    small: Lists, title: str, value: str, scheme: str
) -> None:
    """Length proves nothing; and no code of today is an old one."""
    outcome = brought(book(["事项名称", "权力类型", title], ["甲确认", "行政确认", value]), small)
    assert made(outcome, next(iter(outcome.files)))["codes"] == [{"scheme": scheme, "value": value}]


@pytest.mark.parametrize(
    ("number", "told"),
    [(640131001000, ""), (99032320001885, ""), (11640200010184355364, "丢了"), (9990323200018852, "丢了")],
)
def test_a_code_of_which_a_spreadsheet_lost_digits_is_refused(small: Lists, number: int, told: str) -> None:
    """And the cure is told."""
    outcome = brought(book(["事项名称", "权力类型", "编码"], ["甲确认", "行政确认", number]), small)
    assert [told in row.reason and bool(told) for row in outcome.rows[1:]] == [bool(told)]
    assert bool(outcome.files) is not bool(told)


@pytest.mark.parametrize(
    ("statutory", "promised"),
    [
        ("20自然日", {"value": 20, "unit": "日"}),
        ("10(自然日)", {"value": 10, "unit": "日"}),
        ("二十一个工作日", {"value": 21, "unit": "工作日"}),
        ("即时办理", {"value": 0, "unit": "工作日"}),
        ("当日办结", {"value": 0, "unit": "工作日"}),
        ("三个月", {"value": 3, "unit": "个月"}),
        ("1.5个工作日", None),
        ("三五个工作日", None),
        ("20天", None),
        ("20", None),
        ("30个工作日（不含公示）", None),
    ],
)
def test_limits_as_people_write_them(small: Lists, statutory: str, promised: Any) -> None:
    """自然日 is the standard's word for 日; what leaves the unit open is refused."""
    outcome = brought(book(["办理项名称", "法定办结时限"], ["示例许可（新办）", statutory]), small)
    if promised is None:
        assert fates(outcome) == ["没有写入"]
    else:
        assert made(outcome, "lists/guides/ju/xuke.yml")["time_limit"]["statutory"] == promised


def test_a_unit_may_have_its_own_column(small: Lists) -> None:
    """As in the national tables; without a number beside it the column is not read."""
    head = ["办理项名称", "法定办结时限", "法定办结时限单位", "承诺办结时限单位"]
    outcome = brought(book(head, ["示例许可（新办）", 15, "自然日", "工作日"]), small)
    assert made(outcome, "lists/guides/ju/xuke.yml")["time_limit"]["statutory"] == {"value": 15, "unit": "日"}
    assert outcome.notes == ["“权责清单”里没有读的列：承诺办结时限单位"]


def test_formulas_in_columns_that_nobody_reads_are_told(small: Lists) -> None:
    """Offices number their rows with them; in a column that is read they refuse the row."""
    outcome = brought(
        book(["序号", "事项名称", "权力类型"], ["=ROW()-1", "甲奖励", "行政奖励"], [2, "=B2", "行政奖励"]), small
    )
    assert fates(outcome) == ["写入", "没有写入"]
    assert "B3 是公式" in outcome.rows[2].reason
    assert any("有公式的列：序号、事项名称" in note for note in outcome.notes)


def hidden_and_struck() -> Any:
    given = book(["事项名称", "权力类型"], ["甲奖励", "行政奖励"], ["乙奖励", "行政奖励"], ["丙奖励", "行政奖励"])
    given.active.row_dimensions[3].hidden = True
    for column in "AB":
        given.active[f"{column}4"].font = Font(strike=True)
    old = given.create_sheet("旧版")
    old.append(["事项名称", "权力类型"])
    old.append(["旧奖励", "行政奖励"])
    old.sheet_state = "hidden"
    return given


def test_what_is_hidden_or_struck_through_is_left_out_and_told(small: Lists) -> None:
    """Unless it is asked for."""
    outcome = brought(hidden_and_struck(), small)
    assert fates(outcome) == ["写入", "没有写入", "没有写入", "没有写入", "没有写入"]
    reasons = [row.reason for row in outcome.rows if row.fate is Fate.REJECTED]
    assert ["隐藏" in each or "删除线" in each for each in reasons] == [True] * 4
    assert len(outcome.files) == 1
    assert fates(brought(hidden_and_struck(), small, hidden=True)) == ["写入"] * 4


def test_a_header_in_two_rows(small: Lists) -> None:
    """A stage below 责任事项 is a duty of that stage; 职权 above 名称 is 职权名称."""
    stages = book(
        ["事项名称", "权力类型", "责任事项", None, None, "实施依据"],
        [None, None, "受理", "审查", "决定", None],
        ["甲许可", "行政许可", "受理申请。", "审查材料。", "作出决定。", CITES],
    )
    stages.active.merge_cells("C1:E1")
    groups = book(
        ["职权", None, "责任", None, "实施依据"],
        ["名称", "类型", "责任事项", "追责情形", None],
        ["甲许可", "行政许可", "受理：受理申请。", "不受理的。", CITES],
    )
    groups.active.merge_cells("A1:B1")
    groups.active.merge_cells("C1:D1")
    for given, count in ((stages, 3), (groups, 1)):
        outcome = brought(given, small)
        duties = [data for path in outcome.files if "responsibility" in path and (data := made(outcome, path))]
        assert [(row["stage"], row["duty"]) for row in duties[0]["duties"]] == [
            ("受理", "受理申请。"), ("审查", "审查材料。"), ("决定", "作出决定。"),
        ][:count]  # fmt: skip
        assert fates(outcome) == ["写入"]


def test_characters_that_nobody_sees_are_taken_out_and_told(small: Lists) -> None:
    """In headers and in cells."""
    outcome = brought(
        book(
            ["事项\u3000名称", "权力类型\u200b", "实施依据"],
            ["\u3000甲奖励\u200b", "行政\u00ad奖励\u00a0", "《示例法》第１２条"],
        ),
        small,
    )
    assert fates(outcome) == ["写入"]
    assert outcome.notes == ["“权责清单”里有 3 格含看不见的字符，已经去掉"]
    assert made(outcome, next(iter(outcome.files)))["name"] == "甲奖励"


PLAIN = "事项名称{0}权力类型{0}实施依据\r\n甲奖励{0}行政奖励{0}《示例法》第十二条\r\n"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.txt", PLAIN.format("\t").encode("utf-16")),
        ("a.csv", ("\ufeff" + PLAIN.format("\t")).encode("utf-16-be")),
        ("a.csv", PLAIN.format(";").encode("gb18030")),
        ("a.csv", ("示例局权责清单\r\n" + PLAIN.format(";")).encode()),
        ("a.csv", ("示例局权责清单,,\r\n" + PLAIN.format(",")).encode("utf-8-sig")),
        (
            "a.xls",
            "<html><body><table><tr><th>事项名称</th><th>权力类型</th><th>实施依据</th></tr>"
            "<tr><td>甲奖励</td><td>行政奖励</td><td>《示例法》<br>第十二条</td></tr></table></body></html>".encode(),
        ),
        ("a.xls", saved(book(["事项名称", "权力类型", "实施依据"], ["甲奖励", "行政奖励", "《示例法》第十二条"]))),
    ],
    ids=["unicode text", "utf-16 be", "gb18030", "title line", "bom", "html called xls", "xlsx called xls"],
)
def test_tables_of_text_in_every_form(small: Lists, name: str, raw: bytes) -> None:
    """Whatever the encoding, the separator and the name."""
    outcome = brought(raw, small, name)
    assert fates(outcome) == ["写入"], [row.reason for row in outcome.rows]
    assert made(outcome, next(iter(outcome.files)))["basis"] == [{"law": "fa", "article": "12"}]


def test_a_web_page_without_a_table_says_what_to_do(small: Lists) -> None:
    """Rather than that it is no workbook."""
    with pytest.raises(Exception, match="另存为 xlsx"):
        brought(b"<html><body>404</body></html>", small, "a.xls")


def test_new_guides_come_from_a_plain_table(small: Lists) -> None:
    """Under the power whose name begins theirs; the standard's titles and values are understood; what is missing is told."""
    outcome = brought(
        book(
            ["办理项名称", "法定办结时限", "承诺办结时限", "到办事现场次数", "网上办理深度", "受理条件", "申请材料", "是否收费",
             "审批结果名称", "审批结果类型", "通办范围", "办理流程", "主题分类", "办件类型", "服务对象"],
            ["示例许可（变更）", "20个工作日", "5个工作日", 0, "全程网办（Ⅳ级）", "已经取得示例许可证。", "1.申请书\n2.许可证原件", "否",
             "示例许可证", "出证", "全省通办", "受理→审查→决定", "文化体育", "承诺件", "企业法人"],
        ),
        small,
    )  # fmt: skip
    data = made(outcome, "lists/guides/ju/xuke-biangeng.yml")
    assert data["power"] == "ju/xuke"
    assert (data["online"], data["visits"], data["fees"], data["reach"]) == ("结果反馈", 0, [], "全省")
    assert data["result"] == {"name": "示例许可证", "kind": "证照"}
    assert data["topics"] == ["文化旅游"]
    assert [row["name"] for row in data["materials"]] == ["申请书", "许可证原件"]
    assert [row["name"] for row in data["steps"]] == ["受理", "审查", "决定"]
    assert [row.get("next") for row in data["steps"]] == [[{"to": "shencha"}], [{"to": "jueding"}], None]
    assert "办理渠道" in outcome.rows[1].reason
    assert outcome.notes == []


def test_items_with_guides_become_both(small: Lists) -> None:
    """A row of the national table is a power, and the guide that says how to get it."""
    outcome = brought(
        book(
            [
                "事项名称",
                "业务办理项名称",
                "事项类型",
                "实施主体",
                "设定依据",
                "承诺办结时限",
                "申请材料",
                "事项状态",
                "服务对象",
            ],
            ["甲许可", "甲许可（首次）", "行政许可", "示例局", CITES, "3个工作日", "无", "有效", "自然人"],
            ["甲许可", "甲许可（延续）", "行政许可", "示例局", CITES, "1个工作日", "申请表", "有效", "自然人"],
        ),
        small,
        body="",
    )
    assert sorted(path.partition("/")[2].split("/")[0] for path in outcome.files) == ["guides", "guides", "power"]
    guides = [made(outcome, path) for path in sorted(outcome.files) if "guides" in path]
    assert [guide["materials"] for guide in guides if guide["name"].endswith("（首次）")] == [[]]
    assert {guide["power"] for guide in guides} == {
        next(p for p in outcome.files if "power" in p)[len("lists/power/") : -4]
    }
    assert {guide["status"] for guide in guides} == {"在用"}


@pytest.mark.parametrize("text", ["开饭馆、开餐馆", "开饭馆，开餐馆", "开饭馆；开餐馆", "开饭馆\n开餐馆"])
def test_two_short_names_in_a_cell_are_two(small: Lists, text: str) -> None:
    """However they are set apart."""
    outcome = brought(book(["事项名称", "权力类型", "俗称"], ["示例许可", "行政许可", text]), small)
    assert made(outcome, "lists/power/ju/xuke.yml")["aliases"] == ["开饭馆", "开餐馆"]


@pytest.mark.parametrize(
    ("text", "level"),
    [("市级、县级", "市级"), ("省、市、县", "市级"), ("市", "市级"), ("设区的市级", "市级"), ("区县级", "县级"), ("乡镇（街道）级", "乡级"),
     ("省级、县级", None)],
)  # fmt: skip
def test_levels_as_they_are_written(small: Lists, text: str, level: str | None) -> None:
    """Of several the one of the body, and that is told."""
    outcome = brought(book(["事项名称", "权力类型", "行使层级"], ["甲奖励", "行政奖励", text]), small)
    if level is None:
        assert fates(outcome) == ["没有写入"]
        return
    assert made(outcome, next(iter(outcome.files)))["level"] == level
    assert ("取示例局所在的" in outcome.rows[1].reason) == ("、" in text)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("《示例法》第三十三条至第三十五条", ["33", "34", "35"]),
        ("《示例法》第33-35条", ["33", "34", "35"]),
        ("《示例法》第12条、13条", ["12", "13"]),
        ("《示例法》第三十五条第一款、第二款", ["35-k1", "35-k2"]),
        ("《示例法》第十二条第（一）、（二）项", ["12-x1", "12-x2"]),
        ("《示例法》第十二条第一款第（三）项、第二款", ["12-k1-x3", "12-k2"]),
        ("《示例法》（2018年修正）第十条；第十二条的规定", ["10", "12"]),
        ("《示例法》\n第三条 主管。\n第四条 分工。", ["3", "4"]),
        ("《示例法》第三条 主管。\n第三条第二款 分工。", ["3"]),
    ],
)
def test_a_basis_is_never_shortened(small: Lists, text: str, cited: list[str]) -> None:
    """A range is every article of it, a list every member."""
    outcome = brought(book(["事项名称", "权力类型", "实施依据"], ["甲奖励", "行政奖励", text]), small)
    rows = made(outcome, next(iter(outcome.files)))["basis"]
    told = [
        f"{row['article']}"
        + (f"-k{row['paragraph']}" if "paragraph" in row else "")
        + (f"-x{row['item']}" if "item" in row else "")
        for row in rows
    ]
    assert told == cited


@pytest.mark.parametrize(
    "text",
    ["《示例法》附件第12项", "《示例法》第三点第22条", "《示例法》第三章", "《示例法》第一款", "《示例法》第十条（附件一）",
     "《示例法》第三条\n第九条 主管。", "《示例法》第五条至第三条"],
)  # fmt: skip
def test_a_basis_that_cannot_be_read_whole_refuses_the_row(small: Lists, text: str) -> None:
    """With what was not read."""
    outcome = brought(book(["事项名称", "权力类型", "实施依据"], ["甲奖励", "行政奖励", text]), small)
    assert fates(outcome) == ["没有写入"]
    with pytest.raises(UnreadError):
        read_cited(text)


def test_what_a_basis_says_besides_is_told(small: Lists) -> None:
    """Prose that names no place is left, and the row says so."""
    text = "根据《示例法》第三条，由市级负责组织实施"
    outcome = brought(book(["事项名称", "权力类型", "实施依据"], ["甲奖励", "行政奖励", text]), small)
    assert "由市级负责组织实施" in outcome.rows[1].reason


def test_several_columns_of_one_name_are_put_together(small: Lists) -> None:
    """依据 by rank of law: none is lost."""
    outcome = brought(
        book(
            ["事项名称", "权力类型", "依据", "依据", "依据"], ["甲奖励", "行政奖励", CITES, "《示例法》第十三条", None]
        ),
        small,
    )
    assert [row["article"] for row in made(outcome, next(iter(outcome.files)))["basis"]] == ["12", "13"]


def test_a_prefix_that_columns_share_is_no_part_of_their_titles(small: Lists) -> None:
    """As in a city's own template."""
    outcome = brought(
        book(
            ["事项名称", "扩展·权力类型", "扩展·行使层级", "扩展·设定依据", "扩展·自编"],
            ["甲奖励", "行政奖励", "市级", CITES, "乙"],
        ),
        small,
    )
    data = made(outcome, next(iter(outcome.files)))
    assert (data["type"], data["level"]) == ("行政奖励", "市级")
    assert outcome.notes == ["“权责清单”里没有读的列：扩展·自编"]


def test_guides_of_one_name_are_told_apart_by_the_body() -> None:
    """By --organisation or by a column; ids are told once."""
    lists = load(
        source(
            {
                "lists/organisations/qu.yml": "name: 示例区局\nkind: 工作部门\nlevel: 县级\nparent: shi\nstatus: 在用\n",
                "lists/power/qu/xuke.yml": BASE["lists/power/ju/xuke.yml"]
                .replace("organisation: ju", "organisation: qu")
                .replace("市级", "县级"),
                "lists/guides/qu/xuke.yml": GUIDE.replace("power: ju/xuke", "power: qu/xuke"),
            }
        )
    )  # fmt: skip
    text = "办理项名称,到现场次数\n示例许可（新办）,1\n"
    assert list(brought(text, lists, "a.csv", "示例区局").files) == ["lists/guides/qu/xuke.yml"]
    told = "办理项名称,到现场次数,实施主体\n示例许可（新办）,1,示例局\n"
    assert list(brought(told, lists, "a.csv", "").files) == ["lists/guides/ju/xuke.yml"]
    reason = brought(text, lists, "a.csv", "").rows[1].reason
    assert reason.count("（ju/xuke）") == 1


def test_a_phone_that_lost_its_zero_is_refused_with_the_cure(small: Lists) -> None:
    """A spreadsheet took it for a number."""
    head = ["事项名称", "权力类型", "监督电话"]
    outcome = brought(book(head, ["甲奖励", "行政奖励", 9520000000], ["乙奖励", "行政奖励", "010-00000000"]), small)
    assert fates(outcome) == ["没有写入", "写入"]
    assert "少了区号前的 0" in outcome.rows[1].reason


def test_new_bodies_and_laws_come_from_plain_tables(small: Lists) -> None:
    """Wherever an id can be spelt from the name alone; the rest is begun in the exported workbook."""
    bodies = brought("机构名称,机构类别,层级,状态\n示例二局,工作部门,区县级,在用\n", small, "a.csv", "")
    assert made(bodies, "lists/organisations/shili-erju.yml") == {
        "name": "示例二局", "kind": "工作部门", "level": "县级", "status": "在用",
    }  # fmt: skip
    assert fates(bodies) == ["写入"]


def test_ids_stay_readable_where_names_begin_alike(small: Lists) -> None:
    """More of the name is spelt before a number tells two apart."""
    names = ["大型机械设备登记备案审核甲类", "大型机械设备登记备案审核乙类"]
    outcome = brought(book(["事项名称", "权力类型"], *([each, "行政确认"] for each in names)), small)
    ids = sorted(path[len("lists/power/ju/") : -4] for path in outcome.files)
    assert len(ids) == 2
    assert not any(each[-1].isdigit() for each in ids)


def test_the_report_gives_the_table_back_with_colours_and_notes(small: Lists) -> None:
    """One colour a fate, a note where a person has something to do."""
    raw = saved(book(["事项名称", "权力类型", "领导"], ["甲奖励", "行政奖励", "某岗"], ["乙奖励", "没有", None]))
    outcome = incoming("a.xlsx", raw, *small, "示例局")
    back = openpyxl.load_workbook(io.BytesIO(report(read_grids("a.xlsx", raw), outcome)))
    page = back["权责清单"]
    assert [page[at].fill.start_color.rgb[2:] for at in ("A1", "A2", "C2", "A3")] == [
        "DCE6F1",
        "C6EFCE",
        "D9D9D9",
        "FFC7CE",
    ]
    assert "职权类型没有“没有”这个值" in page["B3"].comment.text
    assert report(read_grids("a.xlsx", raw), outcome) == report(read_grids("a.xlsx", raw), outcome)


def test_a_free_guide_can_be_made_in_the_workbook(small: Lists) -> None:
    """A list that a guide must have and of which no sheet has a row is written as none, and that is told."""
    given = opened(workbook(small[0]))
    told = {
        "条目标识": "ju/buzheng", "办理项名称": "示例许可（补证）", "所属职权": "示例许可", "状态": "在用", "办件类型": "即办件",
        "服务对象": "企业法人", "承诺办结时限": "即办", "网办深度": "办理", "到现场次数": 0, "办理渠道": "网上", "结果名称": "示例许可证",
        "结果类型": "证照",
    }  # fmt: skip
    append(given, "办事指南", **told)
    for at, name in enumerate(("受理", "决定")):
        append(
            given,
            "办事指南·办理环节",
            条目标识="ju/buzheng",
            环节=name,
            办理方=("窗口", "决定机关")[at],
            环节时限="0 工作日",
        )
    outcome = incoming("清单.xlsx", saved(given), *small, "")
    assert [row.reason for row in outcome.rows if row.fate is Fate.REJECTED] == []
    data = made(outcome, "lists/guides/ju/buzheng.yml")
    assert (data["fees"], data["materials"], len(data["steps"])) == ([], [], 2)
    assert "没有写收费，写成没有" in next(row.reason for row in outcome.rows if row.fate is Fate.IMPORTED)
    assert not [
        each
        for each in run({"lists/guides/ju/buzheng.yml": outcome.files["lists/guides/ju/buzheng.yml"]}).diagnostics
        if each.code == "QD102"
    ]


def test_a_mended_workbook_comes_in_again(small: Lists) -> None:
    """What was refused left its entry as it was, so that the same workbook, mended, is good for the next import."""
    registry, raws = small
    given = opened(workbook(registry))
    cell(given, "办事指南", "ju/xuke", "到现场次数").value = 1
    wrong = cell(given, "办事指南·申请材料", "ju/xuke", "份数", row="tuzhi")
    wrong.value = "两三份"
    cell(given, "机构", "ju", "简称").value = "局"
    first = incoming("清单.xlsx", saved(given), registry, raws, "")
    assert list(first.files) == ["lists/organisations/ju.yml"]
    again = load(source({**raws, **first.files}))
    wrong.value = 2
    second = incoming("清单.xlsx", saved(given), *again, "")
    assert [row.reason for row in second.rows if row.fate is Fate.REJECTED] == []
    assert list(second.files) == ["lists/guides/ju/xuke.yml"]


VALUES = {
    "power.type": "行政奖励", "power.level": "市级", "power.source": "法定本级行使", "power.status": "在用", "power.office": "某科",
    "power.basis": "《示例法》第九条", "power.validity": "5年", "guides.time_limit.extension": "3工作日", "guides.steps": "受理→决定",
    "guides.fees.name": "工本费", "guides.fees.standard": "每本 10 元", "guides.fees.basis": "《示例法》第九条", "guides.fees": "否",
    "responsibility.duties": "受理：告知。", "responsibility.duties.basis": "《示例法》第九条",
    "responsibility.accountability": "不告知的。",
    "responsibility.accountability.basis": "《示例法》第九条", "power.subitems": "甲子项", "guides.special_procedures": "听证",
    "guides.materials": "申请表",
    "guides.power": "示例许可", "guides.subitem": "jia", "power.measures": "扣押财物", "guides.replaces": "ju/xuke",
}  # fmt: skip
BESIDE = {
    "responsibility.duties.basis": ("责任事项", "受理：告知。"), "responsibility.accountability.basis": ("追责情形", "不告知的。"),
    "guides.fees.standard": ("收费项目名称", "工本费"), "guides.fees.basis": ("收费项目名称", "工本费"),
}  # fmt: skip


def _value(target: str, schemas: Any) -> str:
    """A value that a field may have."""
    if target in VALUES:
        return VALUES[target]
    if target.startswith("power.codes"):
        return "640831001000"
    name, *path = target.removesuffix("#unit").split(".")
    field = schemas.collection(name).root.at(path)
    for each in (field, field.items):
        if each is not None and each.values:
            return str(each.values[-1])
    if field.reference or (field.items is not None and field.items.reference):
        return {"organisations": "示例局", "power": "示例许可", "adjustments": "", "guides": "示例许可（新办）"}.get(
            field.reference, ""
        )
    if set(field.properties) == {"value", "unit"}:
        return "7工作日"
    if "boolean" in field.types:
        return "是"
    if "integer" in field.types:
        return "3"
    if field.format == "date":
        return "2026-03-02"
    if "url" in target or field.format == "uri":
        return "https://example.cn/a"
    return "010-00000000" if "phone" in path or "contacts" in path else "甲乙"


def test_every_title_that_is_recognised_has_a_writer(small: Lists) -> None:
    """No column is known, and then dropped: what stands in it is in the data afterwards, or the row says why not."""
    matters = Matters(small[0], Names(small[0]), {}, "")
    known = targets_by_title(small[0].schemas, matters.writers)
    assert len(known) > 150
    lost = []
    for targets, title in {targets: title for title, targets in known.items()}.items():
        if targets == ("序号",) or any(each in ("power.name", "guides.name", "power.organisation") for each in targets):
            continue
        value = _value(targets[0], small[0].schemas)
        if not value or targets[0].endswith("#unit"):
            continue
        head, row = ["事项名称", "权力类型", title], ["丁事项", "其他行政权力", value]
        if targets[0].startswith("guides."):
            head, row = ["业务办理项名称", title, "办理地址一二三"], ["示例许可（丁）", value, None]
        if targets[0] in BESIDE:
            head, row = [*head, BESIDE[targets[0]][0]], [*row, BESIDE[targets[0]][1]]
        if targets[0] == "power.type":
            head, row = ["事项名称", "实施主体", title], ["丁事项", "示例局", value]
        outcome = brought(book(head, row), small)
        at = head.index(title)
        mark = outcome.rows[1].marks().get(at)
        if mark not in (CellMark.WRITTEN, CellMark.REFUSED) or (
            mark is CellMark.REFUSED and not outcome.rows[1].reason
        ):
            lost.append((title, targets, value, mark, outcome.rows[1].reason))
    assert lost == []


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("010-00000000", "010-00000000"),
        ("0952-12345", "0952-12345"),
        ("010-00000000转1", "010-00000000-1"),
        ("（010）00000000", "010-00000000"),
        ("95598", "95598"),
        ("12345", "12345"),
        ("010-00000000、010-00000001", None),
        ("到窗口咨询", None),
    ],
)
def test_phones_as_they_are_written(small: Lists, text: str, stored: str | None) -> None:
    """In the lists' own form; what is no number is left and told, and the rest of the row is written."""
    outcome = brought(book(["办理项名称", "到现场次数", "咨询方式"], ["示例许可（新办）", 1, text]), small)
    data = made(outcome, "lists/guides/ju/xuke.yml")
    assert data["visits"] == 1
    assert data.get("contacts", {}).get("consult") == stored
    assert outcome.rows[1].marks()[2] is (CellMark.WRITTEN if stored else CellMark.REFUSED)
    assert ("不合咨询电话的写法" in outcome.rows[1].reason) is (stored is None)


def test_hours_and_other_texts_stay_as_they_were_typed(small: Lists) -> None:
    """Only what is no text of its field may be spelt as a telephone: blanks, dashes and commas of all else are the writer's."""
    hours = "工作日 9:00—12:00，14:00—18:00"
    outcome = brought(
        f"机构名称,机构类别,层级,状态,办公时间\n示例二局,工作部门,县级,在用,{hours}\n", small, "a.csv", ""
    )
    assert made(outcome, "lists/organisations/shili-erju.yml")["hours"] == hours
