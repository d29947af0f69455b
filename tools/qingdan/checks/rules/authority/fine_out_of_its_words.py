"""QD420."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from qingdan.checks.rules.authority.rank import powers
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.laws.numbers import number
from qingdan.model import Registry
from qingdan.read.document import Data

_NUMBER = "([0-9〇零一二两三四五六七八九十百千]+)(万|亿)?"
_RANGE = re.compile(rf"{_NUMBER}元以上\s*{_NUMBER}元以下")
_TIMES = {"万": 10_000, "亿": 100_000_000}
_AMOUNT = re.compile(r"\d{1,12}(?:\.\d{1,2})?")


@rule("QD420")
def fine_out_of_its_words(registry: Registry) -> Iterator[Diagnostic]:
    r"""罚款的上下限与幅度的文字不符。

    为什么：下限比上限大，或者数字与条文的“五万元以上五十万元以下”不同，裁量就没有了准绳，多罚、少罚都违法。
    依据：行政处罚法第三十四条、第四十八条：裁量基准应当向社会公布，处罚决定应当依照法律。
    改法：照条文改正上限、下限；一条里有几档的，一档写一行。

    正例:
        # lists/power/ju/chufa.yml
        name: 对示例行为的处罚
        type: 行政处罚
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "60", role: 设定}]
        conduct: 示例行为
        penalties: [{id: fakuan, kind: 罚款, range: 处五万元以上五十万元以下罚款, min: "50000", max: "500000"}]
        # lists/responsibility/ju/chufa.yml
        duties: [{id: lian, stage: 立案, duty: 依法立案。}]
        accountability: [{id: shizhi, situation: 失职。}]

    反例:
        # lists/power/ju/chufa.yml
        name: 对示例行为的处罚
        type: 行政处罚
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "60", role: 设定}]
        conduct: 示例行为
        penalties:
          - {id: fakuan, kind: 罚款, range: 处五万元以上五十万元以下罚款, min: "5000", max: "500000"}
                                                                               ^^^^^^
        # lists/responsibility/ju/chufa.yml
        duties: [{id: lian, stage: 立案, duty: 依法立案。}]
        accountability: [{id: shizhi, situation: 失职。}]
    """
    for power in powers(registry, "行政处罚"):
        for index, row in enumerate(power.rows("penalties")):
            least, most = _amount(row, "min"), _amount(row, "max")
            ranges = list(_RANGE.finditer(str(row.get("range", ""))))
            if len(ranges) != 1:
                if least is not None and most is not None and least > most:
                    place = power.place("penalties", index, "min")
                    yield report(fine_out_of_its_words, place, f"下限 {row['min']} 元比上限 {row['max']} 元大")
                continue
            told = [Decimal(number(ranges[0][at])) * _TIMES.get(ranges[0][at + 1] or "", 1) for at in (1, 3)]
            for key, given, said in (("min", least, told[0]), ("max", most, told[1])):
                if given is not None and given != said:
                    place = power.place("penalties", index, key)
                    yield report(fine_out_of_its_words, place, f"写的是 {row[key]} 元，幅度里是“{ranges[0][0]}”")


def _amount(row: Mapping[str, Data], key: str) -> Decimal | None:
    """An amount in yuan, or None where it is absent or malformed."""
    text = str(row.get(key, ""))
    return Decimal(text) if _AMOUNT.fullmatch(text) else None
