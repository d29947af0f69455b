"""QD311."""

from collections.abc import Iterator, Mapping
from typing import Any

from qingdan.checks.rules.basis.cited import BasisCitation, doubled_bases
from qingdan.diagnostics import Diagnostic, Reach, Related, Severity, report, rule
from qingdan.model import Registry


@rule("QD311", Severity.WARNING, reach=Reach(sees={"laws"}))
def cited_twice(registry: Registry) -> Iterator[Diagnostic]:
    r"""同一条写了两遍。

    为什么：同一部法律的同一条、同一个作用写成两行，看上去有两个依据，其实只有一个。
    依据：全国人大常委会法工委《立法技术规范（试行）》关于引用条文的规定。
    改法：删去一行；引的是不同的款、项的，写上款、项。

    正例:
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{id: yi, law: fa, article: "12", paragraph: 1, role: 设定}, {id: er, law: fa, article: "12", paragraph: 2, role: 设定}]
        certificate: 示例许可证

    反例:
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{id: yi, law: fa, article: "12", role: 设定}, {id: er, law: fa, article: "12", role: 设定}]
                                                                            ^^
        certificate: 示例许可证
    """
    for rows in doubled_bases(registry):
        first: dict[tuple[str, ...], BasisCitation] = {}
        for one in rows:
            earlier = first.setdefault(_exact(one.row), one)
            # Rows that do not even differ in their id are one row written twice, which is a fault of shape.
            if earlier is not one and earlier.row.get("id") != one.row.get("id") and "article" in one.row:
                related = [Related(one.entry.place(*earlier.path, "law"), "先写的一行")]
                message = f"《{one.law.name}》第 {one.row['article']} 条已经写过"
                yield report(cited_twice, one.entry.place(*one.path, "law"), message, related=related)


def _exact(row: Mapping[str, Any]) -> tuple[str, ...]:
    """What a row cites, to the item."""
    return tuple([str(row.get(name)) for name in ("law", "article", "paragraph", "item", "version", "role")])
