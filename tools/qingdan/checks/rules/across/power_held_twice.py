"""QD701."""

from collections.abc import Iterator
from typing import Any

from qingdan.diagnostics import Diagnostic, Reach, Related, Severity, report, rule
from qingdan.model import Entry, Registry


@rule("QD701", Severity.WARNING, reach=Reach(sees={"power"}, turns={"power", "organisations"}))
def power_held_twice(registry: Registry) -> Iterator[Diagnostic]:
    r"""同级的两个机构有同一项职权。

    为什么：同一件事两家都管，出了问题两家都不管，对企业还会重复检查、重复处罚。
    依据：《关于推行地方各级政府工作部门权力清单制度的指导意见》（2015年）：理清部门之间的职责交叉；行政处罚法第二十五条、第二十九条。
    开发区管理机构行使的是区里的职权，与市的部门同名的不算。
    改法：明确由一家行使，另一家的条目取消或者划转；确由两家分工的，在名称或者内容里写明各自的范围。

    正例:
        # lists/organisations/yi.yml
        name: 乙局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        # lists/organisations/yi.yml
        name: 乙局
        kind: 工作部门
        level: 市级
        status: 在用
        # lists/power/yi/jiancha.yml
        name: 示例检查
              ^^^^^^^^
        type: 行政检查
        organisation: yi
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        inspects: 示例
        # lists/power/ju/jiancha.yml
        name: 示例检查
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        inspects: 示例
    """
    first: dict[tuple[str, str, str], Entry[Any]] = {}
    for power in registry.powers:
        if power.retired or power.rows("transfers"):
            continue
        # A name may recur among districts, sub-districts and towns: each acts within its own bounds.
        if power.get("level") != "市级" or _of_a_zone(registry, power):
            continue
        key = (power.name, str(power.get("type")), str(power.get("level")))
        other = first.setdefault(key, power)
        if other.get("organisation") != power.get("organisation"):
            body = registry.get(f"organisations/{other.get('organisation')}")
            holder = body.name if body is not None else str(other.get("organisation"))
            related = [Related(other.place("name"), "另一家的条目")]
            yield report(
                power_held_twice, power.place("name"), f"“{power.name}”与{holder}的职权同名同类", related=related
            )


def _of_a_zone(registry: Registry, power: Entry[Any]) -> bool:
    """Whether a power is held by the body of a development zone, which acts within its own bounds."""
    body = registry.get(f"organisations/{power.get('organisation')}")
    return body is not None and body.get("kind") == "开发区管理机构"
