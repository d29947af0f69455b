"""QD608."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides
from qingdan.diagnostics import Diagnostic, Related, report, rule
from qingdan.model import Registry


@rule("QD608")
def same_material_twice(registry: Registry) -> Iterator[Diagnostic]:
    r"""同一份材料写了两遍。

    为什么：名称相同或者只差一个字的两行，申请人会多准备一份。
    依据：优化营商环境条例第三十五条。
    改法：合并成一行；确是两份的，把名称写清楚。

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
          - {id: tu, name: 申请表, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
                           ^^^^^^
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in guides(registry):
        first: dict[str, int] = {}
        for index, paper in enumerate(guide.rows("materials")):
            name = re.sub(r"[\s（）()、，]", "", str(paper.get("name")))
            earlier = first.setdefault(name, index)
            if earlier != index:
                related = [Related(guide.place("materials", earlier, "name"), "先写的一行")]
                place = guide.place("materials", index, "name")
                yield report(same_material_twice, place, f"“{paper.get('name')}”写了两遍", related=related)
