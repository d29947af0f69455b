"""The report between two states of the lists: of a great change, a part of the files at a time.

What was read for one part is let go before the next is begun, so that memory stays flat, and where the system can copy a process
cheaply the parts are shared out. The report is the same to the byte as that of one comparison.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from qingdan.diff import Comparison, ComparisonError, compare_sources, judge
from qingdan.diff.comparison import compare_files
from qingdan.diff.cover import Cover
from qingdan.diff.decisions import said_in
from qingdan.diff.reach import reached_by, with_reach
from qingdan.diff.stand import standing_of
from qingdan.diff.state import states
from qingdan.model.version import PATH
from qingdan.read import Source
from qingdan.read.changed import FOLDERS, files_of
from qingdan.read.layout import LISTS
from qingdan.read.processes import spread
from qingdan.read.revision import Revision
from qingdan.render.changes.later import joined, later_sections, with_later
from qingdan.render.changes.packed import pack, unpack
from qingdan.render.changes.report import EntrySection, Report, build_report
from qingdan.render.changes.wording import Wording
from qingdan.schema import Schemas

_MANY = 600
"""Files that differ for which more than one part, and more than one process, is worth its start."""
_PART = 100
_SAYING = (LISTS + "/adjustments/", LISTS + "/wording/")
_Names: TypeAlias = tuple[str, tuple[str, str]]
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Gated:
    """How the gate looks at a range: the later state's day (YYYY-MM-DD), and whether it judges the range, or what is said where not."""

    day: str = ""
    judged: bool = True
    note: str = ""


def report_between(base: Source, head: Source, schemas: Schemas, gated: Gated) -> Report:
    """What changed between two states, judged and in words. Raises ComparisonError as ``compare_sources`` does."""
    found = in_parts(base, head, schemas, gated, Making(list, pack, unpack(schemas)))
    if found is None:
        return in_one_pass(base, head, schemas, gated)
    sections, first = found
    return Report(base.name, head.name, _reaching(joined(sections), first), gated.note)


def in_one_pass(base: Source, head: Source, schemas: Schemas, gated: Gated) -> Report:
    """The report of all changes from ``base`` to ``head``, compared at once; ``in_parts`` makes that of many changes a part at a time."""
    comparison = compare_sources(base, head, schemas)
    cover = Cover(comparison, gated.day)
    standing = standing_of(cover, judged=gated.judged)
    report = build_report(comparison, with_reach(judge(comparison), comparison.head), standing)
    return replace(with_later(report, cover, lambda _: gated.judged), note=gated.note)


class Making(NamedTuple, Generic[Made]):
    """What is made of sections, and how that goes from one process to another."""

    make: Callable[[Sequence[EntrySection]], list[Made]]
    pack: Callable[[list[Made]], bytes]
    unpack: Callable[[bytes], list[Made]]


def in_parts(
    base: Source, head: Source, schemas: Schemas, gated: Gated, making: Making[Made]
) -> tuple[list[Made], Comparison] | None:
    """What is made of the sections, in no order and without what rests on their entries; and the comparison of the first files.

    None where the files are few, or where something is wrong, which is told of all files and in one order.
    """
    if not (isinstance(base, Revision) and isinstance(head, Revision) and base.root == head.root):
        return None
    names = sorted(base.blobs_against(head, FOLDERS).items())
    if len(names) < _MANY:
        return None
    earlier, later = states(base, head, schemas, registry=any(path == PATH for path, _ in names))

    def work(part: Sequence[_Names]) -> list[Made]:
        out: list[Made] = []
        for files in _parts(part):
            comparison = compare_files(earlier, later, files_of(base, files))
            out += made(comparison)
            for state in (earlier, later):
                state.forget(comparison.before.keys() | comparison.after.keys())
        return out

    def meanwhile() -> None:
        found.extend(made(first))
        found.extend(making.make(later_sections(Cover(first, gated.day, said), lambda _: gated.judged)))

    def made(comparison: Comparison) -> list[Made]:
        standing = standing_of(Cover(comparison, gated.day, said), judged=gated.judged)
        return making.make(build_report(comparison, judge(comparison, said.made), standing).sections)

    found: list[Made] = []
    try:
        first = compare_files(earlier, later, files_of(base, [each for each in names if _concerns_others(each)]))
        said = said_in(first)
        alone = sorted((each for each in names if not _concerns_others(each)), key=_item)
        for some in spread(work, alone, _MANY, making.pack, making.unpack, _PART, meanwhile):
            found += some
    except ComparisonError:
        return None
    return found, first


def _concerns_others(name: _Names) -> bool:
    """Whether other files cannot be judged without this one: a decision, a year's book, or one side of what may have moved."""
    path, (old, new) = name
    return not old or not new or path.startswith(_SAYING)


def _item(name: _Names) -> tuple[str, str]:
    """What brings a power, its responsibility and its guides into one part: they are asked for each other's names."""
    return name[0].split("/", 2)[-1], name[0]


def _parts(names: Sequence[_Names]) -> Iterator[Sequence[_Names]]:
    for start in range(0, len(names), _PART):
        yield names[start : start + _PART]


def _reaching(sections: Sequence[EntrySection], comparison: Comparison) -> Sequence[EntrySection]:
    """The sections with what rests on their entries."""
    reached = reached_by({each.key for each in sections}, comparison.head)
    wording = Wording(comparison)
    out = []
    for section in sections:
        keys = reached.get(section.key, ())
        names = tuple(wording.name(key) for key in keys)
        rows = [replace(row, change=replace(row.change, reaches=keys), reaches=names) for row in section.rows if keys]
        out.append(replace(section, rows=tuple(rows)) if rows else section)
    return out
