"""QD206."""

from collections.abc import Iterator
from typing import Any

from qingdan.diagnostics import Diagnostic, Related, Severity, report, rule
from qingdan.model import Entry, Registry


@rule("QD206", Severity.WARNING)
def reference_to_retired(registry: Registry) -> Iterator[Diagnostic]:
    r"""引用了已经取消的条目。

    为什么：在用的条目指向已经取消、撤销的条目，读者会被领到一扇关着的门前。
    改法：改为引用承接它的条目；确应保留的，写豁免并说明理由。

    正例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        parent: shi
        status: 在用

    反例:
        # lists/organisations/yi.yml
        name: 乙局
        kind: 工作部门
        level: 市级
        status: 撤销
        retired: {date: 2026-01-01}
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        parent: yi
                ^^
        status: 在用
    """
    known: dict[str, Entry[Any] | None] = {}
    for key, references in registry.references.items():
        source = registry.entries[key]
        if source.retired or source.collection.record:
            continue
        for reference in references:
            name = reference.target
            if name not in known:
                found = registry.get(name)
                known[name] = found if found is not None and found.retired else None
            target = known[name]
            if target is None or reference.local or _speaks_of_the_past(source.collection.name, reference.path):
                continue
            yield report(
                reference_to_retired,
                source.place(*reference.path),
                f"{reference.field.label}引用的“{target.name}”已经{_status(target.data)}",
                related=[Related(target.place("status"), "它的状态")],
            )


def _speaks_of_the_past(collection: str, path: tuple[str | int, ...]) -> bool:
    """Transfers and replacements tell of events, a responsibility keeps its power, and QD205 is about guides and their powers."""
    return (
        (bool(path) and path[0] in ("transfers", "retired", "replaces"))
        or (collection, path) == ("guides", ("power",))
        or not path
    )


def _status(data: dict[str, object]) -> str:
    return str(data.get("status", "取消"))
