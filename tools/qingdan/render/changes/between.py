"""The report between two states of the lists: of a great change, a part of the files at a time.

What was read for one part is let go before the next is begun, so that memory stays flat, and where the system can copy a process
cheaply the parts are shared out. The report is the same to the byte as that of one comparison.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from qingdan.diff import Comparison, ComparisonError, compare_sources, judge
from qingdan.diff.comparison import compare_files
from qingdan.diff.decisions import decisions
from qingdan.diff.reach import with_reach
from qingdan.diff.state import State
from qingdan.read import Source
from qingdan.read.changed import FOLDERS, files_of
from qingdan.read.processes import spread
from qingdan.read.revision import Revision
from qingdan.render.changes.packed import pack, unpack
from qingdan.render.changes.report import Report, Section, build_report
from qingdan.render.changes.wording import Wording
from qingdan.schema import Schemas

_MANY = 600
"""Files that differ for which more than one part, and more than one process, is worth its start."""
_PART = 100
_Names: TypeAlias = tuple[str, tuple[str, str]]


def report_between(base: Source, head: Source, schemas: Schemas) -> Report:
    """What changed between two states, judged and in words. Raises ComparisonError as ``compare_sources`` does."""
    if isinstance(base, Revision) and isinstance(head, Revision) and base.root == head.root:
        names = sorted(base.blobs_against(head, FOLDERS).items())
        if len(names) >= _MANY:
            try:
                return _in_parts(base, head, schemas, names)
            except ComparisonError:
                pass  # what is wrong is told of all files, and in one order
    comparison = compare_sources(base, head, schemas)
    return build_report(comparison, with_reach(judge(comparison), comparison.head))


def _in_parts(base: Revision, head: Revision, schemas: Schemas, names: Sequence[_Names]) -> Report:
    earlier = State(base, schemas)
    later = State(head, schemas, earlier.reader)
    alone = sorted((each for each in names if not _concerns_others(each, earlier)), key=_item)
    kept = set(alone)
    first = compare_files(earlier, later, files_of(base, [each for each in names if each not in kept]))
    made = decisions(first)

    def work(part: Sequence[_Names]) -> list[Section]:
        out: list[Section] = []
        for files in _parts(part):
            comparison = compare_files(earlier, later, files_of(base, files))
            out += build_report(comparison, judge(comparison, made)).sections
            for state in (earlier, later):
                state.forget(comparison.before.keys() | comparison.after.keys())
        return out

    sections = [*build_report(first, judge(first, made)).sections]
    for some in spread(work, alone, _MANY, pack, unpack(schemas), _PART):
        sections += some
    files = {path for path, _ in names if earlier.key(path) is None}
    return Report(
        base.name, head.name, _reaching(sorted(sections, key=lambda each: (each.key in files, each.key)), first)
    )


def _concerns_others(name: _Names, state: State) -> bool:
    """Whether other files cannot be judged without this one: a decision, or one side of what may have moved."""
    path, (old, new) = name
    key = state.key(path)
    return key is None or key.startswith("adjustments/") or not old or not new


def _item(name: _Names) -> tuple[str, str]:
    """What brings a power, its responsibility and its guides into one part: they are asked for each other's names."""
    return name[0].split("/", 2)[-1], name[0]


def _parts(names: Sequence[_Names]) -> Iterator[Sequence[_Names]]:
    for start in range(0, len(names), _PART):
        yield names[start : start + _PART]


def _reaching(sections: Sequence[Section], comparison: Comparison) -> tuple[Section, ...]:
    """The sections with what rests on their entries."""
    changes = iter(with_reach([row.change for section in sections for row in section.rows], comparison.head))
    wording = Wording(comparison)
    out = []
    for section in sections:
        now = [next(changes) for _ in section.rows]
        if any(change.reaches for change in now):
            rows = tuple(
                replace(row, change=change, reaches=tuple(wording.name(each) for each in change.reaches))
                for row, change in zip(section.rows, now, strict=True)
            )
            section = replace(section, rows=rows)  # noqa: PLW2901
        out.append(section)
    return tuple(out)
