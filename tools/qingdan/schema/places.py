"""A schema file with the place of each of its keys."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from qingdan.diagnostics import Place
from qingdan.read.document import Document, Written
from qingdan.read.text import Text

_DEEPEST = 200


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """The JSON of a schema, and where each part of it stands: JSON is read as the YAML that it also is."""

    path: str
    content: str
    data: Any = field(init=False)

    def __post_init__(self) -> None:
        """Parse once."""
        object.__setattr__(self, "data", json.loads(self.content))

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.rpartition("/")[2]

    def place(self, path: Sequence[str | int], *, key: bool = True) -> Place:
        """The place of a key or value."""
        document = _document(self.path, self.content)
        return document.place(path, key=key) if document else Place(self.path)


@lru_cache(maxsize=32)
def _document(path: str, content: str) -> Document | None:
    """The nodes of a schema file, made when a place in it is first asked for."""
    import yaml  # noqa: PLC0415 places in a schema are seldom asked for

    from qingdan.read.build import Builder  # noqa: PLC0415

    text = Text(path, content)
    root = Builder(text, _DEEPEST).build(yaml.parse(content, Loader=getattr(yaml, "CLoader", yaml.Loader)))
    return Document(path, None, Written(root, text.lines)) if root else None
