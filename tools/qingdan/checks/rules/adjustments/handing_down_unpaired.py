"""QD810."""

from collections.abc import Iterator

from qingdan.checks.rules.adjustments.outcome import believed_false
from qingdan.checks.rules.adjustments.procedure import changes
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD810")
def handing_down_unpaired(registry: Registry) -> Iterator[Diagnostic]:
    r"""决定下放，没有写谁承接。

    为什么：只说下放不说承接，下面不知道要接，群众不知道找谁。
    依据：国务院办公厅关于全面实行行政许可事项清单管理的通知（国办发〔2022〕2号）。
    改法：在同一个决定里补上承接一方的条目，两行互写对应条目。

    正例:
        # lists/adjustments/2026/001.yml
        title: 示例调整
        track: 事项调整
        cause: 自主减负
        decided_by: shi
        decided_on: 2026-03-02
        published_on: 2026-03-03
        effective: 2026-04-01
        procedure:
          legality_review: {by: ju, from: 2026-01-05, to: 2026-01-16, outcome: 合法}
          public_notice: {from: 2026-01-19, to: 2026-02-20, outcome: 没有意见}
          hearing: {applies: false, reason: 不涉及群众切身利益}
          expert_review: {applies: false, reason: 不涉及专业技术}
          risk_assessment: {applies: false, reason: 没有风险}
          collective_discussion: {from: 2026-02-27, outcome: 同意}
        responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}
        changes: [{entry: power/ju/xuke, kind: 恢复, reason: 示例}]

    反例:
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", role: 设定}]
        transfers: [{kind: 下放, to: shi, since: 2026-04-01}]
        certificate: 示例许可证
        # lists/adjustments/2026/001.yml
        title: 示例调整
        track: 事项调整
        cause: 自主减负
        decided_by: shi
        decided_on: 2026-03-02
        published_on: 2026-03-03
        effective: 2026-04-01
        procedure:
          legality_review: {by: ju, from: 2026-01-05, to: 2026-01-16, outcome: 合法}
          public_notice: {from: 2026-01-19, to: 2026-02-20, outcome: 没有意见}
          hearing: {applies: false, reason: 不涉及群众切身利益}
          expert_review: {applies: false, reason: 不涉及专业技术}
          risk_assessment: {applies: false, reason: 没有风险}
          collective_discussion: {from: 2026-02-27, outcome: 同意}
        responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}
        changes: [{entry: power/ju/xuke, kind: 下放, reason: 示例}]
                                               ^^^^
        supervision_plan: 加强检查。
    """
    for entry in registry.adjustments:
        kinds = [row.get("kind") for _, row in changes(entry)]
        for index, row in changes(entry):
            other = {"下放": "承接", "承接": "下放或者委托"}.get(str(row.get("kind")))
            if (
                other is not None
                and not believed_false(registry, entry, row)
                and not {"下放": {"承接"}, "承接": {"下放", "委托"}}[str(row["kind"])] & set(kinds)
            ):
                place = entry.place("changes", index, "kind")
                yield report(handing_down_unpaired, place, f"这个决定有{row['kind']}，没有相应的{other}")
