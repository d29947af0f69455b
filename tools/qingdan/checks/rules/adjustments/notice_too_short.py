"""QD806."""

from collections.abc import Iterator

from qingdan.checks.rules.adjustments.procedure import day, step
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

MINIMUM = 30


@rule("QD806", Severity.WARNING)
def notice_too_short(registry: Registry) -> Iterator[Diagnostic]:
    r"""公开征求意见的时间太短。

    为什么：群众还没有看到，征求意见就结束了。
    依据：《重大行政决策程序暂行条例》（国务院令第713号）第十五条：公开征求意见的期限一般不少于三十日。
    改法：延长征求意见的时间；因情况紧急缩短的，写豁免并说明理由。

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
        published_on: 2026-03-03
        effective: 2026-04-01
        procedure:
          legality_review: {by: ju, from: 2026-01-05, to: 2026-01-16, outcome: 合法}
          public_notice: {from: 2026-02-10, to: 2026-02-20, outcome: 没有意见}
                                                ^^^^^^^^^^
          hearing: {applies: false, reason: 不涉及群众切身利益}
          expert_review: {applies: false, reason: 不涉及专业技术}
          risk_assessment: {applies: false, reason: 没有风险}
          collective_discussion: {from: 2026-02-27, outcome: 同意}
        responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}
        changes: [{entry: power/ju/xuke, kind: 恢复, reason: 示例}]
    """
    for entry in registry.adjustments:
        notice = step(entry, "public_notice")
        first, last = day(notice.get("from")), day(notice.get("to"))
        if entry.get("track") != "事项调整" or first is None or last is None or first > last:
            continue
        spent = (last - first).days + 1
        if spent < MINIMUM:
            place = entry.place("procedure", "public_notice", "to")
            yield report(notice_too_short, place, f"公开征求意见只有 {spent} 日，一般不少于 {MINIMUM} 日")
