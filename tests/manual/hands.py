"""What the manual does in a browser or a spreadsheet, done by the same code without either."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl

from qingdan.edit.desk import Desk
from qingdan.read import WorkTree
from tests.support import ROOT

GUIDE = "lists/guides/shichang-jianguan/shipin-jingying-xuke-xinban.yml"
MATERIAL = {
    "name": "授权委托书",
    "kind": "辅件",
    "type": "申请表格文书",
    "necessity": "容缺后补",
    "form": "纸质或电子",
    "copies": 1,
    "source": "申请人自备",
    "when": "委托别人办理的",
    "deferrable": {
        "within": {"value": 3, "unit": "工作日"},
        "promise": "书面承诺",
        "consequence": "逾期不补正的，不予许可",
    },
}
"""What is written in the form: in its order, as the field's key and what is filled in or chosen."""
HOURS, PHONE = "工作日 9:00—12:00，14:00—18:00", "12345"
BODIES = ("beijie-jiedao", "nanjie-jiedao", "zhongjie-jiedao")


def material(city: Path) -> None:
    """Save the guide's form with one more material, as the page does."""
    desk = Desk(WorkTree(city), WorkTree(ROOT), "2026-11-25")
    answer = desk.answer({"action": "getEntry", "params": {"path": GUIDE}})
    assert isinstance(answer, dict)
    data = json.loads(answer["data"])
    data["materials"].append(MATERIAL)
    file = {"slug": "x", "path": GUIDE, "raw": json.dumps(data)}
    told = desk.answer({"action": "persistEntry", "params": {"dataFiles": [file], "assets": []}})
    assert isinstance(told, dict)
    assert told["told"].startswith("保存了")


def offices(city: Path) -> None:
    """Fill in the cells of three bodies."""
    book = openpyxl.load_workbook(city / "jigou.xlsx")
    sheet = book["机构"]
    heads = [each.value for each in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        if row[0].value in BODIES:
            row[heads.index("办公时间")].value = HOURS
            row[heads.index("电话")].value = PHONE
    book.save(city / "jigou.xlsx")


HANDS = {"material-form": material, "offices-sheet": offices}
