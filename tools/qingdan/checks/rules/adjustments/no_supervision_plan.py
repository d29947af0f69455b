"""QD809."""

from collections.abc import Iterator

from qingdan.checks.rules.adjustments.outcome import believed_false
from qingdan.checks.rules.adjustments.procedure import changes
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD809")
def no_supervision_plan(registry: Registry) -> Iterator[Diagnostic]:
    r"""取消、下放之后没有后续监管措施。

    为什么：取消许可不是不管；没有后续监管，就成了一放了之。
    依据：《关于推行地方各级政府工作部门权力清单制度的指导意见》（2015年）；优化营商环境条例第五章。
    改法：写明由谁、用什么办法继续监管。

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
    """
    for entry in registry.adjustments:
        if entry.get("supervision_plan"):
            continue
        for index, row in changes(entry):
            if row.get("kind") in ("取消", "下放") and not believed_false(registry, entry, row):
                place = entry.place("changes", index, "kind")
                yield report(no_supervision_plan, place, f"{row['kind']}之后没有写后续监管措施（supervision_plan）")
                break
