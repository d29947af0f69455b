"""The public site as a whole: what it consists of, built into a folder, or shown while the lists are being edited.

In: a work tree, its checked registry, its past. Out: a folder exchanged in one step for the one before, in
which files that did not change are the same files; or the same pages made when somebody asks for them. Only
``publish`` runs MkDocs.
"""

from qingdan.site.contents import Contents, contents_of
from qingdan.site.edition import HistoryReader, edition_of, uncommitted

__all__ = ["Contents", "HistoryReader", "contents_of", "edition_of", "uncommitted"]
