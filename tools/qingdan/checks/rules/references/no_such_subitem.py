"""QD217."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD217")
def no_such_subitem(registry: Registry) -> Iterator[Diagnostic]:
    r"""所属子项不在职权里。

    为什么：指南要对得上职权的具体子项，否则同一职权的几份指南分不清。
    改法：改成职权里已有的子项标识，或者先在职权里写上这个子项。

    正例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
        subitem: jia-xiang
                 ^^^^^^^^^
        status: 在用
        handling: 即办件
        audience: [企业法人]
        time_limit: {promised: {value: 0, unit: 工作日}}
        online: 办理
        visits: 0
        channels: [网上]
        result: {name: 示例许可证, kind: 证照}
        fees: []
        materials: []
        steps: [{id: shouli, name: 受理, actor: 窗口}]
    """
    for guide in registry.guides:
        wanted = guide.get("subitem")
        power = registry.get(f"power/{guide.get('power')}")
        if not wanted or power is None:
            continue
        known = [str(row.get("id")) for row in power.rows("subitems")]
        if wanted not in known:
            listed = "、".join(known)
            fix = f"可用的子项：{listed}" if known else "职权没有子项，删掉这一行"
            yield report(no_such_subitem, guide.place("subitem"), f"职权“{power.name}”没有子项“{wanted}”", fix)
