"""QD519."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides, limit
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD519")
def unit_not_as_law(registry: Registry) -> Iterator[Diagnostic]:
    r"""只依据行政许可法的时限写成了自然日。

    为什么：行政许可法规定的期限以工作日计算，不含法定节假日；写成自然日，期限就短了。
    依据：行政许可法第八十二条。
    改法：单位改为工作日；另有法律规定自然日的，写上那条依据。

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
        # lists/laws/xingzheng-xuke-fa.yml
        name: 中华人民共和国行政许可法
        kind: 法律
        versions: [{date: 2019-04-23, articles: 83}]
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
        status: 在用
        handling: 承诺件
        audience: [企业法人]
        time_limit: {statutory: {value: 20, unit: 日}, promised: {value: 5, unit: 工作日}, basis: [{law: xingzheng-xuke-fa, article: "42"}]}
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
        rows = guide.get("time_limit", "basis", default=())
        laws = {row.get("law") for row in rows if isinstance(row, dict)}
        if statutory and statutory[1] == "日" and laws == {"xingzheng-xuke-fa"}:
            place = guide.place("time_limit", "statutory", "unit")
            yield report(unit_not_as_law, place, "法定办结时限只依据行政许可法，单位写成了日")
