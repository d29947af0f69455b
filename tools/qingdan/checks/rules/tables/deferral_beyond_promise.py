"""QD613."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, limit
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD613")
def deferral_beyond_promise(registry: Registry) -> Iterator[Diagnostic]:
    r"""容缺补交的期限超过承诺办结时限。

    为什么：决定作出之前材料必须补齐；补交期限比办结还晚，就是先发证后补材料。
    依据：行政许可法第三十二条；容缺受理的通行做法：补交期限不超过承诺时限。
    改法：缩短补交期限；单位与承诺时限一致。

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
          - {id: tu, name: 布局图, kind: 辅件, necessity: 容缺后补, form: 纸质, copies: 1, source: 申请人自备, deferrable: {within: {value: 9, unit: 工作日}, promise: 书面承诺, consequence: 不予许可}}
                                                                                                                                            ^
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in guides(registry):
        promised = limit(guide, "time_limit", "promised")
        for index, paper in enumerate(guide.rows("materials")):
            within = limit(guide, "materials", index, "deferrable", "within")
            if promised and within and within[1] != promised[1]:
                place = guide.place("materials", index, "deferrable", "within", "unit")
                yield report(
                    deferral_beyond_promise, place, f"补交期限的单位是{within[1]}，承诺时限的单位是{promised[1]}"
                )
            elif promised and within and within[0] > promised[0]:
                place = guide.place("materials", index, "deferrable", "within", "value")
                name = paper.get("name")
                message = f"“{name}”可以在 {within[0]} {within[1]}内补交，承诺 {promised[0]} {promised[1]}就办结"
                yield report(deferral_beyond_promise, place, message)
