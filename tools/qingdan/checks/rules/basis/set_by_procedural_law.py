"""QD310."""

from collections.abc import Iterator

from qingdan.checks.rules.authority.rank import setting
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

SETS_NONE = {
    "行政许可法": ("行政许可",),
    "行政处罚法": ("行政许可", "行政处罚"),
    "行政强制法": ("行政许可", "行政处罚", "行政征收"),
    "行政复议法": ("行政许可", "行政处罚", "行政强制", "行政征收", "行政检查"),
    "行政诉讼法": ("行政许可", "行政处罚", "行政强制", "行政征收", "行政检查"),
}
"""Which types of power a law does not set. 行政许可法 §78 sets a warning, 行政强制法 §50, §52 performance by another."""


@rule("QD310", Severity.WARNING)
def set_by_procedural_law(registry: Registry) -> Iterator[Diagnostic]:
    r"""用规定程序的法律来设定职权。

    为什么：行政许可法、行政处罚法规定怎样设定、怎样实施，本身不设定哪一项许可、哪一种处罚；写成设定依据，等于没有依据。
    依据：行政许可法第十二条、第十四条；行政处罚法第十条。
    改法：设定依据改引设定这项职权的那部法律、法规；程序法的作用写“程序”。

    正例:
        # lists/laws/xuke-fa.yml
        name: 中华人民共和国行政许可法
        kind: 法律
        versions: [{date: 2019-04-23, articles: 83}]
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", role: 设定}, {law: xuke-fa, article: "42", role: 程序}]
        certificate: 示例许可证

    反例:
        # lists/laws/xuke-fa.yml
        name: 中华人民共和国行政许可法
        kind: 法律
        versions: [{date: 2019-04-23, articles: 83}]
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: xuke-fa, article: "12", role: 设定}]
                      ^^^^^^^
        certificate: 示例许可证
    """
    for power in registry.powers:
        if power.retired:
            continue
        found = setting(registry, power)
        laws = {index: registry.get(f"laws/{row.get('law')}") for index, row, _ in found}
        names = {index: law.name for index, law in laws.items() if law is not None}
        wrong = [index for index, name in names.items() if power.get("type") in SETS_NONE.get(_plain(name), ())]
        # Where no row says 设定 all of them are taken for grounds: only when nothing else is there is there no ground.
        explicit = any(row.get("role") == "设定" for _, row, _ in found)
        for index in wrong if explicit or len(wrong) == len(found) else ():
            place = power.place("basis", index, "law")
            yield report(set_by_procedural_law, place, f"《{names[index]}》规定程序，不设定这项{power.get('type')}")


def _plain(name: str) -> str:
    return name.removeprefix("中华人民共和国")
