"""Limits of parts: of a step, of a paper that comes later, of a bundle and its stages."""

from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import BUNDLE, GUIDE
from qingdan.diff.path import path_effect
from qingdan.diff.senses import amount, anyhow, between, changed, on_calendar, other_unit, presence

AREA = Area("time", "时限")


def _step(rest: str) -> str:
    return GUIDE + f"steps: [{{id: shencha, name: 审查, actor: 承办机构{rest}}}]"


AREA.pair(
    327,
    slugs=("step-lengthened", "step-shortened"),
    titles=("环节时限延长", "环节时限缩短"),
    where="guides: steps.*.limit",
    sense=amount,
    levels=(Level.NOTICE, Level.NOTICE),
    effect=path_effect,
    why="一个环节长短，只有在最长的那条路上才影响总时间；总时间看“最长路径”的变化。",
    before=_step(", limit: {value: 2, unit: 工作日}"),
    after=_step(", limit: {value: 3, unit: 工作日}"),
    back=path_effect,
)
AREA.pair(
    329,
    slugs=("step-limited", "step-unlimited"),
    titles=("环节写明时限", "环节不再写明时限"),
    where="guides: steps.*.limit",
    sense=presence,
    levels=(Level.NOTICE, Level.REVIEW),
    effect=Effect.RELIEF,
    why="每个环节都有时限，才看得出卡在哪里。",
    before=_step(""),
    after=_step(", limit: {value: 2, unit: 工作日}"),
)
AREA.single(
    331,
    slug="step-unit-changed",
    title="环节时限换了单位",
    where="guides: steps.*.limit",
    sense=other_unit,
    level=Level.REVIEW,
    effect=on_calendar(Effect.BURDEN),
    why="单位不同，按日历比长短。",
    before=_step(", limit: {value: 2, unit: 工作日}"),
    after=_step(", limit: {value: 2, unit: 日}"),
)
AREA.pair(
    332,
    slugs=("clock-stopped", "clock-counted"),
    titles=("环节改为不计时", "环节改为计时"),
    where="guides: steps.*.clock",
    sense=between("计", "停"),
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="停下的时间不算在承诺里，等的人照样在等。",
    before=_step(", clock: 计"),
    after=_step(", clock: 停"),
)
AREA.pair(
    334,
    slugs=("stop-introduced", "stop-removed"),
    titles=("环节写明不计时", "环节去掉不计时"),
    where="guides: steps.*.clock",
    sense=presence,
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="停下的时间不算在承诺里，等的人照样在等。",
    before=_step(""),
    after=_step(", clock: 停"),
)


def _deferred(count: int, unit: str = "工作日") -> str:
    row = f"{{id: tu, name: 布局图, necessity: 容缺后补, deferrable: {{within: {{value: {count}, unit: {unit}}}}}}}"
    return GUIDE + f"materials: [{row}]"


AREA.pair(
    336,
    slugs=("deferral-lengthened", "deferral-shortened"),
    titles=("容缺补交期限延长", "容缺补交期限缩短"),
    where="guides: materials.*.deferrable.within",
    sense=amount,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="补交期限是申请人的时间，缩短就是加重。",
    before=_deferred(3),
    after=_deferred(5),
)
AREA.single(
    338,
    slug="deferral-unit-changed",
    title="容缺补交期限换了单位",
    where="guides: materials.*.deferrable.within",
    sense=other_unit,
    level=Level.REVIEW,
    effect=on_calendar(Effect.RELIEF),
    why="单位不同，按日历比长短。",
    before=_deferred(3),
    after=_deferred(3, "日"),
)


def _bundle(field: str, count: int) -> str:
    return f"{BUNDLE}{field}: {{limit: {{value: {count}, unit: 工作日}}}}"


AREA.pair(
    339,
    slugs=("target-lengthened", "target-shortened"),
    titles=("一件事的目标时限延长", "一件事的目标时限缩短"),
    where="bundles: target.limit",
    sense=amount,
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="全流程的时限是向企业公开的目标。",
    before=_bundle("target", 84),
    after=_bundle("target", 100),
)
AREA.pair(
    341,
    slugs=("target-given", "target-dropped"),
    titles=("写明一件事的目标时限", "撤去一件事的目标时限"),
    where="bundles: target",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="有目标才有人盯。",
    before=BUNDLE + "status: 在用",
    after=_bundle("target", 84).replace(BUNDLE, BUNDLE + "status: 在用\n"),
)
AREA.single(
    343,
    slug="baseline-changed",
    title="改革前的时限改写",
    where="bundles: baseline.**",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.OPEN,
    why="改革前的数字是成效的分母，改它等于改成绩。",
    before=_bundle("baseline", 370),
    after=_bundle("baseline", 400),
)


def _stage(limit: str) -> str:
    return BUNDLE + f"stages: [{{id: lixiang, name: 立项{limit}}}]"


AREA.pair(
    344,
    slugs=("stage-lengthened", "stage-shortened"),
    titles=("阶段时限延长", "阶段时限缩短"),
    where="bundles: stages.*.limit",
    sense=amount,
    levels=(Level.REVIEW, Level.NOTICE),
    effect=Effect.BURDEN,
    why="各阶段依次进行，一个阶段长了，整件事就长了。",
    before=_stage(", limit: {value: 10, unit: 工作日}"),
    after=_stage(", limit: {value: 15, unit: 工作日}"),
)
AREA.pair(
    346,
    slugs=("stage-limited", "stage-unlimited"),
    titles=("阶段写明时限", "阶段不再写明时限"),
    where="bundles: stages.*.limit",
    sense=presence,
    levels=(Level.NOTICE, Level.REVIEW),
    effect=Effect.RELIEF,
    why="没有时限的阶段，牵头部门没有压力。",
    before=_stage(""),
    after=_stage(", limit: {value: 10, unit: 工作日}"),
)
AREA.single(
    364,
    slug="target-unit-changed",
    title="一件事的目标时限换了单位",
    where="bundles: target.limit",
    sense=other_unit,
    level=Level.REVIEW,
    effect=on_calendar(Effect.BURDEN),
    why="单位不同，按日历比长短。",
    before=_bundle("target", 10),
    after=BUNDLE + "target: {limit: {value: 10, unit: 日}}",
)
AREA.single(
    348,
    slug="target-source-changed",
    title="时限来源的说明改变",
    where="bundles: target.**",
    sense=changed,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="数字从哪里来。",
    before=BUNDLE + "target: {source: 甲}",
    after=BUNDLE + "target: {source: 乙}",
)
