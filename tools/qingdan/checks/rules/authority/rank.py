"""Which instruments set a power, and how high they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from qingdan.model import Entry, Registry

LICENCES = ("法律", "行政法规", "国务院决定", "地方性法规", "省级政府规章")
"""What may set a 行政许可, 行政许可法 §14–15."""
REGULATIONS = ("部门规章", "省级政府规章", "设区的市政府规章")
DOCUMENTS = ("规范性文件", "标准", "党内法规")
"""What stands below 规章: it may not add to the duties of others, 优化营商环境条例 §64."""


def setting(registry: Registry, power: Entry[Any]) -> list[tuple[int, Mapping[str, Any], str]]:
    """The rows that set a power (all rows, where none says 设定) with their number and the kind of their law.

    Empty when some law is not known: nothing is judged on half of the grounds.
    """
    rows = list(enumerate(power.rows("basis")))
    chosen = [(index, row) for index, row in rows if row.get("role") == "设定"] or rows
    out: list[tuple[int, Mapping[str, Any], str]] = []
    for index, row in chosen:
        law = registry.get(f"laws/{row.get('law')}")
        if law is None:
            return []
        out.append((index, row, str(law.get("kind"))))
    return out


def powers(registry: Registry, type_: str) -> Iterator[Entry[Any]]:
    """The powers of a type that are in force."""
    return (power for power in registry.powers if power.get("type") == type_ and not power.retired)


def kinds_of(registry: Registry, rows: Iterable[Mapping[str, Any]]) -> set[str]:
    """The kinds of the laws that rows of a basis name; empty when some law is not known, as with ``setting``."""
    laws = [registry.get(f"laws/{row.get('law')}") for row in rows if isinstance(row, dict)]
    return set() if any(law is None for law in laws) else {str(law.get("kind")) for law in laws if law is not None}
