"""QD301."""

from collections.abc import Iterator

from qingdan.checks.basis.cited import Citation, citations
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD301")
def repealed_law(registry: Registry) -> Iterator[Diagnostic]:
    r"""依据的法律已经废止。

    为什么：没有依据的职权不能行使；引用废止的法律，是权力清单最常见的错误。
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

    def over(one: Citation) -> bool:
        date = one.law.get("repealed", "date")
        return one.version is None and isinstance(date, str) and date <= (registry.as_of or date)

    for one in citations(registry, over):
        successor = registry.get(f"laws/{one.law.get('successor')}")
        fix = f"改引《{successor.name}》的相应条文" if successor is not None else ""
        message = f"《{one.law.name}》已经在 {one.law.get('repealed', 'date')} 废止"
        yield report(repealed_law, one.entry.place(*one.path, "law"), message, fix)
