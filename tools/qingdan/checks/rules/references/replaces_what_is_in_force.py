"""QD223."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Related, report, rule
from qingdan.model import Registry


@rule("QD223")
def replaces_what_is_in_force(registry: Registry) -> Iterator[Diagnostic]:
    r"""代替的条目还有效。

    为什么：写了代替，旧的却还在用，群众不知道照哪一份办；新的比旧的重，也会被旧的遮住。
    依据：清单自身的约定：写在 replaces 里的，是已经停用的条目。
    改法：把旧的停用（写 status 和 retired）；旧的还要用的，不写代替。

    正例:
        # lists/guides/ju/jiu.yml
        name: 旧指南
        power: ju/xuke
        status: 停用
        retired: {date: 2026-01-01}
        handling: 即办件
        audience: [企业法人]
        time_limit: {promised: {value: 0, unit: 工作日}}
        online: 办理
        visits: 0
        channels: [网上]
        result: {name: 示例许可证, kind: 证照}
        fees: []
        materials: []
        steps: [{id: shouli, name: 受理, actor: 窗口, limit: {value: 0, unit: 工作日}}]
        # lists/guides/ju/xin.yml
        name: 新指南
        power: ju/xuke
        replaces: [ju/jiu]
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
        steps: [{id: shouli, name: 受理, actor: 窗口, limit: {value: 0, unit: 工作日}}]

    反例:
        # lists/guides/ju/jiu.yml
        name: 旧指南
        power: ju/xuke
        status: 在用
        # lists/guides/ju/xin.yml
        name: 新指南
        power: ju/xuke
        replaces: [ju/jiu]
                   ^^^^^^
        status: 在用
    """
    for key, references in registry.references.items():
        source = registry.entries[key]
        for reference in references:
            if reference.path[:1] != ("replaces",):
                continue
            target = registry.get(reference.target)
            if target is not None and not target.retired:
                place = source.place(*reference.path)
                own = target.key == key
                told = "代替的是它自己" if own else f"代替的“{target.name}”还有效"
                related = () if own else (Related(target.place("status"), "它的状态"),)
                yield report(replaces_what_is_in_force, place, told, related=list(related))
