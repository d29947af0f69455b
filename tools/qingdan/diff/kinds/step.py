"""Steps, ways and channels: how it is done."""

from qingdan.diff.case import Case
from qingdan.diff.change import Effect
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import BUNDLE, GUIDE
from qingdan.diff.path import path_effect
from qingdan.diff.senses import anyhow, changed, presence, reordered

AREA = Area("step", "环节")
_ACCEPT = "{id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, next: [{to: jueding}]}"
_DECIDE = "{id: jueding, name: 决定, actor: 决定机关, limit: {value: 2, unit: 工作日}}"
_REVIEW = "{id: shencha, name: 审查, actor: 承办机构, limit: {value: 2, unit: 工作日}, next: [{to: jueding}]}"


def _steps(*rows: str) -> str:
    return GUIDE + "steps: [" + ", ".join(rows) + "]"


def _actor(case: Case) -> Effect:
    """What the applicant has to see to is a burden, what is taken off their hands a relief."""
    if "申请人" not in (case.before, case.after):
        return Effect.NEUTRAL
    return Effect.BURDEN if case.after == "申请人" else Effect.RELIEF


_BRANCHED = _ACCEPT.replace("[{to: jueding}]", "[{to: jueding}, {to: shencha, when: 需要核查}]")
AREA.pair(
    601, "step-added/step-removed", "增加环节/减少环节", "guides: steps.*", presence, "WI", path_effect,
    "多一道环节不一定多等，要看最长的那条路变没变。",
    _steps(_BRANCHED, _DECIDE), _steps(_BRANCHED, _REVIEW, _DECIDE), back=path_effect,
)  # fmt: skip
AREA.pair(
    603, "branch-added/branch-removed", "增加一条去路/减少一条去路", "guides: steps.*.next.*", presence, "WW", path_effect,
    "去路变了，流程图就变了，可能多出一段等待。",
    _steps(_ACCEPT, _REVIEW, _DECIDE), _steps(_BRANCHED, _REVIEW, _DECIDE), back=path_effect,
)  # fmt: skip
AREA.single(
    605, "steps-reordered", "环节的先后改变", "guides: steps", reordered, "W", Effect.OPEN, "第一个环节是起点；先后变了，流程从哪里开始要重新看。",
    _steps(_REVIEW, _DECIDE), _steps(_DECIDE, _REVIEW),
)  # fmt: skip
AREA.single(
    606, "step-actor-changed", "办理方改变", "guides: steps.*.actor", changed, "W", _actor, "谁来办，决定谁负责、在哪里等；改由申请人办的，是把事情推给了群众。",
    _steps(_DECIDE), _steps(_DECIDE.replace("决定机关", "窗口")),
)  # fmt: skip
AREA.single(
    607, "step-post-changed", "岗位改变", "guides: steps.*.post", anyhow, "I", Effect.NEUTRAL, "责任落到哪个岗位。",
    _steps("{id: a, name: 受理, actor: 窗口, post: 甲岗}"), _steps("{id: a, name: 受理, actor: 窗口, post: 首席代表}"),
)  # fmt: skip
AREA.single(
    608, "step-renamed", "环节更名", "guides: steps.*.name", changed, "I", Effect.NEUTRAL, "名称变了，事情没有变。",
    _steps("{id: a, name: 受理, actor: 窗口}"), _steps("{id: a, name: 收件受理, actor: 窗口}"),
)  # fmt: skip
AREA.pair(
    609, "paper-used/paper-unused", "环节用到一份材料/环节不再用某份材料", "guides: steps.*.materials.*", presence, "II", Effect.NEUTRAL,
    "材料在哪个环节用；容缺的材料要在用到之前补齐。",
    _steps("{id: a, name: 受理, actor: 窗口, materials: []}"), _steps("{id: a, name: 受理, actor: 窗口, materials: [tu]}"),
)  # fmt: skip
AREA.single(
    611, "step-output-changed", "环节的产出改变", "guides: steps.*.output", anyhow, "I", Effect.NEUTRAL, "群众在这一步拿到什么。",
    _steps("{id: a, name: 受理, actor: 窗口, output: 受理通知书}"), _steps("{id: a, name: 受理, actor: 窗口, output: 回执}"),
)  # fmt: skip
AREA.single(
    612, "standard-changed", "审查标准改变", "guides: steps.*.standard", anyhow, "W", Effect.OPEN, "审查标准宽严，决定办不办得成。",
    _steps("{id: a, name: 审查, actor: 承办机构, standard: 材料齐全}"), _steps("{id: a, name: 审查, actor: 承办机构, standard: 材料齐全、现场合格}"),
)  # fmt: skip
AREA.pair(
    613, "special-step-marked/special-step-unmarked", "环节定为特别程序/环节不再是特别程序", "guides: steps.*.special", presence, "WI", Effect.BURDEN,
    "定为特别程序的环节可以不计时（行政许可法第四十五条）。",
    _steps("{id: a, name: 评审, actor: 其他机构}"), _steps("{id: a, name: 评审, actor: 其他机构, special: 专家评审}"),
)  # fmt: skip
AREA.single(
    615, "special-step-changed", "环节的特别程序改变", "guides: steps.*.special", changed, "W", Effect.OPEN, "不同的特别程序，依据和时间不同。",
    _steps("{id: a, name: 核查, actor: 其他机构, special: 现场核查}"), _steps("{id: a, name: 核查, actor: 其他机构, special: 检验}"),
)  # fmt: skip
AREA.single(
    616, "branch-condition-changed", "去路的内容改变", "guides: steps.*.next.*.*", anyhow, "W", Effect.OPEN, "什么情形走哪条路。",
    _steps("{id: a, name: 审查, actor: 承办机构, next: [{to: b, note: 甲}]}"), _steps("{id: a, name: 审查, actor: 承办机构, next: [{to: b, note: 乙}]}"),
)  # fmt: skip


def _stage_effect(case: Case) -> Effect:
    """Who leads a stage answers for its time; what the stage is called changes nothing."""
    return Effect.OPEN if case.fact.path[-1] == "lead" else Effect.NEUTRAL


def _stages(*guides: str) -> str:
    return BUNDLE + "stages: [{id: lixiang, name: 立项, guides: [" + ", ".join(guides) + "]}]"


AREA.pair(
    617, "stage-added/stage-removed", "增加阶段/减少阶段", "bundles: stages.*", presence, "WI", Effect.OPEN, "各阶段依次进行，多一个阶段要看多了什么事。",
    BUNDLE + "stages: [{id: a, name: 立项}]", BUNDLE + "stages: [{id: a, name: 立项}, {id: b, name: 施工}]",
)  # fmt: skip
AREA.pair(
    619, "joint-approval-joined/joint-approval-left", "办理项加入并联/办理项退出并联", "bundles: stages.*.guides.*", presence, "WW", Effect.RELIEF,
    "并入的事项一起办、材料交一次；退出的要单独去办。", _stages("{guide: ju/a}"), _stages("{guide: ju/a}", "{guide: ju/b}"),
)  # fmt: skip
AREA.pair(
    621, "made-serial/made-parallel", "改为依次办理/改为同时办理", "bundles: stages.*.guides.*.after.*", presence, "WI", Effect.BURDEN,
    "要等前一项办完，总时间就长了。", _stages("{guide: ju/b, after: []}"), _stages("{guide: ju/b, after: [ju/a]}"),
)  # fmt: skip
AREA.single(
    623, "joint-case-changed", "需要某个办理项的情形改变", "bundles: stages.*.guides.*.when", anyhow, "W", Effect.OPEN, "情形变了，要办的人就变了。",
    _stages("{guide: ju/b, when: 占用林地}"), _stages("{guide: ju/b, when: 占用林地或草原}"),
)  # fmt: skip
AREA.single(
    624, "stages-reordered", "阶段的先后改变", "bundles: stages", reordered, "W", Effect.OPEN, "各阶段依次进行，先后变了，整件事的走法就变了。",
    BUNDLE + "stages: [{id: a, name: 立项}, {id: b, name: 施工}]", BUNDLE + "stages: [{id: b, name: 施工}, {id: a, name: 立项}]",
)  # fmt: skip
AREA.single(
    625, "stage-changed", "阶段的名称或牵头机构改变", "bundles: stages.*.*", anyhow, "W", _stage_effect, "谁牵头，谁对整段时间负责。",
    BUNDLE + "stages: [{id: a, name: 立项, lead: jia}]", BUNDLE + "stages: [{id: a, name: 立项, lead: yi}]",
)  # fmt: skip
AREA.single(
    626, "lead-changed", "牵头机构改变", "bundles: lead", changed, "E", Effect.NEUTRAL, "牵头机构对全流程负责。", BUNDLE + "lead: jia", BUNDLE + "lead: yi",
)  # fmt: skip
AREA.pair(
    627, "paper-merged/paper-unmerged", "合并为一份材料/不再合并为一份", "bundles: papers.*", presence, "IE", Effect.RELIEF,
    "一套材料：同一份东西只交一次。", BUNDLE + "papers: []", BUNDLE + "papers: [{id: tu, name: 总平面图}]",
)  # fmt: skip
AREA.pair(
    629, "paper-covers-more/paper-covers-less", "一份材料代替更多/一份材料代替更少", "bundles: papers.*.covers.*", presence, "IE", Effect.RELIEF,
    "代替得越多，交得越少。", BUNDLE + "papers: [{id: tu, name: 图, covers: []}]",
    BUNDLE + "papers: [{id: tu, name: 图, covers: [{guide: ju/a, material: tu}]}]",
)  # fmt: skip
AREA.single(
    631, "paper-renamed", "合并的材料更名", "bundles: papers.*.name", anyhow, "I", Effect.NEUTRAL, "名称变了，东西没有变。",
    BUNDLE + "papers: [{id: tu, name: 图}]", BUNDLE + "papers: [{id: tu, name: 总图}]",
)  # fmt: skip
