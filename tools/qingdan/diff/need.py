"""What a change needs before it may be published: nothing, a decision, a correction of a record; or that it is never allowed."""

from __future__ import annotations

from enum import StrEnum

from qingdan.diff.change import Change, Effect, Level
from qingdan.diff.kind import AUTHORISING

RECORDS = frozenset({"adjustments", "calendar", "laws", "registry", "supervision", "wording"})
"""Collections that tell what was: who rewrites them says so, by place, reason and post."""


class Need(StrEnum):
    """What covers a change."""

    NOTHING = "nothing"
    DECISION = "decision"
    CORRECTION = "correction"
    REFUSED = "refused"


def removed_without_ending(change: Change) -> bool:
    """Whether an entry's file is gone without its entry having ended."""
    return change.kind.slug.endswith("vanished")


def of_record(change: Change) -> bool:
    """Whether a change is of a record, and not of what the public must do or may expect: also a file of no collection, and a waiver."""
    name, _, rest = change.entry.partition("/")
    return (
        name in RECORDS or name == "schemas" or "." in rest.rpartition("/")[2] or change.fact.path[:1] == ("waivers",)
    )


def need(change: Change) -> Need:
    """What must cover a change. All that is blocking, burdens or cannot be judged by a tool needs something."""
    if removed_without_ending(change):
        return Need.REFUSED
    weighty = change.kind.level is Level.BLOCKING or change.effect in (Effect.BURDEN, Effect.OPEN)
    if of_record(change):
        return Need.CORRECTION if weighty or _of_rights(change) else Need.NOTHING
    return Need.DECISION if weighty or change.kind.decision else Need.NOTHING


def _of_rights(change: Change) -> bool:
    """Whether the registry's word on remedies, or on who decides, is another down to what it rests on."""
    return change.entry == "registry" and change.fact.path[:1] in (("remedies",), ("authority",))


def asked(change: Change) -> str:
    """How a decision names such a change; empty where none is needed."""
    return (change.kind.decision or AUTHORISING) if need(change) is Need.DECISION else ""


def track(change: Change) -> str:
    """The procedure that the decision takes; empty where none is needed."""
    way = asked(change)
    return "" if not way else "内容调整" if way == AUTHORISING else "事项调整"
