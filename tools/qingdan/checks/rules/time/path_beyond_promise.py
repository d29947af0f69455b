"""QD506."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, limit, longest
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD506")
def path_beyond_promise(registry: Registry) -> Iterator[Diagnostic]:
    r"""各环节加起来超过承诺办结时限。

    为什么：承诺五天，环节却要走七天，承诺就做不到。
    依据：优化营商环境条例第三十五条；行政许可法第四十二条。
    改法：缩短环节时限，让一些环节同时进行，或者改正承诺时限。

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
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 6, unit: 工作日}}
    """
    for guide in guides(registry):
        promised = limit(guide, "time_limit", "promised")
        total = longest(guide, promised[1]) if promised else None
        nothing = promised is not None and promised[0] == 0 and guide.get("handling") == "承诺件"  # QD517 tells that
        if promised and total is not None and total > promised[0] and not nothing:
            place = guide.place("time_limit", "promised", "value")
            message = f"最长的一路要 {total} {promised[1]}，承诺是 {promised[0]} {promised[1]}"
            yield report(path_beyond_promise, place, message)
