"""QD508."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, stopped
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD508")
def clock_never_restarts(registry: Registry) -> Iterator[Diagnostic]:
    r"""停下的时钟没有再走。

    为什么：补正、评审之后没有下一环节，这件事就永远停在那里。
    依据：行政许可法第三十二条、第四十五条。
    改法：写上停止计时的环节之后转到哪里。

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
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}, {to: buzheng, when: 材料不齐}]}
          - {id: buzheng, name: 补正, actor: 申请人, clock: 停}
                                                            ^^
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in guides(registry):
        for index, step in enumerate(guide.rows("steps")):
            if stopped(step) and not step.get("next"):
                place = guide.place("steps", index, "clock")
                yield report(clock_never_restarts, place, f"环节“{step.get('name')}”停止计时，之后没有下一环节")
