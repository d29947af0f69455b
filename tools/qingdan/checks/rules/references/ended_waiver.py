"""QD220."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD220", Severity.WARNING)
def ended_waiver(registry: Registry) -> Iterator[Diagnostic]:
    r"""豁免的有效期已过。

    为什么：豁免是一时的，期满而没有人再看，就成了永久的；期满的豁免不再起作用，它所豁免的问题重新报告。
    改法：问题已经改好的，删去这一条豁免；确需继续的，写明新的理由和期限。

    正例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 在用
        credit_code: 11130200MB0000000X
        waivers: [{rule: QD211, reason: 公布的代码如此, until: 2026-12-31}]

    反例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 在用
        credit_code: 11130200MB0000000X
        waivers: [{rule: QD211, reason: 公布的代码如此, until: 2025-12-31}]
                                                               ^^^^^^^^^^
    """
    for entry in registry.entries.values():
        for index, row in enumerate(entry.rows("waivers")):
            if ended(row, registry.as_of):
                place = entry.place("waivers", index, "until")
                yield report(ended_waiver, place, f"对 {row.get('rule')} 的豁免到 {row.get('until')} 为止，已经期满")


def ended(waiver: object, as_of: str) -> bool:
    """Whether a waiver's last day is past; the day itself still counts. Nothing has ended when the day is not known."""
    until = waiver.get("until") if isinstance(waiver, dict) else None
    return isinstance(until, str) and bool(as_of) and until < as_of
