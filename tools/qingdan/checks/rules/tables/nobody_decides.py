"""QD614."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.time.limits import formality, guides, is_licence
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

DECIDES = re.compile("决定|批准|审批|核准|核发|签发")


@rule("QD614", Severity.WARNING)
def nobody_decides(registry: Registry) -> Iterator[Diagnostic]:
    r"""许可的办理环节里没有决定机关。

    为什么：许可要由行政机关作出书面决定；环节走完了只有窗口和承办人，谁决定、谁负责就查不到。
    依据：行政许可法第三十四条、第三十八条。
    改法：写上作出决定的环节，办理方写“决定机关”；当场决定的写“即办件”。

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
        ^^^^^
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 承办机构, limit: {value: 3, unit: 工作日}}
    """
    for guide in guides(registry):
        # What amends or replaces a licence follows from the decision that was made before.
        if guide.get("handling") != "承诺件" or not is_licence(registry, guide) or formality(guide):
            continue
        steps = guide.rows("steps")
        elsewhere = any(step.get("actor") == "其他机构" and DECIDES.search(str(step.get("name"))) for step in steps)
        if steps and not elsewhere and not any(step.get("actor") == "决定机关" for step in steps):
            yield report(nobody_decides, guide.place("steps", key=True), "没有一个环节由决定机关办理")
