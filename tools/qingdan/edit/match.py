"""Which row of a list became which: by the schema's identity, or by content where rows have none."""

from __future__ import annotations

import json
from collections.abc import Sequence
from difflib import SequenceMatcher

from qingdan.read.document import Data
from qingdan.schema import Field


def matched(old: Sequence[Data], new: Sequence[Data], field: Field | None) -> list[int]:
    """For each new row the position of the old row that it continues, or -1; no old row twice."""
    for names in (field.identity if field is not None else (), ("id",)):
        before, after = [_key(row, names) for row in old], [_key(row, names) for row in new]
        if names and "" not in before + after and len(set(before)) == len(old) and len(set(after)) == len(new):
            out = [before.index(key) if key in before else -1 for key in after]
            # A row renamed where it stands is the same row.
            stays = len(old) == len(new)
            return [place if at < 0 and stays and place not in out else at for place, at in enumerate(out)]
    out = [-1] * len(new)
    before, after = [_text(row) for row in old], [_text(row) for row in new]
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and b - a == d - c):
            out[c:d] = range(a, b)
    return out


def _key(row: Data, names: Sequence[str]) -> str:
    if not isinstance(row, dict) or not any(name in row for name in names):
        return ""
    return _text([row.get(name) for name in names])


def _text(value: Data) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
