"""QD906."""

import re
from collections.abc import Iterator
from datetime import date

from qingdan.checks.rules.writing.lines import DIGIT, written
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry

PATTERN = re.compile(
    f"[1-8１-８](?<![0-9A-Za-z０-９].){DIGIT}{{5}}"
    f"(?:{DIGIT}{{9}}|[ -]?{DIGIT}{{8}}[ -]?{DIGIT}{{3}}[0-9０-９XxＸｘ])(?![0-9A-Za-z０-９])"
)
_PROVINCES = {
    *range(11, 16),
    21,
    22,
    23,
    *range(31, 38),
    *range(41, 47),
    *range(50, 55),
    *range(61, 66),
    71,
    81,
    82,
    83,
}
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_DIGITS = "10X98765432"
_ASCII = str.maketrans("０１２３４５６７８９ＸｘX", "0123456789XXX", " -")


@rule("QD906", private=True)
def identity_number(registry: Registry) -> Iterator[Diagnostic]:
    r"""文件里有公民身份号码。

    为什么：清单是公开的，一经发布就收不回来；办事只需要证件的名称，不需要哪个人的号码。
    依据：个人信息保护法第二十五条；政府信息公开条例第十五条；GB 11643—1999《公民身份号码》。
    改法：删掉号码，注释里的也要删；已经提交过的，请维护人员从历史里清除。

    正例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 凭居民身份证领取。

    反例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 凭身份证11010519491231002X领取。
                      ^^^^^^^^^^^^^^^^^^
    """
    for _, place, number in written(registry, PATTERN):
        if is_identity_number(number):
            yield report(identity_number, place, "这里有公民身份号码")


def is_identity_number(number: str) -> bool:
    """Whether a number has a province, a day of birth and, in the form of 18 digits, the check digit of GB 11643."""
    digits = number.translate(_ASCII).upper()
    birth = digits[6:14] if len(digits) == 18 else f"19{digits[6:12]}"
    if int(digits[:2]) not in _PROVINCES or birth[:2] not in ("18", "19", "20"):
        return False
    try:
        date(int(birth[:4]), int(birth[4:6]), int(birth[6:]))
    except ValueError:
        return False
    if len(digits) == 15:
        return True
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return _DIGITS[total % 11] == digits[17]
