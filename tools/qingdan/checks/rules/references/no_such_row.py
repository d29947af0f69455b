"""QD208."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rapidfuzz import process

from qingdan.diagnostics import Diagnostic, Edit, report, rule
from qingdan.model import Entry, Reference, Registry
from qingdan.schema.meant import SEPARATOR


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
            if wanted not in rows[name]:
                yield _no_such(entry, reference, wanted, name)


def _no_such(entry: Entry[Any], reference: Reference, wanted: str, name: str) -> Diagnostic:
    rows = [str(row.get("id")) for row in entry.rows(name)]
    field = entry.collection.root.properties.get(name)
    title = field.title if field is not None else name
    place = entry.place(*reference.path)
    message = f"{reference.field.label or title}引用的“{wanted}”不在本文件的{title}里"
    named = [_named(part, entry.rows(name)) for part in SEPARATOR.split(wanted)]
    alone = len(named) == 1 or isinstance(reference.path[-1], int)
    if all(named) and alone and reference.path:
        new = ", ".join(named)
        return report(no_such_row, place, f"{message}：这里写标识，不写名称", f"写成 {new}", edits=[Edit(place, new)])
    nearest = process.extractOne(wanted, rows, score_cutoff=55)
    return report(
        no_such_row,
        place,
        message,
        f"改成“{nearest[0]}”" if nearest else f"可用的行标识：{'、'.join(rows)}",
        edits=[Edit(place, nearest[0], guess=True)] if nearest else (),
    )


def _named(text: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """The id of the only row that has it or that name; empty where there is none such."""
    plain = text.strip("“”《》\"' ")
    found = [str(row.get("id")) for row in rows if plain in (row.get("id"), row.get("name"), row.get("title"))]
    return found[0] if len(found) == 1 else ""
