"""QD803."""

from collections.abc import Iterator

from qingdan.checks.rules.adjustments.procedure import changes
from qingdan.diagnostics import Diagnostic, Related, report, rule
from qingdan.model import Registry


@rule("QD803")
def decision_does_not_name_entry(registry: Registry) -> Iterator[Diagnostic]:
    r"""条目说由这个决定而来，决定里却没有这个条目。

    为什么：取消、暂停、下放的依据对不上，等于没有依据，也追不到责任人。
    依据：政府信息公开条例第二十条。
    改法：改成真正作出这一变动的决定，或者在决定的“调整内容”里补上这个条目。

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
        # lists/power/ju/jiancha.yml
        name: 示例检查
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 取消
        retired: {date: 2026-04-01, adjustment: 2026/001}
                                                ^^^^^^^^
        basis: [{law: fa, article: "1"}]
        inspects: 示例
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
    """
    named: dict[str, set[str]] = {}
    for reference in (each for references in registry.references.values() for each in references):
        if not reference.target.startswith("adjustments/") or reference.path[:1] == ("waivers",):
            continue
        decision = registry.get(reference.target)
        if decision is None:
            continue
        if decision.key not in named:
            named[decision.key] = {registry.moved(str(row.get("entry"))) for _, row in changes(decision)}
        if reference.source not in named[decision.key]:
            place = registry.entries[reference.source].place(*reference.path)
            related = [Related(decision.place("changes", key=True), "决定的调整内容")]
            yield report(decision_does_not_name_entry, place, f"决定“{decision.id}”没有提到这个条目", related=related)
