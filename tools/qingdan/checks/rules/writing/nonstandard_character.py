"""QD902."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.writing.prose import FOREIGN, hits
from qingdan.checks.rules.writing.standard_forms import STANDARD
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

PATTERN = re.compile(f"[{''.join(STANDARD)}]+")

_SHOW = re.compile("“[^“”]{1,40}”[^“”，。；]{0,8}?(?:展|演出|音乐会|晚会|节目|作品|艺术节)")


@rule("QD902", Severity.WARNING)
def nonstandard_character(registry: Registry) -> Iterator[Diagnostic]:
    r"""用了繁体字或者异体字。

    为什么：国家机关以规范汉字为公务用字；同一个词两种写法，检索时会漏掉一种。
    依据：国家通用语言文字法第九条；《通用规范汉字表》（2013年）。
    改法：换成规范汉字；姓名、历史名称里确需保留的，写豁免的理由；展览、演出、作品的名称照原文，不在此列。

    正例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 负责营业执照的发放，参照《城市道路臨時占用辦法》。

    反例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 負責營業執照的發放。
              ^^^^^^^^^^
                            ^^
    """
    for hit in hits(registry, PATTERN, FOREIGN):
        if hit.passage.in_title(hit.start, hit.end) or _of_a_show(hit.passage.text, hit.start, hit.end):
            continue
        standard = "".join(STANDARD[each] for each in hit.match[0])
        message = f"“{hit.match[0]}”不是规范汉字"
        yield report(nonstandard_character, hit.place, message, f"换成“{standard}”。", edits=hit.edits(standard))


def _of_a_show(text: str, start: int, end: int) -> bool:
    """Whether characters stand in the quoted name of an exhibition, a show or a work, which is written as its makers write it."""
    return any(found.start() < start and end < found.end() for found in _SHOW.finditer(text)) if "“" in text else False
