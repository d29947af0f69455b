"""QD303."""

from collections.abc import Iterator

from qingdan.checks.rules.basis.cited import citations
from qingdan.diagnostics import Diagnostic, Reach, Severity, report, rule
from qingdan.model import Registry


@rule("QD303", Severity.WARNING, reach=Reach(sees={"laws"}))
def amended_since_verification(registry: Registry) -> Iterator[Diagnostic]:
    r"""核验之后法律修改过。

    为什么：上次核对时的条文可能已经不同，须重新核对（待复核）。
    依据：行政许可法第八条。
    改法：对照新的版本核对，更新核验日期。

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
        basis: [{law: fa, article: "12", role: 设定}]
        certificate: 示例许可证
        verification: {date: 2019-01-01, by: 法制审核岗, against: 公报}
                             ^^^^^^^^^^
    """
    dates = (entry.get("verification", "date") for entry in registry.entries.values())
    first = min((date for date in dates if isinstance(date, str)), default=None)
    if first is None:
        return
    for one in citations(
        registry, lambda one: one.version is None and one.current is not None and one.current["date"] > first
    ):
        checked, current = one.entry.get("verification", "date"), one.current["date"] if one.current else ""
        if isinstance(checked, str) and checked < current:
            place = one.entry.place("verification", "date")
            message = f"在 {checked} 核验，《{one.law.name}》在 {current} 又有新版本，待复核"
            yield report(amended_since_verification, place, message)
