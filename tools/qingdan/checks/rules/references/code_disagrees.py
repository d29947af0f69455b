"""QD210."""

import re
from collections.abc import Iterator
from typing import Any

from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Entry, Registry

_LENGTH = {"基本编码": 12, "实施编码": 31, "业务办理项编码": 33}
_TYPES = {
    "行政许可": "01",
    "行政处罚": "02",
    "行政强制": "03",
    "行政征收": "04",
    "行政给付": "05",
    "行政检查": "06",
    "行政确认": "07",
    "行政奖励": "08",
    "行政裁决": "09",
    "其他行政权力": "10",
    "公共服务": "20",
}
_LEVELS = {"国家级": "1", "省级": "2", "市级": "3", "县级": "4", "乡级": "5"}


@rule("QD210", Severity.WARNING)
def code_disagrees(registry: Registry) -> Iterator[Diagnostic]:
    r"""编码与事项不符。

    为什么：国家编码的每一段都有含义：实施编码 31 位 = 统一社会信用代码 18 位 + 行使层级 1 位 + 基本编码 12 位，基本编码第 3、4 位是事项类型。
    依据：GB/T 39554.1-2020《全国一体化政务服务平台 政务服务事项基本目录及实施清单 第1部分：编码要求》。
    改法：对照官方目录改正编码，或者改正事项的类型、层级；本省的类型段另有规定的，写在登记总表的“编码里的类型段”（type_segments）里。

    正例:
        # lists/power/ju/jia.yml
        name: 甲检查
        codes: [{scheme: 基本编码, value: "640631001000"}]
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        inspects: 甲
        # lists/responsibility/ju/jia.yml
        duties: [{id: jiancha, stage: 检查, duty: 两人以上检查。}]
        accountability: [{id: shizhi, situation: 失职。}]

    反例:
        # lists/power/ju/jia.yml
        name: 甲检查
        codes: [{scheme: 基本编码, value: "640131001000"}]
                                          ^^^^^^^^^^^^^^
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        inspects: 甲
    """
    for entry in registry.entries.values():
        for index, row in enumerate(entry.rows("codes")):
            scheme, value = str(row.get("scheme")), str(row.get("value"))
            if scheme in _LENGTH and "to" not in row:
                problem = _problem(registry, entry, scheme, value)
                if problem:
                    yield report(code_disagrees, entry.place("codes", index, "value"), f"{scheme}“{value}”{problem}")


def _mapped(registry: Registry, type_: object) -> Iterator[str]:
    """The segments that the place's own rules give a type."""
    about = registry.get("registry")
    for row in about.rows("type_segments") if about is not None else ():
        if row.get("type") == type_:
            yield str(row.get("segment"))


def _problem(registry: Registry, entry: Entry[Any], scheme: str, value: str) -> str:
    length = _LENGTH[scheme]
    if len(value) != length:
        return f"应当是 {length} 位，现有 {len(value)} 位"
    power = entry if entry.collection.name == "power" else registry.get(f"power/{entry.get('power')}")
    basic = value if scheme == "基本编码" else value[19:31]
    if not re.fullmatch(r"\d{9}(\d{3}|00Y)", basic):
        return "的基本编码部分应当是 12 位数字，或者以 00Y 结尾"
    type_ = power.get("type") if power is not None else None
    usual = {_TYPES.get(str(type_), ""), *_mapped(registry, type_)}
    if type_ in _TYPES and basic[2:4] not in usual:
        return f"的类型段是“{basic[2:4]}”，{type_}应当是“{_TYPES[type_]}”"
    if scheme == "基本编码" or power is None:
        return ""
    level = _LEVELS.get(str(power.get("level")), value[18])
    if value[18] != level:
        return f"的层级位是“{value[18]}”，{power.get('level')}应当是“{level}”"
    body = registry.get(f"organisations/{power.get('organisation')}")
    credit = body.get("credit_code") if body is not None else None
    if credit and value[:18] != credit:
        return f"的前 18 位与行使主体的统一社会信用代码“{credit}”不同"
    return ""
