"""QD512."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, is_licence
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD512", Severity.NOTICE)
def special_without_limit(registry: Registry) -> Iterator[Diagnostic]:
    r"""特别程序没有写所需时间。

    为什么：听证、检验、专家评审的时间不计入许可的期限，所以更要说清楚要多久；不写，等多久都不算超期。
    依据：行政许可法第四十五条：应当将所需时间书面告知申请人；优化营商环境条例第三十六条：应当及时安排、限时办结。
    改法：写上这种程序的时限（limit）。

    正例:
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
        status: 在用
        handling: 承诺件
        audience: [企业法人]
        time_limit: {statutory: {value: 20, unit: 工作日}, promised: {value: 5, unit: 工作日}}
        special_procedures: [{kind: 专家评审, limit: {value: 15, unit: 工作日}}]
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
        special_procedures: [{kind: 专家评审}]
                                    ^^^^^^^^
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
        for index, row in enumerate(guide.rows("special_procedures") if is_licence(registry, guide) else ()):
            if "limit" not in row:
                place = guide.place("special_procedures", index, "kind")
                yield report(special_without_limit, place, f"“{row.get('kind')}”不计入时限，没有写要多久")
