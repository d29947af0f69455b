"""QD312."""

from collections.abc import Iterator
from typing import Any

from qingdan.checks.rules.basis.cited import citations
from qingdan.diagnostics import Diagnostic, Reach, report, rule
from qingdan.model import Entry, Registry


@rule("QD312", reach=Reach(sees={"laws"}))
def law_of_another_place(registry: Registry) -> Iterator[Diagnostic]:
    r"""引用了别处的地方性法规或者规章。

    为什么：地方性法规、地方政府规章只在本行政区域内有效，外省、外市的管不到这里。
    依据：立法法第八十条、第八十一条、第九十三条。
    改法：改引国家的或者本地的法律文件；适用地区抄错的，改正法律文件的 region。

    正例:
        # lists/laws/tiaoli.yml
        name: 示例条例
        kind: 地方性法规
        region: "130000"
        versions: [{date: 2020-01-01}]
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: tiaoli, article: "12", role: 设定}]
        certificate: 示例许可证

    反例:
        # lists/laws/tiaoli.yml
        name: 示例条例
        kind: 地方性法规
        region: "150000"
        versions: [{date: 2020-01-01}]
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: tiaoli, article: "12", role: 设定}]
                      ^^^^^^
        certificate: 示例许可证
    """
    here = str(registry.about.get("division", ""))
    entry, own, within = None, "", ""
    for one in citations(registry, lambda one: bool(_region(one.law))):
        if one.entry is not entry:
            entry = one.entry
            body = registry.get(f"organisations/{entry.id.partition('/')[0]}")
            own = str(body.get("division", default=here)) if body is not None else here
            within = _stem(own)
        region, beyond = _region(one.law), _stem(_region(one.law))
        if own and not within.startswith(beyond) and not beyond.startswith(within):
            place = one.entry.place(*one.path, "law")
            yield report(law_of_another_place, place, f"《{one.law.name}》适用于 {region}，不适用于 {own}")


def _region(law: Entry[Any]) -> str:
    """Where a law holds; empty where that is not said."""
    return str(law.get("region", default=""))


def _stem(division: str) -> str:
    """The part of a GB/T 2260 code that all divisions below it share."""
    code = division[:6]
    return code.removesuffix("00").removesuffix("00")
