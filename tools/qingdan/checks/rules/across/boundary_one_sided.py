"""QD713."""

from collections.abc import Iterator
from typing import Any

from qingdan.diagnostics import Diagnostic, Reach, Severity, report, rule
from qingdan.model import Registry


@rule("QD713", Severity.NOTICE, reach=Reach(sees={"duties"}, turns={"duties", "organisations"}))
def boundary_one_sided(registry: Registry) -> Iterator[Diagnostic]:
    r"""职责边界只有一方写了。

    为什么：边界是两家的事；只有一家写，另一家可能不认。
    改法：请对方在自己的部门职责里写上同一条边界。

    正例:
        # lists/duties/ju.yml
        main: [{id: xuke, duty: 负责示例许可。}]

    反例:
        # lists/organisations/yi.yml
        name: 乙局
        kind: 工作部门
        level: 市级
        status: 在用
        # lists/duties/yi.yml
        main: [{id: yi, duty: 负责乙事。}]
        boundaries:
          - {id: bian, matter: 示例, neighbours: [ju], division: 乙局管前端，示例局管后端。}
                                                  ^^
    """
    named = {
        (entry.id, str(each))
        for entry in registry.all("duties")
        for row in entry.rows("boundaries")
        for each in _listed(row.get("neighbours"))
    }
    known = {entry.id for entry in registry.all("duties")}
    for entry in registry.all("duties"):
        told: set[str] = set()
        for index, row in enumerate(entry.rows("boundaries")):
            for position, other in enumerate(_listed(row.get("neighbours"))):
                if other in known and (other, entry.id) not in named and other not in told:
                    told.add(other)
                    body = registry.get(f"organisations/{other}")
                    name = body.name if body is not None else other
                    place = entry.place("boundaries", index, "neighbours", position)
                    yield report(boundary_one_sided, place, f"{name}的部门职责里没有与本部门的边界")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
