"""Where, through which channel and with what result a matter is handled."""

from qingdan.diff.change import Effect
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import BUNDLE, GUIDE
from qingdan.diff.kinds.groups import shell_effect
from qingdan.diff.senses import amount, anyhow, changed, ladder, presence

AREA = Area("guide", "办理方式")

AREA.pair(
    651, "visits-increased/visits-decreased", "到现场次数增加/到现场次数减少", "guides: visits", amount, "EI", Effect.BURDEN,
    "多跑一趟，对住得远的人就是一天。", GUIDE + "visits: 0", GUIDE + "visits: 1",
)  # fmt: skip
AREA.pair(
    653, "channel-added/channel-removed", "增加办理渠道/减少办理渠道", "guides: channels.*", presence, "IE", Effect.RELIEF,
    "取消窗口，老年人就办不了；取消网上，就要跑一趟。", GUIDE + "channels: [窗口]", GUIDE + "channels: [窗口, 网上]",
)  # fmt: skip
AREA.pair(
    655, "online-deepened/online-shallowed", "网办深度提高/网办深度降低", "guides: online",
    ladder("信息公开", "咨询", "收件", "预审", "受理", "办理", "结果反馈"), "IW", Effect.RELIEF, "网上能办到哪一步。",
    GUIDE + "online: 预审", GUIDE + "online: 办理",
)  # fmt: skip
AREA.pair(
    657, "reach-widened/reach-narrowed", "通办范围扩大/通办范围缩小", "guides: reach",
    ladder("全村", "全镇", "全县", "全市", "全区", "全省", "全国"), "IW", Effect.RELIEF, "范围越大，越不用回户籍地办。",
    GUIDE + "reach: 全县", GUIDE + "reach: 全市",
)  # fmt: skip
AREA.pair(
    659, "reach-offered/reach-withdrawn", "实行通办/不再实行通办", "guides: reach", presence, "IW", Effect.RELIEF, "能不能异地办。",
    GUIDE + "visits: 0", GUIDE + "visits: 0\nreach: 全市",
)  # fmt: skip
AREA.pair(
    661, "place-added/place-removed", "增加办理地点/减少办理地点", "guides: places.*", presence, "IW", Effect.RELIEF, "少一个地点，有人就要走得更远。",
    GUIDE + "places: []", GUIDE + "places: [{organisation: dating}]",
)  # fmt: skip
AREA.single(
    663, "place-scope-changed", "办理地点的受理范围改变", "guides: places.*.*", anyhow, "W", Effect.OPEN, "哪个地点受理谁。",
    GUIDE + "places: [{organisation: dating, scope: 全部}]", GUIDE + "places: [{organisation: dating, scope: 企业}]",
)  # fmt: skip
AREA.pair(
    664, "topic-added/topic-removed", "归入一个主题/移出一个主题", "guides: topics.*", presence, "II", Effect.NEUTRAL, "群众按主题找得到。",
    GUIDE + "topics: []", GUIDE + "topics: [开办企业]",
)  # fmt: skip
AREA.single(
    666, "result-changed", "办理结果改变", "guides: result.name", changed, "W", Effect.OPEN, "最后拿到什么：换了名称的，可能轻了一等。",
    GUIDE + "result: {name: 甲证}", GUIDE + "result: {name: 乙证}",
)  # fmt: skip
AREA.single(
    667, "result-kind-changed", "结果类型改变", "guides: result.kind", changed, "W", Effect.OPEN, "拿到的是证照、批文还是资金。",
    GUIDE + "result: {kind: 证照}", GUIDE + "result: {kind: 批文}",
)  # fmt: skip
AREA.pair(
    668, "delivery-added/delivery-removed", "增加领取方式/减少领取方式", "guides: result.delivery.*", presence, "IW", Effect.RELIEF, "能邮寄就不用再跑一趟。",
    GUIDE + "result: {delivery: [窗口领取]}", GUIDE + "result: {delivery: [窗口领取, 邮寄]}",
)  # fmt: skip
AREA.pair(
    670, "question-added/question-removed", "增加常见问题/减少常见问题", "guides: questions.*", presence, "II", Effect.NEUTRAL, "多一条解答。",
    GUIDE + "questions: []", GUIDE + "questions: [{id: a, question: 可以代办吗, answer: 可以}]",
)  # fmt: skip
AREA.single(
    672, "question-rewritten", "常见问题改写", "guides: questions.*.*", anyhow, "W", Effect.OPEN, "解答是群众的依据，前后不一要说清楚。",
    GUIDE + "questions: [{id: a, question: 可以代办吗, answer: 可以}]",
    GUIDE + "questions: [{id: a, question: 可以代办吗, answer: 不可以}]",
)  # fmt: skip
AREA.single(
    673, "guide-power-changed", "所属职权改变", "guides: power", changed, "E", Effect.OPEN, "换了职权，依据、类型和责任都跟着换。",
    GUIDE + "power: ju/jia", GUIDE + "power: ju/yi",
)  # fmt: skip
AREA.single(
    674, "guide-subitem-changed", "所属子项改变", "guides: subitem", anyhow, "W", Effect.OPEN, "对应的是哪一个子项：条件、依据可能不同。",
    GUIDE + "subitem: jia", GUIDE + "subitem: yi",
)  # fmt: skip
AREA.pair(
    362, "replacement-named/replacement-erased", "写明代替哪一个旧条目/不再写明代替哪一个旧条目", "power,guides: replaces.*", presence, "WW", shell_effect,
    "新的代替旧的，要拿两份比一比：换了名头加重的，也是加重。", GUIDE + "status: 在用", GUIDE + "status: 在用\nreplaces: [ju/jiu]", back=Effect.OPEN,
    exempt="撤去代替，两份指南的关系要问清楚",
)  # fmt: skip
AREA.single(
    675, "bundle-kind-changed", "一件事的类别改变", "bundles: kind", changed, "W", Effect.OPEN, "并联审批与一件事的组织方式不同。",
    BUNDLE + "kind: 一件事", BUNDLE + "kind: 并联审批",
)  # fmt: skip
AREA.pair(
    676, "bundle-audience-widened/bundle-audience-narrowed", "一件事的服务对象扩大/一件事的服务对象缩小", "bundles: audience.*", presence, "IW",
    Effect.RELIEF, "更多人能合着办。", BUNDLE + "audience: [企业法人]", BUNDLE + "audience: [企业法人, 个体工商户]",
)  # fmt: skip
