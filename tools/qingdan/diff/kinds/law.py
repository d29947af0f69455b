"""Grounds: what rests on which law, and the laws themselves."""

from qingdan.diff.case import Case
from qingdan.diff.change import Effect
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import LAW, POWER
from qingdan.diff.senses import amount, anyhow, changed, ladder, presence, reordered, row_where
from qingdan.read.layout import STATUTES

AREA = Area("law", "法律依据")


def _basis(rest: str) -> str:
    return POWER + f"basis: [{{law: fa{rest}}}]"


def _of_the_law(case: Case) -> int:
    """1 when the record of a law says more of it than before, -1 when less: its texts and what became of it, not what is said of the entry."""
    known = ("versions", "repealed", "successor", "document", "issuer", "region", "kind")
    return presence(case) if case.fact.path[:1] and case.fact.path[0] in known else 0


def _of_the_lock(case: Case) -> int:
    """1 for the file of the sums of statutes, however it changed."""
    return int(case.fact.entry == STATUTES)


AREA.pair(
    701, "setting-basis-added/setting-basis-removed", "增加设定依据/减少设定依据", "power,negative: basis.*", row_where("role", "设定"), "WE",
    Effect.NEUTRAL, "设定依据是这项职权存在的理由；最后一条没有了，职权就没有了根据。",
    POWER + "basis: [{law: fa, role: 实施}]", POWER + "basis: [{law: fa, role: 实施}, {law: fa, role: 设定}]",
)  # fmt: skip
AREA.pair(
    703, "basis-added/basis-removed", "增加依据/减少依据", "*: **.basis.*", presence, "WE", Effect.NEUTRAL, "没有依据的要求，不能提。",
    POWER + "basis: []", _basis(", article: \"12\""),
)  # fmt: skip
AREA.single(
    705, "article-changed", "所引条文改变", "*: **.basis.*.article", anyhow, "W", Effect.NEUTRAL, "条号移动了，还是换了一条，要对着文本看。",
    _basis(', article: "12"'), _basis(', article: "13"'),
)  # fmt: skip
AREA.single(
    706, "paragraph-changed", "所引款、项改变", "*: **.basis.*.paragraph", anyhow, "I", Effect.NEUTRAL, "同一条中的第几款。",
    _basis(', article: "12", paragraph: 1'), _basis(', article: "12", paragraph: 2'),
)  # fmt: skip
AREA.single(
    707, "item-number-changed", "所引项改变", "*: **.basis.*.item", anyhow, "I", Effect.NEUTRAL, "同一款中的第几项。",
    _basis(', article: "12", item: 1'), _basis(', article: "12", item: 2'),
)  # fmt: skip
AREA.pair(
    708, "version-updated/version-rolled-back", "所引版本更新/所引版本退回", "*: **.basis.*.version", amount, "WE", Effect.NEUTRAL,
    "引用较新的版本，要核对条文变没变；退回旧版本要说明为什么。", _basis(", version: 2015-01-01"), _basis(", version: 2020-01-01"),
)  # fmt: skip
AREA.pair(
    710, "version-pinned/version-unpinned", "写明所引版本/不再写明所引版本", "*: **.basis.*.version", presence, "IW", Effect.NEUTRAL,
    "不写版本即为现行版本。", _basis(""), _basis(", version: 2020-01-01"),
)  # fmt: skip
AREA.pair(
    712, "law-recorded/law-vanished", "收录法律文件/法律文件条目被删除", "laws: ", presence, "IE", Effect.NEUTRAL,
    "废止的法律也要留着，过去的决定还引用它。", "", LAW + "name: 示例法", decision="",
)  # fmt: skip
AREA.pair(
    714, "law-amended/law-version-removed", "法律有了新版本/法律版本被删去", "laws: versions.*", presence, "IE", Effect.NEUTRAL,
    "法律修改了，引用它的每一个条目都要复核；登记新版本本身不改变谁的负担。", LAW + "versions: [{date: 2015-01-01}]", LAW + "versions: [{date: 2015-01-01}, {date: 2020-01-01}]", decision="",
)  # fmt: skip
AREA.pair(
    716, "law-repealed/law-repeal-withdrawn", "法律废止/撤去废止的记录", "laws: repealed", presence, "WE", Effect.NEUTRAL,
    "依据废止了，以它为据的职权要么另有依据，要么取消。", LAW + "name: 示例法", LAW + "name: 示例法\nrepealed: {date: 2026-01-01}", decision="",
)  # fmt: skip
AREA.pair(
    725, "inserted-article-added/inserted-article-removed", "登记“之一”类的条/删去“之一”类的条", "laws: versions.*.inserted.*", presence, "IE",
    Effect.NEUTRAL, "第十二条之一这样的条号。", LAW + "versions: [{date: 2020-01-01, inserted: []}]",
    LAW + 'versions: [{date: 2020-01-01, inserted: ["12-1"]}]', decision="",
)  # fmt: skip
AREA.pair(
    734, "law-looked-up/look-up-withdrawn", "查对过有没有新版本/撤去查对的记录", "laws: checked", presence, "II", Effect.NEUTRAL,
    "截至哪一天查对过，读者才知道新旧。", LAW + "name: 示例法", LAW + "name: 示例法\nchecked: {date: 2026-01-01, against: [{source: 公报}]}", decision="",
)  # fmt: skip
AREA.single(
    736, "law-looked-up-anew", "重新查对", "laws: checked.**", anyhow, "I", Effect.NEUTRAL, "内容没有变，只是又查对过一次。",
    LAW + "checked: {date: 2026-01-01, against: [{source: 公报}]}", LAW + "checked: {date: 2026-06-01, against: [{source: 公报}]}", decision="",
)  # fmt: skip
AREA.pair(
    737, "citation-held/citation-unheld", "引用的条文由程序对照过/撤去对照的记录", "*: **.basis.*.held", presence, "II", Effect.NEUTRAL,
    "程序对照过条文，不代替人的核验。", _basis(', article: "12"'), _basis(', article: "12", held: {against: 2020-01-01, date: 2026-01-01}'), decision="",
)  # fmt: skip
AREA.single(
    739, "citation-held-anew", "引用的条文由程序重新对照", "*: **.basis.*.held", anyhow, "I", Effect.NEUTRAL, "条文没有变，只是又对照过一次。",
    _basis(', article: "12", held: {against: 2020-01-01, date: 2026-01-01}'), _basis(', article: "12", held: {against: 2020-01-01, date: 2026-06-01}'), decision="",
)  # fmt: skip
AREA.pair(
    740, "text-disputed/dispute-settled", "标明文本有出入/文本的出入弄清", "laws: disputed", presence, "WI", Effect.NEUTRAL,
    "两个来源不一致，弄清楚以前不能拿它对照。", LAW + "name: 示例法", LAW + "name: 示例法\ndisputed: 第十二条两个来源不同", decision="",
)  # fmt: skip
AREA.single(
    742, "disputed-reworded", "文本的出入改写", "laws: disputed", anyhow, "I", Effect.NEUTRAL, "哪里不一致。",
    LAW + "disputed: 甲", LAW + "disputed: 乙", decision="",
)  # fmt: skip
AREA.pair(
    743, "recording-day-given/recording-day-dropped", "补写登记日期/删去登记日期", "laws: **.recorded", presence, "EE", Effect.NEUTRAL,
    "登记日期决定调整的期限从哪天起算：事后补写，就是把期限往后推。", LAW + "repealed: {date: 2026-01-01}",
    LAW + "repealed: {date: 2026-01-01, recorded: 2026-03-01}", decision="",
)  # fmt: skip
AREA.single(
    745, "recording-day-changed", "登记日期改变", "laws: **.recorded", anyhow, "E", Effect.NEUTRAL, "登记日期往后改，期限就往后推。",
    LAW + "repealed: {date: 2026-01-01, recorded: 2026-03-01}", LAW + "repealed: {date: 2026-01-01, recorded: 2026-04-01}", decision="",
)  # fmt: skip
AREA.single(
    746, "statutes-summed", "条文摘要和核对记录更新", "lists: ", _of_the_lock, "I", Effect.NEUTRAL, "由工具写：哪些条文读过，条目对照的是哪个版本。",
    "# lists/statutes.lock\npower/ju/xuke fa@2010-01-01", "# lists/statutes.lock\npower/ju/xuke fa@2020-01-01", decision="",
)  # fmt: skip
AREA.pair(
    349, "law-fact-given/law-fact-dropped", "补记法律文件的一项情况/删去法律文件的一项情况", "laws: **", _of_the_law, "IE", Effect.NEUTRAL,
    "原来没有查到的补上，不改变已有的记录；删去已有的，要说明为什么。", LAW + "name: 示例法", LAW + "name: 示例法\nissuer: 甲", decision="",
)  # fmt: skip
AREA.single(
    718, "repeal-rewritten", "废止情况改写", "laws: repealed.**", anyhow, "E", Effect.NEUTRAL, "何时废止、由什么废止，决定过去的引用对不对。",
    LAW + "repealed: {date: 2026-01-01}", LAW + "repealed: {date: 2026-02-01}", decision="",
)  # fmt: skip
AREA.single(
    719, "law-successor-changed", "代替它的文件改变", "laws: successor", anyhow, "E", Effect.NEUTRAL, "新旧法律怎样衔接。",
    LAW + "successor: jia", LAW + "successor: yi", decision="",
)  # fmt: skip
AREA.pair(
    720, "law-rank-raised/law-rank-lowered", "效力位阶提高/效力位阶降低", "laws: kind",
    ladder("规范性文件", "设区的市政府规章", "省级政府规章", "部门规章", "地方性法规", "国务院决定", "行政法规", "法律"), "EE", Effect.OPEN,
    "位阶决定它能设定什么：规范性文件不得设定许可、处罚和强制。", LAW + "kind: 部门规章", LAW + "kind: 行政法规", decision="",
)  # fmt: skip
AREA.single(
    722, "law-kind-changed", "法律文件的类别改变", "laws: kind", changed, "E", Effect.OPEN, "类别决定它能设定什么。",
    LAW + "kind: 标准", LAW + "kind: 规范性文件", decision="",
)  # fmt: skip
AREA.single(
    723, "law-effective-changed", "施行日期改变", "laws: versions.*.effective", anyhow, "E", Effect.OPEN, "施行之前不能据以办事。",
    LAW + "versions: [{date: 2020-01-01, effective: 2020-03-01}]", LAW + "versions: [{date: 2020-01-01, effective: 2020-06-01}]", decision="",
)  # fmt: skip
AREA.single(
    724, "law-text-facts-changed", "版本的条数或文号改变", "laws: versions.*.*", anyhow, "E", Effect.NEUTRAL, "条数用来发现引用了不存在的条。",
    LAW + "versions: [{date: 2020-01-01, articles: 80}]", LAW + "versions: [{date: 2020-01-01, articles: 82}]", decision="",
)  # fmt: skip
AREA.single(
    727, "law-facts-changed", "制定机关、文号或适用地区改变", "laws: issuer", anyhow, "E", Effect.NEUTRAL, "谁制定的，决定它的位阶。",
    LAW + "issuer: 甲", LAW + "issuer: 乙", decision="",
)  # fmt: skip
AREA.single(
    728, "law-document-changed", "法律文件的文号改变", "laws: document", anyhow, "E", Effect.NEUTRAL, "文号要与公布的一致。",
    LAW + "document: 第1号", LAW + "document: 第2号", decision="",
)  # fmt: skip
AREA.single(
    729, "law-region-changed", "法律文件的适用地区改变", "laws: region", anyhow, "E", Effect.OPEN, "外地的地方性法规不能作依据。",
    LAW + 'region: "130000"', LAW + 'region: "130200"', decision="",
)  # fmt: skip
AREA.single(
    730, "law-link-changed", "公开文本地址改变", "laws: url", anyhow, "I", Effect.NEUTRAL, "读者到哪里看原文。",
    LAW + "url: https://example.org/a", LAW + "url: https://example.org/b",
)  # fmt: skip
AREA.single(
    731, "law-short-changed", "法律简称改变", "laws: short", anyhow, "I", Effect.NEUTRAL, "页面上怎样称呼它。", LAW + "short: 甲法", LAW + "short: 乙法",
)  # fmt: skip
AREA.single(
    732, "versions-reordered", "版本的先后改变", "laws: versions", reordered, "E", Effect.NEUTRAL, "版本由旧到新排列，最后一个是现行的。",
    LAW + "versions: [{date: 2015-01-01}, {date: 2020-01-01}]", LAW + "versions: [{date: 2020-01-01}, {date: 2015-01-01}]", decision="",
)  # fmt: skip
