"""Run every check and apply the waivers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from qingdan.checks.catalogue import Check, registry_checks, rule_for
from qingdan.checks.crash import crash
from qingdan.checks.fold import folded
from qingdan.checks.graded import graded
from qingdan.checks.rules.writing.unfilled import told_as_blanks
from qingdan.checks.too_many_findings import MOST, too_many_findings
from qingdan.checks.waivers import waive
from qingdan.diagnostics import Diagnostic, Severity, rule_of
from qingdan.model import Registry, build_registry
from qingdan.read import Document, Reading, Source, read_lists
from qingdan.read.document import Writing
from qingdan.read.layout import LISTS
from qingdan.read.processes import WORTH_SPREADING, spread, uncollected
from qingdan.schema import Schemas, check_shape, load_schemas
from qingdan.schema.violation import Validator

_T = TypeVar("_T")

# After these a line's keys are not what was meant: to speak of their shape would be noise.
_SWALLOWS_KEYS = frozenset({"QD031", "QD034", "QD037", "QD041", "QD045"})

# The folders with a check that goes through all references of a registry, which are gathered when they are first asked for.
_LED = dict.fromkeys(("references", "basis", "adjustments"), "references")
_LONGEST = ("references", "writing", "tables")
"""What lasts longest, in that order: it is begun first, so that all processes end at about the same time."""

Progress = Callable[[str, int, int], None]


def silent(what: str, done: int, total: int) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run found: the registry that was checked and its diagnostics, sorted; waived ones carry their reason."""

    registry: Registry
    reading: Reading
    diagnostics: Sequence[Diagnostic]

    @property
    def open(self) -> Sequence[Diagnostic]:
        """The diagnostics that no waiver covers."""
        return [each for each in self.diagnostics if not each.waived]

    def count(self, severity: Severity) -> int:
        """How many open diagnostics weigh this much."""
        return sum(each.severity is severity for each in self.open)

    @property
    def unpublishable(self) -> bool:
        """Whether an error forbids publishing: all do but those of which the site itself tells its readers."""
        return any(map(stops, self.open))


def stops(each: Diagnostic) -> bool:
    """Whether a finding forbids publishing: an error does, unless the site itself tells its readers of what is wrong."""
    if each.severity is not Severity.ERROR:
        return False
    found = rule_for(each.code)
    return found is None or not found.published


def check(
    source: Source,
    fallback: Source | None = None,
    *,
    checks: Iterable[Check] | None = None,
    as_of: str = "",
    progress: Progress = silent,
) -> Outcome:
    """Check everything in a source.

    ``fallback`` gives the schemas where the source has none of its own; ``as_of`` is the day (YYYY-MM-DD) that dates
    are compared with.
    """
    with uncollected():
        return _check(source, fallback, checks, as_of, progress)


def _check(
    source: Source, fallback: Source | None, checks: Iterable[Check] | None, as_of: str, progress: Progress
) -> Outcome:
    schemas = load_schemas(source, fallback)
    if schemas.diagnostics:
        return broken_schemas(schemas, as_of)
    reading = read_lists(
        source, schemas.layout, lambda done, total: progress("读取", done, total), meanwhile=registry_checks
    )
    registry = build_registry(reading, schemas, as_of)
    every = list(registry_checks() if checks is None else checks)
    found = [*reading.diagnostics]
    for part in in_turn(
        families_of(every),
        lambda family: findings_of([family], registry, progress),
        lambda: shapes_of(reading, schemas, progress),
        len(registry.entries),
    ):
        found += part
    ran = frozenset(rule_of(each).code for each in every)
    return Outcome(registry, reading, sorted(settle(found, registry, reading.documents, ran)))


def broken_schemas(schemas: Schemas, as_of: str = "") -> Outcome:
    """The outcome of a check whose schemas are broken: the findings about the schemas, and none about the lists."""
    reading = Reading({}, (), ())
    registry = build_registry(reading, schemas, as_of)
    return Outcome(registry, reading, sorted(settle(schemas.diagnostics, registry, {})))


def in_turn(
    families: Sequence[Sequence[Check]],
    of_family: Callable[[Sequence[Check]], list[_T]],
    of_shapes: Callable[[], list[_T]],
    entries: int,
) -> list[list[_T]]:
    """What the families of checks find and what the shapes give: each a piece of work, for several processes where there are many entries."""
    work: list[Callable[[], list[_T]]] = [partial(of_family, family) for family in families]
    work.insert(len(_LONGEST), of_shapes)
    least = 2 if entries >= WORTH_SPREADING else len(work) + 1
    return spread(lambda part: [each for piece in part for each in piece()], work, least, grain=1)


def settle(
    found: Iterable[Diagnostic],
    registry: Registry,
    texts: Mapping[str, Document | Writing],
    ran: frozenset[str] | None = None,
    keys: Mapping[str, str] | None = None,
) -> list[Diagnostic]:
    """Findings as they are told: each once, with its entry, those at blanks as blanks, the waived ones marked.

    What is told of a file hangs on its findings and its entry alone. ``ran`` are the codes of the checks that ran, all where it is None.
    ``keys`` are those of the entries by path; where they are given, the registry has to have the entries with waivers alone.
    """
    codes = frozenset(rule_of(each).code for each in registry_checks()) if ran is None else ran
    by_path = {entry.path: entry.key for entry in registry.entries.values()} if keys is None else keys
    named = [replace(each, entry=by_path.get(each.place.path, "")) for each in at_most(folded(found))]
    return waive(graded(told_as_blanks(named, texts), registry), registry, codes)


def shapes_of(
    reading: Reading, schemas: Schemas, progress: Progress, validator: Validator | None = None
) -> list[Diagnostic]:
    """The shape faults; a value that could not be read is not blamed for its shape as well."""
    by_name = {each.name: each for each in schemas.collections}
    refused = {(each.place.path, each.place.line, each.place.column) for each in reading.diagnostics}
    swallowed = {(each.place.path, each.place.line) for each in reading.diagnostics if each.code in _SWALLOWS_KEYS}
    validator, layout = validator or Validator(schemas.documents), schemas.layout
    documents = reading.documents.values()
    found: list[Diagnostic] = []
    for done, document in enumerate(documents):
        progress("校验格式", done, len(documents))
        placed = layout.collection_of(document.path)
        if placed is not None:
            found += [
                each
                for each in check_shape(document, by_name[placed[0]], schemas.documents, validator)
                if (document.path, each.place.line, each.place.column) not in refused
                and (document.path, each.place.line) not in swallowed
            ]
    progress("校验格式", len(documents), len(documents))
    return found


def families_of(checks: Iterable[Check]) -> Sequence[Sequence[Check]]:
    """The checks of each folder together, since they work out the same things first; the family that lasts longest first."""
    families: dict[str, list[Check]] = {}
    for each in checks:
        folder = each.__module__.rpartition(".")[0].rpartition(".")[2]
        families.setdefault(_LED.get(folder, folder), []).append(each)
    order = {name: at for at, name in enumerate(_LONGEST)}
    return [
        families[name]
        for name in sorted(families, key=lambda name: (order.get(name, len(order)), -len(families[name])))
    ]


def findings_of(families: Sequence[Sequence[Check]], registry: Registry, progress: Progress) -> list[Diagnostic]:
    """The findings of some families of checks."""
    checks = [each for family in families for each in family]
    found: list[Diagnostic] = []
    for done, each in enumerate(checks):
        progress("检查", done, len(checks))
        found += run_one(each, registry)
    progress("检查", len(checks), len(checks))
    return found


def run_one(one: Check, registry: Registry, let: type[Exception] | tuple[()] = ()) -> list[Diagnostic]:
    """The findings of one check; a crash is a finding that names the check. Raises what it is told to ``let`` through."""
    found: list[Diagnostic] = []
    try:
        found.extend(one(registry))
    except let:
        raise
    except Exception as problem:  # noqa: BLE001 a crash inside one check must not hide the findings of the others
        found.extend(crash(one, problem, LISTS))
    return found


def at_most(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each finding once, and of one file no more than a person can use, errors before all else; how many were left out is a finding too."""
    by_path: dict[str, list[Diagnostic]] = {}
    for each in set(found):
        by_path.setdefault(each.place.path, []).append(each)
    out: list[Diagnostic] = []
    for path in sorted(by_path):
        mine = by_path[path]
        if len(mine) > MOST:
            errors = [each for each in mine if each.severity is Severity.ERROR]
            mine = [*_first(errors), *_first([each for each in mine if each.severity is not Severity.ERROR])]
        out += [*mine[:MOST], *too_many_findings(path, mine)]
    return out


def _first(mine: list[Diagnostic]) -> list[Diagnostic]:
    """The findings of a file, in order so far as they are shown: of hundreds of thousands, the many others as they come."""
    if len(mine) <= MOST + 1:
        return sorted(mine, key=_order)
    last = sorted((each.place.line, each.place.column) for each in mine)[MOST]
    early: list[Diagnostic] = []
    late: list[Diagnostic] = []
    for each in mine:
        (early if (each.place.line, each.place.column) <= last else late).append(each)
    return [*sorted(early, key=_order), *late]


def _order(each: Diagnostic) -> tuple[object, ...]:
    """What findings are sorted by, as one value that is quickly compared; the order is that of the records themselves."""
    at = each.place
    head = (at.path, at.line, at.column, at.end_line, at.end_column, each.code, each.severity, each.message)
    return (*head, each.fix, each.related, each.edits, each.entry, each.waived, each.private)
