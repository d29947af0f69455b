"""QD812."""

from collections.abc import Iterator

from qingdan.checks.rules.adjustments.procedure import HEAVY, changes
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD812")
def track_too_light(registry: Registry) -> Iterator[Diagnostic]:
    r"""事项的增减用了内容调整的程序。

    为什么：内容调整只由审改、法制机构核准；用它来新增、取消、下放职权，就绕过了政府批准和公众参与。
    依据：《关于推行地方各级政府工作部门权力清单制度的指导意见》（2015年）。
    改法：程序改为事项调整，补齐各步；或者改正这一行的方式。

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
        # lists/adjustments/2026/001.yml
        title: 示例调整
        track: 内容调整
               ^^^^^^^^
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
    """
    for entry in registry.adjustments:
        heavy = sorted({str(row.get("kind")) for _, row in changes(entry)} & set(HEAVY), key=HEAVY.index)
        if entry.get("track") == "内容调整" and heavy:
            yield report(track_too_light, entry.place("track"), f"{'、'.join(heavy)}不能用内容调整的程序")
