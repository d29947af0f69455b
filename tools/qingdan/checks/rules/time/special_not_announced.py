"""QD514."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, stopped
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD514")
def special_not_announced(registry: Registry) -> Iterator[Diagnostic]:
    r"""特别程序没有列入不计入时限的程序。

    为什么：停止计时的时间要书面告知申请人，告知的前提是指南里写着。
    依据：行政许可法第四十五条：应当将所需时间书面告知申请人。
    改法：在“不计入时限的特别程序”里写上这种程序和所需时间。

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
          - {id: pingshen, name: 评审, actor: 其他机构, clock: 停, special: 专家评审, next: [{to: jueding}]}
                                                                            ^^^^^^^^
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in guides(registry):
        told = {str(row.get("kind")) for row in guide.rows("special_procedures")}
        for index, step in enumerate(guide.rows("steps")):
            if stopped(step) and "special" in step and str(step["special"]) not in told:
                place = guide.place("steps", index, "special")
                yield report(special_not_announced, place, f"“{step['special']}”停止计时，没有列入不计入时限的特别程序")
