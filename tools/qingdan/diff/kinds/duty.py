"""What the authority owes: duties, accountability, supervision, boundaries."""

from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import DEPARTMENT, DUTY
from qingdan.diff.senses import anyhow, changed, presence

AREA = Area("duty", "责任")

AREA.pair(
    751,
    slugs=("responsibility-added", "responsibility-vanished"),
    titles=("新增责任条目", "责任条目被删除"),
    where="responsibility: ",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="有权必有责：每一项职权都有它的责任，缺了就没有人可问。",
    before="",
    after=DUTY + "duties: [{id: shouli, stage: 受理, duty: 一次告知。}]",
    authority=Effect.BURDEN,
    decision=("要素变更", "取消"),
)
AREA.pair(
    753,
    slugs=("duty-added", "duty-removed"),
    titles=("增加责任事项", "减少责任事项"),
    where="responsibility: duties.*",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="机关的责任少一条，群众的保障就少一条。",
    before=DUTY + "duties: []",
    after=DUTY + "duties: [{id: shouli, stage: 受理, duty: 一次告知。}]",
    authority=Effect.BURDEN,
)
AREA.single(
    755,
    slug="duty-stage-changed",
    title="责任所属环节改变",
    where="responsibility: duties.*.stage",
    sense=changed,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="责任落在哪个环节：往后挪了，前面就没有人负责。",
    before=DUTY + "duties: [{id: a, stage: 受理, duty: 一次告知。}]",
    after=DUTY + "duties: [{id: a, stage: 审查, duty: 一次告知。}]",
)
AREA.pair(
    756,
    slugs=("accountability-added", "accountability-removed"),
    titles=("增加追责情形", "减少追责情形"),
    where="responsibility: accountability.*",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="追责情形少了，失职就少一条后果。",
    before=DUTY + "accountability: []",
    after=DUTY + "accountability: [{id: a, situation: 不一次告知的。}]",
    authority=Effect.BURDEN,
)
AREA.pair(
    758,
    slugs=("complaint-channel-added", "complaint-channel-removed"),
    titles=("增加监督渠道", "撤去监督渠道"),
    where="responsibility: supervision",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="没有渠道，群众有话没处说。",
    before=DUTY + "duties: []",
    after=DUTY + "duties: []\nsupervision: {channel: 12345}",
    authority=Effect.BURDEN,
)
AREA.single(
    760,
    slug="complaint-channel-changed",
    title="监督渠道改变",
    where="responsibility: supervision.**",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.NEUTRAL,
    why="电话、网址变了要及时告知。",
    before=DUTY + "supervision: {channel: 甲}",
    after=DUTY + "supervision: {channel: 乙}",
)
AREA.pair(
    761,
    slugs=("department-duties-added", "department-duties-vanished"),
    titles=("新增部门职责条目", "部门职责条目被删除"),
    where="duties: ",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="部门整体上该做什么。",
    before="",
    after=DEPARTMENT + "main: [{id: a, duty: 负责甲事。}]",
    authority=Effect.BURDEN,
    decision=("要素变更", "取消"),
)
AREA.pair(
    763,
    slugs=("main-duty-added", "main-duty-removed"),
    titles=("增加主要职责", "减少主要职责"),
    where="duties: main.*",
    sense=presence,
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="主要职责由三定规定确定，少一条要说明交给了谁。",
    before=DEPARTMENT + "main: []",
    after=DEPARTMENT + "main: [{id: a, duty: 负责甲事。}]",
    authority=Effect.BURDEN,
)
AREA.pair(
    765,
    slugs=("boundary-drawn", "boundary-erased"),
    titles=("划定一条职责边界", "撤去一条职责边界"),
    where="duties: boundaries.*",
    sense=presence,
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="边界清楚，才不会两家都管或者两家都不管；两个部门都要确认。",
    before=DEPARTMENT + "boundaries: []",
    after=DEPARTMENT + "boundaries: [{id: a, matter: 甲事, neighbours: [yi], division: 甲局审批，乙局监管。}]",
)
AREA.pair(
    767,
    slugs=("neighbour-added", "neighbour-removed"),
    titles=("边界增加相关部门", "边界减少相关部门"),
    where="duties: boundaries.*.neighbours.*",
    sense=presence,
    levels=(Level.REVIEW, Level.REVIEW),
    effect=Effect.OPEN,
    why="谁参与分工，要各方确认。",
    before=DEPARTMENT + "boundaries: [{id: a, neighbours: [yi]}]",
    after=DEPARTMENT + "boundaries: [{id: a, neighbours: [yi, bing]}]",
)
AREA.single(
    769,
    slug="boundary-changed",
    title="职责边界改变",
    where="duties: boundaries.*.*",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.OPEN,
    why="分工变了，两个部门都要确认。",
    before=DEPARTMENT + "boundaries: [{id: a, division: 甲局审批，乙局监管。}]",
    after=DEPARTMENT + "boundaries: [{id: a, division: 甲局审批并监管。}]",
)
AREA.pair(
    770,
    slugs=("supervision-added", "supervision-removed"),
    titles=("增加事中事后监管", "减少事中事后监管"),
    where="duties: supervision.*",
    sense=presence,
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=Effect.OPEN,
    why="取消、下放之后，监管要跟上。",
    before=DEPARTMENT + "supervision: []",
    after=DEPARTMENT + "supervision: [{id: a, subject: 甲, method: 抽查。}]",
    authority=Effect.BURDEN,
)
AREA.single(
    772,
    slug="supervision-changed",
    title="监管方式改变",
    where="duties: supervision.*.*",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="怎样检查，检查谁。",
    before=DEPARTMENT + "supervision: [{id: a, method: 抽查。}]",
    after=DEPARTMENT + "supervision: [{id: a, method: 每年全面检查。}]",
)
