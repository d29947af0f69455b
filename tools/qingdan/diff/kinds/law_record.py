"""The records of laws: their versions, repeals, checks, and citations that a program held against a text."""

from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import LAW, law_cited
from qingdan.diff.senses import anyhow, presence

AREA = Area("law", "法律依据")

AREA.pair(
    712,
    slugs=("law-recorded", "law-vanished"),
    titles=("收录法律文件", "法律文件条目被删除"),
    where="laws: ",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="废止的法律也要留着，过去的决定还引用它。",
    before="",
    after=LAW + "name: 示例法",
    decision="",
)
AREA.pair(
    714,
    slugs=("law-amended", "law-version-removed"),
    titles=("法律有了新版本", "法律版本被删去"),
    where="laws: versions.*",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="法律修改了，引用它的每一个条目都要复核；登记新版本本身不改变谁的负担。",
    before=LAW + "versions: [{date: 2015-01-01}]",
    after=LAW + "versions: [{date: 2015-01-01}, {date: 2020-01-01}]",
    decision="",
)
AREA.pair(
    716,
    slugs=("law-repealed", "law-repeal-withdrawn"),
    titles=("法律废止", "撤去废止的记录"),
    where="laws: repealed",
    sense=presence,
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="依据废止了，以它为据的职权要么另有依据，要么取消。",
    before=LAW + "name: 示例法",
    after=LAW + "name: 示例法\nrepealed: {date: 2026-01-01}",
    decision="",
)
AREA.pair(
    725,
    slugs=("inserted-article-added", "inserted-article-removed"),
    titles=("登记“之一”类的条", "删去“之一”类的条"),
    where="laws: versions.*.inserted.*",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="第十二条之一这样的条号。",
    before=LAW + "versions: [{date: 2020-01-01, inserted: []}]",
    after=LAW + 'versions: [{date: 2020-01-01, inserted: ["12-1"]}]',
    decision="",
)
AREA.pair(
    734,
    slugs=("law-looked-up", "look-up-withdrawn"),
    titles=("查对过有没有新版本", "撤去查对的记录"),
    where="laws: checked",
    sense=presence,
    levels=(Level.NOTICE, Level.NOTICE),
    effect=Effect.NEUTRAL,
    why="截至哪一天查对过，读者才知道新旧。",
    before=LAW + "name: 示例法",
    after=LAW + "name: 示例法\nchecked: {date: 2026-01-01, against: [{source: 公报}]}",
    decision="",
)
AREA.single(
    736,
    slug="law-looked-up-anew",
    title="重新查对",
    where="laws: checked.**",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="内容没有变，只是又查对过一次。",
    before=LAW + "checked: {date: 2026-01-01, against: [{source: 公报}]}",
    after=LAW + "checked: {date: 2026-06-01, against: [{source: 公报}]}",
    decision="",
)
AREA.pair(
    737,
    slugs=("citation-held", "citation-unheld"),
    titles=("引用的条文由程序对照过", "撤去对照的记录"),
    where="*: **.basis.*.held",
    sense=presence,
    levels=(Level.NOTICE, Level.NOTICE),
    effect=Effect.NEUTRAL,
    why="程序对照过条文，不代替人的核验。",
    before=law_cited(', article: "12"'),
    after=law_cited(', article: "12", held: {against: 2020-01-01, date: 2026-01-01}'),
    decision="",
)
AREA.single(
    739,
    slug="citation-held-anew",
    title="引用的条文由程序重新对照",
    where="*: **.basis.*.held",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="条文没有变，只是又对照过一次。",
    before=law_cited(', article: "12", held: {against: 2020-01-01, date: 2026-01-01}'),
    after=law_cited(', article: "12", held: {against: 2020-01-01, date: 2026-06-01}'),
    decision="",
)
AREA.pair(
    740,
    slugs=("text-disputed", "dispute-settled"),
    titles=("标明文本有出入", "文本的出入弄清"),
    where="laws: disputed",
    sense=presence,
    levels=(Level.REVIEW, Level.NOTICE),
    effect=Effect.NEUTRAL,
    why="两个来源不一致，弄清楚以前不能拿它对照。",
    before=LAW + "name: 示例法",
    after=LAW + "name: 示例法\ndisputed: 第十二条两个来源不同",
    decision="",
)
AREA.single(
    742,
    slug="disputed-reworded",
    title="文本的出入改写",
    where="laws: disputed",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="哪里不一致。",
    before=LAW + "disputed: 甲",
    after=LAW + "disputed: 乙",
    decision="",
)
