"""QD604."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import by_id, guides, stopped, ways
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD604")
def cycle_without_stop(registry: Registry) -> Iterator[Diagnostic]:
    r"""环节绕圈而时钟不停。

    为什么：来回退办还计着时，承诺的天数一定超；补正、退回应当停止计时。
    依据：行政许可法第三十二条。
    改法：给等待申请人的环节写 clock: 停，或者去掉退回的一路。

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
                 ^^^^^^
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}, next: [{to: shouli, when: 退回}, {to: banjie}]}
          - {id: banjie, name: 办结, actor: 窗口, limit: {value: 0, unit: 工作日}}
    """
    for guide in guides(registry):
        steps = by_id(guide)
        counted = {name for name, step in steps.items() if not stopped(step)}
        left = dict.fromkeys(counted)
        changed = True
        while changed:
            free = [name for name in left if not any(each in left for each in ways(steps, name))]
            changed = bool(free)
            for name in free:
                del left[name]
        if left:
            first = next(index for index, name in enumerate(steps) if name in left)
            names = "、".join(str(step.get("name")) for name, step in steps.items() if name in left)
            yield report(
                cycle_without_stop, guide.place("steps", first, "id"), f"这些环节绕成了圈，时钟一直在走：{names}"
            )
