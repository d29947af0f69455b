"""What it costs."""

from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import GUIDE
from qingdan.diff.senses import amount, anyhow, changed, presence

AREA = Area("fee", "收费")


def _fee(rest: str) -> str:
    return GUIDE + f"fees: [{{id: gongben, name: 工本费{rest}}}]"


AREA.pair(
    501,
    slugs=("fee-introduced", "fee-abolished"),
    titles=("新增收费", "取消收费"),
    where="guides: fees.*",
    sense=presence,
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="实施行政许可不得收费，法律、行政法规另有规定的除外（行政许可法第五十八条）。",
    before=GUIDE + "fees: []",
    after=_fee(""),
)
AREA.pair(
    503,
    slugs=("fee-raised", "fee-lowered"),
    titles=("收费提高", "收费降低"),
    where="guides: fees.*.amount",
    sense=amount,
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="收费标准须由有权机关核定并公布。",
    before=_fee(', amount: "10.00"'),
    after=_fee(', amount: "20.00"'),
)
AREA.pair(
    505,
    slugs=("fee-amount-given", "fee-amount-dropped"),
    titles=("写明收费金额", "不再写明收费金额"),
    where="guides: fees.*.amount",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="写明金额，群众才知道要带多少钱。",
    before=_fee(""),
    after=_fee(', amount: "10.00"'),
)
AREA.single(
    507,
    slug="fee-standard-changed",
    title="收费标准的表述改变",
    where="guides: fees.*.standard",
    sense=changed,
    level=Level.BLOCKING,
    effect=Effect.OPEN,
    why="计费的单位、档次变了，要拿实际的例子算一算。",
    before=_fee(", standard: 每证十元"),
    after=_fee(", standard: 每页十元"),
)
AREA.pair(
    508,
    slugs=("exemption-added", "exemption-removed"),
    titles=("增加收费减免", "取消收费减免"),
    where="guides: fees.*.exemption",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="减免取消了，原来不用交的人就要交。",
    before=_fee(""),
    after=_fee(", exemption: 残疾人免收"),
)
AREA.single(
    510,
    slug="exemption-changed",
    title="收费减免改变",
    where="guides: fees.*.exemption",
    sense=changed,
    level=Level.BLOCKING,
    effect=Effect.OPEN,
    why="减免的范围变了，要看谁多了、谁少了。",
    before=_fee(", exemption: 残疾人免收"),
    after=_fee(", exemption: 重度残疾人免收"),
)
AREA.single(
    511,
    slug="fee-renamed",
    title="收费更名",
    where="guides: fees.*.name",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.NEUTRAL,
    why="收费项目的名称要与收费目录一致。",
    before=GUIDE + "fees: [{id: a, name: 工本费}]",
    after=GUIDE + "fees: [{id: a, name: 证书费}]",
)
