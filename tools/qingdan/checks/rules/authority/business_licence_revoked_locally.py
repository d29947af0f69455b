"""QD405."""

from collections.abc import Iterator

from qingdan.checks.rules.authority.rank import powers, setting
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD405", Severity.WARNING)
def business_licence_revoked_locally(registry: Registry) -> Iterator[Diagnostic]:
    r"""地方性法规设定了吊销营业执照。

    为什么：地方性法规可以设定除限制人身自由、吊销营业执照以外的处罚；吊销营业执照只能由法律、行政法规设定。
    依据：行政处罚法第十条、第十一条、第十二条。
    改法：改引设定它的法律、行政法规；没有的，去掉吊销营业执照。

    正例:
        # lists/laws/tiaoli.yml
        name: 示例省条例
        kind: 地方性法规
        region: "130000"
        versions: [{date: 2020-01-01}]
        # lists/power/ju/chufa.yml
        name: 对示例行为的处罚
        type: 行政处罚
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: tiaoli, article: "60", role: 设定}]
        conduct: 示例行为。
        penalties: [{id: diaoxiao, kind: 吊销许可证件, range: 吊销示例许可证。}]
        # lists/responsibility/ju/chufa.yml
        duties: [{id: lian, stage: 立案, duty: 立案。}, {id: diaocha, stage: 调查取证, duty: 调查。}, {id: gaozhi, stage: 告知, duty: 告知。}, {id: jueding, stage: 决定, duty: 决定。}, {id: songda, stage: 送达, duty: 送达。}, {id: zhixing, stage: 执行, duty: 执行。}]
        accountability: [{id: shizhi, situation: 失职。}]

    反例:
        # lists/laws/tiaoli.yml
        name: 示例省条例
        kind: 地方性法规
        region: "130000"
        versions: [{date: 2020-01-01}]
        # lists/power/ju/chufa.yml
        name: 对示例行为的处罚
        type: 行政处罚
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: tiaoli, article: "60", role: 设定}]
        conduct: 示例行为。
        penalties: [{id: diaoxiao, kind: 吊销许可证件, range: 情节严重的，吊销营业执照。}]
                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^
    """
    for power in powers(registry, "行政处罚"):
        kinds = {kind for _, _, kind in setting(registry, power)}
        if "地方性法规" not in kinds or kinds & {"法律", "行政法规"}:
            continue
        for index, row in enumerate(power.rows("penalties")):
            # Detention is another check's; the schema has no kind of its own for the business licence.
            key = next((each for each in ("range", "when") if "吊销营业执照" in str(row.get(each, ""))), "")
            if key:
                place = power.place("penalties", index, key)
                yield report(business_licence_revoked_locally, place, "地方性法规不能设定吊销营业执照")
