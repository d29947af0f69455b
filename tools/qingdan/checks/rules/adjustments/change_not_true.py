"""QD801."""

from collections.abc import Iterator

from qingdan.checks.rules.adjustments.outcome import to_come, untrue
from qingdan.checks.rules.adjustments.procedure import changes
from qingdan.diagnostics import Diagnostic, Related, report, rule
from qingdan.model import Registry


@rule("QD801")
def change_not_true(registry: Registry) -> Iterator[Diagnostic]:
    r"""决定说了的，条目里没有发生。

    为什么：决定说取消，条目还在用；决定说更名，名称没有变，清单和决定总有一个是假的。
    依据：行政许可法第三十条；政府信息公开条例第二十条。
    改法：对照印发的决定，改正条目或者改正这一行。

    正例:
        # lists/adjustments/2025/001.yml
        title: 示例调整
        track: 事项调整
        cause: 自主减负
        decided_by: shi
        decided_on: 2025-04-02
        published_on: 2025-04-03
        effective: 2025-05-06
        procedure:
          legality_review: {by: ju, from: 2025-02-05, to: 2025-02-18, outcome: 合法}
          public_notice: {from: 2025-02-19, to: 2025-03-24, outcome: 没有意见}
          hearing: {applies: false, reason: 不涉及群众切身利益}
          expert_review: {applies: false, reason: 不涉及专业技术}
          risk_assessment: {applies: false, reason: 没有风险}
          collective_discussion: {from: 2025-03-27, outcome: 同意}
        responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}
        changes: [{entry: power/ju/xuke, kind: 恢复, reason: 示例}]

    反例:
        # lists/adjustments/2025/001.yml
        title: 示例调整
        track: 事项调整
        cause: 自主减负
        decided_by: shi
        decided_on: 2025-04-02
        published_on: 2025-04-03
        effective: 2025-05-06
        procedure:
          legality_review: {by: ju, from: 2025-02-05, to: 2025-02-18, outcome: 合法}
          public_notice: {from: 2025-02-19, to: 2025-03-24, outcome: 没有意见}
          hearing: {applies: false, reason: 不涉及群众切身利益}
          expert_review: {applies: false, reason: 不涉及专业技术}
          risk_assessment: {applies: false, reason: 没有风险}
          collective_discussion: {from: 2025-03-27, outcome: 同意}
        responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}
        changes: [{entry: power/ju/xuke, kind: 取消, reason: 示例}]
                                               ^^^^
        supervision_plan: 加强检查。
    """
    for entry in (each for each in registry.adjustments if not to_come(registry, each)):
        for index, row in changes(entry):
            target = registry.find(str(row.get("entry")))
            problem = untrue(target, entry, row) if target is not None else ""
            if target is not None and problem:
                place = entry.place("changes", index, "kind")
                related = [Related(target.place(), "条目的现状")]
                message = f"决定说“{target.name}”{row.get('kind')}，条目{problem}"
                yield report(change_not_true, place, message, related=related)
