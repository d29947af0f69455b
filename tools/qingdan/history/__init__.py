"""The same machinery over time: which commits touched which entry, what each changed, and what applied on a day.

In: a repository and a revision. Out: a log of one pass over git, versions of an entry, and the changes from one to the next.
"""

from qingdan.history.log import Commit, Log, read_log
from qingdan.history.timeline import Version, applied_on, changes_of, versions_of

__all__ = ["Commit", "Log", "Version", "applied_on", "changes_of", "read_log", "versions_of"]
