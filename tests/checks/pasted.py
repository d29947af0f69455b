"""Faults of pasting: broken lines, marks of comparisons and chats, web pages, spreadsheets. Data that a test goes through."""

from __future__ import annotations

from tests.checks.typed import A, F, G, P, Typed

_BROKEN = "这一行.*(断了下来|接到了上一行)"
_LINE = "online: 办理\n"
_TEXT = "和个人，按照采砂规划和年度计划核发"
_BOTH = "audience: [企业法人, 个体工商户]"
_DAY = "effective: 2026-01-26"
_TOP = 'max: "100000", when: 责令'

PASTED = [
    Typed("text broken at the margin", P, _TEXT, "和个人，\n按照采砂规划\n和年度计划核发", _BROKEN, at=2),
    Typed("text broken, indented", P, _TEXT, "和个人，\n  按照采砂规划\n  和年度计划核发", _BROKEN, at=2),
    Typed("text broken in braces", P, "在可采区、可采期内，不突破", "在可采区、可采期内，\n不突破", _BROKEN, at=2),
    Typed("text broken by an empty line", G, "开采范围、深度、", "开采范围、\n\n    深度、", _BROKEN, at=3),
    Typed("who said it", G, _LINE, "小王 10:21\n" + _LINE, "不是清单的内容", told="删掉这一行"),
    Typed("plus of a comparison", G, _LINE + "visits: 0\n", "+online: 办理\n+visits: 0\n", "加号"),
    Typed("plus before a row", G, "  - {kind: 公示}", "+  - {kind: 公示}", "加号"),
    Typed("both sides of a comparison", G, _LINE, "-online: 咨询\n+" + _LINE, "改前.*改后", told="看清要哪一边"),
    Typed("minus of a comparison", G, _LINE, "-" + _LINE, "减号", told="整行删掉"),
    Typed("hunk of a comparison", G, _LINE, "@@ -17,7 +17,7 @@ audience\n" + _LINE, "比较（diff）的记号"),
    Typed("fence", G, _LINE, "```yaml\n" + _LINE, "代码块的记号"),
    Typed("quotation of a letter", G, _LINE, "> " + _LINE, "引用别人的话"),
    Typed("rule across the page", G, _LINE, "————————\n" + _LINE, "分隔线"),
    Typed("# in braces", G, "window: 水务窗口}", "window: 水务窗口 #3}", "“#”前面有空格", 'window: "水务窗口 #3"}'),
    Typed("#REF! in braces", G, "水务窗口}", "#REF!}", "错误提示", told="到原来的表里查"),
    Typed("doubled comma", G, "[窗口, 网上]", "[窗口,, 网上]", "多了一个逗号"),
    Typed("round brackets, 、", P, _BOTH, "audience: （企业法人、个体工商户）", "列表"),
    Typed("和", P, _BOTH, "audience: [企业法人和个体工商户]", "用“和”连起来"),
    Typed("em dashes", A, _DAY, "effective: 2026—01—26", "写法不对"),
    Typed("in words", A, _DAY, "effective: 二〇二六年一月二十六日", "写法不对"),
    Typed("with midnight", A, _DAY, "effective: 2026-01-26 00:00:00", "钟点"),
    Typed("￥ and 万元", F, _TOP, "max: ￥10万元整, when: 责令", "写法不对"),
    Typed("1.5 of ten thousand", F, _TOP, "max: 10.0万元, when: 责令", "写法不对"),
    Typed("law with its year", P, 'law: shui-fa, article: "39"', 'law: 水法（2016年修正）, article: "39"', "名称"),
    Typed("body without its city", P, "organisation: shuiwu", "organisation: 水务局", "名称"),
    Typed("emoji", G, "name: 营业执照", "name: 营业执照👍🏻", "表情符号"),
    Typed("traditional characters", G, _LINE, "online: 辦理\n", "没有“辦理”这个值"),
    Typed("lines run together", G, _LINE + "visits: 0\n", "online: 办理 visits: 0\n", "两行并成了一行"),
    Typed("无 in a list", G, "fees: []", "fees: [无]", "空列表"),
]
