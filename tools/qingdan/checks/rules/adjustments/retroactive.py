"""QD814."""

from collections.abc import Iterator

from qingdan.checks.rules.adjustments.procedure import day
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD814")
def retroactive(registry: Registry) -> Iterator[Diagnostic]:
    r"""公布之前就生效。

    为什么：还没有公布的决定，要求群众遵守，没有依据。
    依据：行政许可法第五条；立法法第一百零四条。
    改法：生效日期改到公布之后。

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
        effective: 2026-03-01
                   ^^^^^^^^^^
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
        effective = day(entry.get("effective"))
        public = day(entry.get("published_on")) or day(entry.get("decided_on"))
        if effective is not None and public is not None and effective < public:
            yield report(retroactive, entry.place("effective"), f"{effective} 就生效，{public} 才公布")
