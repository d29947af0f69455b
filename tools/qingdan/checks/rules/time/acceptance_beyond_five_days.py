"""QD510."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, is_licence, limit
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

MOST = 5
ACCEPTS = re.compile("受理|收件|接件|一次性告知")
MORE = re.compile("审查|审核|核查|核验|评审|决定|审批|初审|办理")


@rule("QD510", Severity.WARNING)
def acceptance_beyond_five_days(registry: Registry) -> Iterator[Diagnostic]:
    r"""受理环节超过五个工作日。

    为什么：材料不全要当场或者五日内一次告知，逾期不告知的，自收到材料之日起即为受理；受理写成更长，时钟其实早就在走。
    依据：行政许可法第三十二条、第八十二条。
    改法：缩短到五个工作日以内；环节里含有审查的，把审查另列一个环节。

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
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 7, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
                                                                 ^
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in guides(registry):
        for index, step in enumerate(guide.rows("steps") if is_licence(registry, guide) else ()):
            own = limit(guide, "steps", index, "limit")
            name = str(step.get("name"))
            if own and own[1] == "工作日" and own[0] > MOST and ACCEPTS.search(name) and not MORE.search(name):
                place = guide.place("steps", index, "limit", "value")
                yield report(acceptance_beyond_five_days, place, f"环节“{name}”要 {own[0]} 个工作日，至多是 {MOST} 个")
