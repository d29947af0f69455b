"""QD811."""

from collections.abc import Iterator

from qingdan.checks.rules.adjustments.procedure import day, working_between
from qingdan.diagnostics import Diagnostic, Reach, Severity, report, rule
from qingdan.model import Registry

MAXIMUM = 20


@rule("QD811", Severity.WARNING, reach=Reach(sees={"calendar"}, turns={"calendar"}))
def published_late(registry: Registry) -> Iterator[Diagnostic]:
    r"""公布得太晚。

    为什么：决定作出后迟迟不公布，群众照旧的办，白跑一趟。
    依据：政府信息公开条例第二十六条：自信息形成或者变更之日起二十个工作日内公开。
    改法：及时公布；写错日期的改正日期。

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
        track: 事项调整
        cause: 自主减负
        decided_by: shi
        decided_on: 2026-03-02
        published_on: 2026-03-31
                      ^^^^^^^^^^
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
        decided, published = day(entry.get("decided_on")), day(entry.get("published_on"))
        if decided is None or published is None or published < decided:
            continue
        spent = working_between(registry, decided, published) - 1
        if spent > MAXIMUM:
            message = f"决定后 {spent} 个工作日才公布，应当在 {MAXIMUM} 个工作日内"
            yield report(published_late, entry.place("published_on"), message)
