"""How many findings there are, by family, organisation and severity: a table for who plans the work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from qingdan.diagnostics import Diagnostic, Severity
from qingdan.render.text import width

_HEADS = {
    Severity.ERROR.value: "错误",
    Severity.WARNING.value: "警告",
    Severity.NOTICE.value: "提示",
    "waived": "已豁免",
}


def tally(
    diagnostics: Iterable[Diagnostic], families: Mapping[str, str], organisation_of: Callable[[str], str]
) -> dict[str, dict[str, dict[str, int]]]:
    """Counts as plain data: by family and by organisation, then by severity. Only rows with a finding are given.

    ``organisation_of`` gives the name of the organisation that answers for an entry's key, empty where none does.
    """
    found = list(diagnostics)
    by_family = _count((f"{_family(each)} {families.get(_family(each), '')}".strip(), each) for each in found)
    by_organisation = _count((organisation_of(each.entry) or "不属于某一机构", each) for each in found)
    return {
        "families": dict(sorted(by_family.items())),
        "organisations": dict(sorted(by_organisation.items(), key=_heaviest)),
    }


def tally_text(counts: Mapping[str, Mapping[str, Mapping[str, int]]]) -> str:
    """The counts as two tables, each with its total."""
    titles = {"families": "按类别", "organisations": "按机构"}
    return "\n".join(_table(titles[name], rows) for name, rows in counts.items())


def _family(each: Diagnostic) -> str:
    return f"{each.code[:3]}xx"


def _count(pairs: Iterable[tuple[str, Diagnostic]]) -> dict[str, dict[str, int]]:
    counted: dict[str, Counter[str]] = {}
    for name, each in pairs:
        counted.setdefault(name, Counter())["waived" if each.waived else each.severity.value] += 1
    return {name: {head: counts[head] for head in _HEADS} for name, counts in counted.items()}


def _heaviest(item: tuple[str, Mapping[str, int]]) -> tuple[list[int], str]:
    """Most errors first, then most warnings, then most notices, then by name."""
    return [-item[1][head] for head in _HEADS], item[0]


def _table(title: str, rows: Mapping[str, Mapping[str, int]]) -> str:
    total = {head: sum(row[head] for row in rows.values()) for head in _HEADS}
    widest = max(width(name) for name in [title, "合计", *rows])
    lines = [_line(title, list(_HEADS.values()), widest)]
    lines += [_line(name, [str(row[head]) for head in _HEADS], widest) for name, row in rows.items()]
    lines.append(_line("合计", [str(total[head]) for head in _HEADS], widest))
    return "\n".join(lines) + "\n"


def _line(name: str, cells: Sequence[str], widest: int) -> str:
    return name + " " * (widest - width(name)) + "".join(" " * (8 - width(cell)) + cell for cell in cells)
