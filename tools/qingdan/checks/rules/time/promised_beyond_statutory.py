"""QD501."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, limit
from qingdan.diagnostics import Diagnostic, Related, report, rule
from qingdan.model import Registry


@rule("QD501")
def promised_beyond_statutory(registry: Registry) -> Iterator[Diagnostic]:
    r"""承诺办结时限超过法定办结时限。

    为什么：承诺的时间比法律允许的还长，到期不办就是违法。
    依据：行政许可法第四十二条、第七十四条。
    改法：缩短承诺时限；法定时限抄错的，对照原文改正。

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
        time_limit: {statutory: {value: 20, unit: 工作日}, promised: {value: 25, unit: 工作日}}
                                                                             ^^
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
    """
    for guide in guides(registry):
        statutory, promised = limit(guide, "time_limit", "statutory"), limit(guide, "time_limit", "promised")
        if statutory and promised and statutory[1] == promised[1] and promised[0] > statutory[0]:
            place = guide.place("time_limit", "promised", "value")
            related = [Related(guide.place("time_limit", "statutory", "value"), "法定办结时限")]
            message = f"承诺办结时限 {promised[0]} {promised[1]}，超过法定的 {statutory[0]} {statutory[1]}"
            yield report(promised_beyond_statutory, place, message, related=related)
