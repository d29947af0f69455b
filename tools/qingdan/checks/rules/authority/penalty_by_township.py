"""QD419."""

from collections.abc import Iterator

from qingdan.checks.rules.authority.rank import powers
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD419", Severity.WARNING)
def penalty_by_township(registry: Registry) -> Iterator[Diagnostic]:
    r"""街道、乡镇承接处罚权没有写省级的决定。

    为什么：县级部门的处罚权要由省、自治区、直辖市决定，才能交给乡镇、街道行使；没有这个决定，罚了也站不住。
    依据：行政处罚法第二十四条。
    改法：依据里写上行政处罚法第二十四条，备注省级决定的名称；没有决定的，由县级部门行使。

    正例:
        # lists/organisations/jie.yml
        name: 示例街道
        kind: 派出机关
        level: 乡级
        status: 在用

    反例:
        # lists/organisations/jie.yml
        name: 示例街道
        kind: 派出机关
        level: 乡级
        status: 在用
        # lists/power/jie/chufa.yml
        name: 对示例行为的处罚
        type: 行政处罚
        organisation: jie
        level: 乡级
        source: 上级下放
                ^^^^^^^^
        status: 在用
        basis: [{law: fa, article: "60", role: 设定}]
        transfers: [{kind: 承接, from: ju, since: 2020-01-01, counterpart: ju/chufa}]
        conduct: 示例行为。
        penalties: [{id: fakuan, kind: 罚款}]
    """
    for power in powers(registry, "行政处罚"):
        body = registry.get(f"organisations/{power.get('organisation')}")
        if body is None or body.get("level") != "乡级" or power.get("source") != "上级下放":
            continue
        names = [(registry.get(f"laws/{row.get('law')}"), row.get("article")) for row in power.rows("basis")]
        if not any(law is None or (law.name.endswith("行政处罚法") and number == "24") for law, number in names):
            yield report(
                penalty_by_township,
                power.place("source"),
                f"“{body.name}”行使上级下放的处罚权，依据里没有行政处罚法第二十四条",
            )
