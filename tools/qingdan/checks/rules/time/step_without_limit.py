"""QD507."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, stopped
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD507")
def step_without_limit(registry: Registry) -> Iterator[Diagnostic]:
    r"""计时的环节没有写时限。

    为什么：没有时限的环节，超了期亮不了红灯，责任也落不到岗位。
    依据：行政许可法第四十二条；优化营商环境条例第三十五条。
    改法：在这一行写 limit: {value: 天数, unit: 工作日}；不计时的环节写 clock: 停 和原因。

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
          - {id: shouli, name: 受理, actor: 窗口, materials: [biao, tu], next: [{to: jueding}]}
                               ^^^^
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in guides(registry):
        for index, step in enumerate(guide.rows("steps")):
            if not stopped(step) and "limit" not in step:
                place = guide.place("steps", index, "name")
                yield report(step_without_limit, place, f"环节“{step.get('name')}”计时，没有写时限")
