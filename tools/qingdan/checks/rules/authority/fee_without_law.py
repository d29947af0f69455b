"""QD409."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD409")
def fee_without_law(registry: Registry) -> Iterator[Diagnostic]:
    r"""许可收费没有法律、行政法规的依据。

    为什么：实施行政许可不得收费，法律、行政法规另有规定的除外。
    依据：行政许可法第五十八条、第五十九条。
    改法：写上规定收费的法律、行政法规；没有的，不收费。

    正例:
        # lists/laws/wen.yml
        name: 示例管理办法
        kind: 规范性文件
        versions: [{date: 2020-01-01}]
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
        # lists/laws/wen.yml
        name: 示例管理办法
        kind: 规范性文件
        versions: [{date: 2020-01-01}]
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
        fees: [{id: gongben, name: 工本费, standard: 每证十元, basis: [{law: wen}]}]
                                   ^^^^^^
        materials:
          - {id: biao, name: 申请表, kind: 主件, necessity: 必要, form: 纸质, copies: 1, source: 申请人自备}
          - {id: tu, name: 布局图, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in registry.guides:
        power = registry.get(f"power/{guide.get('power')}")
        if guide.retired or power is None or power.get("type") != "行政许可":
            continue
        for index, fee in enumerate(guide.rows("fees")):
            rows = fee.get("basis", ())
            laws = [registry.get(f"laws/{row.get('law')}") for row in rows if isinstance(row, dict)]
            if laws and all(law is not None and law.get("kind") not in ("法律", "行政法规") for law in laws):
                place = guide.place("fees", index, "name")
                yield report(fee_without_law, place, f"“{fee.get('name')}”没有法律、行政法规的依据")
