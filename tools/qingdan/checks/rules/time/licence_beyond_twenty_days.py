"""QD503."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, is_licence, limit
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry

MOST = 20


@rule("QD503")
def licence_beyond_twenty_days(registry: Registry) -> Iterator[Diagnostic]:
    r"""行政许可的法定时限超过二十个工作日，没有写依据。

    为什么：许可一般要在二十日内决定；更长的，必须有法律、法规另行规定。
    依据：行政许可法第四十二条、第八十二条。
    改法：在办理时限里写上另行规定的法律、法规条文；没有的，改为二十个工作日。

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
        time_limit: {statutory: {value: 45, unit: 工作日}, promised: {value: 5, unit: 工作日}}
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
        statutory = limit(guide, "time_limit", "statutory")
        if statutory is None or statutory[1] != "工作日" or statutory[0] <= MOST or not is_licence(registry, guide):
            continue
        rows = guide.get("time_limit", "basis", default=())
        others = [row for row in rows if isinstance(row, dict) and row.get("law") != "xingzheng-xuke-fa"]
        if not others:
            place = guide.place("time_limit", "statutory", "value")
            yield report(licence_beyond_twenty_days, place, f"法定办结时限 {statutory[0]} 个工作日，没有另行规定的依据")
