"""QD213."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD213")
def no_such_rule(registry: Registry) -> Iterator[Diagnostic]:
    r"""豁免了不存在的，或者不能豁免的检查。

    为什么：豁免写错了代码，等于没有豁免；读取和格式的错误不能豁免。
    改法：改成报错信息里的代码；用 qingdan explain 查看全部代码。

    正例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 在用
        waivers: [{rule: QD211, reason: 公布的代码如此}]

    反例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 在用
        waivers: [{rule: QD024, reason: 不想改}]
                         ^^^^^
    """
    from qingdan.checks.catalogue import rule_for  # noqa: PLC0415 the catalogue imports every check, this one too

    for entry in registry.entries.values():
        for index, row in enumerate(entry.rows("waivers")):
            code = str(row.get("rule", ""))
            known = rule_for(code)
            if known is None or not known.waivable:
                problem = "不存在" if known is None else "不能豁免"
                yield report(no_such_rule, entry.place("waivers", index, "rule"), f"检查代码“{code}”{problem}")
