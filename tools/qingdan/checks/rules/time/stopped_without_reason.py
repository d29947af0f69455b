"""QD513."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, stopped
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD513", Severity.WARNING)
def stopped_without_reason(registry: Registry) -> Iterator[Diagnostic]:
    r"""停止计时没有法定的理由。

    为什么：把时钟停下，多少天都不算超期；能停的只有法定的几种程序和等待申请人补正。
    依据：行政许可法第四十五条。
    改法：写明是哪种特别程序（special）；不属于的，改为计时。

    正例:
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
        status: 在用
        handling: 承诺件
        audience: [企业法人]
        time_limit: {statutory: {value: 20, unit: 工作日}, promised: {value: 5, unit: 工作日}}
        online: 办理
        visits: 0
        channels: [窗口]
        result: {name: 示例许可证, kind: 证照}
        fees: []
        materials:
          - {id: biao, name: 申请表, kind: 主件, necessity: 必要, form: 纸质, copies: 1, source: 申请人自备}
          - {id: tu, name: 布局图, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}

    反例:
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
        status: 在用
        handling: 承诺件
        audience: [企业法人]
        time_limit: {statutory: {value: 20, unit: 工作日}, promised: {value: 5, unit: 工作日}}
        online: 办理
        visits: 0
        channels: [窗口]
        result: {name: 示例许可证, kind: 证照}
        fees: []
        materials:
          - {id: biao, name: 申请表, kind: 主件, necessity: 必要, form: 纸质, copies: 1, source: 申请人自备}
          - {id: tu, name: 布局图, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: pingshen}]}
          - {id: pingshen, name: 评审, actor: 其他机构, clock: 停, next: [{to: jueding}]}
                                                               ^^
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in guides(registry):
        for index, step in enumerate(guide.rows("steps")):
            if stopped(step) and step.get("actor") != "申请人" and "special" not in step:
                place = guide.place("steps", index, "clock")
                yield report(
                    stopped_without_reason,
                    place,
                    f"环节“{step.get('name')}”由{step.get('actor')}办理，停止计时没有写特别程序",
                )
