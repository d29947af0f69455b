"""QD415."""

from collections.abc import Iterator

from qingdan.checks.rules.authority.rank import powers
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD415")
def licence_entrusted_to_non_agency(registry: Registry) -> Iterator[Diagnostic]:
    r"""许可委托给了行政机关以外的单位。

    为什么：行政机关只能委托其他行政机关实施行政许可。
    依据：行政许可法第二十四条。
    改法：委托给行政机关，或者收回。

    正例:
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", role: 设定}]
        certificate: 示例许可证

    反例:
        # lists/organisations/zhongxin.yml
        name: 示例中心
        kind: 事业单位
        level: 市级
        status: 在用
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", role: 设定}]
        transfers: [{kind: 委托, to: zhongxin, since: 2020-01-01}]
                                     ^^^^^^^^
        certificate: 示例许可证
    """
    for power in powers(registry, "行政许可"):
        for index, row in enumerate(power.rows("transfers")):
            body = registry.get(f"organisations/{row.get('to')}")
            if row.get("kind") == "委托" and body is not None and body.get("kind") in ("事业单位", "政务服务中心"):
                place = power.place("transfers", index, "to")
                yield report(
                    licence_entrusted_to_non_agency, place, f"受委托的“{body.name}”是{body.get('kind')}，不是行政机关"
                )
