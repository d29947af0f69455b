"""The slips that editors make: the first line names the true place, and the fix, applied literally, makes the file pass."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from qingdan.read.parse import parse
from qingdan.render import Palette, text
from tests.support import BASE, edited, run

GUIDE = "lists/guides/ju/xuke.yml"
POWER = "lists/power/ju/xuke.yml"


@dataclass(frozen=True)
class Slip:
    """What was right, what was typed, in which file, and the first line that the editor reads."""

    name: str
    path: str
    right: str
    typed: str
    first: str
    after: str = ""


SLIPS = [
    Slip("full-width colon", POWER, "type: 行政许可", "type：行政许可", "2:5: error[QD031] 键“type”后面是全角冒号“：”"),
    Slip(
        "full-width colon in braces",
        GUIDE,
        "promised: {value: 5, unit: 工作日}",
        "promised: {value：5, unit: 工作日}",
        "8:19: error[QD037] 括号里的“：”是全角的",
    ),
    Slip(
        "full-width comma in braces",
        GUIDE,
        "promised: {value: 5, unit: 工作日}",
        "promised: {value: 5，unit: 工作日}",
        "8:22: error[QD037] 括号里的“，”是全角的",
    ),
    Slip("tab", GUIDE, "  promised: {value: 5", "\tpromised: {value: 5", "8:1: error[QD032] 用制表符（Tab）缩进了"),
    Slip(
        "missing closing quote",
        GUIDE,
        "result: {name: 示例许可证, kind: 证照}",
        'result: {kind: 证照, name: "示例许可证}',
        '12:26: error[QD033] 这里的引号 " 没有闭合',
        'result: {kind: 证照, name: "示例许可证"}',
    ),
    Slip(
        "missing closing quote of a plain value",
        POWER,
        "name: 示例许可",
        'name: "示例许可',
        '1:7: error[QD033] 这里的引号 " 没有闭合',
        'name: "示例许可"',
    ),
    Slip(
        "closing quote full-width",
        POWER,
        "name: 示例许可",
        'name: "示例许可”',
        '1:7: error[QD033] 这里的引号 " 没有闭合',
        'name: "示例许可"',
    ),
    Slip("misspelt key", POWER, "status: 在用", "statsu: 在用", "6:1: error[QD101] 权力清单里没有叫“statsu”的键"),
    Slip(
        "wrong choice", POWER, "level: 市级", "level: 地市级", "4:8: error[QD104] 行使层级（level）没有“地市级”这个值"
    ),
    Slip(
        "wrong choice by a homophone",
        GUIDE,
        "handling: 承诺件",
        "handling: 承若件",
        "4:11: error[QD104] 办件类型（handling）没有“承若件”这个值",
    ),
    Slip(
        "wrong id",
        GUIDE,
        "power: ju/xuke",
        "power: ju/xukee",
        "2:8: error[QD201] 所属职权（power）引用的“ju/xukee”不存在：权力清单里没有这个条目",
    ),
    Slip(
        "law that does not exist",
        POWER,
        "law: fa,",
        "law: faa,",
        "7:15: error[QD201] 法律文件（law）引用的“faa”不存在：法律依据里没有这个条目",
    ),
    Slip(
        "step that does not exist",
        GUIDE,
        "next: [{to: jueding}, ",
        "next: [{to: jueding2}, ",
        "39:17: error[QD208] 转到（to）引用的“jueding2”不在本文件的办理环节里",
    ),
    Slip(
        "two spaces too many at the top",
        POWER,
        "\nlevel: 市级",
        "\n  level: 市级",
        "4:1: error[QD035] 这一行前面有 2 个空格，同一级的键前面有 0 个",
    ),
    Slip(
        "one space too many in a row",
        GUIDE,
        "    kind: 主件",
        "     kind: 主件",
        "17:1: error[QD035] 这一行前面有 5 个空格，同一级的键前面有 4 个",
    ),
    Slip(
        "one space too few",
        GUIDE,
        "  promised: {value: 5",
        " promised: {value: 5",
        "8:1: error[QD035] 这一行前面有 1 个空格，同一级的键前面有 2 个",
    ),
    Slip(
        "indented into the key above",
        GUIDE,
        "\nonline: 办理",
        "\n  online: 办理",
        "9:3: error[QD101] 网办深度（online）缩进得太深，成了下一级的键",
    ),
    Slip(
        "no space after the colon",
        POWER,
        "type: 行政许可",
        "type:行政许可",
        "2:5: error[QD034] 键“type”的冒号后面没有空格",
    ),
    Slip(
        "no space after the colon in braces",
        GUIDE,
        "promised: {value: 5",
        "promised: {value:5",
        "8:19: error[QD034] 键“value”的冒号后面没有空格",
    ),
    Slip("no colon", POWER, "type: 行政许可", "type 行政许可", "2:5: error[QD040] 键“type”后面没有冒号"),
    Slip(
        "no space after the dash",
        GUIDE,
        "  - id: tuzhi",
        "  -id: tuzhi",
        "22:3: error[QD041] “-id: tuzhi”的减号后面没有空格",
    ),
    Slip(
        "bracket not closed",
        GUIDE,
        "channels: [窗口, 网上]",
        "channels: [窗口, 网上",
        "11:11: error[QD036] 括号“[”没有闭合",
    ),
    Slip(
        "wrong closing bracket",
        GUIDE,
        "channels: [窗口, 网上]",
        "channels: [窗口, 网上}",
        "11:18: error[QD036] 这里应当是右括号“]”，写成了“}”",
    ),
    Slip(
        "number as text without quotes",
        POWER,
        'article: "12"',
        "article: 12",
        "7:28: error[QD103] 条（article）应当是文字，写成了数 12",
    ),
    Slip(
        "full-width digits in a number",
        GUIDE,
        "copies: 1\n    source: 申请人自备\n  - id: tuzhi",
        "copies: １\n    source: 申请人自备\n  - id: tuzhi",
        "20:13: error[QD103] 份数（copies）应当是整数，写成了文字“１”",
    ),
    Slip(
        "unit written into the number",
        GUIDE,
        "promised: {value: 5, unit: 工作日}",
        "promised: 5个工作日",
        "8:13: error[QD103] 承诺办结时限（promised）应当是一组键和值，写成了文字“5个工作日”",
    ),
    Slip(
        "list written as text",
        GUIDE,
        "channels: [窗口, 网上]",
        "channels: 窗口、网上",
        "11:11: error[QD103] 办理渠道（channels）应当是列表，写成了文字“窗口、网上”",
    ),
    Slip(
        "full-width digits in a code",
        POWER,
        'article: "12"',
        'article: "１２"',
        "7:28: error[QD106] 条（article）的写法不对：“１２”",
    ),
    Slip(
        "colon inside a value",
        POWER,
        "name: 示例许可",
        "name: 示例许可: 新办",
        "1:11: error[QD038] 键“name”的值里有冒号加空格，又没有引号",
        "name: 示例许可：新办",
    ),
    Slip(
        "value that begins with `",
        POWER,
        "name: 示例许可",
        "name: `示例许可",
        "1:7: error[QD039] 没加引号的值不能以“`”开头",
        'name: "`示例许可"',
    ),
    Slip(
        "text after a quote",
        POWER,
        "name: 示例许可",
        'name: "示例"许可',
        "1:11: error[QD042] 引号闭合之后还有“许可”",
        "name: “示例”许可",
    ),
    Slip(
        "yes for a text",
        POWER,
        "certificate: 示例许可证",
        "certificate: yes",
        "8:14: error[QD026] 没加引号的“yes”，各个程序读法不同",
        'certificate: "yes"',
    ),
    Slip(
        "zero-width character from a web page",
        POWER,
        "name: 示例许可",
        "name: 示例\u200b许可",
        "1:9: error[QD007] 这里有不占宽度的字符 U+200B",
    ),
]


@pytest.mark.parametrize("slip", SLIPS, ids=[slip.name for slip in SLIPS])
def test_a_slip_is_told_at_its_place_and_its_fix_mends_it(slip: Slip) -> None:
    """One slip, one sentence at the true place; its edits give back a file that passes."""
    before = BASE[slip.path]
    assert before.count(slip.right) == 1, "the slip must be one place"
    typed = before.replace(slip.right, slip.typed)
    found = run({slip.path: typed}).diagnostics
    report = text(found, lambda _: typed.split("\n"), Palette())
    assert report.split("\n")[0] == f"{slip.path}:{slip.first}"
    assert found[0].fix
    assert "改法：" in report
    mended = edited(typed, found[0])
    assert run({slip.path: mended}).diagnostics == []
    assert mended == before.replace(slip.right, slip.after or slip.right)


def test_a_deleted_required_key_is_told_with_what_to_write() -> None:
    """What was deleted cannot be guessed; the fix names the line to add, and any of the choices passes."""
    typed = BASE[POWER].replace("level: 市级\n", "")
    (found,) = run({POWER: typed}).diagnostics
    assert (found.code, found.message) == ("QD102", "权力清单里缺少必填的键：行使层级（level）")
    assert "level: 国家级" in found.fix
    assert run({POWER: typed + "level: 国家级\n"}).diagnostics == []


def test_a_key_of_another_type_is_told_with_its_condition() -> None:
    """A licence has no penalties: the sentence says under which condition the key is out of place."""
    typed = BASE[POWER] + "conduct: 无证经营\n"
    (found,) = run({POWER: typed}).diagnostics
    assert (found.code, found.place.line) == ("QD115", 9)
    assert found.message == "职权类型不是“行政处罚”时，不应当有违法行为（conduct）"


def test_there_are_at_least_twenty_slips() -> None:
    """The table covers the slips that the editors' manual promises to catch."""
    assert len(SLIPS) >= 20


def test_a_path_with_brackets_in_braces_is_told_with_the_finished_line() -> None:
    """Applied as it stands, the line can be read."""
    right = 'title: 甲\nchanges:\n  - {entry: guides/ju/xuke, kind: 要素变更, fields: [{path: "materials[tu].copies", to: 2}]}\n'
    path = "lists/adjustments/2026/009.yml"
    (found,) = parse(path, right.replace('"', "").encode()).diagnostics
    assert found.code == "QD043"
    assert found.message.endswith(right.splitlines()[-1].strip())
    assert not parse(path, right.encode()).diagnostics
