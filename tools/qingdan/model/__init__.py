"""The registry: every entry with its references, and the indexes that checks, pages and exports ask.

In: readable documents and the schemas. Out: a frozen ``Registry``; nothing in it is judged here.
"""

from qingdan.model.build import build_registry
from qingdan.model.entry import Entry, Reference
from qingdan.model.registry import Registry

__all__ = ["Entry", "Reference", "Registry", "build_registry"]
