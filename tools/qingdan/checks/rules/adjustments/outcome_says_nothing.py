"""QD817."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.adjustments.procedure import STEPS, step
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry

_WORDS = re.compile(r"[^\W\d_]")


@rule("QD817")
def outcome_says_nothing(registry: Registry) -> Iterator[Diagnostic]:
    r"""程序的结论什么也没说。

    为什么：一个句号、一道横线不是结论，事后没有人说得清审过没有、同意没有。
    依据：《重大行政决策程序暂行条例》（国务院令第713号）第二十八条：负责审查的部门应当提出合法性审查意见，并对意见负责。
    改法：写明结论，如“经审查合法”“没有反对意见”。

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
        decided_by: shi
        decided_on: 2026-03-02
        published_on: 2026-03-03
        effective: 2026-04-01
        procedure:
          legality_review: {by: ju, from: 2026-01-05, to: 2026-01-16, outcome: 。}
                                                                               ^^
          public_notice: {applies: false, reason: 只改办理要素}
          hearing: {applies: false, reason: 不涉及群众切身利益}
          expert_review: {applies: false, reason: 不涉及专业技术}
          risk_assessment: {applies: false, reason: 没有风险}
          collective_discussion: {applies: false, reason: 内容调整不需要}
        responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}
        changes: [{entry: power/ju/xuke, kind: 要素变更, reason: 示例}]
    """
    for entry in registry.adjustments:
        for name, title in STEPS.items():
            said = step(entry, name).get("outcome")
            if isinstance(said, str) and len(_WORDS.findall(said)) < 2:
                place = entry.place("procedure", name, "outcome")
                yield report(outcome_says_nothing, place, f"{title}的结论写的是“{said}”，看不出结果")
