"""Put a file in order: ids for the rows that lack one, then the canonical form."""

from __future__ import annotations

from qingdan.edit.form import canonical
from qingdan.edit.refusal import RefusedError
from qingdan.edit.row_ids import with_ids
from qingdan.edit.tree import rewrite
from qingdan.read.parse import parse
from qingdan.schema import Field


def put_in_order(path: str, raw: bytes, collection: str, root: Field) -> bytes:
    """The bytes of a file in order. Raises RefusedError where the reader finds faults in the file."""
    parsed = parse(path, raw)
    if parsed.document is None or parsed.diagnostics:
        raise RefusedError(f"{path}：先改好检查指出的读取问题，再整理")
    return canonical(path, rewrite(path, raw, with_ids(parsed.document.data, root), root), collection, root)
