"""QD219."""

from collections.abc import Iterable, Iterator

from qingdan.checks.rules.references.ended_waiver import ended
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD219", Severity.WARNING)
def needless_waiver(registry: Registry, found: Iterable[Diagnostic], codes: frozenset[str]) -> Iterator[Diagnostic]:
    r"""豁免了一个没有的问题。

    为什么：问题已经改好，豁免还留着，以后同样的问题再出现就没有人知道。
    改法：删去这一条豁免。

    正例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 在用
        credit_code: 11130200MB0000000X
        waivers: [{rule: QD211, reason: 公布的代码如此}]

    反例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 在用
        waivers: [{rule: QD211, reason: 公布的代码如此}]
                         ^^^^^
    """
    met = {(each.entry, each.code) for each in found}
    for entry in registry.entries.values():
        for index, row in enumerate(entry.rows("waivers")):
            code = str(row.get("rule"))
            if code in codes and (entry.key, code) not in met and not ended(row, registry.as_of):
                place = entry.place("waivers", index, "rule")
                yield report(needless_waiver, place, f"“{entry.name}”没有 {code} 的问题，不用豁免")
