"""QD104."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.meant import LOOSE
from qingdan.schema.slip import Slip, nearest, shown


@rule("QD104")
def wrong_choice(slip: Slip) -> Iterator[Diagnostic]:
    r"""不是可选的值。

    为什么：可选的值是法律和国家标准用的名称；自造一个说法，就统计不到，也检索不到。
    改法：从可选的值里选一个。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
        kind: 工作部们
              ^^^^
        level: 市级
        status: 在用
    """
    value, choices = str(slip.violation.instance), [str(each) for each in slip.violation.value]
    listed = "、".join(choices)
    message = f"{slip.field.label}没有{shown(value)}这个值"
    if value != value.strip():
        message += f"：{'前' if value[0].isspace() else '后'}面带着{'全角' if chr(0x3000) in value else ''}空格"
    if several := slip.several:
        fix = f"几个值之间用半角逗号和一个空格，写成：{several[0].text.strip()}"
        yield report(wrong_choice, slip.value, f"{message}：它是用“{_mark(value)}”连起来的几个值", fix, edits=several)
        return
    mended = slip.mended
    inside = sum(each in value for each in choices)
    close = "" if mended or LOOSE.search(value) or inside > 1 else nearest(value, choices)
    fix = f"改成“{close}”；可选的值：{listed}" if close else f"从可选的值里选一个：{listed}"
    new = mended + _comment(value) if mended else close
    yield report(
        wrong_choice,
        slip.value,
        message,
        f"写成 {new}" if mended else fix,
        edits=slip.edit(new, guess=not mended) if new else (),
    )


def _mark(value: str) -> str:
    found = LOOSE.search(value)
    return found[0].strip() if found else ""


def _comment(value: str) -> str:
    """What was written after two strokes, as a comment."""
    before, mark, after = value.partition("//")
    return f" # {after.strip()}" if mark and before else ""
