"""QD624."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

HOTLINE = "12345"
"""The line of the whole city takes questions and complaints."""


@rule("QD624", Severity.WARNING)
def one_line_for_both(registry: Registry) -> Iterator[Diagnostic]:
    r"""咨询电话和投诉电话是同一个。

    为什么：投诉的电话打到被投诉的窗口，群众不敢说，也没有人管。
    改法：投诉电话写监督的部门的，或者 12345。

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
        channels: [窗口, 网上]
        contacts: {consult: 010-00000000, complain: "12345"}
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
        channels: [窗口, 网上]
        contacts: {consult: 010-00000000, complain: 010-00000000}
                                                    ^^^^^^^^^^^^
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
        consult, complain = (guide.get("contacts", name) for name in ("consult", "complain"))
        if consult and consult == complain and consult != HOTLINE:
            yield report(one_line_for_both, guide.place("contacts", "complain"), f"投诉电话与咨询电话同是“{consult}”")
