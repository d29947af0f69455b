"""QD623."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

_ENDINGS = (
    (re.compile("(?:许可证|执照|资格证|证书)$"), "证照"),
    (re.compile("(?:批复|决定书|批准文件|核准文件)$"), "批文"),
)
_TOLD = ("证照", "批文", "资金")


@rule("QD623", Severity.WARNING)
def result_of_another_kind(registry: Registry) -> Iterator[Diagnostic]:
    r"""结果的名称与类型对不上。

    为什么：叫“许可证”的是证照，叫“批复”的是批文；类型写错了，电子证照和统计都会错。
    改法：照结果的名称改正结果类型。

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
        channels: [窗口, 网上]
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
        channels: [窗口, 网上]
        result: {name: 示例许可证, kind: 资金}
                                         ^^^^
        fees: []
        materials:
          - {id: biao, name: 申请表, kind: 主件, necessity: 必要, form: 纸质, copies: 1, source: 申请人自备}
          - {id: tu, name: 布局图, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in guides(registry):
        name, kind = str(guide.get("result", "name", default="")), str(guide.get("result", "kind", default=""))
        wanted = next((each for ending, each in _ENDINGS if ending.search(name)), kind)
        if name and kind in _TOLD and wanted != kind:
            yield report(
                result_of_another_kind, guide.place("result", "kind"), f"“{name}”应当是“{wanted}”，写的是“{kind}”"
            )
