"""QD112."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip


@rule("QD112")
def too_few(slip: Slip) -> Iterator[Diagnostic]:
    r"""列表里的项太少。

    为什么：这个列表至少要有一项，例如职权至少要有一条依据。
    改法：补上缺的项。

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
        versions: []
        ^^^^^^^^
    """
    yield report(
        too_few,
        slip.key,
        f"{slip.field.label}至少要有 {slip.violation.value} 项，现有 {len(slip.violation.instance)} 项",
    )
