"""Limits: the authority's clock and the applicant's."""

from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import GUIDE, POWER
from qingdan.diff.senses import amount, anyhow, on_calendar, other_unit, presence

AREA = Area("time", "时限")


def _days(field: str, count: int, unit: str = "工作日") -> str:
    return f"{GUIDE}time_limit: {{{field}: {{value: {count}, unit: {unit}}}}}"


AREA.pair(
    301,
    slugs=("promised-lengthened", "promised-shortened"),
    titles=("承诺办结时限延长", "承诺办结时限缩短"),
    where="guides: time_limit.promised",
    sense=amount,
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="承诺时限是对群众的承诺：缩短是自主减负，延长要有理由并告知。",
    before=_days("promised", 5),
    after=_days("promised", 7),
)
AREA.single(
    303,
    slug="promised-unit-changed",
    title="承诺办结时限换了单位",
    where="guides: time_limit.promised",
    sense=other_unit,
    level=Level.REVIEW,
    effect=on_calendar(Effect.BURDEN),
    why="工作日和日不能直接比较：五个工作日通常是七天，遇到长假更长；从哪一天起算都不更短的，就是延长。",
    before=_days("promised", 5),
    after=_days("promised", 5, "日"),
)
AREA.pair(
    304,
    slugs=("statutory-lengthened", "statutory-shortened"),
    titles=("法定办结时限延长", "法定办结时限缩短"),
    where="guides: time_limit.statutory",
    sense=amount,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.BURDEN,
    why="法定时限由法律规定，改它要有法律的修改或者更正的理由。",
    before=_days("statutory", 20),
    after=_days("statutory", 30),
)
AREA.single(
    306,
    slug="statutory-unit-changed",
    title="法定办结时限换了单位",
    where="guides: time_limit.statutory",
    sense=other_unit,
    level=Level.BLOCKING,
    effect=on_calendar(Effect.BURDEN),
    why="法定时限的单位照法律写，不换算。",
    before=_days("statutory", 20),
    after=_days("statutory", 20, "日"),
)
AREA.pair(
    307,
    slugs=("statutory-given", "statutory-dropped"),
    titles=("写明法定办结时限", "不再写明法定办结时限"),
    where="guides: time_limit.statutory",
    sense=presence,
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="写明法定时限，群众才知道最迟什么时候有结果。",
    before=GUIDE + "time_limit: {}",
    after=_days("statutory", 20),
)
AREA.pair(
    309,
    slugs=("promise-given", "promise-dropped"),
    titles=("作出时限承诺", "撤回时限承诺"),
    where="guides: time_limit.promised",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="没有承诺，就只剩法定时限。",
    before=GUIDE + "time_limit: {}",
    after=_days("promised", 5),
)
AREA.pair(
    311,
    slugs=("extension-allowed", "extension-abolished"),
    titles=("允许延长办理期限", "不再延长办理期限"),
    where="guides: time_limit.extension",
    sense=presence,
    levels=(Level.REVIEW, Level.NOTICE),
    effect=Effect.BURDEN,
    why="延长须经本机关负责人批准并说明理由（行政许可法第四十二条）。",
    before=GUIDE + "time_limit: {}",
    after=_days("extension", 10),
)
AREA.pair(
    313,
    slugs=("extension-lengthened", "extension-shortened"),
    titles=("可延长的期限增加", "可延长的期限减少"),
    where="guides: time_limit.extension",
    sense=amount,
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="可延长得越多，结果来得越晚。",
    before=_days("extension", 5),
    after=_days("extension", 10),
)
AREA.single(
    315,
    slug="clock-start-changed",
    title="起算点改变",
    where="guides: time_limit.start",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="从收件之日改为受理之日，起算就晚了；同样的天数，实际等得更久。",
    before=GUIDE + "time_limit: {start: 收件之日}",
    after=GUIDE + "time_limit: {start: 受理之日}",
)
AREA.pair(
    316,
    slugs=("special-procedure-added", "special-procedure-removed"),
    titles=("增加不计入时限的程序", "减少不计入时限的程序"),
    where="guides: special_procedures.*",
    sense=presence,
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="不计入时限的，只限于行政许可法第四十五条列出的程序；每多一项，等待就多一段。",
    before=GUIDE + "special_procedures: []",
    after=GUIDE + "special_procedures: [{kind: 专家评审}]",
)
AREA.pair(
    318,
    slugs=("special-lengthened", "special-shortened"),
    titles=("特别程序时限延长", "特别程序时限缩短"),
    where="guides: special_procedures.*.limit",
    sense=amount,
    levels=(Level.REVIEW, Level.NOTICE),
    effect=Effect.BURDEN,
    why="不计入时限不等于没有时限。",
    before=GUIDE + "special_procedures: [{kind: 检验, limit: {value: 10, unit: 工作日}}]",
    after=GUIDE + "special_procedures: [{kind: 检验, limit: {value: 20, unit: 工作日}}]",
)
AREA.pair(
    320,
    slugs=("special-limited", "special-unlimited"),
    titles=("特别程序写明时限", "特别程序不再写明时限"),
    where="guides: special_procedures.*.limit",
    sense=presence,
    levels=(Level.NOTICE, Level.REVIEW),
    effect=Effect.RELIEF,
    why="没有时限的等待，等多久没有人说得清。",
    before=GUIDE + "special_procedures: [{kind: 检验}]",
    after=GUIDE + "special_procedures: [{kind: 检验, limit: {value: 10, unit: 工作日}}]",
)
AREA.pair(
    322,
    slugs=("validity-extended", "validity-shortened"),
    titles=("证件有效期延长", "证件有效期缩短"),
    where="power,guides: **.validity",
    sense=amount,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="有效期短了，换证就勤了。",
    before=POWER + "validity: {value: 3, unit: 年}",
    after=POWER + "validity: {value: 5, unit: 年}",
)
AREA.pair(
    324,
    slugs=("validity-introduced", "validity-abolished"),
    titles=("规定证件有效期", "证件改为长期有效"),
    where="power,guides: **.validity",
    sense=presence,
    levels=(Level.BLOCKING, Level.NOTICE),
    effect=Effect.BURDEN,
    why="有了有效期，就有了换证的负担。",
    before=POWER + "status: 在用",
    after=POWER + "status: 在用\nvalidity: {value: 5, unit: 年}",
)
AREA.single(
    326,
    slug="validity-unit-changed",
    title="证件有效期换了单位",
    where="power,guides: **.validity",
    sense=other_unit,
    level=Level.REVIEW,
    effect=on_calendar(Effect.RELIEF),
    why="单位不同，按日历比长短。",
    before=POWER + "validity: {value: 12, unit: 个月}",
    after=POWER + "validity: {value: 1, unit: 年}",
)
