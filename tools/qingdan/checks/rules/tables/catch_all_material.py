"""QD612."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry

PATTERN = re.compile("其他材料|其它材料|其他资料|其他证明|相关材料|相关资料|有关材料|有关资料|等材料$|等资料$")


@rule("QD612")
def catch_all_material(registry: Registry) -> Iterator[Diagnostic]:
    r"""兜底的材料。

    为什么：“其他材料”没有边界，窗口想要什么就能要什么。
    依据：行政许可法第三十一条：不得要求申请人提交与其申请的许可事项无关的技术资料和其他材料；优化营商环境条例第三十五条：不得含有模糊性兜底要求。
    改法：写出具体的材料名称；写不出来的不要。

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
          - {id: tu, name: 需要的其他材料, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
                           ^^^^^^^^^^^^^^
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in guides(registry):
        for index, paper in enumerate(guide.rows("materials")):
            if PATTERN.search(str(paper.get("name"))):
                place = guide.place("materials", index, "name")
                yield report(catch_all_material, place, f"“{paper.get('name')}”是兜底的材料")
