"""The formats that the lists have had, and the steps from each to the next.

In: the data of every entry of a registry and the version that it is written in. Out: the data of those entries that read
otherwise in a later version. A step is one file, ``s01_….py``, with a pure function; it is never changed once it was released.
"""

from __future__ import annotations

from collections.abc import Mapping

from qingdan.model.migrations import s01_decisions
from qingdan.model.migrations.step import Entries, Migration
from qingdan.read.document import Data, copied

STEPS: tuple[Migration, ...] = (s01_decisions.STEP,)
VERSIONS = (*(step.earlier for step in STEPS), STEPS[-1].later)
CURRENT = VERSIONS[-1]
"""What this tool writes, and the only version that its checks judge."""

__all__ = ["CURRENT", "STEPS", "VERSIONS", "Entries", "Migration", "migrated", "steps_between"]


def steps_between(earlier: str, later: str = CURRENT) -> tuple[Migration, ...]:
    """The steps from one version to another, in order; none where either is not known or the way leads back."""
    if earlier not in VERSIONS or later not in VERSIONS:
        return ()
    return STEPS[VERSIONS.index(earlier) : VERSIONS.index(later)]


def migrated(entries: Mapping[str, Data], steps: tuple[Migration, ...]) -> dict[str, Data]:
    """The entries whose data are others after the steps, by key. What is given stays as it is.

    The version in ``registry`` is not among what the steps change: whoever writes the lists sets it.
    """
    made: Entries = {key: copied(data) for key, data in entries.items() if isinstance(data, dict)}
    for step in steps:
        step.change(made)
    return {key: data for key, data in made.items() if data != entries[key]}
