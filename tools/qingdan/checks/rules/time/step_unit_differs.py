"""QD509."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, limit, stopped
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD509", Severity.WARNING)
def step_unit_differs(registry: Registry) -> Iterator[Diagnostic]:
    r"""环节时限与承诺时限的单位不同。

    为什么：工作日和日不能相加，加起来是几天谁也说不准。
    依据：行政许可法第八十二条。
    改法：环节时限用承诺时限的单位。

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
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 日}}
                                                                               ^^
    """
    for guide in guides(registry):
        promised = limit(guide, "time_limit", "promised")
        for index, step in enumerate(guide.rows("steps")):
            own = limit(guide, "steps", index, "limit")
            if promised and own and own[0] and own[1] != promised[1] and not stopped(step):
                place = guide.place("steps", index, "limit", "unit")
                yield report(step_unit_differs, place, f"环节时限的单位是{own[1]}，承诺时限的单位是{promised[1]}")
