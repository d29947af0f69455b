"""QD301."""

from collections.abc import Iterator

from qingdan.checks.rules.basis.cited import BasisCitation, citations
from qingdan.diagnostics import Diagnostic, Reach, Severity, report, rule
from qingdan.laws.due import term_from
from qingdan.laws.versions import ended_on
from qingdan.model import Registry


@rule("QD301", published=True, reach=Reach(sees={"laws", "calendar"}, turns={"calendar"}))
def repealed_law(registry: Registry) -> Iterator[Diagnostic]:
    r"""依据的法律已经废止。

    为什么：没有依据的职权不能行使；引用废止的法律，是权力清单最常见的错误。
    登记总表写了多久调整好（adjust_within）的，期限之内是警告，过了期限是错误；网站照建，写明尚未调整。新写的引用，审阅时当即是错误（QG111）。
    依据：行政许可法第八条：所依据的法律、法规、规章修改或者废止的，许可可以依法变更或者撤回。
    改法：改引代替它的法律的相应条文；没有代替的，取消这项职权。

    正例:
        # lists/laws/jiu.yml
        name: 中华人民共和国旧法
        kind: 法律
        versions: [{date: 2000-01-01, articles: 20}]
        repealed: {date: 2020-01-01, by: fa}
        successor: fa
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
        # lists/laws/jiu.yml
        name: 中华人民共和国旧法
        kind: 法律
        versions: [{date: 2000-01-01, articles: 20}]
        repealed: {date: 2020-01-01, by: fa}
        successor: fa
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: jiu, article: "12", role: 设定}]
                      ^^^
        certificate: 示例许可证
    """

    def over(one: BasisCitation) -> bool:
        return bool(ended_on(one.law, registry.as_of))

    for one in citations(registry, over):
        on = ended_on(one.law, registry.as_of)
        term = term_from(registry, on, one.law.get("repealed", "recorded"))
        successor = registry.get(f"laws/{one.law.get('successor') or one.law.get('repealed', 'by')}")
        fix = f"改引《{successor.name}》的相应条文" if successor is not None else ""
        message = f"依据《{one.law.name}》已于 {on} 废止，{term.state}"
        weight = Severity.ERROR if term.over else Severity.WARNING
        yield report(repealed_law, one.entry.place(*one.path, "law"), message, fix, severity=weight)
