"""QD309."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD309")
def repealed_before_version(registry: Registry) -> Iterator[Diagnostic]:
    r"""废止早于最后一个版本。

    为什么：废止以后不会再修改，日期一定有一个写错了。
    依据：立法法第六十一条。
    改法：对照废止它的文件改正。

    正例:
        # lists/laws/fa.yml
        name: 中华人民共和国示例法
        short: 示例法
        kind: 法律
        versions:
          - {date: 2010-01-01, articles: 80}
          - {date: 2020-01-01, articles: 90}

    反例:
        # lists/laws/fa.yml
        name: 中华人民共和国示例法
        short: 示例法
        kind: 法律
        versions:
          - {date: 2010-01-01, articles: 80}
          - {date: 2020-01-01, articles: 90}
        repealed: {date: 2019-01-01}
                         ^^^^^^^^^^
    """
    for law in registry.laws:
        ended = law.get("repealed", "date")
        latest = max((str(row.get("date")) for row in law.rows("versions")), default="")
        if isinstance(ended, str) and ended < latest:
            yield report(
                repealed_before_version, law.place("repealed", "date"), f"在 {ended} 废止，却有 {latest} 的版本"
            )
