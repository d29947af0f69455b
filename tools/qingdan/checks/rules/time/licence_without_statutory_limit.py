"""QD502."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import formality, guides, is_licence
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD502", Severity.NOTICE)
def licence_without_statutory_limit(registry: Registry) -> Iterator[Diagnostic]:
    r"""许可指南没有写法定办结时限。

    为什么：许可的期限必须公示；没有别的规定的，行政许可法规定的二十个工作日就是法定时限，承诺了几天也要让人知道法律给了几天。
    依据：行政许可法第三十条、第四十二条。
    改法：写上法律、法规规定的时限；没有另行规定的，写 20 个工作日，依据行政许可法第四十二条。

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
        time_limit: {promised: {value: 5, unit: 工作日}}
        ^^^^^^^^^^
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
        # A renewal is decided before the licence ends, 行政许可法 §50, and a formality decides nothing.
        other = formality(guide) or "延续" in guide.name or "延期" in guide.name
        if not is_licence(registry, guide) or guide.get("handling") != "承诺件" or other:
            continue
        limits = guide.get("time_limit")
        if isinstance(limits, dict) and "statutory" not in limits:
            place = guide.place("time_limit", key=True)
            yield report(licence_without_statutory_limit, place, "没有法定办结时限，只有承诺办结时限")
