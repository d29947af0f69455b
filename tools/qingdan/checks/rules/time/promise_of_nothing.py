"""QD517."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, limit
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD517")
def promise_of_nothing(registry: Registry) -> Iterator[Diagnostic]:
    r"""承诺件的承诺时限是零。

    为什么：零天办结就是即办件；写成承诺件，群众不知道要不要等。
    依据：优化营商环境条例第三十五条。
    改法：办件类型改为即办件，或者写上真实的承诺天数。

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
        time_limit: {statutory: {value: 20, unit: 工作日}, promised: {value: 0, unit: 工作日}}
                                                                             ^
        online: 办理
        visits: 0
        channels: [窗口]
        result: {name: 示例许可证, kind: 证照}
        fees: []
        materials:
          - {id: biao, name: 申请表, kind: 主件, necessity: 必要, form: 纸质, copies: 1, source: 申请人自备}
          - {id: tu, name: 布局图, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 0, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 0, unit: 工作日}}
    """
    for guide in guides(registry):
        promised = limit(guide, "time_limit", "promised")
        if guide.get("handling") == "承诺件" and promised and promised[0] == 0:
            yield report(promise_of_nothing, guide.place("time_limit", "promised", "value"), "承诺件的承诺办结时限是 0")
