"""QD103."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip, halfwidth, shown

_NAMES = {
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "true 或者 false",
    "array": "列表",
    "object": "一组键和值",
    "null": "空",
}


@rule("QD103")
def wrong_type(slip: Slip) -> Iterator[Diagnostic]:
    r"""值的类型不对。

    为什么：条号 "35" 是文字，份数 1 是数；类型不对，排序、计算和比对都会出错。
    改法：文字加英文引号；数不加引号；列表的每一项写成“- 值”；一组键和值各占一行。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        division: "130200"
        status: 在用

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        division: 130200
                  ^^^^^^
        status: 在用
    """
    wanted = slip.violation.value
    wanted = [wanted] if isinstance(wanted, str) else list(wanted)
    words = "或者".join(_NAMES.get(each, each) for each in wanted)
    if emptied := slip.emptied:
        told = f"{slip.field.label}写着“{slip.violation.instance}”：一项也没有的写空列表"
        yield report(wrong_type, slip.value, told, "写成 []", edits=emptied)
        return
    fix, new = _mend(slip, wanted)
    got = _kind(slip)
    yield report(
        wrong_type,
        slip.value,
        f"{slip.field.label}应当是{words}，写成了{got}",
        fix,
        edits=slip.edit(new) if new else slip.dashed if wanted == ["array"] else (),
    )


def _kind(slip: Slip) -> str:
    value = slip.violation.instance
    if isinstance(value, bool):
        return f"“是、否”值 {shown(value)}"
    if isinstance(value, int):
        return f"数 {shown(value)[1:-1]}"
    if isinstance(value, str):
        return f"文字{shown(value)}"
    return "列表" if isinstance(value, list) else "一组键和值"


def _mend(slip: Slip, wanted: list[str]) -> tuple[str, str]:
    """What to do, and the text to put in place of the value where that is plain."""
    value = slip.violation.instance
    mended = slip.mended
    if mended:
        how = "加英文引号，写成 " if mended[0] == '"' else "写成不加引号的半角数字 " if mended.isdecimal() else "写成 "
        return f"{how}{mended}", mended
    if "string" in wanted and isinstance(value, list):
        return "这里只写一个；有几个的，各写一行", ""
    if "integer" in wanted and isinstance(value, str):
        return "只写一个数，用半角数字，不加引号", ""
    if "array" in wanted and isinstance(value, dict):
        return "每一组键和值前面加“- ”，写成列表的一项", ""
    if "array" in wanted:
        return "写成列表：每一项占一行，前面加“- ”；一项也没有的写 []", ""
    if "object" in wanted and set(slip.field.properties) == {"value", "unit"}:
        return _term(value, slip.field.properties["unit"].values), ""
    if "object" in wanted and slip.field.properties:
        return f"在下面各占一行写：{'、'.join(f'{k}（{f.title}）' for k, f in slip.field.properties.items())}", ""
    return "", ""


def _term(value: object, units: tuple[str, ...]) -> str:
    figure = re.search(r"\d+", halfwidth(str(value)))
    return f"看清法律写的单位是哪一个（{'、'.join(units)}），写成 {{value: {figure[0] if figure else '…'}, unit: …}}"
