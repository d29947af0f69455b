"""What an entry says about itself: verification, doubts, waivers, notes; and the registry's own page."""

from qingdan.diff.case import Case
from qingdan.diff.change import Effect
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import ADJUSTMENT, POWER, REGISTRY
from qingdan.diff.senses import amount, anyhow, changed, flag, presence

AREA = Area("meta", "核验与说明", decided=False)


def _of_the_guard(case: Case) -> int:
    """1 when the registry says more of how changes are judged, -1 when less."""
    return presence(case) if case.fact.path in (("gate_from",), ("illustrative",)) else 0


AREA.pair(
    355, "guard-set/guard-dropped", "写明把关的规则/撤去把关的规则", "registry: *", _of_the_guard, "EE", Effect.NEUTRAL,
    "从哪个版本起把关、谁可以决定、是不是示例：改这几项就是改把关本身。", REGISTRY + "city: 示例市", REGISTRY + "city: 示例市\nillustrative: true",
)  # fmt: skip
AREA.pair(
    931, "verified/unverified", "核验/撤去核验", "*: verification", presence, "IW", Effect.NEUTRAL, "核验说明这一条与公开文本核对过。",
    POWER + "status: 在用", POWER + "status: 在用\nverification: {date: 2026-01-01, by: 法制岗, against: 公报}",
)  # fmt: skip
AREA.single(
    933, "verification-renewed", "核验情况更新", "*: verification.**", anyhow, "I", Effect.NEUTRAL, "内容没有变，只是重新核对过：保持新鲜，不算改革。",
    POWER + "verification: {date: 2026-01-01}", POWER + "verification: {date: 2026-06-01}",
)  # fmt: skip
AREA.pair(
    934, "doubt-marked/doubt-settled", "标注待核实/消除待核实", "*: unverified.*", presence, "WI", Effect.NEUTRAL, "没有把握的内容要让读者知道。",
    POWER + "unverified: []", POWER + "unverified: [{field: level, reason: 待核对}]",
)  # fmt: skip
AREA.single(
    936, "doubt-rewritten", "待核实的原因改写", "*: unverified.*.*", anyhow, "I", Effect.NEUTRAL, "为什么没有把握。",
    POWER + "unverified: [{field: level, reason: 甲}]", POWER + "unverified: [{field: level, reason: 乙}]",
)  # fmt: skip
AREA.pair(
    937, "check-waived/waiver-removed", "豁免一项检查/撤去一项豁免", "*: waivers.*", presence, "EI", Effect.NEUTRAL, "豁免要有理由，网站和报告都会显示。",
    POWER + "waivers: []", POWER + "waivers: [{rule: QD206, reason: 过渡期}]",
)  # fmt: skip
AREA.pair(
    939, "waiver-lengthened/waiver-shortened", "豁免期限延长/豁免期限缩短", "*: waivers.*.until", amount, "EI", Effect.NEUTRAL, "一再延长的豁免等于没有检查。",
    POWER + "waivers: [{rule: QD206, reason: 甲, until: 2026-06-30}]", POWER + "waivers: [{rule: QD206, reason: 甲, until: 2026-12-31}]",
)  # fmt: skip
AREA.single(
    941, "waiver-rewritten", "豁免的理由改写", "*: waivers.*.*", anyhow, "E", Effect.NEUTRAL, "理由变了，要重新看该不该豁免。",
    POWER + "waivers: [{rule: QD206, reason: 甲}]", POWER + "waivers: [{rule: QD206, reason: 乙}]",
)  # fmt: skip
AREA.pair(
    942, "marked-illustrative/marked-real", "标为示例/不再标为示例", "*: illustrative", flag, "EE", Effect.NEUTRAL, "示例不是真实的决定；去掉标记等于说它是真的，标上就等于说它不作数。",
    POWER + "illustrative: false", POWER + "illustrative: true",
)  # fmt: skip
AREA.pair(
    944, "notice-added/notice-removed", "增加通用提示/减少通用提示", "registry: notices.*", presence, "WE", Effect.NEUTRAL,
    "“清单不创设权力”一类的提示每页都在，去掉要说明。", REGISTRY + "notices: []", REGISTRY + "notices: [{id: a, text: 以法律为准。}]",
)  # fmt: skip
AREA.single(
    946, "notice-rewritten", "通用提示改写", "registry: notices.*.*", anyhow, "E", Effect.NEUTRAL, "每页都显示的话，改一个字所有页面都变。",
    REGISTRY + "notices: [{id: a, text: 甲}]", REGISTRY + "notices: [{id: a, text: 乙}]",
)  # fmt: skip
AREA.pair(
    947, "remedy-added/remedy-removed", "增加救济途径/减少救济途径", "registry: remedies.*", presence, "WE", Effect.OPEN, "复议、诉讼的途径由法律规定，多写的一条也要照法律核对。",
    REGISTRY + "remedies: []", REGISTRY + "remedies: [{id: fuyi, name: 行政复议}]",
)  # fmt: skip
AREA.single(
    949, "remedy-rewritten", "救济途径改写", "registry: remedies.*.*", anyhow, "E", Effect.OPEN, "期限、受理机关写错，群众会错过救济。",
    REGISTRY + "remedies: [{id: fuyi, text: 六十日内。}]", REGISTRY + "remedies: [{id: fuyi, text: 三十日内。}]",
)  # fmt: skip
AREA.pair(
    950, "milestone-published/milestone-withdrawn", "公布一项成效/撤下一项成效", "registry: milestones.*", presence, "WE", Effect.NEUTRAL, "公布过的数字要经得起核对。",
    REGISTRY + "milestones: []", REGISTRY + "milestones: [{id: a, name: 事项数, after: 100, unit: 项}]",
)  # fmt: skip
AREA.single(
    952, "milestone-rewritten", "成效数字改写", "registry: milestones.*.*", anyhow, "E", Effect.NEUTRAL, "公布过的数字改了，要说明为什么。",
    REGISTRY + "milestones: [{id: a, after: 100}]", REGISTRY + "milestones: [{id: a, after: 90}]",
)  # fmt: skip
AREA.pair(
    357, "authority-given/authority-taken", "增加一条决定权限/减少一条决定权限", "registry: authority.*", presence, "EE", Effect.NEUTRAL,
    "谁可以决定什么，决定把关认谁的决定。", REGISTRY + "authority: []", REGISTRY + "authority: [{id: a, track: 内容调整, decided_by: [ju]}]",
)  # fmt: skip
AREA.single(
    974, "format-migrated", "格式迁移", "registry: schema_version", anyhow, "I", Effect.NEUTRAL,
    "工具升级，清单换成新的写法；内容不变。只由换写法而来的改动不另列，别的改动照常列出。", REGISTRY + 'schema_version: "1.0"', REGISTRY + 'schema_version: "1.1"',
)  # fmt: skip
AREA.pair(
    189, "registry-fact-given/registry-fact-dropped", "登记总表补写一项/登记总表删去一项", "registry: **", presence, "WE", Effect.NEUTRAL,
    "对全部清单都起作用的内容，补上的要看，删去的要说明。", REGISTRY + "city: 示例市", REGISTRY + "city: 示例市\nsite_url: https://example.org",
)  # fmt: skip
AREA.single(
    953, "registry-rewritten", "登记总表改变", "registry: **", anyhow, "E", Effect.NEUTRAL, "保管机构、许可、网址一类对全部清单都起作用的内容。",
    REGISTRY + "licence: 甲", REGISTRY + "licence: 乙",
)  # fmt: skip
AREA.single(
    954, "summary-rewritten", "说明改写", "*: summary", anyhow, "I", Effect.NEUTRAL, "只是介绍的话，不改变权利义务。", POWER + "summary: 甲", POWER + "summary: 乙",
)  # fmt: skip
AREA.single(
    955, "note-rewritten", "备注改写", "*: note", anyhow, "I", Effect.NEUTRAL, "备注不改变权利义务。", POWER + "note: 甲", POWER + "note: 乙",
)  # fmt: skip
AREA.single(
    956, "schema-changed", "清单格式改变", "schemas: ", changed, "E", Effect.OPEN, "格式变了，同样的内容可能有不同的检查结果，要看全部清单。",
    "# schemas/xin.schema.json\n{}", "# schemas/xin.schema.json\n{\"title\": \"新\"}",
)  # fmt: skip
AREA.pair(
    957, "schema-added/schema-removed", "增加一种清单的格式/删去一种清单的格式", "schemas: ", presence, "EE", Effect.OPEN, "多一种清单，或者少一种。",
    "", "# schemas/xin.schema.json\n{}",
)  # fmt: skip
AREA.pair(
    959, "registry-founded/registry-vanished", "建立登记总表/登记总表被删除", "registry: ", presence, "WE", Effect.NEUTRAL,
    "没有登记总表，就不知道是哪个城市的清单、由谁保管。", "", REGISTRY + "city: 示例市",
)  # fmt: skip
AREA.single(
    998, "decision-rewritten", "决定的其他内容改写", "adjustments: **", anyhow, "E", Effect.NEUTRAL, "决定作出之后是历史记录；改它要说明为什么。",
    ADJUSTMENT + "procedure: {legality_review: {from: 2026-01-01}}\ncorrections: []",
    ADJUSTMENT + "procedure: {legality_review: {from: 2026-01-01}}\ncorrections: [{record: laws/fa, path: issuer, date: 2026-01-01}]",
)  # fmt: skip
