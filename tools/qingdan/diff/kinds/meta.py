"""What an entry says about itself: verification, doubts, waivers, notes; and the registry's own page."""

from qingdan.diff.case import FactContext
from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import POWER, REGISTRY
from qingdan.diff.senses import amount, anyhow, flag, presence

AREA = Area("meta", "核验与说明", decided=False)


def _of_the_guard(case: FactContext) -> int:
    """1 when the registry says more of how changes are judged, -1 when less."""
    return presence(case) if case.fact.path in (("gate_from",), ("illustrative",)) else 0


AREA.pair(
    355,
    slugs=("guard-set", "guard-dropped"),
    titles=("写明把关的规则", "撤去把关的规则"),
    where="registry: *",
    sense=_of_the_guard,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="从哪个版本起把关、谁可以决定、是不是示例：改这几项就是改把关本身。",
    before=REGISTRY + "city: 示例市",
    after=REGISTRY + "city: 示例市\nillustrative: true",
)
AREA.pair(
    931,
    slugs=("verified", "unverified"),
    titles=("核验", "撤去核验"),
    where="*: verification",
    sense=presence,
    levels=(Level.NOTICE, Level.REVIEW),
    effect=Effect.NEUTRAL,
    why="核验说明这一条与公开文本核对过。",
    before=POWER + "status: 在用",
    after=POWER + "status: 在用\nverification: {date: 2026-01-01, by: 法制岗, against: 公报}",
)
AREA.single(
    933,
    slug="verification-renewed",
    title="核验情况更新",
    where="*: verification.**",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="内容没有变，只是重新核对过：保持新鲜，不算改革。",
    before=POWER + "verification: {date: 2026-01-01}",
    after=POWER + "verification: {date: 2026-06-01}",
)
AREA.pair(
    934,
    slugs=("doubt-marked", "doubt-settled"),
    titles=("标注待核实", "消除待核实"),
    where="*: unverified.*",
    sense=presence,
    levels=(Level.REVIEW, Level.NOTICE),
    effect=Effect.NEUTRAL,
    why="没有把握的内容要让读者知道。",
    before=POWER + "unverified: []",
    after=POWER + "unverified: [{field: level, reason: 待核对}]",
)
AREA.single(
    936,
    slug="doubt-rewritten",
    title="待核实的原因改写",
    where="*: unverified.*.*",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="为什么没有把握。",
    before=POWER + "unverified: [{field: level, reason: 甲}]",
    after=POWER + "unverified: [{field: level, reason: 乙}]",
)
AREA.pair(
    937,
    slugs=("check-waived", "waiver-removed"),
    titles=("豁免一项检查", "撤去一项豁免"),
    where="*: waivers.*",
    sense=presence,
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.NEUTRAL,
    why="豁免要有理由，网站和报告都会显示。",
    before=POWER + "waivers: []",
    after=POWER + "waivers: [{rule: QD206, reason: 过渡期}]",
)
AREA.pair(
    939,
    slugs=("waiver-lengthened", "waiver-shortened"),
    titles=("豁免期限延长", "豁免期限缩短"),
    where="*: waivers.*.until",
    sense=amount,
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.NEUTRAL,
    why="一再延长的豁免等于没有检查。",
    before=POWER + "waivers: [{rule: QD206, reason: 甲, until: 2026-06-30}]",
    after=POWER + "waivers: [{rule: QD206, reason: 甲, until: 2026-12-31}]",
)
AREA.single(
    941,
    slug="waiver-rewritten",
    title="豁免的理由改写",
    where="*: waivers.*.*",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="理由变了，要重新看该不该豁免。",
    before=POWER + "waivers: [{rule: QD206, reason: 甲}]",
    after=POWER + "waivers: [{rule: QD206, reason: 乙}]",
)
AREA.pair(
    942,
    slugs=("marked-illustrative", "marked-real"),
    titles=("标为示例", "不再标为示例"),
    where="*: illustrative",
    sense=flag,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="示例不是真实的决定；去掉标记等于说它是真的，标上就等于说它不作数。",
    before=POWER + "illustrative: false",
    after=POWER + "illustrative: true",
)
AREA.pair(
    944,
    slugs=("notice-added", "notice-removed"),
    titles=("增加通用提示", "减少通用提示"),
    where="registry: notices.*",
    sense=presence,
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="“清单不创设权力”一类的提示每页都在，去掉要说明。",
    before=REGISTRY + "notices: []",
    after=REGISTRY + "notices: [{id: a, text: 以法律为准。}]",
)
AREA.single(
    946,
    slug="notice-rewritten",
    title="通用提示改写",
    where="registry: notices.*.*",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="每页都显示的话，改一个字所有页面都变。",
    before=REGISTRY + "notices: [{id: a, text: 甲}]",
    after=REGISTRY + "notices: [{id: a, text: 乙}]",
)
AREA.pair(
    947,
    slugs=("remedy-added", "remedy-removed"),
    titles=("增加救济途径", "减少救济途径"),
    where="registry: remedies.*",
    sense=presence,
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=Effect.OPEN,
    why="复议、诉讼的途径由法律规定，多写的一条也要照法律核对。",
    before=REGISTRY + "remedies: []",
    after=REGISTRY + "remedies: [{id: fuyi, name: 行政复议}]",
)
AREA.single(
    949,
    slug="remedy-rewritten",
    title="救济途径改写",
    where="registry: remedies.*.*",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.OPEN,
    why="期限、受理机关写错，群众会错过救济。",
    before=REGISTRY + "remedies: [{id: fuyi, text: 六十日内。}]",
    after=REGISTRY + "remedies: [{id: fuyi, text: 三十日内。}]",
)
AREA.pair(
    950,
    slugs=("milestone-published", "milestone-withdrawn"),
    titles=("公布一项成效", "撤下一项成效"),
    where="registry: milestones.*",
    sense=presence,
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="公布过的数字要经得起核对。",
    before=REGISTRY + "milestones: []",
    after=REGISTRY + "milestones: [{id: a, name: 事项数, after: 100, unit: 项}]",
)
AREA.single(
    952,
    slug="milestone-rewritten",
    title="成效数字改写",
    where="registry: milestones.*.*",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="公布过的数字改了，要说明为什么。",
    before=REGISTRY + "milestones: [{id: a, after: 100}]",
    after=REGISTRY + "milestones: [{id: a, after: 90}]",
)
