"""QD907."""

import re
from collections.abc import Iterator
from typing import Any

from qingdan.checks.rules.writing.lines import DIGIT, written
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Entry, Registry

PATTERN = re.compile(
    f"[1１](?:(?<![0-9A-Za-z０-９].)|(?<=(?<![0-9A-Za-z])86.)|(?<=(?<![0-9A-Za-z])0086.))[3-9３-９]{DIGIT}"
    rf"(?P<apart>[- ]?){DIGIT}{{4}}(?P=apart){DIGIT}{{4}}(?![0-9A-Za-z０-９])"
)


@rule("QD907", private=True)
def mobile_number(registry: Registry) -> Iterator[Diagnostic]:
    r"""文件里有手机号码。

    为什么：手机号码多半是个人的，公开以后收不回来；人员一变动，群众还会打到不相干的人那里。
    依据：个人信息保护法第二十五条；政府信息公开条例第十五条。
    改法：写单位的固定电话或者 12345 一类的短号，注释里的也要删；已经提交过的，请维护人员从历史里清除。

    正例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        phone: 010-00000000

    反例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 联系人电话13800000000。
                        ^^^^^^^^^^^
    """
    for entry, place, number in written(registry, PATTERN):
        if not _is_code(entry, number):
            yield report(mobile_number, place, "这里有手机号码")


def _is_code(entry: Entry[Any], number: str) -> bool:
    """Whether a field that holds codes, amounts or numbers, in a form that the schema asks for, has just this value."""
    return any(
        str(value) == number
        and not field.prose
        and ("integer" in field.types or (bool(field.pattern) and re.search(field.pattern, number) is not None))
        for field, _, value in entry.collection.root.walk(entry.data)
        if isinstance(value, (str, int))
    )
