"""QD818."""

from collections.abc import Iterator

from qingdan.checks.rules.adjustments.procedure import days_spent, step
from qingdan.checks.rules.adjustments.review_too_short import MINIMUM
from qingdan.diagnostics import Diagnostic, Reach, Severity, report, rule
from qingdan.model import Registry

_CONTENT = 5
"""For changes of content, which are made by normative documents; those that only relieve or correct take the time that they take."""


@rule("QD818", Severity.WARNING, reach=Reach(sees={"calendar"}, turns={"calendar"}))
def review_to_be_confirmed(registry: Registry) -> Iterator[Diagnostic]:
    r"""合法性审查的时间短，要有人看一看。

    为什么：审查的时间短，可能只是走过场；情况紧急、天数没有硬性规定的，机器判断不了，所以只提醒，不拦。
    依据：《国务院办公厅关于全面推行行政规范性文件合法性审核机制的指导意见》（国办发〔2018〕115号）管的是行政规范性文件，
    内容调整多以规范性文件作出；“一般不少于五个工作日”待核实（编写时没有见到印发的全文），自主减负和更正的不看。
    改法：确实审查了的不用改；写错日期的改正日期；不是紧急情况的，不写 urgent，补足审查的时间。

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
          legality_review: {by: ju, from: 2026-01-05, to: 2026-01-09, outcome: 合法}
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
        decided_by: shi
        decided_on: 2026-03-02
        published_on: 2026-03-03
        effective: 2026-04-01
        procedure:
          legality_review: {by: ju, from: 2026-01-05, to: 2026-01-06, outcome: 合法}
                                                          ^^^^^^^^^^
          public_notice: {applies: false, reason: 只改办理要素}
          hearing: {applies: false, reason: 不涉及群众切身利益}
          expert_review: {applies: false, reason: 不涉及专业技术}
          risk_assessment: {applies: false, reason: 没有风险}
          collective_discussion: {applies: false, reason: 内容调整不需要}
        responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}
        changes: [{entry: power/ju/xuke, kind: 要素变更, reason: 示例}]
    """
    for entry in registry.adjustments:
        review = step(entry, "legality_review")
        spent = days_spent(registry, review)
        if spent is None:
            continue
        place = entry.place("procedure", "legality_review", "to" if "to" in review else "from")
        if entry.get("track") == "事项调整":
            if "urgent" in review and spent < MINIMUM:
                told = f"合法性审查只有 {spent} 个工作日，写明的紧急情况是“{review['urgent']}”"
                yield report(review_to_be_confirmed, place, told)
        elif entry.get("cause") not in ("自主减负", "更正") and spent < _CONTENT:
            told = f"合法性审核只有 {spent} 个工作日，一般不少于 {_CONTENT} 个（天数待核实）"
            yield report(review_to_be_confirmed, place, told)
