"""QD307."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD307")
def versions_out_of_order(registry: Registry) -> Iterator[Diagnostic]:
    r"""版本没有由旧到新排列。

    为什么：现行版本取最后一个；次序乱了，就会拿旧版本当现行的。
    依据：立法法第六十二条、第六十三条。
    改法：按版本日期由旧到新排列。

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
          - {date: 2021-01-01, articles: 80}
          - {date: 2020-01-01, articles: 90}
                   ^^^^^^^^^^
    """
    for law in registry.laws:
        dates = [str(row.get("date")) for row in law.rows("versions")]
        for index in range(1, len(dates)):
            if dates[index] < dates[index - 1]:
                place = law.place("versions", index, "date")
                yield report(versions_out_of_order, place, f"版本 {dates[index]} 排在 {dates[index - 1]} 的后面")
