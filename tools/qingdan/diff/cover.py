"""Whether a decision, a judgement or a correction of the range covers a change, and what is wrong with it where it does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from qingdan.diff.change import Change, Effect, Level
from qingdan.diff.comparison import Comparison
from qingdan.diff.competent import outside_competence
from qingdan.diff.decisions import Decision, RecordedJudgement, Said, said_in
from qingdan.diff.fact import written
from qingdan.diff.missed import made_on, never_made
from qingdan.diff.naming import decision_steps, effective_order, names, plain, same_value, says, told, unnamed
from qingdan.diff.need import Need, need
from qingdan.diff.signs import asks_more
from qingdan.model.awaited import value_at, with_value
from qingdan.read.revision import Revision

WHOLE = "全文"
"""How a correction names a record as a whole."""
_EASY = ("更正", "自主减负")
"""Causes that nobody may give for a burden."""
_FROM_ABOVE = ("上级决定", "法律变动")
"""Causes that lie in a text, which is named."""
_WEIGHTY = (Effect.BURDEN, Effect.OPEN)


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground on which a change stands: a decision's key, or, without a decision, the post that wrote a line of the year's book.

    ``late`` is the day from which the decision applied (YYYY-MM-DD), where the change was made only after others had been recorded.
    """

    adjustment: str = ""
    post: str = ""
    late: str = ""


@dataclass(frozen=True)
class Cover:
    """What covers the changes of one comparison. ``day`` is the day of the later state (YYYY-MM-DD), empty where it has none.

    ``told`` is what the range says of itself, where the comparison holds only a part of it.
    """

    comparison: Comparison
    day: str = ""
    told: Said | None = None
    _known: dict[int, tuple[Change, Ground | None]] = field(default_factory=dict, repr=False)

    @cached_property
    def said(self) -> Said:
        """What the range says of itself."""
        return self.told or said_in(self.comparison)

    @property
    def made(self) -> Mapping[str, Sequence[Decision]]:
        """The decisions' rows by entry."""
        return self.said.made

    @cached_property
    def corrected(self) -> Mapping[tuple[str, str], RecordedJudgement]:
        """The corrections by their record and place; one of a day that has not come corrects nothing yet."""
        return {
            (str(line.row.get("record")), str(line.row.get("path"))): line
            for line in self.said.corrected
            if not (self.day and str(line.row.get("date", ""))[:1].isdigit() and str(line.row["date"]) > self.day)
        }

    def covered(self, change: Change) -> bool:
        """Whether a change has all that it needs."""
        return need(change) is Need.NOTHING or self.ground(change) is not None

    def ground(self, change: Change) -> Ground | None:
        """What covers a change; None where nothing does, and where nothing need."""
        if id(change) not in self._known:
            self._known[id(change)] = change, self._ground(change)
        return self._known[id(change)][1]

    def _ground(self, change: Change) -> Ground | None:
        wanted = need(change)
        if wanted is Need.CORRECTION:
            line = self.corrected.get((change.entry, written(change.fact.path) or WHOLE))
            return Ground(line.adjustment, str(line.row.get("by", ""))) if line is not None else None
        if wanted is not Need.DECISION:
            return None
        for row in self.made.get(change.entry, ()):
            if names(row, change) and not self.unfit(row, change):
                return Ground(row.adjustment)
        steps = decision_steps(self.made.get(change.entry, ()), change)
        if steps and not any(self.unfit(row, step) for row, step in steps):
            return Ground(steps[-1][0].adjustment)
        return self._judged(change) or self._due(change)

    def unfit(self, row: Decision, change: Change) -> str:
        """Why a decision may not cover a change, in words; empty where it may."""
        if not row.fresh:
            return "是以前作出的，事后添上的不算；要作出新的决定"
        return self._flaw(row, change) or self._stale(row, change)

    def _flaw(self, row: Decision, change: Change) -> str:
        """What is wrong with a decision whenever it was made; empty where nothing is."""
        made = row.made
        if made.get("illustrative") is True and not self.illustrative(change.entry):
            return "只是示例，不能用在不是示例的条目上"
        decided = str(made.get("decided_on", default=""))
        if self.day and decided[:1].isdigit() and decided > self.day:  # a blank of a draft is the checks' to find
            return f"写的决定日期 {decided} 还没有到"
        outside = outside_competence(self.comparison, row, change)
        if outside:
            return outside
        waived = [str(each.get("rule")) for each in made.rows("waivers") if str(each.get("rule", "")).startswith("QD8")]
        if waived:
            return f"给自己豁免了检查决定的规则 {waived[0]}"
        if row.cause in _EASY and change.effect is Effect.BURDEN:
            return f"写的原因是“{row.cause}”，这一处却对群众加重"
        sourced = made.get("basis") or self.illustrative(change.entry)  # ``document`` is the decision's own number
        if row.cause in _FROM_ABOVE and change.effect is Effect.BURDEN and not sourced:
            return f"写的原因是“{row.cause}”，没有写是哪部法律、哪份上级文件；写在“依据”里（先登记在 lists/laws），自己的文号不算"
        in_force = bool(self.day) and str(made.get("effective", default=self.day)) <= self.day
        if change.effect in _WEIGHTY and in_force and not made.get("published_on"):
            return "没有写公布日期，却已经生效；公布了才能施行"
        return ""

    def _stale(self, row: Decision, change: Change) -> str:
        """Why a decision that is filed now was made too long ago for what it burdens; empty where it was not."""
        decided = str(row.made.get("decided_on", default=""))
        if change.effect not in _WEIGHTY or not self.day or not decided[:1].isdigit():
            return ""
        if decided < f"{int(self.day[:4]) - 1:04d}{self.day[4:]}":
            return f"是 {decided} 作的，过了一年多才登记；照现在的情况另作决定"
        for each in self.said.left.get(change.entry, ()):
            later = str(each.made.get("decided_on", default=""))
            if later > decided and any(written(fact.path) in (each.fields or {}) for fact in told(change)):
                return f"是 {decided} 作的，{later} 的“{each.made.name}”已经又改过这一处"
        return ""

    def illustrative(self, key: str) -> bool:
        """Whether an entry is an invented example, by its earlier state if any, else by its later one, or the whole registry was."""
        entry = self.comparison.base.entry(self.comparison.moved.get(key, key)) or self.comparison.entry(key)
        return bool(entry is not None and entry.get("illustrative") is True) or self.flag("illustrative") is True

    def flag(self, name: str) -> Any:
        """What the registry says of itself: the earlier state's word, where there is one."""
        for state in (self.comparison.base, self.comparison.head):
            entry = state.entry("registry")
            if entry is not None:
                return entry.get(name)
        return None

    def _judged(self, change: Change) -> Ground | None:
        """The person's finding that what a tool cannot judge burdens nobody: a line of the year's book does for words alone."""
        if change.effect is not Effect.OPEN:
            return None
        for line in self.said.judged:
            row = line.row
            if (
                row.get("entry") == change.entry
                and row.get("path") == written(change.fact.path)
                and row.get("fingerprint") == change.fingerprint
                and row.get("effect") in ("中性", "减轻")
                and (line.decided or wording_alone(change))
            ):
                return Ground(line.adjustment, str(row.get("by", "")))
        return None

    def _due(self, change: Change) -> Ground | None:
        """The earlier decision that comes into effect in the range, and is the last that speaks of these fields."""
        source = self.comparison.base.source
        if not self.day or not isinstance(source, Revision):
            return None
        rows = [row for row in self.said.left.get(change.entry, ()) if not unnamed(row, change)]
        for row in (each for each in rows if _begins(each, change) and not self.unfit_due(each, change)):
            late = self.lateness(row, change)
            if late is not None:
                return Ground(row.adjustment, late=late)
        return self._due_together(change, source)

    def _due_together(self, change: Change, source: Revision) -> Ground | None:
        """The last of several earlier decisions on the same fields, all of which come into effect in the range or were missed before it."""
        rows = [row for row in self.said.left.get(change.entry, ()) if effective_order(row)[0] <= self.day]
        steps = decision_steps(rows, change, effective_order) if change.fact.path else self._brought(rows, change)
        if not steps or any(self._flaw(row, step) for row, step in steps) or self.unfit_due(steps[-1][0], change):
            return None
        late = [row for row, _ in steps if effective_order(row)[0] < source.day]
        if not all(self._missed(row, change, source) for row in late):
            return None
        return Ground(steps[-1][0].adjustment, late=effective_order(late[0])[0] if late else "")

    def _brought(self, rows: Sequence[Decision], change: Change) -> list[tuple[Decision, Change]]:
        """The row that brings a new entry and those that then change it, where together they make it as it is; empty where not."""
        first = next((row for row in rows if row.content is not None), None)
        collection = self.comparison.schemas.collection(change.entry.partition("/")[0])
        if first is None or collection is None:
            return []
        then = sorted(
            (row for row in rows if row.fields and effective_order(row) > effective_order(first)), key=effective_order
        )
        data = first.content
        for path, (before, after) in (step for row in then for step in (row.fields or {}).items()):
            try:
                data = (
                    with_value(collection.root, data, path, after)
                    if same_value(value_at(collection.root, data, path), before)
                    else None
                )
            except KeyError:
                return []
        return [(row, change) for row in (first, *then)] if same_value(data, plain(change.fact.after)) else []

    def foretold(self, change: Change) -> Ground | None:
        """The earlier decision that says what a change does which needs none, and whose day has come: relief has its decision too."""
        if not self.day or not isinstance(self.comparison.base.source, Revision):
            return None
        for row in self.said.left_on(change.entry):
            whole = row.content is not None and not change.fact.path and not unnamed(row, change)
            if whole or (says(row, change) and _begins(row, change)):
                late = self.lateness(row, change)
                if late is not None:
                    return Ground(row.adjustment, late=late)
        return None

    def lateness(self, row: Decision, change: Change) -> str | None:
        """The day of a decision where a change was made only after it, empty where on it; None where the change is not of that day."""
        source, effective = self.comparison.base.source, effective_order(row)[0]
        if not self.day or not isinstance(source, Revision) or not effective[:1].isdigit():
            return None
        if source.day <= effective <= self.day:
            return effective if self._made_after(change, effective) else ""
        return effective if effective < source.day and self._missed(row, change, source) else None

    def _made_after(self, change: Change, day: str) -> bool:
        """Whether a change was made only after a day of the range."""
        base, head = self.comparison.base.source, self.comparison.head.source
        list_, _, id_ = change.entry.partition("/")
        collection = self.comparison.schemas.collection(list_)
        if day >= self.day or collection is None or not isinstance(base, Revision):
            return False
        steps = [(written(fact.path), plain(fact.after)) for fact in told(change) if fact.path]
        at = head if isinstance(head, Revision) else Revision(base.root, "HEAD")
        return (made_on(at, collection, id_, steps) or self.day) > day

    def _missed(self, row: Decision, change: Change, source: Revision) -> bool:
        """Whether nobody made a change on the day of its decision, nor since."""
        list_, _, id_ = change.entry.partition("/")
        collection = self.comparison.schemas.collection(list_)
        steps = [(written(fact.path), plain(fact.before)) for fact in told(change) if fact.path]
        return collection is not None and never_made(source, row.made, collection, id_, steps)

    def unfit_due(self, row: Decision, change: Change) -> str:
        """Why an earlier decision may not cover a change on its day."""
        later = [
            each
            for each in self.said.left.get(change.entry, ())
            if self.day >= each.made.get("effective", default="") > row.made.get("effective", default="")
            and any(written(fact.path) in (each.fields or {}) for fact in told(change))
        ]
        return "后来的决定又改了" if later else self._flaw(row, change)


def _begins(row: Decision, change: Change) -> bool:
    """Whether a row says from what each field of a change goes on, where anything was there; it names them all."""
    fields = row.fields or {}
    paths = [(written(fact.path), fact.before) for fact in told(change)]
    return all(before is None or (path in fields and fields[path][0] is not None) for path, before in paths)


def wording_alone(change: Change) -> bool:
    """Whether only words changed, and ask nothing that they did not ask before."""
    fact = change.fact
    prose = isinstance(fact.before, str) and isinstance(fact.after, str) and fact.field is not None
    return (
        prose
        and change.kind.level is not Level.BLOCKING
        and not (fact.field is not None and fact.field.values)
        and not any(asks_more(each) for each in change.facts)
    )
