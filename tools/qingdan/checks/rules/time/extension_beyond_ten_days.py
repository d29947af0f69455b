"""QD504."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, is_licence, limit
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry

MOST = 10


@rule("QD504")
def extension_beyond_ten_days(registry: Registry) -> Iterator[Diagnostic]:
    r"""行政许可的延长超过十个工作日。

    为什么：二十日不能作出决定的，经批准可以延长十日，并告知理由；再长就没有依据。
    依据：行政许可法第四十二条。
    改法：改为十个工作日以内；法律、法规另有规定的，写上依据。

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
        time_limit: {statutory: {value: 20, unit: 工作日}, promised: {value: 5, unit: 工作日}, extension: {value: 15, unit: 工作日}}
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
        extension = limit(guide, "time_limit", "extension")
        rows = guide.get("time_limit", "basis", default=())
        other = any(isinstance(row, dict) and row.get("law") != "xingzheng-xuke-fa" for row in rows)
        if extension and extension[1] == "工作日" and extension[0] > MOST and is_licence(registry, guide) and not other:
            place = guide.place("time_limit", "extension", "value")
            yield report(extension_beyond_ten_days, place, f"可延长 {extension[0]} 个工作日，至多是 {MOST} 个")
