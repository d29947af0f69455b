"""From a plain table to a site: three commands in a registry that ``init`` made, and no error but what a city can mend."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from qingdan.cli import main
from qingdan.edit.apply import in_cells
from tests.support import EXHAUSTIVE

ITEMS = 1000 if EXHAUSTIVE else 33
TYPES = ("行政许可", "行政给付", "行政确认", "行政奖励", "行政裁决", "行政征收", "其他行政权力", "公共服务")
INVENTED = "《中华人民共和国安全生产法》第六十五条"
HEADER = [
    "序号",
    "事项名称",
    "权力类型",
    "设定依据",
    "实施主体",
    "办件类型",
    "承诺办结时限",
    "申请材料",
    "是否收费",
    "到现场次数",
]


def _table(path: Path) -> None:
    """A table in which most columns of most rows are empty, as they are in real ones."""
    made = openpyxl.Workbook()
    page = made.active
    page.append(HEADER)
    digits = "甲乙丙丁戊己庚辛壬癸"
    for at in range(ITEMS):
        name = "".join(digits[int(each)] for each in f"{at:04d}") + "设施登记"
        line = [at + 1, name, TYPES[at % len(TYPES)], INVENTED, "唐山市司法局"]
        line += ["承诺件" if at % 2 else None, "5工作日" if at % 3 else None, "申请表\n身份证明" if at % 4 else None]
        page.append([*line, "否" if at % 5 else None, 1 if at % 7 else None])
    made.save(path)


def test_a_table_becomes_a_site_in_three_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each item has its page; what the table does not say is graded and blocks nothing."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "清单岗")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "qingdan@example.gov.cn")
    _table(tmp_path / "事项.xlsx")
    root = tmp_path / "city"
    assert main(["init", "唐山市", str(root), "--division", "130200", "--laws", "cited", "--yes"]) == 0
    (root / "lists/laws/anquan-shengchan-fa.yml").write_bytes(
        (Path(__file__).parents[2] / "lists/laws/anquan-shengchan-fa.yml").read_bytes()
    )
    at = ["--root", str(root)]
    capsys.readouterr()
    assert main(["xlsx", "import", str(tmp_path / "事项.xlsx"), "--write", *at]) == 0
    assert f"写入 {ITEMS} 行，没有变化 0 行，没有写入 0 行" in capsys.readouterr().out
    assert main(["check", "--completeness", *at]) == 0
    assert f"  权力来源：0 / {ITEMS} / 0（齐 0%，可以先缺）\n" in capsys.readouterr().out
    assert main(["site", "--no-editor", "--out", str(tmp_path / "site"), *at]) == 0
    pages = {path.parent.name for path in (tmp_path / "site/power/sifa").glob("*/index.html")}
    assert pages == {path.stem for path in (root / "lists/power/sifa").glob("*.yml")}
    assert len(pages) == ITEMS
    assert main(["check", *at]) == 0


@pytest.mark.parametrize(
    ("of_file", "of_cell"),
    [
        ('加英文引号，写成 "0123"', "写成 0123"),
        ("写成不加引号的半角数字 3", "写成半角数字 3"),
        ('六位数字，加引号，如 "130200"。', '六位数字，如 "130200"'),
        ("补上一行“level: …”。哪一级政府。", "在表里写上这一项。哪一级政府"),
        ("补上“status: 在用”一类的一行；可选的值：在用、暂停", "写上“在用”一类的值；可选的值：在用、暂停"),
    ],
)
def test_a_refusal_speaks_of_cells(of_file: str, of_cell: str) -> None:
    """Quotes and keys are of files; whoever fills in a table has neither."""
    assert in_cells(of_file) == of_cell
