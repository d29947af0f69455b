"""QD805."""

from collections.abc import Iterator

from qingdan.checks.rules.adjustments.procedure import days_spent, step
from qingdan.diagnostics import Diagnostic, Reach, report, rule
from qingdan.model import Registry

MINIMUM = 7


@rule("QD805", reach=Reach(sees={"calendar"}, turns={"calendar"}))
def review_too_short(registry: Registry) -> Iterator[Diagnostic]:
    r"""合法性审查的时间太短。

    为什么：审查的时间不够，合法性审查就是走过场。
    依据：《重大行政决策程序暂行条例》（国务院令第713号）第二十六条第二款：送请合法性审查，应当保证必要的审查时间，
    一般不少于七个工作日；第三条：突发事件应急处置决策不适用本条例。只管事项调整；内容调整见 QD818。
    改法：保证足够的审查时间；写错日期的改正日期；情况紧急的，在 legality_review 的 urgent 里写明是什么情况（改报 QD818，不拦）。

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
          legality_review: {by: ju, from: 2026-01-12, to: 2026-01-16, outcome: 合法}
                                                          ^^^^^^^^^^
          public_notice: {from: 2026-01-19, to: 2026-02-20, outcome: 没有意见}
          hearing: {applies: false, reason: 不涉及群众切身利益}
          expert_review: {applies: false, reason: 不涉及专业技术}
          risk_assessment: {applies: false, reason: 没有风险}
          collective_discussion: {from: 2026-02-27, outcome: 同意}
        responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}
        changes: [{entry: power/ju/xuke, kind: 恢复, reason: 示例}]
    """
    for entry in registry.adjustments:
        review = step(entry, "legality_review")
        spent = days_spent(registry, review)
        if entry.get("track") == "事项调整" and "urgent" not in review and spent is not None and spent < MINIMUM:
            place = entry.place("procedure", "legality_review", "to" if "to" in review else "from")
            yield report(review_too_short, place, f"合法性审查只有 {spent} 个工作日，应当不少于 {MINIMUM} 个")
