"""QD621."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD621", Severity.WARNING)
def online_but_visits(registry: Registry) -> Iterator[Diagnostic]:
    r"""全程在网上办，却要到现场。

    为什么：网上办到结果反馈，就是一次也不用跑；又写要跑，群众不知道信哪一个。
    依据：国务院关于在线政务服务的若干规定第六条。
    改法：到现场次数改为 0；确实要跑的，网办深度写真正办到的那一步，或者写明为什么要到现场（on_site_reason）。

    正例:
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
        status: 在用
        handling: 承诺件
        audience: [企业法人]
        time_limit: {statutory: {value: 20, unit: 工作日}, promised: {value: 5, unit: 工作日}}
        online: 结果反馈
        visits: 1
        on_site_reason: 当面核验身份。
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
        online: 结果反馈
        visits: 2
                ^
        channels: [窗口, 网上]
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
        visits = guide.get("visits")
        if (
            guide.get("online") == "结果反馈"
            and isinstance(visits, int)
            and visits > 0
            and not guide.get("on_site_reason")
        ):
            yield report(online_but_visits, guide.place("visits"), f"网上办到结果反馈，又要到现场 {visits} 次")
