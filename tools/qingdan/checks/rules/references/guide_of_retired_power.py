"""QD205."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Related, report, rule
from qingdan.model import Registry


@rule("QD205")
def guide_of_retired_power(registry: Registry) -> Iterator[Diagnostic]:
    r"""职权已经取消，指南还在用。

    为什么：群众会照着指南来办一件已经不用办的事；审计中这叫“应取消未取消”。
    改法：把指南的状态改为停用，写明停用日期；职权没有取消的，改正职权的状态。

    正例:
        # lists/power/ju/li.yml
        name: 示例确认
        type: 行政确认
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 取消
        retired: {date: 2026-01-01}
        basis: [{law: fa, article: "1"}]
        confirms: 示例

    反例:
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 取消
        retired: {date: 2026-01-01}
        basis: [{law: fa, article: "1"}]
        certificate: 示例许可证
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
               ^^^^^^^
        status: 在用
        handling: 即办件
        audience: [企业法人]
        time_limit: {promised: {value: 0, unit: 工作日}}
        online: 办理
        visits: 0
        channels: [网上]
        result: {name: 示例许可证, kind: 证照}
        fees: []
        materials: []
        steps: [{id: shouli, name: 受理, actor: 窗口}]
    """
    for guide in registry.guides:
        power = registry.get(f"power/{guide.get('power')}")
        if power is not None and power.retired and not guide.retired:
            yield report(
                guide_of_retired_power,
                guide.place("power"),
                f"所属职权“{power.name}”已经取消，这份指南还在用",
                related=[Related(power.place("status"), "职权的状态")],
            )
