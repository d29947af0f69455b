"""Edits for people who do not write YAML: values changed in place, files put in order, workbooks out and back in.

In: files as bytes with their documents, and what they shall say. Out: new bytes in which everything else stands as it
stood, each held against the strict reader before it is handed on; and workbooks.
"""

from qingdan.edit.form import canonical
from qingdan.edit.order import put_in_order
from qingdan.edit.refusal import RefusedError
from qingdan.edit.save import save, sweep
from qingdan.edit.tree import rewrite

__all__ = ["RefusedError", "canonical", "put_in_order", "rewrite", "save", "sweep"]
