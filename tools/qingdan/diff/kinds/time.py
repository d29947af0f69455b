"""Limits: the authority's clock and the applicant's."""

from qingdan.diff.change import Effect
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import BUNDLE, GUIDE, POWER
from qingdan.diff.path import path_effect
from qingdan.diff.senses import amount, anyhow, between, changed, on_calendar, other_unit, presence

AREA = Area("time", "时限")


def _days(field: str, count: int, unit: str = "工作日") -> str:
    return f"{GUIDE}time_limit: {{{field}: {{value: {count}, unit: {unit}}}}}"


AREA.pair(
    301, "promised-lengthened/promised-shortened", "承诺办结时限延长/承诺办结时限缩短", "guides: time_limit.promised", amount, "EI",
    Effect.BURDEN, "承诺时限是对群众的承诺：缩短是自主减负，延长要有理由并告知。", _days("promised", 5), _days("promised", 7),
)  # fmt: skip
AREA.single(
    303, "promised-unit-changed", "承诺办结时限换了单位", "guides: time_limit.promised", other_unit, "W", on_calendar(Effect.BURDEN),
    "工作日和日不能直接比较：五个工作日通常是七天，遇到长假更长；从哪一天起算都不更短的，就是延长。", _days("promised", 5), _days("promised", 5, "日"),
)  # fmt: skip
AREA.pair(
    304, "statutory-lengthened/statutory-shortened", "法定办结时限延长/法定办结时限缩短", "guides: time_limit.statutory", amount, "EE",
    Effect.BURDEN, "法定时限由法律规定，改它要有法律的修改或者更正的理由。", _days("statutory", 20), _days("statutory", 30),
)  # fmt: skip
AREA.single(
    306, "statutory-unit-changed", "法定办结时限换了单位", "guides: time_limit.statutory", other_unit, "E", on_calendar(Effect.BURDEN),
    "法定时限的单位照法律写，不换算。", _days("statutory", 20), _days("statutory", 20, "日"),
)  # fmt: skip
AREA.pair(
    307, "statutory-given/statutory-dropped", "写明法定办结时限/不再写明法定办结时限", "guides: time_limit.statutory", presence, "WE",
    Effect.RELIEF, "写明法定时限，群众才知道最迟什么时候有结果。", GUIDE + "time_limit: {}", _days("statutory", 20),
)  # fmt: skip
AREA.pair(
    309, "promise-given/promise-dropped", "作出时限承诺/撤回时限承诺", "guides: time_limit.promised", presence, "IE", Effect.RELIEF,
    "没有承诺，就只剩法定时限。", GUIDE + "time_limit: {}", _days("promised", 5),
)  # fmt: skip
AREA.pair(
    311, "extension-allowed/extension-abolished", "允许延长办理期限/不再延长办理期限", "guides: time_limit.extension", presence, "WI",
    Effect.BURDEN, "延长须经本机关负责人批准并说明理由（行政许可法第四十二条）。", GUIDE + "time_limit: {}", _days("extension", 10),
)  # fmt: skip
AREA.pair(
    313, "extension-lengthened/extension-shortened", "可延长的期限增加/可延长的期限减少", "guides: time_limit.extension", amount, "EI",
    Effect.BURDEN, "可延长得越多，结果来得越晚。", _days("extension", 5), _days("extension", 10),
)  # fmt: skip
AREA.single(
    315, "clock-start-changed", "起算点改变", "guides: time_limit.start", anyhow, "W", Effect.OPEN,
    "从收件之日改为受理之日，起算就晚了；同样的天数，实际等得更久。", GUIDE + "time_limit: {start: 收件之日}", GUIDE + "time_limit: {start: 受理之日}",
)  # fmt: skip
AREA.pair(
    316, "special-procedure-added/special-procedure-removed", "增加不计入时限的程序/减少不计入时限的程序", "guides: special_procedures.*",
    presence, "EI", Effect.BURDEN, "不计入时限的，只限于行政许可法第四十五条列出的程序；每多一项，等待就多一段。",
    GUIDE + "special_procedures: []", GUIDE + "special_procedures: [{kind: 专家评审}]",
)  # fmt: skip
AREA.pair(
    318, "special-lengthened/special-shortened", "特别程序时限延长/特别程序时限缩短", "guides: special_procedures.*.limit", amount, "WI",
    Effect.BURDEN, "不计入时限不等于没有时限。",
    GUIDE + "special_procedures: [{kind: 检验, limit: {value: 10, unit: 工作日}}]",
    GUIDE + "special_procedures: [{kind: 检验, limit: {value: 20, unit: 工作日}}]",
)  # fmt: skip
AREA.pair(
    320, "special-limited/special-unlimited", "特别程序写明时限/特别程序不再写明时限", "guides: special_procedures.*.limit", presence, "IW",
    Effect.RELIEF, "没有时限的等待，等多久没有人说得清。",
    GUIDE + "special_procedures: [{kind: 检验}]", GUIDE + "special_procedures: [{kind: 检验, limit: {value: 10, unit: 工作日}}]",
)  # fmt: skip
AREA.pair(
    322, "validity-extended/validity-shortened", "证件有效期延长/证件有效期缩短", "power,guides: **.validity", amount, "IE", Effect.RELIEF,
    "有效期短了，换证就勤了。", POWER + "validity: {value: 3, unit: 年}", POWER + "validity: {value: 5, unit: 年}",
)  # fmt: skip
AREA.pair(
    324, "validity-introduced/validity-abolished", "规定证件有效期/证件改为长期有效", "power,guides: **.validity", presence, "EI",
    Effect.BURDEN, "有了有效期，就有了换证的负担。", POWER + "status: 在用", POWER + "status: 在用\nvalidity: {value: 5, unit: 年}",
)  # fmt: skip
AREA.single(
    326, "validity-unit-changed", "证件有效期换了单位", "power,guides: **.validity", other_unit, "W", on_calendar(Effect.RELIEF), "单位不同，按日历比长短。",
    POWER + "validity: {value: 12, unit: 个月}", POWER + "validity: {value: 1, unit: 年}",
)  # fmt: skip


def _step(rest: str) -> str:
    return GUIDE + f"steps: [{{id: shencha, name: 审查, actor: 承办机构{rest}}}]"


AREA.pair(
    327, "step-lengthened/step-shortened", "环节时限延长/环节时限缩短", "guides: steps.*.limit", amount, "II", path_effect,
    "一个环节长短，只有在最长的那条路上才影响总时间；总时间看“最长路径”的变化。",
    _step(", limit: {value: 2, unit: 工作日}"), _step(", limit: {value: 3, unit: 工作日}"), back=path_effect,
)  # fmt: skip
AREA.pair(
    329, "step-limited/step-unlimited", "环节写明时限/环节不再写明时限", "guides: steps.*.limit", presence, "IW", Effect.RELIEF,
    "每个环节都有时限，才看得出卡在哪里。", _step(""), _step(", limit: {value: 2, unit: 工作日}"),
)  # fmt: skip
AREA.single(
    331, "step-unit-changed", "环节时限换了单位", "guides: steps.*.limit", other_unit, "W", on_calendar(Effect.BURDEN), "单位不同，按日历比长短。",
    _step(", limit: {value: 2, unit: 工作日}"), _step(", limit: {value: 2, unit: 日}"),
)  # fmt: skip
AREA.pair(
    332, "clock-stopped/clock-counted", "环节改为不计时/环节改为计时", "guides: steps.*.clock", between("计", "停"), "EI", Effect.BURDEN,
    "停下的时间不算在承诺里，等的人照样在等。", _step(", clock: 计"), _step(", clock: 停"),
)  # fmt: skip
AREA.pair(
    334, "stop-introduced/stop-removed", "环节写明不计时/环节去掉不计时", "guides: steps.*.clock", presence, "EI", Effect.BURDEN,
    "停下的时间不算在承诺里，等的人照样在等。", _step(""), _step(", clock: 停"),
)  # fmt: skip


def _deferred(count: int, unit: str = "工作日") -> str:
    row = f"{{id: tu, name: 布局图, necessity: 容缺后补, deferrable: {{within: {{value: {count}, unit: {unit}}}}}}}"
    return GUIDE + f"materials: [{row}]"


AREA.pair(
    336, "deferral-lengthened/deferral-shortened", "容缺补交期限延长/容缺补交期限缩短", "guides: materials.*.deferrable.within", amount, "IE",
    Effect.RELIEF, "补交期限是申请人的时间，缩短就是加重。", _deferred(3), _deferred(5),
)  # fmt: skip
AREA.single(
    338, "deferral-unit-changed", "容缺补交期限换了单位", "guides: materials.*.deferrable.within", other_unit, "W", on_calendar(Effect.RELIEF),
    "单位不同，按日历比长短。", _deferred(3), _deferred(3, "日"),
)  # fmt: skip


def _bundle(field: str, count: int) -> str:
    return f"{BUNDLE}{field}: {{limit: {{value: {count}, unit: 工作日}}}}"


AREA.pair(
    339, "target-lengthened/target-shortened", "一件事的目标时限延长/一件事的目标时限缩短", "bundles: target.limit", amount, "EI", Effect.BURDEN,
    "全流程的时限是向企业公开的目标。", _bundle("target", 84), _bundle("target", 100),
)  # fmt: skip
AREA.pair(
    341, "target-given/target-dropped", "写明一件事的目标时限/撤去一件事的目标时限", "bundles: target", presence, "IE", Effect.RELIEF,
    "有目标才有人盯。", BUNDLE + "status: 在用", _bundle("target", 84).replace(BUNDLE, BUNDLE + "status: 在用\n"),
)  # fmt: skip
AREA.single(
    343, "baseline-changed", "改革前的时限改写", "bundles: baseline.**", anyhow, "E", Effect.OPEN,
    "改革前的数字是成效的分母，改它等于改成绩。", _bundle("baseline", 370), _bundle("baseline", 400),
)  # fmt: skip


def _stage(limit: str) -> str:
    return BUNDLE + f"stages: [{{id: lixiang, name: 立项{limit}}}]"


AREA.pair(
    344, "stage-lengthened/stage-shortened", "阶段时限延长/阶段时限缩短", "bundles: stages.*.limit", amount, "WI", Effect.BURDEN,
    "各阶段依次进行，一个阶段长了，整件事就长了。", _stage(", limit: {value: 10, unit: 工作日}"), _stage(", limit: {value: 15, unit: 工作日}"),
)  # fmt: skip
AREA.pair(
    346, "stage-limited/stage-unlimited", "阶段写明时限/阶段不再写明时限", "bundles: stages.*.limit", presence, "IW", Effect.RELIEF,
    "没有时限的阶段，牵头部门没有压力。", _stage(""), _stage(", limit: {value: 10, unit: 工作日}"),
)  # fmt: skip
AREA.single(
    364, "target-unit-changed", "一件事的目标时限换了单位", "bundles: target.limit", other_unit, "W", on_calendar(Effect.BURDEN), "单位不同，按日历比长短。",
    _bundle("target", 10), BUNDLE + "target: {limit: {value: 10, unit: 日}}",
)  # fmt: skip
AREA.single(
    348, "target-source-changed", "时限来源的说明改变", "bundles: target.**", changed, "I", Effect.NEUTRAL, "数字从哪里来。",
    BUNDLE + "target: {source: 甲}", BUNDLE + "target: {source: 乙}",
)  # fmt: skip
