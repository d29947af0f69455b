"""QD815."""

from collections.abc import Iterator

from qingdan.checks.rules.adjustments.procedure import changes
from qingdan.diagnostics import Diagnostic, Reach, Related, report, rule
from qingdan.model import Registry
from qingdan.model.competence import entitled, holder, with_superiors


@rule("QD815", reach=Reach(sees={"wording", "organisations"}, turns={"wording", "organisations"}))
def outside_authority(registry: Registry) -> Iterator[Diagnostic]:
    r"""作决定的机关没有这个权限。

    为什么：谁可以决定什么写在登记总表的 authority 里；由办理的部门自己、由街道决定，等于没有人把关。
    把关开始（登记总表的 gate_from）以前作的决定不看。
    依据：《关于推行地方各级政府工作部门权力清单制度的指导意见》（2015年）：权力清单的调整由同级政府审核确认。
    改法：报有权的机关决定；登记总表写漏了的，写明依据补上。

    正例:
        # lists/registry.yml
        schema_version: "1.1"
        name: 示例市清单
        city: 示例市
        division: "130200"
        custodian: ju
        licence: CC BY 4.0
        notices: [{id: shili, text: 这是示例。}]
        authority: [{id: a, track: 内容调整, decided_by: [shi], below: shi, basis: [{law: fa, article: "12"}]}]
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
        # lists/registry.yml
        schema_version: "1.1"
        name: 示例市清单
        city: 示例市
        division: "130200"
        custodian: ju
        licence: CC BY 4.0
        notices: [{id: shili, text: 这是示例。}]
        authority: [{id: a, track: 内容调整, decided_by: [shi], below: shi, basis: [{law: fa, article: "12"}]}]
        # lists/adjustments/2026/001.yml
        title: 示例调整
        track: 内容调整
        cause: 法律变动
        decided_by: ju
                    ^^
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
    """
    about = registry.get("registry")
    table = about.rows("authority") if about is not None else ()
    if about is None or not table:
        return
    custodian, start = str(about.get("custodian")), _start(registry)
    for entry in registry.adjustments:
        if str(entry.get("decided_on", default=start)) < start:
            continue
        body, track = str(entry.get("decided_by")), str(entry.get("track"))
        named = registry.get(f"organisations/{body}")
        for _, row in changes(entry):
            key, kind = str(row.get("entry")), str(row.get("kind"))
            target = registry.find(key)
            above = list(with_superiors(holder(registry.get(registry.moved(key)), custodian), registry.get))
            if named is None or entitled(table, body, track, kind, above):
                continue
            yield report(
                outside_authority,
                entry.place("decided_by"),
                f"“{named.name}”不能按“{track}”对“{target.name if target else key}”作“{kind}”的决定",
                related=[Related(about.place("authority"), "谁可以决定什么")],
            )
            break


def _start(registry: Registry) -> str:
    """The day on which the gate began to judge (YYYY-MM-DD), as the books of the years tell it; empty where they do not."""
    rows = (row for book in registry.all("wording") for row in book.rows("corrections") if isinstance(row, dict))
    return max(
        (str(row.get("date")) for row in rows if (row.get("record"), row.get("path")) == ("registry", "gate_from")),
        default="",
    )
