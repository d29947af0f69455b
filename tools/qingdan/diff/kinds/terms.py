"""On what terms: conditions, quotas, certificates, sanctions, and what a power does."""

from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import GUIDE, LICENCE, POWER
from qingdan.diff.kinds.groups import same_range
from qingdan.diff.senses import (
    amount,
    anyhow,
    between,
    changed,
    flag,
    presence,
)

AREA = Area("item", "事项")

AREA.pair(
    157,
    slugs=("precondition-added", "precondition-removed"),
    titles=("新写明与营业执照的先后", "不再写明与营业执照的先后"),
    where="power: precondition.*",
    sense=presence,
    levels=(Level.REVIEW, Level.REVIEW),
    effect=Effect.OPEN,
    why="先照后证的，不得要求先取得许可再登记；前置审批须有法律、行政法规或国务院决定。",
    before=LICENCE + "precondition: []",
    after=LICENCE + "precondition: [{kind: 先照后证, holds: 营业执照}]",
)
AREA.single(
    159,
    slug="precondition-changed",
    title="须先取得的证照改变",
    where="power: precondition.*.holds",
    sense=changed,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="先办什么、后办什么，决定群众的办事顺序。",
    before=LICENCE + "precondition: [{kind: 先照后证, holds: 营业执照}]",
    after=LICENCE + "precondition: [{kind: 先照后证, holds: 登记证书}]",
)
AREA.pair(
    160,
    slugs=("quota-introduced", "quota-lifted"),
    titles=("设立数量限制", "取消数量限制"),
    where="power: quota",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.BURDEN,
    why="有数量限制的许可，须公开数量和择优的条件。",
    before=LICENCE + "status: 在用",
    after=LICENCE + "status: 在用\nquota: 每年十个",
)
AREA.single(
    162,
    slug="quota-changed",
    title="数量限制改变",
    where="power: quota",
    sense=changed,
    level=Level.BLOCKING,
    effect=Effect.OPEN,
    why="数量多了少了，直接决定谁能拿到许可。",
    before=LICENCE + "quota: 每年十个",
    after=LICENCE + "quota: 每年五个",
)
AREA.pair(
    163,
    slugs=("condition-added", "condition-removed"),
    titles=("增加条件", "减少条件"),
    where="power,guides: conditions.*",
    sense=presence,
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="多一个条件，就多一些人办不成；规范性文件不得增设许可条件（行政许可法第十六条）。",
    before=GUIDE + "conditions: []",
    after=GUIDE + "conditions: [{id: nianling, text: 年满十八周岁}]",
)
AREA.single(
    165,
    slug="certificate-changed",
    title="许可证件改变",
    where="power: certificate",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="证件换了名称，旧证是否继续有效要说明。",
    before=LICENCE + "certificate: 甲证",
    after=LICENCE + "certificate: 乙证",
)
AREA.pair(
    166,
    slugs=("penalty-added", "penalty-removed"),
    titles=("增加处罚种类", "减少处罚种类"),
    where="power: penalties.*",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.BURDEN,
    why="处罚的种类由法律、法规、规章设定（行政处罚法第十条至第十六条），清单只能照录。",
    before=POWER + "penalties: [{id: jinggao, kind: 警告}]",
    after=POWER + "penalties: [{id: jinggao, kind: 警告}, {id: fakuan, kind: 罚款}]",
)
AREA.pair(
    168,
    slugs=("fine-ceiling-raised", "fine-ceiling-lowered"),
    titles=("罚款上限提高", "罚款上限降低"),
    where="power: penalties.*.max",
    sense=amount,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.BURDEN,
    why="幅度变了，须有法律、法规、规章的修改。",
    before=POWER + 'penalties: [{id: fakuan, kind: 罚款, max: "10000"}]',
    after=POWER + 'penalties: [{id: fakuan, kind: 罚款, max: "30000"}]',
    partners=same_range,
)
AREA.pair(
    170,
    slugs=("fine-floor-raised", "fine-floor-lowered"),
    titles=("罚款下限提高", "罚款下限降低"),
    where="power: penalties.*.min",
    sense=amount,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.BURDEN,
    why="幅度变了，须有法律、法规、规章的修改。",
    before=POWER + 'penalties: [{id: fakuan, kind: 罚款, min: "1000"}]',
    after=POWER + 'penalties: [{id: fakuan, kind: 罚款, min: "3000"}]',
    partners=same_range,
)
AREA.pair(
    172,
    slugs=("fine-bound-given", "fine-bound-dropped"),
    titles=("写明罚款幅度", "不再写明罚款幅度"),
    where="power: penalties.*.max",
    sense=presence,
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="幅度写明了，当事人才知道最多罚多少。",
    before=POWER + "penalties: [{id: fakuan, kind: 罚款}]",
    after=POWER + 'penalties: [{id: fakuan, kind: 罚款, max: "10000"}]',
)
AREA.single(
    174,
    slug="penalty-terms-changed",
    title="处罚的种类或适用情形改变",
    where="power: penalties.*.*",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.OPEN,
    why="适用情形、种类的字句决定罚谁、怎么罚，须与法律、法规、规章一致。",
    before=POWER + "penalties: [{id: a, kind: 罚款, when: 逾期不改正}]",
    after=POWER + "penalties: [{id: a, kind: 罚款, when: 情节严重}]",
)
AREA.pair(
    175,
    slugs=("measure-added", "measure-removed"),
    titles=("增加强制措施或执行方式", "减少强制措施或执行方式"),
    where="power: measures.*",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.BURDEN,
    why="强制措施由法律设定，行政法规、地方性法规只在限定范围内设定（行政强制法第十条、第十一条）。",
    before=POWER + "measures: [扣押财物]",
    after=POWER + "measures: [扣押财物, 代履行]",
)
AREA.single(
    177,
    slug="conduct-rewritten",
    title="违法行为的描述改写",
    where="power: conduct",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.OPEN,
    why="违法行为的描述就是处罚的范围，改一个字都可能改变罚谁。",
    before=POWER + "conduct: 无证经营。",
    after=POWER + "conduct: 无证经营或者超范围经营。",
)
for _number, _name, _what in (
    (178, "collects", "征收"),
    (179, "benefit", "给付"),
    (180, "inspects", "检查"),
    (181, "confirms", "确认"),
    (182, "award", "奖励"),
    (183, "dispute", "裁决"),
    (184, "matter", "办理"),
):
    AREA.single(
        _number,
        slug=f"{_name}-rewritten",
        title=f"{_what}的内容改写",
        where=f"power: {_name}",
        sense=anyhow,
        level=Level.REVIEW,
        effect=Effect.OPEN,
        why=f"{_what}什么，是这项职权的范围；字句变了，要看范围变没变。",
        before=POWER + f"{_name}: 甲事项",
        after=POWER + f"{_name}: 甲事项和乙事项",
    )
AREA.pair(
    185,
    slugs=("commitment-offered", "commitment-withdrawn"),
    titles=("实行告知承诺制", "不再实行告知承诺制"),
    where="guides: commitment",
    sense=flag,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="实行告知承诺的，申请人作出承诺即可办理，不必先交证明。",
    before=GUIDE + "commitment: false",
    after=GUIDE + "commitment: true",
)
AREA.pair(
    187,
    slugs=("made-instant", "made-waiting"),
    titles=("承诺件改为即办件", "即办件改为承诺件"),
    where="guides: handling",
    sense=between("承诺件", "即办件"),
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="即办件当场办结。",
    before=GUIDE + "handling: 承诺件",
    after=GUIDE + "handling: 即办件",
)
