"""Decisions and their record: what was decided may be added to, hardly ever rewritten."""

from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import ADJUSTMENT, WORDING
from qingdan.diff.senses import anyhow, changed, presence

AREA = Area("decision", "清单调整", decided=False)

AREA.pair(
    881,
    slugs=("decision-recorded", "decision-vanished"),
    titles=("登记一次清单调整", "清单调整的记录被删除"),
    where="adjustments: ",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="谁决定、经过什么程序、谁负责，终身可查；记录不得删除。",
    before="",
    after=ADJUSTMENT + "title: 示例决定",
)
AREA.pair(
    883,
    slugs=("decision-row-added", "decision-row-removed"),
    titles=("调整内容增加一项", "调整内容减少一项"),
    where="adjustments: changes.*",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="决定印发之后，改了哪些条目不应再变。",
    before=ADJUSTMENT + "changes: []",
    after=ADJUSTMENT + "changes: [{entry: power/ju/xuke, kind: 取消, reason: 法律修改}]",
)
AREA.single(
    885,
    slug="decision-reason-changed",
    title="调整理由改写",
    where="adjustments: changes.*.*",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="理由是事后追责的依据。",
    before=ADJUSTMENT + "changes: [{entry: power/ju/xuke, kind: 取消, reason: 甲}]",
    after=ADJUSTMENT + "changes: [{entry: power/ju/xuke, kind: 取消, reason: 乙}]",
)
AREA.pair(
    988,
    slugs=("decided-field-added", "decided-field-removed"),
    titles=("决定补写一个字段", "决定删去一个字段"),
    where="adjustments: changes.*.fields.*",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="决定印发之后，改了哪些字段、改成什么不应再变。",
    before=ADJUSTMENT + "changes: [{entry: power/ju/xuke, kind: 要素变更, fields: []}]",
    after=ADJUSTMENT + "changes: [{entry: power/ju/xuke, kind: 要素变更, fields: [{path: quota, to: 每年十个}]}]",
)
AREA.single(
    990,
    slug="decided-value-rewritten",
    title="决定里的字段值改写",
    where="adjustments: changes.*.fields.**",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="批准的是什么值，以印发的决定为准。",
    before=ADJUSTMENT + "changes: [{entry: power/ju/xuke, kind: 要素变更, fields: [{path: quota, to: 每年十个}]}]",
    after=ADJUSTMENT + "changes: [{entry: power/ju/xuke, kind: 要素变更, fields: [{path: quota, to: 每年五个}]}]",
)
AREA.pair(
    984,
    slugs=("document-number-given", "document-number-dropped"),
    titles=("补写文号", "删去文号"),
    where="adjustments: document",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="文号在印发之后填写。",
    before=ADJUSTMENT + "title: 示例决定",
    after=ADJUSTMENT + "title: 示例决定\ndocument: 甲1号",
)
AREA.pair(
    986,
    slugs=("publication-day-given", "publication-day-dropped"),
    titles=("补写公布日期", "删去公布日期"),
    where="adjustments: published_on",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="公布日期在公布之后填写。",
    before=ADJUSTMENT + "title: 示例决定",
    after=ADJUSTMENT + "title: 示例决定\npublished_on: 2026-01-01",
)
AREA.pair(
    920,
    slugs=("decision-withdrawn", "decision-reinstated"),
    titles=("撤回还没有生效的决定", "恢复撤回的决定"),
    where="adjustments: withdrawn",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="公布过的决定不施行了，要说明为什么。",
    before=ADJUSTMENT + "title: 示例决定",
    after=ADJUSTMENT + "title: 示例决定\nwithdrawn: {date: 2026-01-01, reason: 不再施行}",
)
for _number, _name, _title in (
    (908, "legality_review", "合法性审查"),
    (910, "public_notice", "公示"),
    (912, "hearing", "听证"),
    (914, "expert_review", "专家评审"),
    (916, "risk_assessment", "风险评估"),
    (918, "collective_discussion", "集体讨论"),
):
    AREA.pair(
        _number,
        slugs=(f"{_name.replace('_', '-')}-recorded", f"{_name.replace('_', '-')}-erased"),
        titles=(f"补记{_title}", f"删去{_title}"),
        where=f"adjustments: procedure.{_name}",
        sense=presence,
        levels=(Level.BLOCKING, Level.BLOCKING),
        effect=Effect.NEUTRAL,
        why=f"{_title}走没走，记录说了算。",
        before=ADJUSTMENT + "procedure: {}",
        after=ADJUSTMENT + f"procedure: {{{_name}: {{from: 2026-01-01, outcome: 同意}}}}",
    )
AREA.single(
    894,
    slug="procedure-rewritten",
    title="程序记录改写",
    where="adjustments: procedure.**",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="日期、结论事后改写，要说明为什么。",
    before=ADJUSTMENT + "procedure: {hearing: {from: 2026-01-01}}",
    after=ADJUSTMENT + "procedure: {hearing: {from: 2026-02-01}}",
)
for _number, _name, _title, _old, _new in (
    (895, "decided_by", "决定机关", "jia", "yi"),
    (896, "decided_on", "决定日期", "2026-01-01", "2026-02-01"),
    (897, "effective", "生效日期", "2026-01-01", "2026-02-01"),
    (898, "track", "适用程序", "内容调整", "事项调整"),
    (899, "cause", "调整原因", "更正", "自主减负"),
    (900, "document", "文号", "甲1号", "甲2号"),
    (901, "published_on", "公布日期", "2026-01-01", "2026-02-01"),
    (902, "title", "标题", "甲", "乙"),
):
    AREA.single(
        _number,
        slug=f"decision-{_name.replace('_', '-')}-changed",
        title=f"决定的{_title}改变",
        where=f"adjustments: {_name}",
        sense=anyhow,
        level=Level.BLOCKING,
        effect=Effect.NEUTRAL,
        why=f"决定作出之后，{_title}是历史记录；改它要说明为什么。",
        before=ADJUSTMENT + f"{_name}: {_old}",
        after=ADJUSTMENT + f"{_name}: {_new}",
    )
AREA.single(
    903,
    slug="responsible-changed",
    title="责任岗位改变",
    where="adjustments: responsible.*",
    sense=changed,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="终身责任据此追溯，事后换岗位要说明。",
    before=ADJUSTMENT + "responsible: {drafter: 甲岗}",
    after=ADJUSTMENT + "responsible: {drafter: 乙岗}",
)
AREA.pair(
    904,
    slugs=("supervision-plan-written", "supervision-plan-dropped"),
    titles=("写明后续监管", "撤去后续监管"),
    where="adjustments: supervision_plan",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="取消、下放之后必须有监管。",
    before=ADJUSTMENT + "title: 甲",
    after=ADJUSTMENT + "title: 甲\nsupervision_plan: 每季度抽查。",
)
AREA.single(
    906,
    slug="supervision-plan-changed",
    title="后续监管改写",
    where="adjustments: supervision_plan",
    sense=changed,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="监管措施变了，要看力度。",
    before=ADJUSTMENT + "supervision_plan: 每季度抽查。",
    after=ADJUSTMENT + "supervision_plan: 每年抽查。",
)
AREA.pair(
    991,
    slugs=("judgement-recorded", "judgement-erased"),
    titles=("登记一处人工判断", "删去一处人工判断"),
    where="wording: judgements.*",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="谁判断的、凭什么判断，留下来供事后查对。",
    before=WORDING + "judgements: []",
    after=WORDING + "judgements: [{entry: power/ju/xuke, path: summary, fingerprint: 0123456789abcdef, effect: 中性}]",
)
AREA.pair(
    995,
    slugs=("correction-recorded", "correction-erased"),
    titles=("登记一处记录更正", "删去一处记录更正"),
    where="wording: corrections.*",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="记录为什么改、谁负责，留下来供事后查对。",
    before=WORDING + "corrections: []",
    after=WORDING + "corrections: [{record: laws/fa, path: issuer, date: 2026-01-01}]",
)
AREA.single(
    997,
    slug="wording-book-rewritten",
    title="文字核定与记录更正改写",
    where="wording: **",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="写下的判断和更正是记录，事后不再改。",
    before=WORDING + "title: 甲",
    after=WORDING + "title: 乙",
)
