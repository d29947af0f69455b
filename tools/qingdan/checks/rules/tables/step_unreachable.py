"""QD601."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import by_id, guides, ways
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD601")
def step_unreachable(registry: Registry) -> Iterator[Diagnostic]:
    r"""没有环节通向这里。

    为什么：走不到的环节写在表里，流程图上就是一个孤岛。
    依据：政务服务指南应当准确：国务院关于在线政务服务的若干规定第六条。
    改法：在前面的环节写上转到这里，或者删去这个环节。

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
          - {id: gudao, name: 孤岛, actor: 窗口, limit: {value: 0, unit: 工作日}}
                 ^^^^^
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in guides(registry):
        steps = by_id(guide)
        seen: set[str] = set()
        pending = list(steps)[:1]
        while pending:
            name = pending.pop()
            if name not in seen:
                seen.add(name)
                pending += ways(steps, name)
        for index, name in enumerate(steps):
            if name not in seen:
                yield report(
                    step_unreachable, guide.place("steps", index, "id"), f"没有环节通向“{steps[name].get('name')}”"
                )
