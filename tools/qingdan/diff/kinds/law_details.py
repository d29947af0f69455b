"""The records of laws further: days, rank, issuer, number, region, names; and the file of sums of articles."""

from qingdan.diff.case import FactContext
from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import LAW
from qingdan.diff.senses import anyhow, changed, ladder, presence, reordered
from qingdan.read.layout import STATUTES

AREA = Area("law", "法律依据")


def _of_the_law(case: FactContext) -> int:
    """1 when the record of a law says more of it than before, -1 when less: its texts and what became of it, not what is said of the entry."""
    known = ("versions", "repealed", "successor", "document", "issuer", "region", "kind")
    return presence(case) if case.fact.path[:1] and case.fact.path[0] in known else 0


def _of_the_lock(case: FactContext) -> int:
    """1 for the file of the sums of statutes, however it changed."""
    return int(case.fact.entry == STATUTES)


AREA.pair(
    743,
    slugs=("recording-day-given", "recording-day-dropped"),
    titles=("补写登记日期", "删去登记日期"),
    where="laws: **.recorded",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="登记日期决定调整的期限从哪天起算：事后补写，就是把期限往后推。",
    before=LAW + "repealed: {date: 2026-01-01}",
    after=LAW + "repealed: {date: 2026-01-01, recorded: 2026-03-01}",
    decision="",
)
AREA.single(
    745,
    slug="recording-day-changed",
    title="登记日期改变",
    where="laws: **.recorded",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="登记日期往后改，期限就往后推。",
    before=LAW + "repealed: {date: 2026-01-01, recorded: 2026-03-01}",
    after=LAW + "repealed: {date: 2026-01-01, recorded: 2026-04-01}",
    decision="",
)
AREA.single(
    746,
    slug="statutes-summed",
    title="条文摘要和核对记录更新",
    where="lists: ",
    sense=_of_the_lock,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="由工具写：哪些条文读过，条目对照的是哪个版本。",
    before="# lists/statutes.lock\npower/ju/xuke fa@2010-01-01",
    after="# lists/statutes.lock\npower/ju/xuke fa@2020-01-01",
    decision="",
)
AREA.pair(
    349,
    slugs=("law-fact-given", "law-fact-dropped"),
    titles=("补记法律文件的一项情况", "删去法律文件的一项情况"),
    where="laws: **",
    sense=_of_the_law,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="原来没有查到的补上，不改变已有的记录；删去已有的，要说明为什么。",
    before=LAW + "name: 示例法",
    after=LAW + "name: 示例法\nissuer: 甲",
    decision="",
)
AREA.single(
    718,
    slug="repeal-rewritten",
    title="废止情况改写",
    where="laws: repealed.**",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="何时废止、由什么废止，决定过去的引用对不对。",
    before=LAW + "repealed: {date: 2026-01-01}",
    after=LAW + "repealed: {date: 2026-02-01}",
    decision="",
)
AREA.single(
    719,
    slug="law-successor-changed",
    title="代替它的文件改变",
    where="laws: successor",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="新旧法律怎样衔接。",
    before=LAW + "successor: jia",
    after=LAW + "successor: yi",
    decision="",
)
AREA.pair(
    720,
    slugs=("law-rank-raised", "law-rank-lowered"),
    titles=("效力位阶提高", "效力位阶降低"),
    where="laws: kind",
    sense=ladder(
        "规范性文件", "设区的市政府规章", "省级政府规章", "部门规章", "地方性法规", "国务院决定", "行政法规", "法律"
    ),
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.OPEN,
    why="位阶决定它能设定什么：规范性文件不得设定许可、处罚和强制。",
    before=LAW + "kind: 部门规章",
    after=LAW + "kind: 行政法规",
    decision="",
)
AREA.single(
    722,
    slug="law-kind-changed",
    title="法律文件的类别改变",
    where="laws: kind",
    sense=changed,
    level=Level.BLOCKING,
    effect=Effect.OPEN,
    why="类别决定它能设定什么。",
    before=LAW + "kind: 标准",
    after=LAW + "kind: 规范性文件",
    decision="",
)
AREA.single(
    723,
    slug="law-effective-changed",
    title="施行日期改变",
    where="laws: versions.*.effective",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.OPEN,
    why="施行之前不能据以办事。",
    before=LAW + "versions: [{date: 2020-01-01, effective: 2020-03-01}]",
    after=LAW + "versions: [{date: 2020-01-01, effective: 2020-06-01}]",
    decision="",
)
AREA.single(
    724,
    slug="law-text-facts-changed",
    title="版本的条数或文号改变",
    where="laws: versions.*.*",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="条数用来发现引用了不存在的条。",
    before=LAW + "versions: [{date: 2020-01-01, articles: 80}]",
    after=LAW + "versions: [{date: 2020-01-01, articles: 82}]",
    decision="",
)
AREA.single(
    727,
    slug="law-facts-changed",
    title="制定机关、文号或适用地区改变",
    where="laws: issuer",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="谁制定的，决定它的位阶。",
    before=LAW + "issuer: 甲",
    after=LAW + "issuer: 乙",
    decision="",
)
AREA.single(
    728,
    slug="law-document-changed",
    title="法律文件的文号改变",
    where="laws: document",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="文号要与公布的一致。",
    before=LAW + "document: 第1号",
    after=LAW + "document: 第2号",
    decision="",
)
AREA.single(
    729,
    slug="law-region-changed",
    title="法律文件的适用地区改变",
    where="laws: region",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.OPEN,
    why="外地的地方性法规不能作依据。",
    before=LAW + 'region: "130000"',
    after=LAW + 'region: "130200"',
    decision="",
)
AREA.single(
    730,
    slug="law-link-changed",
    title="公开文本地址改变",
    where="laws: url",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="读者到哪里看原文。",
    before=LAW + "url: https://example.org/a",
    after=LAW + "url: https://example.org/b",
)
AREA.single(
    731,
    slug="law-short-changed",
    title="法律简称改变",
    where="laws: short",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="页面上怎样称呼它。",
    before=LAW + "short: 甲法",
    after=LAW + "short: 乙法",
)
AREA.single(
    732,
    slug="versions-reordered",
    title="版本的先后改变",
    where="laws: versions",
    sense=reordered,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="版本由旧到新排列，最后一个是现行的。",
    before=LAW + "versions: [{date: 2015-01-01}, {date: 2020-01-01}]",
    after=LAW + "versions: [{date: 2020-01-01}, {date: 2015-01-01}]",
    decision="",
)
