"""QD111."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip, shown


@rule("QD111")
def too_big(slip: Slip) -> Iterator[Diagnostic]:
    r"""数太大。

    为什么：超出常理的数，多半是多写了一位，或者单位错了。
    改法：对照原文改正；检查单位。

    正例:
        # lists/laws/li.yml
        name: 示例条例
        kind: 行政法规
        versions:
          - {date: 2020-01-01, articles: 30}

    反例:
        # lists/laws/li.yml
        name: 示例条例
        kind: 行政法规
        versions:
          - {date: 2020-01-01, articles: 9999}
                                         ^^^^
    """
    exclusive = slip.violation.keyword == "exclusiveMaximum"
    bound = f"小于 {slip.violation.value}" if exclusive else f"至多是 {slip.violation.value}"
    yield report(too_big, slip.value, f"{slip.field.label}应当{bound}，写成了{shown(slip.violation.instance)}")
