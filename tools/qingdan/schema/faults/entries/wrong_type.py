"""QD103."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read import Kind
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
_DURATION = re.compile(r"(\d+)\s*(?:个)?(工作日|小时|日|天|月|年)")
_UNITS = {"天": "日", "月": "个月"}


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
    fix, new = _mend(slip, wanted)
    got = _kind(slip)
    yield report(
        wrong_type,
        slip.value,
        f"{slip.field.label}应当是{words}，写成了{got}",
        fix,
        edits=slip.edit(new) if new else (),
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
    node = slip.document.node(slip.violation.path)
    typed = node.text if node is not None and node.kind is Kind.TEXT else ""
    if "string" in wanted and isinstance(value, (int, bool)):
        return f'加英文引号，写成 "{typed}"', f'"{typed}"'
    if "integer" in wanted and isinstance(value, str) and re.fullmatch(r"-?\d+", halfwidth(value).strip()):
        number = str(int(halfwidth(value).strip()))
        return f"写成不加引号的半角数字 {number}", number
    if "integer" in wanted and isinstance(value, str) and re.match(r"\d+", halfwidth(value)):
        number = re.match(r"\d+", halfwidth(value))[0]  # type: ignore[index]
        return f"只写数字 {number}", number
    if "boolean" in wanted and value in ("是", "有", "真"):
        return "写成 true", "true"
    if "boolean" in wanted and value in ("否", "无", "假"):
        return "写成 false", "false"
    if "array" in wanted and isinstance(value, str):
        parts = [part.strip() for part in re.split(r"[、，,；;]", value) if part.strip()]
        new = "[" + ", ".join(parts) + "]"
        return f"写成列表 {new}", new
    if "array" in wanted and isinstance(value, dict):
        return "每一组键和值前面加“- ”，写成列表的一项", ""
    duration = _DURATION.match(halfwidth(value)) if isinstance(value, str) else None
    if "object" in wanted and duration and "unit" in slip.field.properties:
        new = f"{{value: {int(duration[1])}, unit: {_UNITS.get(duration[2], duration[2])}}}"
        return f"写成 {new}", new
    if "object" in wanted and slip.field.properties:
        return f"在下面各占一行写：{'、'.join(f'{k}（{f.title}）' for k, f in slip.field.properties.items())}", ""
    return "", ""
