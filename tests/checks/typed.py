"""Faults as people type them, on shipped files: Word, WeChat, Excel, merges and phone keyboards. Data that a test goes through."""

from __future__ import annotations

from dataclasses import dataclass

G = "lists/guides/shuiwu/hedao-caisha.yml"
P = "lists/power/shuiwu/hedao-caisha.yml"
F = "lists/power/shuiwu/gaohaoshui-chaodinge.yml"
R = "lists/responsibility/shuiwu/hedao-caisha.yml"
A = "lists/adjustments/2026/001.yml"
U = "lists/organisations/shuiwu.yml"
L = "lists/laws/shui-fa.yml"
N = "lists/negative/a/caochang-chaozai.yml"


@dataclass(frozen=True)
class Typed:
    """A fault: what was right, what was typed, what the first sentence must say and in which line of the typed text.

    ``mended`` is what the edits make of the typed text, ``right`` where it is empty; ``told`` is what the cure says without an edit.
    """

    name: str
    path: str
    right: str
    typed: str
    cause: str
    mended: str = ""
    told: str = ""
    at: int = 1


_SECOND = "  - id: fangan\n    name: 采砂可行性论证报告和作业方案\n"
_THREE = "    kind: 主件\n    type: 技术文件\n    necessity: 必要\n"
_ROW = '  - {law: shui-fa, article: "39", role: 设定}'
_AGAIN = """\
  - id: fangan
    name: 采砂可行性论证报告和作业方案
    kind: 主件
    type: 技术文件
    necessity: 必要
    form: 纸质或电子
    copies: 1
    source: 申请人自备
    requirement: 开采范围、深度、方量、期限、船机和弃料处置
"""

TYPED = [
    # Merges and pastes.
    Typed(
        "conflict",
        P,
        "level: 市级\n",
        "<<<<<<< HEAD\nlevel: 市级\n=======\nlevel: 县级\n>>>>>>> caisha\n",
        "合并.*(没有解决|冲突)",
        told="留.*删",
    ),
    Typed(
        "conflict in a row",
        P,
        _ROW + "\n",
        f"<<<<<<< HEAD\n{_ROW}\n=======\n{_ROW.replace('39', '40')}\n>>>>>>> caisha\n",
        "合并.*(没有解决|冲突)",
        told="留.*删",
    ),
    Typed("block pasted twice", G, _AGAIN, _AGAIN + _AGAIN, "标识都是", _AGAIN, at=10),
    Typed("line pasted twice", G, "online: 办理\n", "online: 办理\nonline: 办理\n", "已经写过", "online: 办理\n", at=2),
    Typed(
        "line twice, different", G, "online: 办理\n", "online: 办理\nonline: 咨询\n", "已经写过", told="留.*一", at=2
    ),
    # Blanks.
    Typed("full-width blank", G, "    name: 河道采砂申请书", "\u3000\u3000name: 河道采砂申请书", "全角空格"),
    Typed("full-width blanks down the lines", G, _THREE, _THREE.replace("    ", "\u3000\u3000"), "全角空格"),
    Typed("no-break blanks down the lines", G, _THREE, _THREE.replace("    ", "\u00a0" * 4), "空白|空格"),
    Typed("tabs down the lines", G, _THREE, _THREE.replace("    ", "\t\t"), "制表符"),
    Typed("wide tabs down the lines", G, _THREE, _THREE.replace("    ", "\t"), "制表符"),
    Typed(
        "one wide tab",
        G,
        "    type: 技术文件\n    necessity: 必要\n",
        "\ttype: 技术文件\n    necessity: 必要\n",
        "制表符",
    ),
    Typed("tab after blanks", G, _THREE, _THREE.replace("    kind", "  \tkind"), "制表符"),
    Typed("tab below a key", G, "  promised: {value: 10", "\tpromised: {value: 10", "制表符"),
    Typed("zero width in a law", P, "law: shui-fa", "law: shui\u200b-fa", "不占宽度"),
    Typed("zero width behind a law", P, "law: shui-fa", "law: shui-fa\u200b", "不占宽度"),
    Typed("zero width in a power", G, "power: shuiwu/hedao", "power: shuiwu/hedao\u200b", "不占宽度"),
    Typed("zero width in a row's id", G, "  - id: fangan\n", "  - id: fang\u200ban\n", "不占宽度"),
    Typed("zero width in a step's paper", G, "[shenqing, ", "[shen\u200bqing, ", "不占宽度"),
    Typed("full-width brackets", G, "[企业法人, 个体工商户]", "［企业法人，个体工商户］", "全角"),
    Typed("full-width brackets, 、", G, "[企业法人, 个体工商户]", "［企业法人、个体工商户］", "全角"),
    Typed("full-width bracket before", G, "[企业法人, 个体工商户]", "［企业法人, 个体工商户]", "全角"),
    Typed("empty full-width brackets", G, "fees: []", "fees: ［］", "全角"),
    Typed(
        "one blank too many", G, "    kind: 主件\n    type: 技术文件", "     kind: 主件\n    type: 技术文件", "5 个空格"
    ),
    Typed("one blank too few", G, "  promised: {value: 10", " promised: {value: 10", "1 个空格"),
    Typed("row dedented", G, "  - {kind: 公示}", "- {kind: 公示}", "空格"),
    # Dashes and separators.
    Typed(
        "dash missing before a row",
        G,
        _SECOND,
        _SECOND.replace("  - id", "    id"),
        "(减号|“- ”|-).*(少|没有|缺|漏)|(少|没有|缺|漏).*(减号|“- ”)",
    ),
    Typed("dash missing before braces", G, "  - {kind: 公示}", "  {kind: 公示}", "(少|没有|缺|漏).*(减号|“- ”)"),
    Typed("dash missing before a one-line row", P, _ROW, _ROW.replace("- ", ""), "(少|没有|缺|漏).*(减号|“- ”)"),
    Typed("en dash", G, "  - {kind: 公示}", "  – {kind: 公示}", "(–|连接号|短横|破折号).*减号|减号"),
    Typed("em dash", G, "  - {kind: 公示}", "  — {kind: 公示}", "减号"),
    Typed("full-width dash", G, "  - {kind: 公示}", "  － {kind: 公示}", "减号"),
    Typed("dash without blank", G, "  - {kind: 公示}", "  -{kind: 公示}", "减号"),
    Typed("、 in a list", P, "audience: [企业法人, 个体工商户]", "audience: [企业法人、个体工商户]", "、"),
    Typed("，in a list", P, "audience: [企业法人, 个体工商户]", "audience: [企业法人，个体工商户]", "，"),
    Typed("、 without brackets", P, "audience: [企业法人, 个体工商户]", "audience: 企业法人、个体工商户", "列表"),
    Typed("comma missing between pairs", P, _ROW, _ROW.replace('"39", ', '"39" '), "逗号"),
    Typed(
        "comma missing between rows",
        G,
        "next: [{to: huikan}, {to: buzheng, when",
        "next: [{to: huikan} {to: buzheng, when",
        "逗号",
    ),
    Typed("comma missing after text", P, _ROW, _ROW.replace("shui-fa, ", "shui-fa "), "逗号|冒号"),
    Typed("full-width braces", G, "  - {kind: 公示}", "  - ｛kind: 公示｝", "全角"),
    Typed("full-width comma in braces", P, _ROW, _ROW.replace('"39", ', '"39"，'), "全角"),
    Typed("full-width colon in braces", P, _ROW, _ROW.replace("law: ", "law："), "全角"),
    Typed("closing bracket missing", P, "audience: [企业法人, 个体工商户]", "audience: [企业法人, 个体工商户", "括号"),
    Typed("// comment", G, "online: 办理\n", "// 旧的\nonline: 办理\n", "//", "# 旧的\nonline: 办理\n"),
    Typed(
        "// after a value",
        G,
        "online: 办理\n",
        "online: 办理 // 原来是咨询\n",
        "//|没有.*这个值",
        "online: 办理 # 原来是咨询\n",
    ),
    # Colons, quotes, digits.
    Typed("em blanks", R, "    stage: 决定\n", "\u2003\u2003stage: 决定\n", "空格"),
    Typed("/ in a list", P, "audience: [企业法人, 个体工商户]", "audience: [企业法人/个体工商户]", "/"),
    Typed("full-width colon", G, "online: 办理", "online：办理", "全角冒号"),
    Typed("colon without blank", G, "online: 办理", "online:办理", "冒号后面没有空格"),
    Typed("quote missing", P, 'article: "39", role', 'article: "39, role', "引号.*没有闭合"),
    Typed("Chinese quotes", P, 'law: shui-fa, article: "39", role', "law: shui-fa, article: “39”, role", "中文引号|“”"),
    Typed("full-width digits", P, 'shui-fa, article: "39", role', 'shui-fa, article: "３９", role', "写法不对"),
    Typed(
        "full-width number", G, "    original: true\n    copies: 1", "    original: true\n    copies: １", "整数", at=2
    ),
    Typed("full stop after a choice", G, "online: 办理", "online: 办理。", "没有“办理。”这个值"),
    Typed("comma after a choice", G, "online: 办理", "online: 办理,", "没有“办理,”这个值"),
    # Articles, dates, numbers.
    Typed(
        "article as 第三十九条", P, 'shui-fa, article: "39", role', "shui-fa, article: 第三十九条, role", "条.*写法不对"
    ),
    Typed("article as 第39条", P, 'shui-fa, article: "39", role', "shui-fa, article: 第39条, role", "条.*写法不对"),
    Typed("article as 三十九", P, 'shui-fa, article: "39", role', "shui-fa, article: 三十九, role", "条.*写法不对"),
    Typed(
        "two articles",
        P,
        'shui-fa, article: "39", role',
        'shui-fa, article: "39、40", role',
        "条.*写法不对|两条|几条",
        told="各写一行|一条一行|每条",
    ),
    Typed(
        "a list of articles",
        P,
        'shui-fa, article: "39", role',
        'shui-fa, article: ["39", "40"], role',
        "文字.*列表",
        told="各写一行|一条一行|每条",
    ),
    Typed("article without quotes", P, 'shui-fa, article: "39", role', "shui-fa, article: 39, role", "应当是文字"),
    Typed("2026年1月26日", A, "effective: 2026-01-26", "effective: 2026年1月26日", "写法不对|日期"),
    Typed("2026-1-26", A, "effective: 2026-01-26", "effective: 2026-1-26", "日期|月|两位"),
    Typed("2026/1/26", A, "effective: 2026-01-26", "effective: 2026/1/26", "写法不对|日期"),
    Typed("2026.1.26", A, "effective: 2026-01-26", "effective: 2026.1.26", "写法不对|日期"),
    Typed("20260126", A, "effective: 2026-01-26", "effective: 20260126", "日期|应当是文字"),
    Typed(
        "一式两份",
        G,
        "    original: true\n    copies: 1",
        "    original: true\n    copies: 一式两份",
        "整数",
        "    original: true\n    copies: 2",
        at=2,
    ),
    Typed("一份", G, "    original: true\n    copies: 1", "    original: true\n    copies: 一份", "整数", at=2),
    Typed("二十", G, "statutory: {value: 20,", "statutory: {value: 二十,", "整数"),
    Typed("quoted number", G, "statutory: {value: 20,", 'statutory: {value: "20",', "整数"),
    Typed("days in one text", G, "promised: {value: 10, unit: 工作日}", "promised: 十个工作日", "一组键和值"),
    Typed(
        "days without unit", G, "promised: {value: 10, unit: 工作日}", "promised: 10", "一组键和值", told="单位|unit"
    ),
    Typed(
        "天",
        G,
        "promised: {value: 10, unit: 工作日}",
        "promised: {value: 10, unit: 天}",
        "没有“天”这个值",
        told="工作日.*日",
    ),
    # Nothing, yes, one of several.
    Typed("fees: 无", G, "fees: []", "fees: 无", "列表"),
    Typed("fees: 不收费", G, "fees: []", "fees: 不收费", "列表"),
    Typed("yes", G, "    original: true", "    original: 是", "true"),
    Typed(
        "one for a list", P, "audience: [企业法人, 个体工商户]", "audience: 企业法人", "列表", "audience: [企业法人]"
    ),
    Typed("amount with 万", F, 'max: "100000", when: 责令', "max: 10万元, when: 责令", "不对"),
    Typed("amount in words", F, 'max: "100000", when: 责令', "max: 十万元, when: 责令", "不对"),
    Typed("amount with commas", F, 'max: "100000", when: 责令', 'max: "100,000", when: 责令', "不对"),
    Typed("Chinese brackets", G, "audience: [企业法人, 个体工商户]", "audience: 【企业法人、个体工商户】", "列表"),
    Typed("next: id", G, "next: [{to: jueding}]", "next: jueding", "列表"),
    Typed("next: [id]", G, "next: [{to: jueding}]", "next: [jueding]", "一组键和值"),
    Typed("code without quotes", U, 'division: "640200"', "division: 640200", "应当是文字"),
    Typed("code in a list without quotes", N, 'regions: ["640200"]', "regions: [640200]", "应当是文字"),
    Typed("telephone without quotes", R, 'phone: "12345"', "phone: 12345", "应当是文字"),
    Typed("a code for a list", N, 'regions: ["640200"]', "regions: 640200", "列表"),
    Typed("the usual word for a choice", G, "status: 在用", "status: 有效", "没有“有效”这个值"),
    Typed(
        "another word for a choice",
        G,
        "clock: 停, next: [{to: shouli}]",
        "clock: 停止, next: [{to: shouli}]",
        "没有“停止”这个值",
    ),
    # Names for ids, keys in Chinese.
    Typed(
        "short name of a law", P, 'law: shui-fa, article: "39", role', 'law: 水法, article: "39", role', "不存在|名称"
    ),
    Typed(
        "title of a law", P, 'law: shui-fa, article: "39", role', 'law: 《水法》, article: "39", role', "不存在|名称"
    ),
    Typed(
        "full name of a law",
        P,
        'law: shui-fa, article: "39", role',
        'law: 中华人民共和国水法, article: "39", role',
        "不存在|名称",
    ),
    Typed("name of a power", G, "power: shuiwu/hedao-caisha", "power: 河道采砂许可", "不存在|名称"),
    Typed("short name of a body", P, "organisation: shuiwu", "organisation: 市水务局", "不存在|名称"),
    Typed("name of a step", G, "next: [{to: jueding}]", "next: [{to: 许可决定}]", "不在本文件|名称"),
    Typed(
        "names of papers",
        G,
        "materials: [shenqing, zhizhao, quanyi]",
        "materials: [河道采砂申请书, zhizhao, quanyi]",
        "不在本文件|名称",
    ),
    Typed(
        "key with its collection",
        G,
        "power: shuiwu/hedao-caisha",
        "power: power/shuiwu/hedao-caisha",
        "不存在|清单的名字|前面",
    ),
    Typed("Chinese key", G, "status: 在用", "状态: 在用", "状态"),
    Typed("Chinese key, full-width colon", G, "status: 在用", "状态：在用", "全角冒号|状态"),
    Typed("Chinese key in a row", G, "  - {kind: 公示}", "  - {程序: 公示}", "程序|键"),
    Typed("key in capitals", G, "status: 在用", "Status: 在用", "键"),
    # A line that is gone.
    Typed("steps: is gone", G, "steps:\n", "", "steps|办理环节|少了"),
    Typed("materials: is gone", G, "materials:\n", "", "少了它的键", told="上一个版本.*补上"),
]
