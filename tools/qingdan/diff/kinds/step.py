"""Steps, ways and channels: how it is done."""

from qingdan.diff.case import FactContext
from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import GUIDE
from qingdan.diff.path import path_effect
from qingdan.diff.senses import anyhow, changed, presence, reordered

AREA = Area("step", "环节")
_ACCEPT = "{id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, next: [{to: jueding}]}"
_DECIDE = "{id: jueding, name: 决定, actor: 决定机关, limit: {value: 2, unit: 工作日}}"
_REVIEW = "{id: shencha, name: 审查, actor: 承办机构, limit: {value: 2, unit: 工作日}, next: [{to: jueding}]}"


def _steps(*rows: str) -> str:
    return GUIDE + "steps: [" + ", ".join(rows) + "]"


def _actor(case: FactContext) -> Effect:
    """What the applicant has to see to is a burden, what is taken off their hands a relief."""
    if "申请人" not in (case.before, case.after):
        return Effect.NEUTRAL
    return Effect.BURDEN if case.after == "申请人" else Effect.RELIEF


_BRANCHED = _ACCEPT.replace("[{to: jueding}]", "[{to: jueding}, {to: shencha, when: 需要核查}]")
AREA.pair(
    601,
    slugs=("step-added", "step-removed"),
    titles=("增加环节", "减少环节"),
    where="guides: steps.*",
    sense=presence,
    levels=(Level.REVIEW, Level.NOTICE),
    effect=path_effect,
    why="多一道环节不一定多等，要看最长的那条路变没变。",
    before=_steps(_BRANCHED, _DECIDE),
    after=_steps(_BRANCHED, _REVIEW, _DECIDE),
    back=path_effect,
)
AREA.pair(
    603,
    slugs=("branch-added", "branch-removed"),
    titles=("增加一条去路", "减少一条去路"),
    where="guides: steps.*.next.*",
    sense=presence,
    levels=(Level.REVIEW, Level.REVIEW),
    effect=path_effect,
    why="去路变了，流程图就变了，可能多出一段等待。",
    before=_steps(_ACCEPT, _REVIEW, _DECIDE),
    after=_steps(_BRANCHED, _REVIEW, _DECIDE),
    back=path_effect,
)
AREA.single(
    605,
    slug="steps-reordered",
    title="环节的先后改变",
    where="guides: steps",
    sense=reordered,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="第一个环节是起点；先后变了，流程从哪里开始要重新看。",
    before=_steps(_REVIEW, _DECIDE),
    after=_steps(_DECIDE, _REVIEW),
)
AREA.single(
    606,
    slug="step-actor-changed",
    title="办理方改变",
    where="guides: steps.*.actor",
    sense=changed,
    level=Level.REVIEW,
    effect=_actor,
    why="谁来办，决定谁负责、在哪里等；改由申请人办的，是把事情推给了群众。",
    before=_steps(_DECIDE),
    after=_steps(_DECIDE.replace("决定机关", "窗口")),
)
AREA.single(
    607,
    slug="step-post-changed",
    title="岗位改变",
    where="guides: steps.*.post",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="责任落到哪个岗位。",
    before=_steps("{id: a, name: 受理, actor: 窗口, post: 甲岗}"),
    after=_steps("{id: a, name: 受理, actor: 窗口, post: 首席代表}"),
)
AREA.single(
    608,
    slug="step-renamed",
    title="环节更名",
    where="guides: steps.*.name",
    sense=changed,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="名称变了，事情没有变。",
    before=_steps("{id: a, name: 受理, actor: 窗口}"),
    after=_steps("{id: a, name: 收件受理, actor: 窗口}"),
)
AREA.pair(
    609,
    slugs=("paper-used", "paper-unused"),
    titles=("环节用到一份材料", "环节不再用某份材料"),
    where="guides: steps.*.materials.*",
    sense=presence,
    levels=(Level.NOTICE, Level.NOTICE),
    effect=Effect.NEUTRAL,
    why="材料在哪个环节用；容缺的材料要在用到之前补齐。",
    before=_steps("{id: a, name: 受理, actor: 窗口, materials: []}"),
    after=_steps("{id: a, name: 受理, actor: 窗口, materials: [tu]}"),
)
AREA.single(
    611,
    slug="step-output-changed",
    title="环节的产出改变",
    where="guides: steps.*.output",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="群众在这一步拿到什么。",
    before=_steps("{id: a, name: 受理, actor: 窗口, output: 受理通知书}"),
    after=_steps("{id: a, name: 受理, actor: 窗口, output: 回执}"),
)
AREA.single(
    612,
    slug="standard-changed",
    title="审查标准改变",
    where="guides: steps.*.standard",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="审查标准宽严，决定办不办得成。",
    before=_steps("{id: a, name: 审查, actor: 承办机构, standard: 材料齐全}"),
    after=_steps("{id: a, name: 审查, actor: 承办机构, standard: 材料齐全、现场合格}"),
)
AREA.pair(
    613,
    slugs=("special-step-marked", "special-step-unmarked"),
    titles=("环节定为特别程序", "环节不再是特别程序"),
    where="guides: steps.*.special",
    sense=presence,
    levels=(Level.REVIEW, Level.NOTICE),
    effect=Effect.BURDEN,
    why="定为特别程序的环节可以不计时（行政许可法第四十五条）。",
    before=_steps("{id: a, name: 评审, actor: 其他机构}"),
    after=_steps("{id: a, name: 评审, actor: 其他机构, special: 专家评审}"),
)
AREA.single(
    615,
    slug="special-step-changed",
    title="环节的特别程序改变",
    where="guides: steps.*.special",
    sense=changed,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="不同的特别程序，依据和时间不同。",
    before=_steps("{id: a, name: 核查, actor: 其他机构, special: 现场核查}"),
    after=_steps("{id: a, name: 核查, actor: 其他机构, special: 检验}"),
)
AREA.single(
    616,
    slug="branch-condition-changed",
    title="去路的内容改变",
    where="guides: steps.*.next.*.*",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="什么情形走哪条路。",
    before=_steps("{id: a, name: 审查, actor: 承办机构, next: [{to: b, note: 甲}]}"),
    after=_steps("{id: a, name: 审查, actor: 承办机构, next: [{to: b, note: 乙}]}"),
)
