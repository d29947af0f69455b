"""QD306."""

from collections.abc import Iterator

from qingdan.checks.rules.basis.cited import citations, cited_version
from qingdan.diagnostics import Diagnostic, Reach, report, rule
from qingdan.model import Registry


@rule("QD306", reach=Reach(sees={"laws"}))
def no_such_version(registry: Registry) -> Iterator[Diagnostic]:
    r"""法律没有这个版本。

    为什么：版本日期写错了，就不知道引的是哪一部。
    依据：立法法第六十二条、第六十三条。
    改法：改成法律文件里已有的版本日期。

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
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", version: 2011-01-01, role: 设定}]
                                                  ^^^^^^^^^^
        certificate: 示例许可证
    """
    for one in citations(
        registry, lambda one: isinstance(one.version, str) and cited_version(one) is None, records=True
    ):
        place = one.entry.place(*one.path, "version")
        fix = f"已有的版本：{'、'.join(row['date'] for row in one.versions)}"
        yield report(no_such_version, place, f"《{one.law.name}》没有 {one.version} 的版本", fix)
