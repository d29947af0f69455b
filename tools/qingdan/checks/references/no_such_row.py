"""QD208."""

from collections.abc import Iterator

from rapidfuzz import process

from qingdan.diagnostics import Diagnostic, Edit, report, rule
from qingdan.model import Registry


@rule("QD208")
def no_such_row(registry: Registry) -> Iterator[Diagnostic]:
    r"""引用了本文件里没有的行。

    为什么：环节转到一个不存在的环节，流程图就断了；用到一份不存在的材料，材料表就对不上。
    改法：改成本文件里已有的行标识。

    正例:
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
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
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 0, unit: 工作日}, next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 0, unit: 工作日}}

    反例:
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
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
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 0, unit: 工作日}, next: [{to: jueden}]}
                                                                                               ^^^^^^
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 0, unit: 工作日}}
    """
    for key, references in registry.references.items():
        entry = registry.entries[key]
        rows: dict[str, list[str]] = {}
        for reference in references:
            if not reference.local:
                continue
            name, _, wanted = reference.target.partition("/")
            if name not in rows:
                rows[name] = [str(row.get("id")) for row in entry.rows(name)]
            if wanted in rows[name]:
                continue
            field = entry.collection.root.properties.get(name)
            title = field.title if field is not None else name
            nearest = process.extractOne(wanted, rows[name], score_cutoff=55)
            place = entry.place(*reference.path)
            yield report(
                no_such_row,
                place,
                f"{reference.field.label or title}引用的“{wanted}”不在本文件的{title}里",
                f"改成“{nearest[0]}”" if nearest else f"可用的行标识：{'、'.join(rows[name])}",
                edits=[Edit(place, nearest[0])] if nearest else (),
            )
