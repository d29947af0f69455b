"""Edits for people who do not write YAML: values changed in place, files put in order, workbooks out and back in.

In: files as bytes with their documents, and what they shall say. Out: new bytes in which everything else stands as it
stood, each held against the strict reader before it is handed on; and workbooks.
"""

from qingdan.edit.form import canonical
from qingdan.edit.refusal import RefusedError

__all__ = ["RefusedError", "canonical"]
