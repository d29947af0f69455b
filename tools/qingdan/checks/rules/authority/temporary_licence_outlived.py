"""QD402."""

from collections.abc import Iterator

from qingdan.checks.rules.authority.rank import LICENCES, powers, setting
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD402", Severity.WARNING)
def temporary_licence_outlived(registry: Registry) -> Iterator[Diagnostic]:
    r"""省级政府规章设定的临时许可已满一年。

    为什么：省级政府规章只能设定临时性的许可；满一年还要实施的，要有地方性法规，否则这项许可就没有了依据。
    依据：行政许可法第十五条第一款。
    改法：改引后来制定的地方性法规；没有的，停止实施并取消这项许可。

    正例:
        # lists/laws/sheng.yml
        name: 示例省规定
        kind: 省级政府规章
        versions: [{date: 2025-06-01}]
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: sheng, article: "3", role: 设定}]
        certificate: 示例许可证

    反例:
        # lists/laws/sheng.yml
        name: 示例省规定
        kind: 省级政府规章
        versions: [{date: 2020-01-01}]
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: sheng, article: "3", role: 设定}]
                      ^^^^^
        certificate: 示例许可证
    """
    for power in powers(registry, "行政许可"):
        found = setting(registry, power)
        if {kind for _, _, kind in found} & set(LICENCES) != {"省级政府规章"}:
            continue
        index, row, _ = next(each for each in found if each[2] == "省级政府规章")
        law = registry.get(f"laws/{row.get('law')}")
        starts = (
            [str(each.get("effective", each.get("date"))) for each in law.rows("versions")] if law is not None else []
        )
        # The first text that is on record may be later than the first text: the rule is at least this old.
        since = min(starts, default="")
        if law is not None and since[:4].isdecimal() and f"{int(since[:4]) + 1}{since[4:]}" <= registry.as_of:
            message = f"只由《{law.name}》设定，它从 {since} 起施行，临时性的许可已满一年"
            yield report(temporary_licence_outlived, power.place("basis", index, "law"), message)
