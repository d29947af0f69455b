"""QD212."""

from collections.abc import Iterator
from typing import Any

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Entry, Registry


@rule("QD212")
def no_such_field(registry: Registry) -> Iterator[Diagnostic]:
    r"""待核实的字段在条目里不存在。

    为什么：“待核实”要标在具体的字段上；字段名写错了，没有把握的内容就会被当成可靠的。
    改法：字段名逐级用点连接，数组里的行写行标识，如 materials.shenqingshu.copies。

    正例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 在用
        unverified: [{field: name, reason: 未对照文件}]

    反例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 在用
        unverified: [{field: nama, reason: 未对照文件}]
                             ^^^^
    """
    for entry in registry.entries.values():
        for index, row in enumerate(entry.rows("unverified")):
            field = str(row.get("field", ""))
            if field and not exists(entry, field):
                yield report(no_such_field, entry.place("unverified", index, "field"), f"条目里没有“{field}”这个字段")


def exists(entry: Entry[Any], dotted: str) -> bool:
    """Whether a dotted path of keys and row ids leads to a value of the entry."""
    value: Any = entry.data
    for step in dotted.split("."):
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, list):
            rows = [row for row in value if isinstance(row, dict) and step in row.values()]
            if not rows:
                return False
            value = rows[0]
        else:
            return False
    return True
