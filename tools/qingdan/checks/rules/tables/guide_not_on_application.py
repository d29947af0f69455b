"""QD620."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD620")
def guide_not_on_application(registry: Registry) -> Iterator[Diagnostic]:
    r"""不依申请的职权有了办事指南。

    为什么：处罚、强制、检查是机关依职权做的，没有人来“申请”；指南挂在它下面多半是挂错了。
    依据：行政处罚法第三条；行政强制法第二条。
    改法：所属职权改成依申请办理的那一项。

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
        # lists/power/ju/jiancha.yml
        name: 示例检查
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        inspects: 示例
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/jiancha
               ^^^^^^^^^^
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
    """
    for guide in guides(registry):
        power = registry.get(f"power/{guide.get('power')}")
        if power is not None and power.get("type") in ("行政处罚", "行政强制", "行政检查"):
            place = guide.place("power")
            yield report(guide_not_on_application, place, f"所属职权“{power.name}”是{power.get('type')}，不依申请办理")
