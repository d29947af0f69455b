"""Where, through which channel and with what result a matter is handled."""

from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import BUNDLE, GUIDE
from qingdan.diff.kinds.groups import shell_effect
from qingdan.diff.senses import amount, anyhow, changed, ladder, presence

AREA = Area("guide", "办理方式")

AREA.pair(
    651,
    slugs=("visits-increased", "visits-decreased"),
    titles=("到现场次数增加", "到现场次数减少"),
    where="guides: visits",
    sense=amount,
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="多跑一趟，对住得远的人就是一天。",
    before=GUIDE + "visits: 0",
    after=GUIDE + "visits: 1",
)
AREA.pair(
    653,
    slugs=("channel-added", "channel-removed"),
    titles=("增加办理渠道", "减少办理渠道"),
    where="guides: channels.*",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="取消窗口，老年人就办不了；取消网上，就要跑一趟。",
    before=GUIDE + "channels: [窗口]",
    after=GUIDE + "channels: [窗口, 网上]",
)
AREA.pair(
    655,
    slugs=("online-deepened", "online-shallowed"),
    titles=("网办深度提高", "网办深度降低"),
    where="guides: online",
    sense=ladder("信息公开", "咨询", "收件", "预审", "受理", "办理", "结果反馈"),
    levels=(Level.NOTICE, Level.REVIEW),
    effect=Effect.RELIEF,
    why="网上能办到哪一步。",
    before=GUIDE + "online: 预审",
    after=GUIDE + "online: 办理",
)
AREA.pair(
    657,
    slugs=("reach-widened", "reach-narrowed"),
    titles=("通办范围扩大", "通办范围缩小"),
    where="guides: reach",
    sense=ladder("全村", "全镇", "全县", "全市", "全区", "全省", "全国"),
    levels=(Level.NOTICE, Level.REVIEW),
    effect=Effect.RELIEF,
    why="范围越大，越不用回户籍地办。",
    before=GUIDE + "reach: 全县",
    after=GUIDE + "reach: 全市",
)
AREA.pair(
    659,
    slugs=("reach-offered", "reach-withdrawn"),
    titles=("实行通办", "不再实行通办"),
    where="guides: reach",
    sense=presence,
    levels=(Level.NOTICE, Level.REVIEW),
    effect=Effect.RELIEF,
    why="能不能异地办。",
    before=GUIDE + "visits: 0",
    after=GUIDE + "visits: 0\nreach: 全市",
)
AREA.pair(
    661,
    slugs=("place-added", "place-removed"),
    titles=("增加办理地点", "减少办理地点"),
    where="guides: places.*",
    sense=presence,
    levels=(Level.NOTICE, Level.REVIEW),
    effect=Effect.RELIEF,
    why="少一个地点，有人就要走得更远。",
    before=GUIDE + "places: []",
    after=GUIDE + "places: [{organisation: dating}]",
)
AREA.single(
    663,
    slug="place-scope-changed",
    title="办理地点的受理范围改变",
    where="guides: places.*.*",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="哪个地点受理谁。",
    before=GUIDE + "places: [{organisation: dating, scope: 全部}]",
    after=GUIDE + "places: [{organisation: dating, scope: 企业}]",
)
AREA.pair(
    664,
    slugs=("topic-added", "topic-removed"),
    titles=("归入一个主题", "移出一个主题"),
    where="guides: topics.*",
    sense=presence,
    levels=(Level.NOTICE, Level.NOTICE),
    effect=Effect.NEUTRAL,
    why="群众按主题找得到。",
    before=GUIDE + "topics: []",
    after=GUIDE + "topics: [开办企业]",
)
AREA.single(
    666,
    slug="result-changed",
    title="办理结果改变",
    where="guides: result.name",
    sense=changed,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="最后拿到什么：换了名称的，可能轻了一等。",
    before=GUIDE + "result: {name: 甲证}",
    after=GUIDE + "result: {name: 乙证}",
)
AREA.single(
    667,
    slug="result-kind-changed",
    title="结果类型改变",
    where="guides: result.kind",
    sense=changed,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="拿到的是证照、批文还是资金。",
    before=GUIDE + "result: {kind: 证照}",
    after=GUIDE + "result: {kind: 批文}",
)
AREA.pair(
    668,
    slugs=("delivery-added", "delivery-removed"),
    titles=("增加领取方式", "减少领取方式"),
    where="guides: result.delivery.*",
    sense=presence,
    levels=(Level.NOTICE, Level.REVIEW),
    effect=Effect.RELIEF,
    why="能邮寄就不用再跑一趟。",
    before=GUIDE + "result: {delivery: [窗口领取]}",
    after=GUIDE + "result: {delivery: [窗口领取, 邮寄]}",
)
AREA.pair(
    670,
    slugs=("question-added", "question-removed"),
    titles=("增加常见问题", "减少常见问题"),
    where="guides: questions.*",
    sense=presence,
    levels=(Level.NOTICE, Level.NOTICE),
    effect=Effect.NEUTRAL,
    why="多一条解答。",
    before=GUIDE + "questions: []",
    after=GUIDE + "questions: [{id: a, question: 可以代办吗, answer: 可以}]",
)
AREA.single(
    672,
    slug="question-rewritten",
    title="常见问题改写",
    where="guides: questions.*.*",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="解答是群众的依据，前后不一要说清楚。",
    before=GUIDE + "questions: [{id: a, question: 可以代办吗, answer: 可以}]",
    after=GUIDE + "questions: [{id: a, question: 可以代办吗, answer: 不可以}]",
)
AREA.single(
    673,
    slug="guide-power-changed",
    title="所属职权改变",
    where="guides: power",
    sense=changed,
    level=Level.BLOCKING,
    effect=Effect.OPEN,
    why="换了职权，依据、类型和责任都跟着换。",
    before=GUIDE + "power: ju/jia",
    after=GUIDE + "power: ju/yi",
)
AREA.single(
    674,
    slug="guide-subitem-changed",
    title="所属子项改变",
    where="guides: subitem",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="对应的是哪一个子项：条件、依据可能不同。",
    before=GUIDE + "subitem: jia",
    after=GUIDE + "subitem: yi",
)
AREA.pair(
    362,
    slugs=("replacement-named", "replacement-erased"),
    titles=("写明代替哪一个旧条目", "不再写明代替哪一个旧条目"),
    where="power,guides: replaces.*",
    sense=presence,
    levels=(Level.REVIEW, Level.REVIEW),
    effect=shell_effect,
    why="新的代替旧的，要拿两份比一比：换了名头加重的，也是加重。",
    before=GUIDE + "status: 在用",
    after=GUIDE + "status: 在用\nreplaces: [ju/jiu]",
    back=Effect.OPEN,
    exempt="撤去代替，两份指南的关系要问清楚",
)
AREA.single(
    675,
    slug="bundle-kind-changed",
    title="一件事的类别改变",
    where="bundles: kind",
    sense=changed,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="并联审批与一件事的组织方式不同。",
    before=BUNDLE + "kind: 一件事",
    after=BUNDLE + "kind: 并联审批",
)
AREA.pair(
    676,
    slugs=("bundle-audience-widened", "bundle-audience-narrowed"),
    titles=("一件事的服务对象扩大", "一件事的服务对象缩小"),
    where="bundles: audience.*",
    sense=presence,
    levels=(Level.NOTICE, Level.REVIEW),
    effect=Effect.RELIEF,
    why="更多人能合着办。",
    before=BUNDLE + "audience: [企业法人]",
    after=BUNDLE + "audience: [企业法人, 个体工商户]",
)
