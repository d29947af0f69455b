"""The negative list: who may invest in what, where, and with which permits."""

from qingdan.diff.change import Effect
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import NEGATIVE
from qingdan.diff.kinds.groups import industries_of, industries_widen, regions_of, regions_widen
from qingdan.diff.senses import amount, anyhow, between, changed, ladder, presence

AREA = Area("negative", "负面清单")

AREA.pair(
    801, "class-tightened/class-loosened", "管理类别加重/管理类别减轻", "negative: class", ladder("许可", "限制", "禁止"), "EE", Effect.BURDEN,
    "许可的可以申请，限制的不能新建扩建，禁止的不能进入。", NEGATIVE + "class: 限制", NEGATIVE + "class: 禁止", also=("permits", "permits.*"),
)  # fmt: skip
AREA.pair(
    351, "industry-widened/industry-refined", "适用行业扩大到上一级/适用行业缩小到下一级", "negative: industries.*", industries_widen, "EI", Effect.BURDEN,
    "大类代码包含它下面的中类、小类：改成上一级，受限的行业就多了。", NEGATIVE + "industries: [{code: C3091, standard: GB/T 4754-2017}]",
    NEGATIVE + "industries: [{code: C30, standard: GB/T 4754-2017}]", partners=industries_of,
)  # fmt: skip
AREA.pair(
    353, "region-widened/region-refined", "适用区域扩大到上一级/适用区域缩小到下一级", "negative: regions.*", regions_widen, "EI", Effect.BURDEN,
    "市的区划代码包含它的各县区：改成上一级，受限的地方就多了。", NEGATIVE + 'regions: ["130224"]', NEGATIVE + 'regions: ["130200"]', partners=regions_of,
)  # fmt: skip
AREA.pair(
    803, "industry-added/industry-removed", "增加适用行业/减少适用行业", "negative: industries.*", presence, "EI", Effect.BURDEN, "行业代码决定谁受限。",
    NEGATIVE + "industries: []", NEGATIVE + "industries: [{code: C2511, standard: GB/T 4754-2017}]",
)  # fmt: skip
AREA.single(
    805, "industry-remapped", "行业代码换了标准", "negative: industries.*.standard", changed, "W", Effect.OPEN, "分类标准换版，同一个代码可能指别的行业，代码要逐个对照。",
    NEGATIVE + "industries: [{code: C2511, standard: GB/T 4754-2011}]", NEGATIVE + "industries: [{code: C2511, standard: GB/T 4754-2017}]",
)  # fmt: skip
AREA.pair(
    806, "region-added/region-removed", "增加适用区域/减少适用区域", "negative: regions.*", presence, "EI", Effect.BURDEN, "区域决定哪里受限。",
    NEGATIVE + 'regions: ["130202"]', NEGATIVE + 'regions: ["130202", "130205"]',
)  # fmt: skip
AREA.pair(
    808, "authority-added/authority-removed", "增加主管部门/减少主管部门", "negative: authorities.*", presence, "WW", Effect.OPEN, "找哪个部门办：多一个，可能多一道手续；少一个，可能没有人办。",
    NEGATIVE + "authorities: [jia]", NEGATIVE + "authorities: [jia, yi]",
)  # fmt: skip
AREA.pair(
    810, "permit-required/permit-waived", "增加须取得的许可/减少须取得的许可", "negative: permits.*", presence, "EI", Effect.BURDEN, "多一个许可，多一道手续。",
    NEGATIVE + "class: 许可\npermits: []", NEGATIVE + "class: 许可\npermits: [{power: ju/xuke}]",
)  # fmt: skip
AREA.pair(
    812, "made-prior/made-posterior", "许可改为前置/许可改为后置", "negative: permits.*.when", between("后置", "前置"), "EI", Effect.BURDEN,
    "前置的没有许可就不能登记；后置的先照后证。",
    NEGATIVE + "permits: [{power: ju/xuke, when: 后置}]", NEGATIVE + "permits: [{power: ju/xuke, when: 前置}]",
)  # fmt: skip
AREA.single(
    814, "permit-order-changed", "许可先后的写法改变", "negative: permits.*.*", anyhow, "W", Effect.OPEN, "先办什么、后办什么。",
    NEGATIVE + "permits: [{power: ju/xuke}]", NEGATIVE + "permits: [{power: ju/xuke, when: 前置}]",
)  # fmt: skip
AREA.pair(
    815, "scope-limited/scope-opened", "写明适用范围/不再写明适用范围", "negative: scope", presence, "IE", Effect.RELIEF, "写明规模、工艺，之外的就不受限。",
    NEGATIVE + "class: 禁止", NEGATIVE + "class: 禁止\nscope: 年产三十万吨以下",
)  # fmt: skip
AREA.single(
    817, "scope-changed", "适用范围改变", "negative: scope", changed, "E", Effect.OPEN, "规模、工艺的门槛变了，受限的人就变了。",
    NEGATIVE + "scope: 年产三十万吨以下", NEGATIVE + "scope: 年产六十万吨以下",
)  # fmt: skip
AREA.single(
    818, "measure-changed", "管理措施改变", "negative: measure", anyhow, "E", Effect.OPEN, "限制的内容变了。",
    NEGATIVE + "measure: 禁止新建。", NEGATIVE + "measure: 禁止新建、扩建。",
)  # fmt: skip
AREA.single(
    819, "origin-changed", "出处改变", "negative: origin", changed, "W", Effect.OPEN, "限制从哪里来，决定地方能不能设它。",
    NEGATIVE + "origin: 产业目录", NEGATIVE + "origin: 国家清单",
)  # fmt: skip
AREA.pair(
    820, "transition-given/transition-ended", "写明对现有产能的安排/撤去对现有产能的安排", "negative: existing_capacity", presence, "WW", Effect.RELIEF,
    "已有的产能怎样过渡。", NEGATIVE + "class: 禁止", NEGATIVE + "class: 禁止\nexisting_capacity: 2027年底前退出。",
)  # fmt: skip
AREA.single(
    822, "transition-changed", "对现有产能的安排改变", "negative: existing_capacity", changed, "E", Effect.OPEN, "过渡期长短，关系到已经投下的钱。",
    NEGATIVE + "existing_capacity: 2027年底前退出。", NEGATIVE + "existing_capacity: 2026年底前退出。",
)  # fmt: skip
AREA.pair(
    823, "starts-later/starts-earlier", "推迟施行/提前施行", "negative: effective", amount, "WE", Effect.RELIEF, "早一天施行，早一天受限。",
    NEGATIVE + "effective: 2026-01-01", NEGATIVE + "effective: 2026-06-01",
)  # fmt: skip
AREA.pair(
    825, "expires-later/expires-earlier", "推迟失效/提前失效", "negative: expires", amount, "EI", Effect.BURDEN, "晚一天失效，多限一天。",
    NEGATIVE + "expires: 2026-06-30", NEGATIVE + "expires: 2026-12-31",
)  # fmt: skip
AREA.pair(
    827, "expiry-given/expiry-dropped", "写明失效日期/不再写明失效日期", "negative: expires", presence, "IE", Effect.RELIEF, "有期限的限制，到期自行解除。",
    NEGATIVE + "class: 禁止", NEGATIVE + "class: 禁止\nexpires: 2026-12-31",
)  # fmt: skip
AREA.single(
    829, "edition-changed", "所据清单版本改变", "negative: edition", anyhow, "W", Effect.NEUTRAL, "上位清单换了版，内容要逐条核对。",
    NEGATIVE + "edition: 2022年版", NEGATIVE + "edition: 2025年版",
)  # fmt: skip
AREA.single(
    830, "start-rewritten", "施行日期写法改变", "negative: effective", anyhow, "W", Effect.OPEN, "从哪天起受限，要写清楚。",
    NEGATIVE + "class: 禁止", NEGATIVE + "class: 禁止\neffective: 2026-01-01",
)  # fmt: skip
