"""What a power is and whether it is in force: the changes that a government decides."""

from qingdan.diff.case import FactContext
from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import BUNDLE, GUIDE, LICENCE, NEGATIVE, ORGANISATION, POWER
from qingdan.diff.kinds.groups import new_beside, new_effect, shell_effect
from qingdan.diff.senses import (
    against_polarity,
    amount,
    anyhow,
    entry_moved,
    into,
    presence,
)
from qingdan.diff.succession import end_told, ended_in

AREA = Area("item", "事项")
_GONE = "从文件夹里删掉不等于取消：取消要有决定、日期和原因，条目留在原处，网址照旧能打开。"

AREA.pair(
    101,
    slugs=("item-added", "item-vanished"),
    titles=("新增职权", "职权条目被删除"),
    where="power: ",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=new_effect,
    why="新增一项职权，等于让一些人多一道手续（或者多一项权益），须有设定依据和本级政府的决定。" + _GONE,
    before="",
    after=LICENCE + "status: 在用",
    back=Effect.OPEN,
    decision=("新增", "取消"),
    exempt="删除文件不是取消，对群众意味着什么要问清楚",
)
AREA.pair(
    103,
    slugs=("item-cancelled", "item-restored"),
    titles=("取消职权", "恢复已取消的职权"),
    where="power: status",
    sense=into("取消"),
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=against_polarity,
    why="取消要有决定文号、日期和后续监管措施；取消了又恢复的，最要留意。",
    before=LICENCE + "status: 在用",
    after=LICENCE + "status: 取消\nretired: {date: 2026-04-01}",
    decision=("取消", "新增"),
    also=("retired", "suspended"),
)
AREA.pair(
    105,
    slugs=("item-suspended", "item-resumed"),
    titles=("暂停行使", "恢复行使"),
    where="power: status",
    sense=into("暂停"),
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=against_polarity,
    why="暂停要写明起止时间和依据，期满恢复也要有记录。",
    before=LICENCE + "status: 在用",
    after=LICENCE + "status: 暂停\nsuspended: {from: 2026-04-01}",
    decision=("暂停", "恢复"),
    also=("suspended",),
)
AREA.pair(
    107,
    slugs=("suspension-lengthened", "suspension-shortened"),
    titles=("暂停期限延长", "暂停期限缩短"),
    where="power: suspended.to",
    sense=amount,
    levels=(Level.REVIEW, Level.REVIEW),
    effect=against_polarity,
    why="暂停越久，这项职权越久没有行使。",
    before=LICENCE + "suspended: {from: 2026-01-01, to: 2026-06-30}",
    after=LICENCE + "suspended: {from: 2026-01-01, to: 2026-12-31}",
)
AREA.single(
    109,
    slug="suspension-rewritten",
    title="暂停情况改写",
    where="power: suspended.**",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="暂停的起点、依据改了，先前的暂停是否有效要重新看。",
    before=LICENCE + "suspended: {from: 2026-01-01}",
    after=LICENCE + "suspended: {from: 2026-02-01}",
)
AREA.pair(
    111,
    slugs=("guide-added", "guide-vanished"),
    titles=("新增办事指南", "办事指南被删除"),
    where="guides: ",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=shell_effect,
    why="多一个办理项，职权没有变多；但要看清是不是把原来的事拆成了几回办。" + _GONE,
    before="",
    after=GUIDE + "status: 在用",
    back=Effect.OPEN,
    decision=("新增", "取消"),
    exempt="删除文件不是停用，指南背后的事还办不办要问清楚",
)
AREA.pair(
    113,
    slugs=("guide-withdrawn", "guide-reinstated"),
    titles=("办事指南停用", "办事指南恢复使用"),
    where="guides: status",
    sense=into("停用"),
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.OPEN,
    why="停用的指南要说明群众改到哪里办。",
    before=GUIDE + "status: 在用",
    after=GUIDE + "status: 停用\nretired: {date: 2026-04-01}",
    decision=("取消", "恢复"),
    also=("retired",),
)
AREA.pair(
    115,
    slugs=("restriction-added", "restriction-vanished"),
    titles=("负面清单新增一条", "负面清单条目被删除"),
    where="negative: ",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=new_beside(Effect.BURDEN),
    why="地方不得自行增设市场准入限制（优化营商环境条例第二十条），新增的每一条都要有上位依据。" + _GONE,
    before="",
    after=NEGATIVE + "class: 禁止\nstatus: 在用",
    back=Effect.RELIEF,
    decision=("新增", "取消"),
)
AREA.pair(
    117,
    slugs=("restriction-lifted", "restriction-reinstated"),
    titles=("移出负面清单", "重新列入负面清单"),
    where="negative: status",
    sense=into("移出"),
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="移出之后投资者可以依法平等进入；重新列入等于新设限制。",
    before=NEGATIVE + "status: 在用",
    after=NEGATIVE + "status: 移出\nretired: {date: 2026-04-01}",
    decision=("取消", "新增"),
    also=("retired",),
)
AREA.pair(
    119,
    slugs=("organisation-added", "organisation-vanished"),
    titles=("新增机构", "机构条目被删除"),
    where="organisations: ",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="机构是职权和责任的主体，新设、撤销都依机构改革的决定。" + _GONE,
    before="",
    after=ORGANISATION + "kind: 工作部门\nstatus: 在用",
    decision=("新增", "取消"),
)
AREA.pair(
    121,
    slugs=("organisation-abolished", "organisation-restored"),
    titles=("机构撤销", "机构恢复"),
    where="organisations: status",
    sense=into("撤销"),
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="机构撤销后，它的职权要有机构承接，否则群众找不到人办。",
    before=ORGANISATION + "status: 在用",
    after=ORGANISATION + "status: 撤销\nretired: {date: 2026-04-01}\nsuccessor: xinju",
    decision=("取消", "恢复"),
    also=("retired", "successor"),
)
AREA.pair(
    123,
    slugs=("bundle-added", "bundle-vanished"),
    titles=("新增一件事", "一件事条目被删除"),
    where="bundles: ",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=new_beside(Effect.RELIEF),
    why="合成一件事办，材料交一次、跑一次；删去就回到各办各的。" + _GONE,
    before="",
    after=BUNDLE + "status: 在用",
    back=Effect.BURDEN,
    decision=("新增", "取消"),
)


def _withdrawn(case: FactContext) -> Effect:
    """Of a list that no kind knows a person has to say it; without a bundle people go to each office by themselves."""
    return Effect.BURDEN if case.fact.entry.startswith("bundles/") else Effect.OPEN


AREA.pair(
    125,
    slugs=("entry-withdrawn", "entry-reinstated"),
    titles=("条目停用", "条目恢复使用"),
    where="*: *",
    sense=ended_in,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=_withdrawn,
    why="哪些状态是停用，由清单的格式写明；一件事停用之后，群众要分头去办。",
    before=BUNDLE + "status: 在用",
    after=BUNDLE + "status: 停用\nretired: {date: 2026-04-01}",
    decision=("取消", "恢复"),
    partners=end_told,
)
AREA.single(
    127,
    slug="retirement-rewritten",
    title="取消情况改写",
    where="*: retired.**",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="取消的日期、依据是历史记录，事后改写要说明为什么。",
    before=POWER + "retired: {date: 2026-04-01}",
    after=POWER + "retired: {date: 2026-05-01}",
)
AREA.single(
    128,
    slug="entry-moved",
    title="条目移到另一机构",
    where="*: ",
    sense=entry_moved,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="条目归了另一个机构，标识和网址随之改变；旧网址靠 former_ids 继续有效，历史接着算。",
    before="# lists/power/jia/xuke.yml\nname: 示例许可",
    after="# lists/power/yi/xuke.yml\nname: 示例许可\nformer_ids: [jia/xuke]",
    decision="划转",
    also=("former_ids.*", "former_ids"),
)
