"""QD804."""

from collections.abc import Iterator

from qingdan.checks.rules.adjustments.procedure import REQUIRED, STEPS
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD804")
def procedure_incomplete(registry: Registry) -> Iterator[Diagnostic]:
    r"""事项调整的程序不完整。

    为什么：新增、取消、下放一项职权，要经过公众参与、合法性审查和集体讨论；省掉哪一步，要说明为什么不适用。
    依据：《重大行政决策程序暂行条例》（国务院令第713号）第十四条、第十六条、第十九条、第二十二条、第二十五条、第三十条。
    改法：补上这一步的时间和结论；不适用的写 applies: false 和理由。

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
        ^^^^^^^^^
          legality_review: {by: ju, from: 2026-01-05, to: 2026-01-16, outcome: 合法}
          public_notice: {from: 2026-01-19, to: 2026-02-20, outcome: 没有意见}
          expert_review: {applies: false, reason: 不涉及专业技术}
          risk_assessment: {applies: false, reason: 没有风险}
          collective_discussion: {from: 2026-02-27, outcome: 同意}
        responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}
        changes: [{entry: power/ju/xuke, kind: 恢复, reason: 示例}]
    """
    for entry in registry.adjustments:
        if entry.get("track") != "事项调整":
            continue
        written = entry.get("procedure")
        lacking = [
            title
            for name, title in STEPS.items()
            if name != REQUIRED and isinstance(written, dict) and name not in written
        ]
        if lacking:
            place = entry.place("procedure", key=True)
            yield report(procedure_incomplete, place, f"事项调整的程序没有写：{'、'.join(lacking)}")
