"""A fact in its surroundings, as the kinds see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qingdan.diff.comparison import Comparison
from qingdan.diff.fact import Fact
from qingdan.model import Entry

BURDENING = ("行政许可", "行政处罚", "行政强制", "行政征收", "行政检查")
BENEFITING = ("行政给付", "行政奖励", "公共服务")


@dataclass(frozen=True, slots=True)
class FactContext:
    """One fact, the other facts of its entry, and the two states to look things up in."""

    fact: Fact
    beside: Sequence[Fact]
    comparison: Comparison

    @property
    def before(self) -> Any:
        """The earlier value."""
        return self.fact.before

    @property
    def after(self) -> Any:
        """The later value."""
        return self.fact.after

    @property
    def value(self) -> Any:
        """The value that there is: the later one, or the earlier one where it is gone."""
        return self.fact.after if self.fact.after is not None else self.fact.before

    @property
    def polarity(self) -> int:
        """1 where the entry burdens those whom it is about, -1 where it benefits them, 0 where that is not said, or turned about."""
        entry = self.comparison.entry(self.fact.entry)
        if entry is None:
            return 0
        if entry.collection.name == "negative":
            return 1
        if entry.collection.name == "guides":
            return _weight(self.comparison.entry(f"power/{entry.get('power')}") or entry)
        either = {_weight(entry), _weight(self.comparison.former(self.fact))} - {0}
        return either.pop() if len(either) == 1 else 0

    def row(self) -> tuple[Any, Any]:
        """The row that the fact lies in, in both states; empty mappings where there is none."""
        found = []
        for entry, indexes in (
            (self.comparison.former(self.fact), self.fact.at_before),
            (self.comparison.after.get(self.fact.entry), self.fact.at_after),
        ):
            last = max((at for at, step in enumerate(indexes or ()) if isinstance(step, int)), default=None)
            row = entry.get(*indexes[: last + 1]) if entry and indexes and last is not None else None
            found.append(row if isinstance(row, dict) else {})
        return found[0], found[1]


def _weight(entry: Entry[Any] | None) -> int:
    type_ = entry.get("type") if entry is not None else None
    return 1 if type_ in BURDENING else -1 if type_ in BENEFITING else 0
