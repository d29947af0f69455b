"""QD511."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, is_licence, limit
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry

MOST = 10
DELIVERS = re.compile("送达|颁证|发证|制证|领证")
MORE = re.compile("决定|审定|批准|核准|签批|审批|审查|审核|公示|公告")


@rule("QD511")
def delivery_beyond_ten_days(registry: Registry) -> Iterator[Diagnostic]:
    r"""颁证、送达超过十个工作日。

    为什么：作出准予许可的决定以后，十日内要把证件送到申请人手里；决定早就作了，证却拿不到，等于没有批。
    依据：行政许可法第四十四条、第八十二条。
    改法：缩短到十个工作日以内。

    正例:
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
        status: 在用
        handling: 承诺件
        audience: [企业法人]
        time_limit: {statutory: {value: 20, unit: 工作日}, promised: {value: 20, unit: 工作日}}
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
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}, next: [{to: songda}]}
          - {id: songda, name: 送达, actor: 窗口, limit: {value: 10, unit: 工作日}}

    反例:
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
        status: 在用
        handling: 承诺件
        audience: [企业法人]
        time_limit: {statutory: {value: 20, unit: 工作日}, promised: {value: 20, unit: 工作日}}
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
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}, next: [{to: songda}]}
          - {id: songda, name: 送达, actor: 窗口, limit: {value: 15, unit: 工作日}}
                                                                 ^^
    """
    for guide in guides(registry):
        for index, step in enumerate(guide.rows("steps") if is_licence(registry, guide) else ()):
            own = limit(guide, "steps", index, "limit")
            name = str(step.get("name"))
            if own and own[1] == "工作日" and own[0] > MOST and DELIVERS.search(name) and not MORE.search(name):
                place = guide.place("steps", index, "limit", "value")
                yield report(delivery_beyond_ten_days, place, f"环节“{name}”要 {own[0]} 个工作日，至多是 {MOST} 个")
