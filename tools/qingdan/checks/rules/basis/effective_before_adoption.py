"""QD308."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD308")
def effective_before_adoption(registry: Registry) -> Iterator[Diagnostic]:
    r"""施行早于通过。

    为什么：还没有通过的法律不会施行，日期一定有一个写错了。
    依据：立法法第六十一条。
    改法：对照公布令改正。

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
          - {date: 2020-01-01, effective: 2019-12-01, articles: 90}
                                          ^^^^^^^^^^
    """
    for law in registry.laws:
        for index, row in enumerate(law.rows("versions")):
            starts, adopted = row.get("effective"), row.get("date")
            if isinstance(starts, str) and isinstance(adopted, str) and starts < adopted:
                place = law.place("versions", index, "effective")
                yield report(effective_before_adoption, place, f"施行日期 {starts} 早于版本日期 {adopted}")
