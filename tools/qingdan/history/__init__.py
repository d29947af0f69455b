"""The same machinery over time: which commits touched which entry, what each changed, and what applied on a day.

In: a repository and a revision. Out: a log of one pass over git, versions of an entry, and the changes from one to the next.
"""

from qingdan.history.log import Commit, Log, read_log
from qingdan.history.metrics import METRICS, Metric, Totals
from qingdan.history.timeline import EntryVersion, Timelines, applied_on
from qingdan.history.walk import CommitStage, renamed, walk

__all__ = [
    "METRICS",
    "Commit",
    "CommitStage",
    "EntryVersion",
    "Log",
    "Metric",
    "Timelines",
    "Totals",
    "applied_on",
    "read_log",
    "renamed",
    "walk",
]
