"""What it costs."""

from qingdan.diff.change import Effect
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import GUIDE
from qingdan.diff.senses import amount, anyhow, changed, presence

AREA = Area("fee", "收费")


def _fee(rest: str) -> str:
    return GUIDE + f"fees: [{{id: gongben, name: 工本费{rest}}}]"


AREA.pair(
    501, "fee-introduced/fee-abolished", "新增收费/取消收费", "guides: fees.*", presence, "EI", Effect.BURDEN,
    "实施行政许可不得收费，法律、行政法规另有规定的除外（行政许可法第五十八条）。", GUIDE + "fees: []", _fee(""),
)  # fmt: skip
AREA.pair(
    503, "fee-raised/fee-lowered", "收费提高/收费降低", "guides: fees.*.amount", amount, "EI", Effect.BURDEN, "收费标准须由有权机关核定并公布。",
    _fee(', amount: "10.00"'), _fee(', amount: "20.00"'),
)  # fmt: skip
AREA.pair(
    505, "fee-amount-given/fee-amount-dropped", "写明收费金额/不再写明收费金额", "guides: fees.*.amount", presence, "IE", Effect.RELIEF,
    "写明金额，群众才知道要带多少钱。", _fee(""), _fee(', amount: "10.00"'),
)  # fmt: skip
AREA.single(
    507, "fee-standard-changed", "收费标准的表述改变", "guides: fees.*.standard", changed, "E", Effect.OPEN, "计费的单位、档次变了，要拿实际的例子算一算。",
    _fee(", standard: 每证十元"), _fee(", standard: 每页十元"),
)  # fmt: skip
AREA.pair(
    508, "exemption-added/exemption-removed", "增加收费减免/取消收费减免", "guides: fees.*.exemption", presence, "IE", Effect.RELIEF,
    "减免取消了，原来不用交的人就要交。", _fee(""), _fee(", exemption: 残疾人免收"),
)  # fmt: skip
AREA.single(
    510, "exemption-changed", "收费减免改变", "guides: fees.*.exemption", changed, "E", Effect.OPEN, "减免的范围变了，要看谁多了、谁少了。",
    _fee(", exemption: 残疾人免收"), _fee(", exemption: 重度残疾人免收"),
)  # fmt: skip
AREA.single(
    511, "fee-renamed", "收费更名", "guides: fees.*.name", anyhow, "W", Effect.NEUTRAL, "收费项目的名称要与收费目录一致。",
    GUIDE + "fees: [{id: a, name: 工本费}]", GUIDE + "fees: [{id: a, name: 证书费}]",
)  # fmt: skip
