"""QD813."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Related, report, rule
from qingdan.model import Registry


@rule("QD813")
def one_post_decides(registry: Registry) -> Iterator[Diagnostic]:
    r"""起草、审核、批准是同一个岗位。

    为什么：自己起草、自己审核、自己批准，三道关成了一道；终身责任也分不清是谁的。
    依据：《重大行政决策程序暂行条例》（国务院令第713号）第二十五条、第三十八条。
    改法：写上实际审核、批准的岗位。

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
          public_notice: {from: 2026-01-19, to: 2026-02-20, outcome: 没有意见}
          hearing: {applies: false, reason: 不涉及群众切身利益}
          expert_review: {applies: false, reason: 不涉及专业技术}
          risk_assessment: {applies: false, reason: 没有风险}
          collective_discussion: {from: 2026-02-27, outcome: 同意}
        responsible: {drafter: 起草岗, reviewer: 起草岗, approver: 批准岗}
                                                 ^^^^^^
        changes: [{entry: power/ju/xuke, kind: 恢复, reason: 示例}]
    """
    for entry in registry.adjustments:
        seen: dict[str, str] = {}
        for name in ("drafter", "reviewer", "approver"):
            post = entry.get("responsible", name)
            if isinstance(post, str) and post in seen:
                place = entry.place("responsible", name)
                related = [Related(entry.place("responsible", seen[post]), "同一个岗位")]
                yield report(one_post_decides, place, f"“{post}”既起草又审核，或者又批准", related=related)
            elif isinstance(post, str):
                seen[post] = name
