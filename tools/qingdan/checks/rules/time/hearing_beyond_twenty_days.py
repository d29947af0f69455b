"""QD515."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, is_licence, limit
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

MOST = 20


@rule("QD515", Severity.WARNING)
def hearing_beyond_twenty_days(registry: Registry) -> Iterator[Diagnostic]:
    r"""听证的组织超过二十个工作日。

    为什么：申请人提出听证申请的，机关应当在二十日内组织听证；这段时间不计入许可的期限，拖得再久也不显示超期。
    依据：行政许可法第四十七条、第八十二条。
    改法：缩短到二十个工作日以内。

    正例:
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
        status: 在用
        handling: 承诺件
        audience: [企业法人]
        time_limit: {statutory: {value: 20, unit: 工作日}, promised: {value: 5, unit: 工作日}}
        special_procedures: [{kind: 听证, limit: {value: 20, unit: 工作日}}]
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
        special_procedures: [{kind: 听证, limit: {value: 30, unit: 工作日}}]
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
        if not is_licence(registry, guide):
            continue
        for name, field in (("special_procedures", "kind"), ("steps", "special")):
            for index, row in enumerate(guide.rows(name)):
                own = limit(guide, name, index, "limit")
                if row.get(field) == "听证" and own and own[1] == "工作日" and own[0] > MOST:
                    place = guide.place(name, index, "limit", "value")
                    yield report(
                        hearing_beyond_twenty_days, place, f"听证要 {own[0]} 个工作日，组织听证至多是 {MOST} 个"
                    )
