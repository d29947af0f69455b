"""QD619."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, limit, stopped
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD619")
def applicant_on_the_clock(registry: Registry) -> Iterator[Diagnostic]:
    r"""申请人的环节计入了办理时限。

    为什么：等申请人补正的时间不能算机关的，也不能让机关的时钟替申请人走。
    依据：行政许可法第三十二条、第四十二条。
    改法：给申请人的环节写 clock: 停。

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
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 缴费, actor: 申请人, limit: {value: 3, unit: 工作日}}
                                             ^^^^^^
    """
    for guide in guides(registry):
        if guide.get("handling") != "承诺件":
            continue
        for index, step in enumerate(guide.rows("steps")):
            own = limit(guide, "steps", index, "limit")
            if step.get("actor") == "申请人" and not stopped(step) and own and own[0]:
                place = guide.place("steps", index, "actor")
                yield report(applicant_on_the_clock, place, f"环节“{step.get('name')}”由申请人完成，计入了办理时限")
