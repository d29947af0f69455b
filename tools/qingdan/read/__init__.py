"""From bytes to documents: files of a work tree or a git revision, read strictly, with every place kept.

In: a source (a folder, a revision, or memory). Out: one ``Document`` per file, with its plain data, its nodes and the
reading faults (QD0xx); nothing is repaired and no file is left unread without a word.
"""

from qingdan.read.document import Document, Node, NodeKind
from qingdan.read.documents import Reading, read_lists
from qingdan.read.source import File, FileMode, Memory, Source, SourceError, WorkTree

__all__ = [
    "Document",
    "File",
    "FileMode",
    "Memory",
    "Node",
    "NodeKind",
    "Reading",
    "Source",
    "SourceError",
    "WorkTree",
    "read_lists",
]
