"""Words that a draft of a decision takes over: from an earlier decision, marked to be looked at, and from the registry."""

from __future__ import annotations

from typing import Any

from qingdan.checks.rules.adjustments.procedure import STEPS
from qingdan.edit.draft import BLANK
from qingdan.model import Entry, Registry
from qingdan.read.document import Data

_DATED = ("public_notice", "collective_discussion")
"""Steps that every act on a whole entry goes through, besides the review of legality."""


class Likewise:
    """The reasons and posts that a draft of a decision may take over. ``model`` is an earlier decision, or None."""

    def __init__(self, registry: Registry, model: Entry[Any] | None, track: str) -> None:
        """Take the registry, with the reasons it keeps for each step and procedure."""
        self.model, self.track = model, track
        self.kept = {
            str(row.get("step")): str(row.get("reason"))
            for row in registry.about.get("not_held", ())
            if row.get("track", track) == track
        }

    def decided_by(self) -> str:
        """Who made a decision of the same procedure; empty without one."""
        same = self.model is not None and self.model.get("track") == self.track
        return str(self.model.get("decided_by", default="")) if self.model is not None and same else ""

    def post(self, name: str, title: str) -> str:
        """A post as the earlier decision names it, or a blank."""
        blank = BLANK.format(title)
        return str(self.model.get("responsible", name, default=blank)) if self.model is not None else blank

    def reason(self, kind: str) -> str:
        """The reason of the first row of that kind, to be looked at: it speaks of another matter. A blank without one."""
        rows = self.model.rows("changes") if self.model is not None else ()
        return self._copied(next((row.get("reason") for row in rows if row.get("kind") == kind), None), "理由")

    def plan(self) -> str:
        """How the matter is watched over from now on, to be looked at, or a blank."""
        found = self.model.get("supervision_plan") if self.model is not None else None
        return self._copied(found, "后续监管措施")

    def step(self, name: str) -> Data:
        """A step of the procedure: those that every such decision goes through are to be dated, of the others a reason is asked.

        The registry's sentence stands as it is; one that the earlier decision gave besides is to be looked at.
        """
        title = STEPS[name]
        if name == "legality_review" or (self.track == "事项调整" and name in _DATED):
            blanks = {"from": f"{title}开始", "to": f"{title}结束", "outcome": f"{title}结论"}
            return {key: BLANK.format(what) for key, what in blanks.items()}
        reason = self.kept.get(title)
        said = self.model.get("procedure", name, "reason") if self.model is not None else None
        if said and said != reason:
            return {"applies": False, "reason": self._copied(said, "")}
        blank = BLANK.format(f"不作{title}的理由；作了的，改写 from、to 和 outcome")
        return {"applies": False, "reason": reason or blank}

    def _copied(self, said: Any, blank: str) -> str:
        """A sentence of the earlier decision with a mark that a check asks to take out, or a blank."""
        if not said or self.model is None:
            return BLANK.format(blank)
        return f"{BLANK.format(f'照抄自 {self.model.id}，核对以后删去方括号')}{said}"
