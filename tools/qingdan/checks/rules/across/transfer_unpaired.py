"""QD709."""

from collections.abc import Iterator
from typing import Any

from qingdan.diagnostics import Diagnostic, Reach, report, rule
from qingdan.model import Entry, Registry

_GIVING = ("下放", "委托", "划转")


@rule("QD709", reach=Reach(sees={"power"}, turns={"power", "organisations"}))
def transfer_unpaired(registry: Registry) -> Iterator[Diagnostic]:
    r"""下放没有承接，或者承接没有下放。

    为什么：交出去没人接、接过来没人交，是审计最常见的“应承接未承接、明放暗不放”。
    依据：国务院办公厅关于全面实行行政许可事项清单管理的通知（国办发〔2022〕2号）。
    改法：在对方的职权里写上另一端（下放写 to，承接写 from），并互写对应条目。

    正例:
        # lists/organisations/jie.yml
        name: 示例街道
        kind: 派出机关
        level: 乡级
        status: 在用

    反例:
        # lists/organisations/jie.yml
        name: 示例街道
        kind: 派出机关
        level: 乡级
        status: 在用
        # lists/power/ju/jiancha.yml
        name: 示例检查
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        transfers: [{kind: 下放, to: jie, since: 2020-01-01}]
                           ^^^^
        inspects: 示例
    """
    ends = {
        (str(p.get("organisation")), str(r.get("from")))
        for p in registry.powers
        for r in p.rows("transfers")
        if r.get("kind") == "承接"
    }
    starts = {
        (str(p.get("organisation")), str(r.get("to")))
        for p in registry.powers
        for r in p.rows("transfers")
        if r.get("kind") in _GIVING
    }
    for power in registry.powers:
        for index, row in enumerate(power.rows("transfers")):
            if not _paired(registry, power, row, ends, starts):
                other, verb = (row.get("to"), "承接") if row.get("kind") == "下放" else (row.get("from"), "下放")
                body = registry.get(f"organisations/{other}")
                name = body.name if body is not None else str(other)
                place = power.place("transfers", index, "kind")
                yield report(transfer_unpaired, place, f"{row.get('kind')}缺了另一端：{name}没有相应的{verb}")


def _paired(
    registry: Registry, power: Entry[Any], row: dict[str, Any], ends: set[tuple[str, str]], starts: set[tuple[str, str]]
) -> bool:
    if row.get("kind") not in ("下放", "承接"):
        return True
    counterpart = registry.get(f"power/{row.get('counterpart')}")
    if counterpart is not None:
        wanted = ("承接",) if row["kind"] == "下放" else _GIVING
        return any(each.get("kind") in wanted for each in counterpart.rows("transfers"))
    if row["kind"] == "下放":
        return (str(row.get("to")), str(power.get("organisation"))) in ends
    return (str(row.get("from")), str(power.get("organisation"))) in starts
