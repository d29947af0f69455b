"""Decisions and their record: what was decided may be added to, hardly ever rewritten."""

from qingdan.diff.change import Effect
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import ADJUSTMENT, WORDING
from qingdan.diff.senses import anyhow, changed, presence

AREA = Area("decision", "清单调整", decided=False)

AREA.pair(
    881, "decision-recorded/decision-vanished", "登记一次清单调整/清单调整的记录被删除", "adjustments: ", presence, "IE", Effect.NEUTRAL,
    "谁决定、经过什么程序、谁负责，终身可查；记录不得删除。", "", ADJUSTMENT + "title: 示例决定",
)  # fmt: skip
AREA.pair(
    883, "decision-row-added/decision-row-removed", "调整内容增加一项/调整内容减少一项", "adjustments: changes.*", presence, "EE", Effect.NEUTRAL,
    "决定印发之后，改了哪些条目不应再变。", ADJUSTMENT + "changes: []", ADJUSTMENT + "changes: [{entry: power/ju/xuke, kind: 取消, reason: 法律修改}]",
)  # fmt: skip
AREA.single(
    885, "decision-reason-changed", "调整理由改写", "adjustments: changes.*.*", anyhow, "E", Effect.NEUTRAL, "理由是事后追责的依据。",
    ADJUSTMENT + "changes: [{entry: power/ju/xuke, kind: 取消, reason: 甲}]", ADJUSTMENT + "changes: [{entry: power/ju/xuke, kind: 取消, reason: 乙}]",
)  # fmt: skip
AREA.pair(
    988, "decided-field-added/decided-field-removed", "决定补写一个字段/决定删去一个字段", "adjustments: changes.*.fields.*", presence, "EE", Effect.NEUTRAL,
    "决定印发之后，改了哪些字段、改成什么不应再变。", ADJUSTMENT + "changes: [{entry: power/ju/xuke, kind: 要素变更, fields: []}]",
    ADJUSTMENT + "changes: [{entry: power/ju/xuke, kind: 要素变更, fields: [{path: quota, to: 每年十个}]}]",
)  # fmt: skip
AREA.single(
    990, "decided-value-rewritten", "决定里的字段值改写", "adjustments: changes.*.fields.**", anyhow, "E", Effect.NEUTRAL, "批准的是什么值，以印发的决定为准。",
    ADJUSTMENT + "changes: [{entry: power/ju/xuke, kind: 要素变更, fields: [{path: quota, to: 每年十个}]}]",
    ADJUSTMENT + "changes: [{entry: power/ju/xuke, kind: 要素变更, fields: [{path: quota, to: 每年五个}]}]",
)  # fmt: skip
AREA.pair(
    984, "document-number-given/document-number-dropped", "补写文号/删去文号", "adjustments: document", presence, "IE", Effect.NEUTRAL, "文号在印发之后填写。",
    ADJUSTMENT + "title: 示例决定", ADJUSTMENT + "title: 示例决定\ndocument: 甲1号",
)  # fmt: skip
AREA.pair(
    986, "publication-day-given/publication-day-dropped", "补写公布日期/删去公布日期", "adjustments: published_on", presence, "IE", Effect.NEUTRAL,
    "公布日期在公布之后填写。", ADJUSTMENT + "title: 示例决定", ADJUSTMENT + "title: 示例决定\npublished_on: 2026-01-01",
)  # fmt: skip
AREA.pair(
    920, "decision-withdrawn/decision-reinstated", "撤回还没有生效的决定/恢复撤回的决定", "adjustments: withdrawn", presence, "EE", Effect.NEUTRAL,
    "公布过的决定不施行了，要说明为什么。", ADJUSTMENT + "title: 示例决定",
    ADJUSTMENT + "title: 示例决定\nwithdrawn: {date: 2026-01-01, reason: 不再施行}",
)  # fmt: skip
for _number, _name, _title in (
    (908, "legality_review", "合法性审查"), (910, "public_notice", "公示"), (912, "hearing", "听证"),
    (914, "expert_review", "专家评审"), (916, "risk_assessment", "风险评估"), (918, "collective_discussion", "集体讨论"),
):  # fmt: skip
    AREA.pair(
        _number, f"{_name}-recorded/{_name}-erased".replace("_", "-"), f"补记{_title}/删去{_title}", f"adjustments: procedure.{_name}", presence,
        "EE", Effect.NEUTRAL, f"{_title}走没走，记录说了算。", ADJUSTMENT + "procedure: {}",
        ADJUSTMENT + f"procedure: {{{_name}: {{from: 2026-01-01, outcome: 同意}}}}",
    )  # fmt: skip
AREA.single(
    894, "procedure-rewritten", "程序记录改写", "adjustments: procedure.**", anyhow, "E", Effect.NEUTRAL, "日期、结论事后改写，要说明为什么。",
    ADJUSTMENT + "procedure: {hearing: {from: 2026-01-01}}", ADJUSTMENT + "procedure: {hearing: {from: 2026-02-01}}",
)  # fmt: skip
for _number, _name, _title, _old, _new in (
    (895, "decided_by", "决定机关", "jia", "yi"), (896, "decided_on", "决定日期", "2026-01-01", "2026-02-01"),
    (897, "effective", "生效日期", "2026-01-01", "2026-02-01"), (898, "track", "适用程序", "内容调整", "事项调整"),
    (899, "cause", "调整原因", "更正", "自主减负"), (900, "document", "文号", "甲1号", "甲2号"),
    (901, "published_on", "公布日期", "2026-01-01", "2026-02-01"), (902, "title", "标题", "甲", "乙"),
):  # fmt: skip
    AREA.single(
        _number, f"decision-{_name.replace('_', '-')}-changed", f"决定的{_title}改变", f"adjustments: {_name}", anyhow,
        "E", Effect.NEUTRAL, f"决定作出之后，{_title}是历史记录；改它要说明为什么。",
        ADJUSTMENT + f"{_name}: {_old}", ADJUSTMENT + f"{_name}: {_new}",
    )  # fmt: skip
AREA.single(
    903, "responsible-changed", "责任岗位改变", "adjustments: responsible.*", changed, "E", Effect.NEUTRAL, "终身责任据此追溯，事后换岗位要说明。",
    ADJUSTMENT + "responsible: {drafter: 甲岗}", ADJUSTMENT + "responsible: {drafter: 乙岗}",
)  # fmt: skip
AREA.pair(
    904, "supervision-plan-written/supervision-plan-dropped", "写明后续监管/撤去后续监管", "adjustments: supervision_plan", presence, "EE", Effect.NEUTRAL,
    "取消、下放之后必须有监管。", ADJUSTMENT + "title: 甲", ADJUSTMENT + "title: 甲\nsupervision_plan: 每季度抽查。",
)  # fmt: skip
AREA.single(
    906, "supervision-plan-changed", "后续监管改写", "adjustments: supervision_plan", changed, "E", Effect.NEUTRAL, "监管措施变了，要看力度。",
    ADJUSTMENT + "supervision_plan: 每季度抽查。", ADJUSTMENT + "supervision_plan: 每年抽查。",
)  # fmt: skip
AREA.pair(
    991, "judgement-recorded/judgement-erased", "登记一处人工判断/删去一处人工判断", "wording: judgements.*", presence, "IE", Effect.NEUTRAL,
    "谁判断的、凭什么判断，留下来供事后查对。", WORDING + "judgements: []",
    WORDING + "judgements: [{entry: power/ju/xuke, path: summary, fingerprint: 0123456789abcdef, effect: 中性}]",
)  # fmt: skip
AREA.pair(
    995, "correction-recorded/correction-erased", "登记一处记录更正/删去一处记录更正", "wording: corrections.*", presence, "IE", Effect.NEUTRAL,
    "记录为什么改、谁负责，留下来供事后查对。", WORDING + "corrections: []",
    WORDING + "corrections: [{record: laws/fa, path: issuer, date: 2026-01-01}]",
)  # fmt: skip
AREA.single(
    997, "wording-book-rewritten", "文字核定与记录更正改写", "wording: **", anyhow, "E", Effect.NEUTRAL, "写下的判断和更正是记录，事后不再改。",
    WORDING + "title: 甲", WORDING + "title: 乙",
)  # fmt: skip
