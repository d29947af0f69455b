"""QD216."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Reach, report, rule
from qingdan.model import Registry


@rule("QD216", reach=Reach(sees={"organisations"}, turns={"organisations"}))
def circular_parent(registry: Registry) -> Iterator[Diagnostic]:
    r"""机构的上级绕成了圈。

    为什么：甲的上级是乙，乙的上级又是甲，层级就理不清，机构页也列不出来。
    改法：改正其中一个机构的上级。

    正例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        parent: shi
        status: 在用

    反例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        parent: jia
                ^^^
        status: 在用
    """
    parents = {entry.id: entry.get("parent") for entry in registry.organisations}
    for entry in registry.organisations:
        chain = [entry.id]
        above = parents.get(entry.id)
        while isinstance(above, str) and above not in chain:
            chain.append(above)
            above = parents.get(above)
        if above == entry.id:
            shown = " → ".join([*chain, entry.id])
            yield report(circular_parent, entry.place("parent"), f"上级机构绕成了圈：{shown}")
