"""QD618."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD618")
def branch_without_condition(registry: Registry) -> Iterator[Diagnostic]:
    r"""岔路没有写各走哪一路的情形。

    为什么：一个环节通向两处，都没有写条件，谁决定走哪一路？
    依据：国务院关于在线政务服务的若干规定第六条。
    改法：除通常的一路外，其余各路写上情形（when）。

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
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}, {to: banjie}]}
                                                                                                          ^^^^
          - {id: banjie, name: 办结, actor: 窗口, limit: {value: 0, unit: 工作日}}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in guides(registry):
        for index, step in enumerate(guide.rows("steps")):
            found = step.get("next")
            rows = [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []
            if len([row for row in rows if "when" not in row]) > 1:
                place = guide.place("steps", index, "next", key=True)
                yield report(branch_without_condition, place, f"环节“{step.get('name')}”有几条岔路没有写情形")
