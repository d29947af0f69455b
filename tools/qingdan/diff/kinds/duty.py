"""What the authority owes: duties, accountability, supervision, boundaries."""

from qingdan.diff.change import Effect
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import DEPARTMENT, DUTY
from qingdan.diff.senses import anyhow, changed, presence

AREA = Area("duty", "责任")

AREA.pair(
    751, "responsibility-added/responsibility-vanished", "新增责任条目/责任条目被删除", "responsibility: ", presence, "EE", Effect.RELIEF,
    "有权必有责：每一项职权都有它的责任，缺了就没有人可问。", "", DUTY + "duties: [{id: shouli, stage: 受理, duty: 一次告知。}]",
    authority=Effect.BURDEN, decision=("要素变更", "取消"),
)  # fmt: skip
AREA.pair(
    753, "duty-added/duty-removed", "增加责任事项/减少责任事项", "responsibility: duties.*", presence, "IE", Effect.RELIEF,
    "机关的责任少一条，群众的保障就少一条。", DUTY + "duties: []", DUTY + "duties: [{id: shouli, stage: 受理, duty: 一次告知。}]",
    authority=Effect.BURDEN,
)  # fmt: skip
AREA.single(
    755, "duty-stage-changed", "责任所属环节改变", "responsibility: duties.*.stage", changed, "W", Effect.OPEN, "责任落在哪个环节：往后挪了，前面就没有人负责。",
    DUTY + "duties: [{id: a, stage: 受理, duty: 一次告知。}]", DUTY + "duties: [{id: a, stage: 审查, duty: 一次告知。}]",
)  # fmt: skip
AREA.pair(
    756, "accountability-added/accountability-removed", "增加追责情形/减少追责情形", "responsibility: accountability.*", presence, "IE",
    Effect.RELIEF, "追责情形少了，失职就少一条后果。", DUTY + "accountability: []", DUTY + "accountability: [{id: a, situation: 不一次告知的。}]",
    authority=Effect.BURDEN,
)  # fmt: skip
AREA.pair(
    758, "complaint-channel-added/complaint-channel-removed", "增加监督渠道/撤去监督渠道", "responsibility: supervision", presence, "IE",
    Effect.RELIEF, "没有渠道，群众有话没处说。", DUTY + "duties: []", DUTY + "duties: []\nsupervision: {channel: 12345}", authority=Effect.BURDEN,
)  # fmt: skip
AREA.single(
    760, "complaint-channel-changed", "监督渠道改变", "responsibility: supervision.**", anyhow, "W", Effect.NEUTRAL, "电话、网址变了要及时告知。",
    DUTY + "supervision: {channel: 甲}", DUTY + "supervision: {channel: 乙}",
)  # fmt: skip
AREA.pair(
    761, "department-duties-added/department-duties-vanished", "新增部门职责条目/部门职责条目被删除", "duties: ", presence, "EE", Effect.RELIEF,
    "部门整体上该做什么。", "", DEPARTMENT + "main: [{id: a, duty: 负责甲事。}]", authority=Effect.BURDEN, decision=("要素变更", "取消"),
)  # fmt: skip
AREA.pair(
    763, "main-duty-added/main-duty-removed", "增加主要职责/减少主要职责", "duties: main.*", presence, "WE", Effect.RELIEF,
    "主要职责由三定规定确定，少一条要说明交给了谁。", DEPARTMENT + "main: []", DEPARTMENT + "main: [{id: a, duty: 负责甲事。}]",
    authority=Effect.BURDEN,
)  # fmt: skip
AREA.pair(
    765, "boundary-drawn/boundary-erased", "划定一条职责边界/撤去一条职责边界", "duties: boundaries.*", presence, "WE", Effect.RELIEF,
    "边界清楚，才不会两家都管或者两家都不管；两个部门都要确认。",
    DEPARTMENT + "boundaries: []", DEPARTMENT + "boundaries: [{id: a, matter: 甲事, neighbours: [yi], division: 甲局审批，乙局监管。}]",
)  # fmt: skip
AREA.pair(
    767, "neighbour-added/neighbour-removed", "边界增加相关部门/边界减少相关部门", "duties: boundaries.*.neighbours.*", presence, "WW",
    Effect.OPEN, "谁参与分工，要各方确认。",
    DEPARTMENT + "boundaries: [{id: a, neighbours: [yi]}]", DEPARTMENT + "boundaries: [{id: a, neighbours: [yi, bing]}]",
)  # fmt: skip
AREA.single(
    769, "boundary-changed", "职责边界改变", "duties: boundaries.*.*", anyhow, "E", Effect.OPEN, "分工变了，两个部门都要确认。",
    DEPARTMENT + "boundaries: [{id: a, division: 甲局审批，乙局监管。}]", DEPARTMENT + "boundaries: [{id: a, division: 甲局审批并监管。}]",
)  # fmt: skip
AREA.pair(
    770, "supervision-added/supervision-removed", "增加事中事后监管/减少事中事后监管", "duties: supervision.*", presence, "WE", Effect.OPEN,
    "取消、下放之后，监管要跟上。", DEPARTMENT + "supervision: []", DEPARTMENT + "supervision: [{id: a, subject: 甲, method: 抽查。}]",
    authority=Effect.BURDEN,
)  # fmt: skip
AREA.single(
    772, "supervision-changed", "监管方式改变", "duties: supervision.*.*", anyhow, "W", Effect.OPEN, "怎样检查，检查谁。",
    DEPARTMENT + "supervision: [{id: a, method: 抽查。}]", DEPARTMENT + "supervision: [{id: a, method: 每年全面检查。}]",
)  # fmt: skip
