"""QD302."""

from collections.abc import Iterator

from qingdan.checks.rules.basis.cited import BasisCitation, citations, cited_version
from qingdan.diagnostics import Diagnostic, Reach, Severity, report, rule
from qingdan.model import Registry


@rule("QD302", Severity.WARNING, reach=Reach(sees={"laws"}))
def outdated_version(registry: Registry) -> Iterator[Diagnostic]:
    r"""引用的不是现行版本。

    为什么：法律修改以后条文顺序常有变动，引旧版本的条号多半已经对不上。
    依据：立法法第六十三条：法律被修改的，应当公布新的法律文本；行政许可法第八条。
    改法：对照现行版本核对条号，改正或者删去所引版本。

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
        versions: [{date: 2010-01-01, articles: 80}, {date: 2020-01-01, articles: 90}]
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", version: 2010-01-01, role: 设定}]
                                                  ^^^^^^^^^^
        certificate: 示例许可证
    """
    for one in citations(registry, _outdated):
        place, current = one.entry.place(*one.path, "version"), one.current["date"] if one.current else ""
        yield report(outdated_version, place, f"引用的是 {one.version} 的版本，现行版本是 {current}")


def _outdated(one: BasisCitation) -> bool:
    """Whether a version is cited that there was, and a later one there is."""
    if not isinstance(one.version, str) or one.current is None:
        return False
    return one.version < one.current["date"] and cited_version(one) is not None
