"""What the applicant must bring, and in what form."""

from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import GUIDE
from qingdan.diff.senses import amount, anyhow, between, changed, flag, ladder, presence

AREA = Area("material", "申请材料")


def _paper(rest: str) -> str:
    return GUIDE + f"materials: [{{id: tu, name: 布局图{rest}}}]"


AREA.pair(
    401,
    slugs=("material-added", "material-removed"),
    titles=("增加申请材料", "减少申请材料"),
    where="guides: materials.*",
    sense=presence,
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="每一份材料都要有依据；没有依据的不得要求提交。",
    before=GUIDE + "materials: []",
    after=_paper(""),
)
AREA.pair(
    403,
    slugs=("deferral-withdrawn", "deferral-allowed"),
    titles=("不再可以容缺", "可以容缺后补"),
    where="guides: materials.*.necessity",
    sense=between("容缺后补", "必要"),
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="容缺受理：次要的材料可以先受理、后补齐。",
    before=_paper(", necessity: 容缺后补, deferrable: {promise: 书面承诺}"),
    after=_paper(", necessity: 必要"),
    also=("materials.*.deferrable",),
)
AREA.pair(
    405,
    slugs=("material-made-required", "material-made-optional"),
    titles=("材料改为必要", "材料改为非必要"),
    where="guides: materials.*.necessity",
    sense=between("非必要", "必要"),
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="非必要的材料，不交也应当受理。",
    before=_paper(", necessity: 非必要"),
    after=_paper(", necessity: 必要"),
)
AREA.pair(
    407,
    slugs=("material-made-deferred", "material-made-voluntary"),
    titles=("非必要材料改为容缺后补", "容缺后补的材料改为非必要"),
    where="guides: materials.*.necessity",
    sense=between("非必要", "容缺后补"),
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="容缺的材料最终还是要交。",
    before=_paper(", necessity: 非必要"),
    after=_paper(", necessity: 容缺后补, deferrable: {promise: 书面承诺}"),
    also=("materials.*.deferrable",),
)
AREA.pair(
    409,
    slugs=("copies-increased", "copies-decreased"),
    titles=("份数增加", "份数减少"),
    where="guides: materials.*.copies",
    sense=amount,
    levels=(Level.REVIEW, Level.NOTICE),
    effect=Effect.BURDEN,
    why="多一份就多一次复印、盖章。",
    before=_paper(", copies: 1"),
    after=_paper(", copies: 3"),
)
AREA.pair(
    411,
    slugs=("form-tightened", "form-loosened"),
    titles=("形式要求变严", "形式要求放宽"),
    where="guides: materials.*.form",
    sense=ladder("电子", "纸质或电子", "纸质"),
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="只收纸质的，就不能全程网办。",
    before=_paper(", form: 纸质或电子"),
    after=_paper(", form: 纸质"),
)
AREA.pair(
    413,
    slugs=("original-required", "original-waived"),
    titles=("要求原件", "不再要求原件"),
    where="guides: materials.*.original",
    sense=flag,
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="原件要当面核对，就要跑一趟。",
    before=_paper(", original: false"),
    after=_paper(", original: true"),
)
AREA.pair(
    415,
    slugs=("fetched-by-sharing", "no-longer-shared"),
    titles=("改为共享取得、免于提交", "不再免于提交"),
    where="guides: materials.*.shared",
    sense=flag,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="政府自己发的证照，自己去查，不让群众交。",
    before=_paper(", shared: false"),
    after=_paper(", shared: true"),
)
AREA.pair(
    417,
    slugs=("promise-accepted", "promise-refused"),
    titles=("可以用承诺代替", "不再可以用承诺代替"),
    where="guides: materials.*.commitment",
    sense=flag,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="证明事项告知承诺制：书面承诺可以代替证明。",
    before=_paper(", commitment: false"),
    after=_paper(", commitment: true"),
)
AREA.pair(
    419,
    slugs=("case-narrowed", "case-widened"),
    titles=("写明只在某种情形下需要", "不再限于某种情形"),
    where="guides: materials.*.when",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="写明情形，不属于这种情形的人就不用交。",
    before=_paper(""),
    after=_paper(", when: 委托他人办理"),
)
AREA.single(
    421,
    slug="case-changed",
    title="需要材料的情形改变",
    where="guides: materials.*.when",
    sense=changed,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="情形变了，要交的人就变了。",
    before=_paper(", when: 委托他人办理"),
    after=_paper(", when: 租赁场所"),
)
AREA.single(
    422,
    slug="source-changed",
    title="材料来源改变",
    where="guides: materials.*.source",
    sense=changed,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="由谁出具，决定群众要跑哪里、花多少钱。",
    before=_paper(", source: 申请人自备"),
    after=_paper(", source: 中介机构出具"),
)
AREA.single(
    423,
    slug="issuer-changed",
    title="出具单位改变",
    where="guides: materials.*.issuer",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="由谁出具，决定群众要跑哪里。",
    before=_paper(", issuer: 甲局"),
    after=_paper(", issuer: 乙局"),
)
AREA.pair(
    424,
    slugs=("made-main", "made-auxiliary"),
    titles=("辅件改为主件", "主件改为辅件"),
    where="guides: materials.*.kind",
    sense=between("辅件", "主件"),
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="主件不能容缺。",
    before=_paper(", kind: 辅件"),
    after=_paper(", kind: 主件"),
)
AREA.single(
    426,
    slug="material-renamed",
    title="材料更名",
    where="guides: materials.*.name",
    sense=changed,
    level=Level.REVIEW,
    effect=Effect.NEUTRAL,
    why="同一份材料换了叫法，已经备好的人要知道还是那一份。",
    before=GUIDE + "materials: [{id: tu, name: 布局图}]",
    after=GUIDE + "materials: [{id: tu, name: 平面布局图}]",
)
AREA.single(
    427,
    slug="material-sort-changed",
    title="材料类型改变",
    where="guides: materials.*.type",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="材料的分类，供统计。",
    before=_paper(", type: 其他"),
    after=_paper(", type: 技术文件"),
)
AREA.single(
    428,
    slug="deferral-terms-changed",
    title="容缺的承诺方式或后果改变",
    where="guides: materials.*.deferrable.**",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="逾期不补会怎样，申请人要事先知道。",
    before=_paper(", deferrable: {consequence: 不予许可}"),
    after=_paper(", deferrable: {consequence: 撤回申请}"),
)
AREA.single(
    429,
    slug="requirement-changed",
    title="填报须知改变",
    where="guides: materials.*.requirement",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="须知里常藏着新的要求，要逐字看。",
    before=_paper(", requirement: 加盖公章"),
    after=_paper(", requirement: 逐页加盖公章"),
)
