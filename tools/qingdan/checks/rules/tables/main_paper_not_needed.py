"""QD616."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD616", Severity.WARNING)
def main_paper_not_needed(registry: Registry) -> Iterator[Diagnostic]:
    r"""主件写成了非必要。

    为什么：主件是没有它就不能受理的材料；不必交的就不是主件，申请人不知道该不该准备。
    依据：行政许可法第三十一条、第三十二条。
    改法：不必交的改为辅件；一定要的改为必要；由机关共享取得的写 shared: true。

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
          - {id: tu, name: 布局图, kind: 主件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
                                                          ^^^^^^
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in guides(registry):
        for index, paper in enumerate(guide.rows("materials")):
            fetched = paper.get("shared") or paper.get("commitment") or "when" in paper
            if paper.get("kind") == "主件" and paper.get("necessity") == "非必要" and not fetched:
                place = guide.place("materials", index, "necessity")
                yield report(main_paper_not_needed, place, f"主件“{paper.get('name')}”写成了非必要")
