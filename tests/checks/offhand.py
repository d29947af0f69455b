"""Forty faults of other kinds: phones, WeChat, Excel, Word, WPS, web pages, merges, written before the checks were read. Data of a test.

The first, third and so on were known while the checks were mended; the others were looked at only when these were done.
"""

from __future__ import annotations

from tests.checks.fresh import Fresh
from tests.checks.typed import A, G, P

_ROW = '  - {law: shui-fa, article: "39", role: 设定}'
_ONE = "    original: true\n    copies: 1"
_TWO = "audience: [企业法人, 个体工商户]"
_DAY = "effective: 2026-01-26"
_ART = 'shui-fa, article: "39", role'


def _art(typed: str, cause: str, name: str, *, told: str = "") -> Fresh:
    return Fresh(name, P, _ART, f"shui-fa, article: {typed}, role", cause, (_ART,), told=told)


def _day(typed: str, name: str, *, told: str = "") -> Fresh:
    return Fresh(name, A, _DAY, f"effective: {typed}", "写法不对|日期|没有(填|写)|空", (_DAY,), told=told)


def _in_use(typed: str, name: str, cause: str = "没有“.*”这个值") -> Fresh:
    return Fresh(name, G, "status: 在用\n", f"{typed}\n", cause, ("status: 在用\n",))


OFFHAND = [
    _in_use("status: 在用.", "full stop that a phone makes of two blanks"),
    Fresh("Python's True", G, "    original: true", "    original: True", "true|是", ("    original: true",)),
    Fresh(
        "who wrote it in WeChat",
        G,
        "online: 办理\n",
        "小王 10:21\nonline: 办理\n",
        "冒号|不是|多出|键",
        ("online: 办理\n",),
        told="删",
    ),
    _in_use("status: 再用", "a word that sounds the same"),
    Fresh("traditional characters", G, "online: 办理", "online: 辦理", "没有“辦理”这个值|繁体", ("online: 办理",)),
    Fresh(
        "full-width slash in an id",
        G,
        "power: shuiwu/hedao-caisha",
        "power: shuiwu／hedao-caisha",
        "不存在|写法不对|斜|全角",
        ("power: shuiwu/hedao-caisha",),
    ),
    Fresh(
        "underscore in an id",
        G,
        "power: shuiwu/hedao-caisha",
        "power: shuiwu/hedao_caisha",
        "不存在|写法不对|下划线|标识",
        ("power: shuiwu/hedao-caisha",),
    ),
    Fresh(
        "id without its body",
        G,
        "power: shuiwu/hedao-caisha",
        "power: hedao-caisha",
        "不存在|写法不对|标识",
        ("power: shuiwu/hedao-caisha",),
    ),
    Fresh("l for 1", G, _ONE, _ONE[:-1] + "l", "整数", (_ONE,), told="数字|1", at=2),
    Fresh("①for the dash", G, "  - {kind: 公示}", "  ① {kind: 公示}", "减号|编号|序号|①", ("  - {kind: 公示}",)),
    Fresh(
        "（一）for the dash",
        G,
        "  - {kind: 公示}",
        "  （一）{kind: 公示}",
        "减号|编号|序号|（一）",
        ("  - {kind: 公示}",),
    ),
    _day("########", "column of Excel too narrow", told="日"),
    _day("2026-01-26 00:00:00", "date with its time"),
    _day("1/26/2026", "American date", told="2026-01-26|年-月-日"),
    _day("2026年1月26日（星期一）", "date with its weekday"),
    _day("二〇二六年一月二十六日", "date of an official letter"),
    _day("２０２６年１月２６日", "date in full-width digits"),
    Fresh(
        "footnote mark of Word",
        P,
        "law: shui-fa,",
        "law: shui-fa[1],",
        "括号|不存在|标识|\\[1\\]",
        ("law: shui-fa,",),
        told="删|\\[1\\]",
    ),
    Fresh(
        "和 between two",
        P,
        _TWO,
        "audience: [企业法人和个体工商户]",
        "没有“企业法人和个体工商户”这个值|和",
        (_TWO,),
    ),
    Fresh("Chinese quotes in a list", P, _TWO, "audience: [“企业法人”, “个体工商户”]", "引号|没有“.*”这个值", (_TWO,)),
    _in_use("status\t在用", "two cells of a table", "冒号|制表符"),
    _in_use("status: 在用&nbsp;", "blank of a web page"),
    Fresh(
        "line break of a web page",
        G,
        "summary: 在可采区采砂前申领许可证。",
        "summary: 在可采区采砂前申领许可证。<br>",
        "标签|标记|<br>|网页|HTML",
        ("summary: 在可采区采砂前申领许可证。",),
        told="删",
    ),
    Fresh(
        "address of a law",
        P,
        "law: shui-fa,",
        "law: https://flk.npc.gov.cn/detail2.html,",
        "不存在|网址|标识|写法",
        ("law: shui-fa,",),
        told="标识|名称|简称",
    ),
    _art("《水法》第三十九条", "条.*写法不对", "article with its law"),
    _art(
        "第三十九条至第四十条", "条.*写法不对|几条|两条", "from one article to another", told="各写一行|一条一行|每条"
    ),
    _art('"39条"', "条.*写法不对", "article with its counter"),
    _art('""39""', "引号", "quotes doubled by CSV"),
    Fresh(
        "hunk of a diff",
        G,
        "online: 办理\n",
        "@@ -17,7 +17,7 @@\nonline: 办理\n",
        "@@|比较|补丁|差异",
        ("online: 办理\n",),
        told="删",
    ),
    Fresh(
        "two lines run together",
        G,
        "online: 办理\nvisits: 0\n",
        "online: 办理 visits: 0\n",
        "冒号|两|换行|一行",
        ("online: 办理\nvisits: 0\n",),
        told="换行|另起|拆",
    ),
    Fresh("〔〕 for a list", P, _TWO, "audience: 〔企业法人、个体工商户〕", "列表|括号", (_TWO,)),
    _in_use("status: 「在用」", "brackets of a WeChat quotation"),
    Fresh(
        "the usual phrase for visits", G, "visits: 0", "visits: 最多跑一次", "整数", ("visits: 1",), told="数字|整数|次"
    ),
    Fresh(
        "个 in a unit",
        G,
        "promised: {value: 10, unit: 工作日}",
        "promised: {value: 10, unit: 个工作日}",
        "没有“个工作日”这个值",
        ("promised: {value: 10, unit: 工作日}",),
    ),
    Fresh("dash of a table for nothing", G, "fees: []", "fees: ——", "列表", ("fees: []",)),
    Fresh("list with 无", G, "fees: []", "fees: [无]", "一组键和值|列表|无", ("fees: []",)),
    Fresh(
        "ditto of a table",
        G,
        "    source: 申请人自备\n    requirement",
        "    source: 同上\n    requirement",
        "没有“同上”这个值",
        ("    source: 申请人自备\n    requirement",),
        told="申请人自备",
    ),
    Fresh(
        "pair outside the braces",
        P,
        _ROW,
        '  - {law: shui-fa, article: "39"}, role: 设定',
        "括号",
        (_ROW,),
        told="括号",
    ),
    _in_use("status: ☑在用", "ticked box"),
    Fresh(
        "fence of a chat",
        G,
        "online: 办理\n",
        "```yaml\nonline: 办理\n",
        "`|反引号",
        ("online: 办理\n",),
        told="删",
    ),
]
