"""QD816."""

from collections.abc import Iterator

from qingdan.checks.rules.adjustments.procedure import changes
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD816", Severity.WARNING)
def decides_for_itself(registry: Registry) -> Iterator[Diagnostic]:
    r"""自己的事项自己核准。

    为什么：内容调整由审改、法制机构核准；办理的部门给自己核准，没有人看过。
    新作的这样的决定，qingdan review 不认；以前的只提醒。
    依据：《关于推行地方各级政府工作部门权力清单制度的指导意见》（2015年）。
    改法：报审改、法制机构或者本级政府核准。

    正例:
        # lists/adjustments/2026/001.yml
        title: 示例调整
        track: 内容调整
        cause: 法律变动
        decided_by: shi
        decided_on: 2026-03-02
        published_on: 2026-03-03
        effective: 2026-04-01
        procedure:
          legality_review: {by: ju, from: 2026-01-05, to: 2026-01-16, outcome: 合法}
          public_notice: {applies: false, reason: 只改办理要素}
          hearing: {applies: false, reason: 不涉及群众切身利益}
          expert_review: {applies: false, reason: 不涉及专业技术}
          risk_assessment: {applies: false, reason: 没有风险}
          collective_discussion: {applies: false, reason: 内容调整不需要}
        responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}
        changes: [{entry: power/ju/xuke, kind: 要素变更, reason: 示例}]

    反例:
        # lists/adjustments/2026/001.yml
        title: 示例调整
        track: 内容调整
        cause: 法律变动
        decided_by: ju
                    ^^
        decided_on: 2026-03-02
        published_on: 2026-03-03
        effective: 2026-04-01
        procedure:
          legality_review: {by: ju, from: 2026-01-05, to: 2026-01-16, outcome: 合法}
          public_notice: {applies: false, reason: 只改办理要素}
          hearing: {applies: false, reason: 不涉及群众切身利益}
          expert_review: {applies: false, reason: 不涉及专业技术}
          risk_assessment: {applies: false, reason: 没有风险}
          collective_discussion: {applies: false, reason: 内容调整不需要}
        responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}
        changes: [{entry: power/ju/xuke, kind: 要素变更, reason: 示例}]
    """
    for entry in registry.adjustments:
        body = registry.get(f"organisations/{entry.get('decided_by')}")
        if body is None or body.get("kind") == "人民政府":
            continue
        for _, row in changes(entry):
            holder = registry.organisation_of(registry.moved(str(row.get("entry"))))
            if holder is not None and holder.key == body.key:
                target = registry.find(str(row.get("entry")))
                name = target.name if target is not None else row.get("entry")
                yield report(decides_for_itself, entry.place("decided_by"), f"“{body.name}”核准了自己的“{name}”")
                break
