"""QD305."""

from collections.abc import Iterator

from qingdan.checks.rules.basis.cited import BasisCitation, citations
from qingdan.diagnostics import Diagnostic, Reach, report, rule
from qingdan.model import Registry


@rule("QD305", reach=Reach(sees={"laws"}))
def not_yet_in_force(registry: Registry) -> Iterator[Diagnostic]:
    r"""依据的法律还没有施行。

    为什么：公布了还没有施行的法律，不能作为现在行使职权的依据。
    依据：立法法第六十一条：法律应当明确规定施行日期。
    改法：到施行之日再改引；现在引仍然有效的旧法。

    正例:
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", role: 设定}]
        certificate: 示例许可证

    反例:
        # lists/laws/fa.yml
        name: 中华人民共和国示例法
        short: 示例法
        kind: 法律
        versions: [{date: 2020-01-01, effective: 2999-01-01, articles: 90}]
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", role: 设定}]
                      ^^
        certificate: 示例许可证
    """
    for one in citations(registry, lambda one: bool(registry.as_of) and _start(one) > registry.as_of):
        yield report(
            not_yet_in_force, one.entry.place(*one.path, "law"), f"《{one.law.name}》从 {_start(one)} 起才施行"
        )


def _start(one: BasisCitation) -> str:
    """The day on which the first version of the cited law came or comes into force."""
    return min((str(row.get("effective", row["date"])) for row in one.versions), default="")
