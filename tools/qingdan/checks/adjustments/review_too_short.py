"""QD805."""

from collections.abc import Iterator

from qingdan.checks.adjustments.procedure import day, step, weekdays
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry

MINIMUM = 7
_CONTENT = 5
"""For changes of content, which are made by normative documents; those that only relieve or correct take the time that they take."""


@rule("QD805")
def review_too_short(registry: Registry) -> Iterator[Diagnostic]:
    r"""合法性审查的时间太短。

    为什么：审查的时间不够，合法性审查就是走过场。
    依据：《重大行政决策程序暂行条例》（国务院令第713号）第二十七条：合法性审查的时间一般不少于七个工作日；
    内容调整，《国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见》（国办发〔2018〕115号）：
    审核时间一般不少于五个工作日（自主减负和更正的除外）。
    改法：保证足够的审查时间；写错日期的改正日期。

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
        first = day(review.get("from"))
        last = day(review.get("to", review.get("from")))  # one without an end was done on its first day
        least = MINIMUM if entry.get("track") == "事项调整" else _CONTENT
        own = entry.get("track") != "事项调整" and entry.get("cause") in ("自主减负", "更正")
        if own or first is None or last is None or first > last:
            continue
        spent = weekdays(first, last)
        if spent < least:
            place = entry.place("procedure", "legality_review", "to" if "to" in review else "from")
            yield report(review_too_short, place, f"合法性审查只有 {spent} 个工作日，应当不少于 {least} 个")
