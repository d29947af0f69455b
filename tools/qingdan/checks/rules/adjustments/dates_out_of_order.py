"""QD807."""

from collections.abc import Iterator

from qingdan.checks.rules.adjustments.procedure import STEPS, day, step
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD807")
def dates_out_of_order(registry: Registry) -> Iterator[Diagnostic]:
    r"""日期的先后不对。

    为什么：先决定后审查、先生效后公布，程序就是倒过来补的。
    依据：《重大行政决策程序暂行条例》（国务院令第713号）第二十五条、第三十条、第三十二条。
    改法：对照原件改正日期。

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
        decided_on: 2026-01-10
        published_on: 2026-03-03
        effective: 2026-04-01
        procedure:
          legality_review: {by: ju, from: 2026-01-05, to: 2026-01-16, outcome: 合法}
                                                          ^^^^^^^^^^
          public_notice: {from: 2026-01-19, to: 2026-02-20, outcome: 没有意见}
                                                ^^^^^^^^^^
          hearing: {applies: false, reason: 不涉及群众切身利益}
          expert_review: {applies: false, reason: 不涉及专业技术}
          risk_assessment: {applies: false, reason: 没有风险}
          collective_discussion: {from: 2026-02-27, outcome: 同意}
                                        ^^^^^^^^^^
        responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}
        changes: [{entry: power/ju/xuke, kind: 恢复, reason: 示例}]
    """
    for entry in registry.adjustments:
        decided = day(entry.get("decided_on"))
        for name, title in STEPS.items():
            held = step(entry, name)
            first, last = day(held.get("from")), day(held.get("to"))
            if first is not None and last is not None and first > last:
                yield report(dates_out_of_order, entry.place("procedure", name, "to"), f"{title}结束早于开始")
            end = last or first
            if end is not None and decided is not None and end > decided:
                place = entry.place("procedure", name, "to" if last else "from")
                yield report(dates_out_of_order, place, f"{title}到 {end} 才结束，决定却在 {decided} 作出")
        withdrawn, effective = day(entry.get("withdrawn", "date")), day(entry.get("effective"))
        if withdrawn is not None and effective is not None and withdrawn >= effective:
            place = entry.place("withdrawn", "date")
            yield report(dates_out_of_order, place, f"{effective} 已经生效，{withdrawn} 不能再撤回，要另作决定")
        published = day(entry.get("published_on"))
        if decided is not None and published is not None and published < decided:
            yield report(dates_out_of_order, entry.place("published_on"), f"公布（{published}）早于决定（{decided}）")
