"""QD110."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip, shown


@rule("QD110")
def too_small(slip: Slip) -> Iterator[Diagnostic]:
    r"""数太小。

    为什么：条数、份数、天数不会小于这个值，多半是写错了。
    改法：对照原文改正。

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
          - {date: 2020-01-01, articles: 0}
                                         ^
    """
    exclusive = slip.violation.keyword == "exclusiveMinimum"
    bound = f"大于 {slip.violation.value}" if exclusive else f"至少是 {slip.violation.value}"
    yield report(too_small, slip.value, f"{slip.field.label}应当{bound}，写成了{shown(slip.violation.instance)}")
