"""What the applicant must bring, and in what form."""

from qingdan.diff.change import Effect
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import GUIDE
from qingdan.diff.senses import amount, anyhow, between, changed, flag, ladder, presence

AREA = Area("material", "申请材料")


def _paper(rest: str) -> str:
    return GUIDE + f"materials: [{{id: tu, name: 布局图{rest}}}]"


AREA.pair(
    401, "material-added/material-removed", "增加申请材料/减少申请材料", "guides: materials.*", presence, "EI", Effect.BURDEN,
    "每一份材料都要有依据；没有依据的不得要求提交。", GUIDE + "materials: []", _paper(""),
)  # fmt: skip
AREA.pair(
    403, "deferral-withdrawn/deferral-allowed", "不再可以容缺/可以容缺后补", "guides: materials.*.necessity", between("容缺后补", "必要"), "EI",
    Effect.BURDEN, "容缺受理：次要的材料可以先受理、后补齐。",
    _paper(", necessity: 容缺后补, deferrable: {promise: 书面承诺}"), _paper(", necessity: 必要"), also=("materials.*.deferrable",),
)  # fmt: skip
AREA.pair(
    405, "material-made-required/material-made-optional", "材料改为必要/材料改为非必要", "guides: materials.*.necessity", between("非必要", "必要"),
    "EI", Effect.BURDEN, "非必要的材料，不交也应当受理。", _paper(", necessity: 非必要"), _paper(", necessity: 必要"),
)  # fmt: skip
AREA.pair(
    407, "material-made-deferred/material-made-voluntary", "非必要材料改为容缺后补/容缺后补的材料改为非必要", "guides: materials.*.necessity",
    between("非必要", "容缺后补"), "EI", Effect.BURDEN, "容缺的材料最终还是要交。",
    _paper(", necessity: 非必要"), _paper(", necessity: 容缺后补, deferrable: {promise: 书面承诺}"), also=("materials.*.deferrable",),
)  # fmt: skip
AREA.pair(
    409, "copies-increased/copies-decreased", "份数增加/份数减少", "guides: materials.*.copies", amount, "WI", Effect.BURDEN,
    "多一份就多一次复印、盖章。", _paper(", copies: 1"), _paper(", copies: 3"),
)  # fmt: skip
AREA.pair(
    411, "form-tightened/form-loosened", "形式要求变严/形式要求放宽", "guides: materials.*.form", ladder("电子", "纸质或电子", "纸质"), "EI",
    Effect.BURDEN, "只收纸质的，就不能全程网办。", _paper(", form: 纸质或电子"), _paper(", form: 纸质"),
)  # fmt: skip
AREA.pair(
    413, "original-required/original-waived", "要求原件/不再要求原件", "guides: materials.*.original", flag, "EI", Effect.BURDEN,
    "原件要当面核对，就要跑一趟。", _paper(", original: false"), _paper(", original: true"),
)  # fmt: skip
AREA.pair(
    415, "fetched-by-sharing/no-longer-shared", "改为共享取得、免于提交/不再免于提交", "guides: materials.*.shared", flag, "IE", Effect.RELIEF,
    "政府自己发的证照，自己去查，不让群众交。", _paper(", shared: false"), _paper(", shared: true"),
)  # fmt: skip
AREA.pair(
    417, "promise-accepted/promise-refused", "可以用承诺代替/不再可以用承诺代替", "guides: materials.*.commitment", flag, "IE", Effect.RELIEF,
    "证明事项告知承诺制：书面承诺可以代替证明。", _paper(", commitment: false"), _paper(", commitment: true"),
)  # fmt: skip
AREA.pair(
    419, "case-narrowed/case-widened", "写明只在某种情形下需要/不再限于某种情形", "guides: materials.*.when", presence, "IE", Effect.RELIEF,
    "写明情形，不属于这种情形的人就不用交。", _paper(""), _paper(", when: 委托他人办理"),
)  # fmt: skip
AREA.single(
    421, "case-changed", "需要材料的情形改变", "guides: materials.*.when", changed, "W", Effect.OPEN, "情形变了，要交的人就变了。",
    _paper(", when: 委托他人办理"), _paper(", when: 租赁场所"),
)  # fmt: skip
AREA.single(
    422, "source-changed", "材料来源改变", "guides: materials.*.source", changed, "W", Effect.OPEN, "由谁出具，决定群众要跑哪里、花多少钱。",
    _paper(", source: 申请人自备"), _paper(", source: 中介机构出具"),
)  # fmt: skip
AREA.single(
    423, "issuer-changed", "出具单位改变", "guides: materials.*.issuer", anyhow, "W", Effect.OPEN, "由谁出具，决定群众要跑哪里。",
    _paper(", issuer: 甲局"), _paper(", issuer: 乙局"),
)  # fmt: skip
AREA.pair(
    424, "made-main/made-auxiliary", "辅件改为主件/主件改为辅件", "guides: materials.*.kind", between("辅件", "主件"), "EI", Effect.BURDEN,
    "主件不能容缺。", _paper(", kind: 辅件"), _paper(", kind: 主件"),
)  # fmt: skip
AREA.single(
    426, "material-renamed", "材料更名", "guides: materials.*.name", changed, "W", Effect.NEUTRAL, "同一份材料换了叫法，已经备好的人要知道还是那一份。",
    GUIDE + "materials: [{id: tu, name: 布局图}]", GUIDE + "materials: [{id: tu, name: 平面布局图}]",
)  # fmt: skip
AREA.single(
    427, "material-sort-changed", "材料类型改变", "guides: materials.*.type", anyhow, "I", Effect.NEUTRAL, "材料的分类，供统计。",
    _paper(", type: 其他"), _paper(", type: 技术文件"),
)  # fmt: skip
AREA.single(
    428, "deferral-terms-changed", "容缺的承诺方式或后果改变", "guides: materials.*.deferrable.**", anyhow, "W", Effect.OPEN, "逾期不补会怎样，申请人要事先知道。",
    _paper(", deferrable: {consequence: 不予许可}"), _paper(", deferrable: {consequence: 撤回申请}"),
)  # fmt: skip
AREA.single(
    429, "requirement-changed", "填报须知改变", "guides: materials.*.requirement", anyhow, "W", Effect.OPEN, "须知里常藏着新的要求，要逐字看。",
    _paper(", requirement: 加盖公章"), _paper(", requirement: 逐页加盖公章"),
)  # fmt: skip
