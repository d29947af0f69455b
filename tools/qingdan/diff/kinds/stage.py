"""The stages of a bundle, who leads, and the papers that are handed in once."""

from qingdan.diff.case import FactContext
from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import BUNDLE
from qingdan.diff.senses import anyhow, changed, presence, reordered

AREA = Area("step", "环节")


def _stage_effect(case: FactContext) -> Effect:
    """Who leads a stage answers for its time; what the stage is called changes nothing."""
    return Effect.OPEN if case.fact.path[-1] == "lead" else Effect.NEUTRAL


def _stages(*guides: str) -> str:
    return BUNDLE + "stages: [{id: lixiang, name: 立项, guides: [" + ", ".join(guides) + "]}]"


AREA.pair(
    617,
    slugs=("stage-added", "stage-removed"),
    titles=("增加阶段", "减少阶段"),
    where="bundles: stages.*",
    sense=presence,
    levels=(Level.REVIEW, Level.NOTICE),
    effect=Effect.OPEN,
    why="各阶段依次进行，多一个阶段要看多了什么事。",
    before=BUNDLE + "stages: [{id: a, name: 立项}]",
    after=BUNDLE + "stages: [{id: a, name: 立项}, {id: b, name: 施工}]",
)
AREA.pair(
    619,
    slugs=("joint-approval-joined", "joint-approval-left"),
    titles=("办理项加入并联", "办理项退出并联"),
    where="bundles: stages.*.guides.*",
    sense=presence,
    levels=(Level.REVIEW, Level.REVIEW),
    effect=Effect.RELIEF,
    why="并入的事项一起办、材料交一次；退出的要单独去办。",
    before=_stages("{guide: ju/a}"),
    after=_stages("{guide: ju/a}", "{guide: ju/b}"),
)
AREA.pair(
    621,
    slugs=("made-serial", "made-parallel"),
    titles=("改为依次办理", "改为同时办理"),
    where="bundles: stages.*.guides.*.after.*",
    sense=presence,
    levels=(Level.REVIEW, Level.NOTICE),
    effect=Effect.BURDEN,
    why="要等前一项办完，总时间就长了。",
    before=_stages("{guide: ju/b, after: []}"),
    after=_stages("{guide: ju/b, after: [ju/a]}"),
)
AREA.single(
    623,
    slug="joint-case-changed",
    title="需要某个办理项的情形改变",
    where="bundles: stages.*.guides.*.when",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="情形变了，要办的人就变了。",
    before=_stages("{guide: ju/b, when: 占用林地}"),
    after=_stages("{guide: ju/b, when: 占用林地或草原}"),
)
AREA.single(
    624,
    slug="stages-reordered",
    title="阶段的先后改变",
    where="bundles: stages",
    sense=reordered,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="各阶段依次进行，先后变了，整件事的走法就变了。",
    before=BUNDLE + "stages: [{id: a, name: 立项}, {id: b, name: 施工}]",
    after=BUNDLE + "stages: [{id: b, name: 施工}, {id: a, name: 立项}]",
)
AREA.single(
    625,
    slug="stage-changed",
    title="阶段的名称或牵头机构改变",
    where="bundles: stages.*.*",
    sense=anyhow,
    level=Level.REVIEW,
    effect=_stage_effect,
    why="谁牵头，谁对整段时间负责。",
    before=BUNDLE + "stages: [{id: a, name: 立项, lead: jia}]",
    after=BUNDLE + "stages: [{id: a, name: 立项, lead: yi}]",
)
AREA.single(
    626,
    slug="lead-changed",
    title="牵头机构改变",
    where="bundles: lead",
    sense=changed,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="牵头机构对全流程负责。",
    before=BUNDLE + "lead: jia",
    after=BUNDLE + "lead: yi",
)
AREA.pair(
    627,
    slugs=("paper-merged", "paper-unmerged"),
    titles=("合并为一份材料", "不再合并为一份"),
    where="bundles: papers.*",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="一套材料：同一份东西只交一次。",
    before=BUNDLE + "papers: []",
    after=BUNDLE + "papers: [{id: tu, name: 总平面图}]",
)
AREA.pair(
    629,
    slugs=("paper-covers-more", "paper-covers-less"),
    titles=("一份材料代替更多", "一份材料代替更少"),
    where="bundles: papers.*.covers.*",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="代替得越多，交得越少。",
    before=BUNDLE + "papers: [{id: tu, name: 图, covers: []}]",
    after=BUNDLE + "papers: [{id: tu, name: 图, covers: [{guide: ju/a, material: tu}]}]",
)
AREA.single(
    631,
    slug="paper-renamed",
    title="合并的材料更名",
    where="bundles: papers.*.name",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="名称变了，东西没有变。",
    before=BUNDLE + "papers: [{id: tu, name: 图}]",
    after=BUNDLE + "papers: [{id: tu, name: 总图}]",
)
