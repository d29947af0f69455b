"""Which part of a range the gate judges: from the registry's own start on, by the earlier state's word."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from qingdan.diagnostics import Diagnostic, Place, Severity
from qingdan.diff import Change, Comparison
from qingdan.diff.cover import Cover
from qingdan.diff.fact import written
from qingdan.diff.missed import unmade
from qingdan.diff.stand import Stand, Stands, stand, standing_of
from qingdan.diff.state import State
from qingdan.model.awaited import arriving_name
from qingdan.read import Source, SourceError
from qingdan.read.revision import Revision
from qingdan.read.trunk import accepted
from qingdan.schema import Schemas

_FEW = 3
"""Entries of a decision that nobody carried out which are named."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where the gate begins in a range: at its beginning, nowhere (``judged`` is false), or at ``since``.

    ``note`` is what a report says of that; ``lost`` is a start that the later state names and no commit of its history is.
    """

    judged: bool = True
    since: Revision | None = None
    note: str = ""
    lost: str = ""


def start_of(earlier: Revision, later: Source, commit: Revision, schemas: Schemas) -> Start:
    """Where the gate begins between two states; ``commit`` is the later one, or the one that the folder lies on.

    The later state's word holds only where it was accepted before: what a request says of its own start leaves the whole of it to be
    judged, and so does a start that is no commit of this history.
    """
    was, now = (_said(each, schemas) for each in (earlier, later))
    own = now if now != was else ""
    lost = own if own and not commit.descends(own) else ""
    known = was or (own if later is commit and accepted(commit) else "")
    if not known and own and not lost and not earlier.descends(own):
        return Start(note=f"把关的起点 {own[:10]} 是这次改动自己写的，不作数，这一段全部核对。")
    if not known or earlier.descends(known):
        return Start(lost=lost)
    unknown = Start(note=f"把关的起点 {known[:10]} 不在这个仓库的历史里，这一段全部核对。", lost=lost)
    with suppress(SourceError):
        since = Revision(earlier.root, known)
        if since.descends(commit.commit):
            return Start(False, None, f"这一段历史在把关的起点 {since.commit[:10]} 之前，只列出，不核对决定。")
        if commit.descends(since.commit):
            return Start(True, since, f"从 {since.commit[:10]} 起把关；此前的改动只列出，不核对决定。")
    return unknown


def _said(source: Source, schemas: Schemas) -> str:
    """What a state's registry says of the start; empty where it says nothing."""
    entry = State(source, schemas).entry("registry")
    return str(entry.get("gate_from", default="")) if entry is not None else ""


def lost_start(comparison: Comparison, start: str) -> Diagnostic:
    """That a registry names a start that no commit of its history is."""
    about = comparison.head.entry("registry")
    place = about.place("gate_from") if about is not None else Place("lists/registry.yml")
    message = f"把关的起点 {start[:10]} 不在这个仓库的历史里，这一段全部核对"
    fix = "写历史里已有的一个版本的完整编号（qingdan migrate --gate 会写），或者改回去"
    return Diagnostic(place, "QG110", Severity.ERROR, message, fix, entry="registry")


def day_of_range(later: Source, commit: Revision) -> str:
    """The day of a later state: what was committed, on the commit's day at the latest; what lies in the folder may be decided today."""
    return commit.day if later is commit else max(commit.day, date.today().isoformat())


def overdue(later: Source, commit: Revision, schemas: Schemas, day: str) -> str:
    """A sentence for each decision whose day has come and that a later state does not show; empty where there is none."""
    state, told = State(later, schemas), dict[str, list[str]]()
    for each in unmade(state, commit, day):
        collection = schemas.collection(each.entry.partition("/")[0])
        name = state.called(each.entry) or arriving_name(each.decision, each.entry, collection)
        words = f"“{name}”" + (f"的 {len(each.paths)} 个字段" if each.paths else "还没有新增")
        told.setdefault(f"决定“{each.decision.name}”自 {each.day} 起施行", []).append(words)
    return "".join(
        f"{decision}，到 {day} 还没有照它改：{'、'.join(found[:_FEW])}{'等' if len(found) > _FEW else ''}；"
        f"改法：qingdan enact --date {day} --write。"
        for decision, found in told.items()
    )


def standing_since(comparison: Comparison, rest: tuple[Comparison, Sequence[Change]], day: str) -> Stands:
    """How the changes of a range stand of which the gate judges the rest alone: as the rest's change of the same place does."""
    cover, shown = Cover(rest[0], day), Cover(comparison, day)
    judged: Mapping[tuple[str, str], Change] = {(each.entry, written(each.fact.path)): each for each in rest[1]}

    def how(change: Change) -> Stand:
        since = judged.get((change.entry, written(change.fact.path)))
        return stand(since, cover) if since is not None else stand(change, shown, judged=False)

    return how


Compare = Callable[[Source, Source], tuple[Comparison, list[Change]] | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the gate looks at, the comparison being None where it looks at nothing, and how the changes of the whole range stand."""

    comparison: Comparison | None
    changes: Sequence[Change]
    standing: Stands

    def judges(self, key: str) -> bool:
        """Whether a decision is in the part that is judged, by its key."""
        return self.comparison is not None and key in self.comparison.after


def judged_part(
    comparison: Comparison, changes: Sequence[Change], start: Start, day: str, compare: Compare
) -> Judged | None:
    """The comparison, changes and standing of the part of a range that the gate judges.

    None, with the reasons on stderr, when the start of the part cannot be read.
    """
    if start.since is None:
        standing = standing_of(Cover(comparison, day), judged=start.judged)
        return Judged(comparison if start.judged else None, changes if start.judged else (), standing)
    rest = compare(start.since, comparison.head.source)
    return Judged(*rest, standing_since(comparison, rest, day)) if rest is not None else None
