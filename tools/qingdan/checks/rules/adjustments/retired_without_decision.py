"""QD802."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD802", Severity.WARNING)
def retired_without_decision(registry: Registry) -> Iterator[Diagnostic]:
    r"""职权取消、暂停了，没有写是哪个决定。

    为什么：谁决定的、经过什么程序、由谁负责，都要从决定查起；没有决定，变动就没有依据。
    依据：政府信息公开条例第二十条；《关于推行地方各级政府工作部门权力清单制度的指导意见》（2015年）。
    改法：在取消情况或者暂停情况里写上调整决定（adjustment）；决定还没有录入的，先新建。

    正例:
        # lists/power/ju/jiancha.yml
        name: 示例检查
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 取消
        retired: {date: 2026-04-01, adjustment: 2026/001}
        basis: [{law: fa, article: "1"}]
        inspects: 示例
        # lists/responsibility/ju/jiancha.yml
        duties: [{id: jiancha, stage: 检查, duty: 两人以上检查。}]
        accountability: [{id: shizhi, situation: 失职。}]
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
        changes: [{entry: power/ju/jiancha, kind: 取消, reason: 示例}]
        supervision_plan: 加强检查。

    反例:
        # lists/power/ju/jiancha.yml
        name: 示例检查
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 取消
        retired: {date: 2026-04-01}
                  ^^^^
        basis: [{law: fa, article: "1"}]
        inspects: 示例
    """
    for power in registry.powers:
        for name, verb in (("retired", "取消"), ("suspended", "暂停")):
            written = power.get(name)
            if isinstance(written, dict) and written and "adjustment" not in written:
                place = power.place(name, next(iter(written)), key=True)
                yield report(retired_without_decision, place, f"“{power.name}”{verb}了，没有写调整决定")
