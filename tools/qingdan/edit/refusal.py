"""Why an edit was not made."""

from __future__ import annotations

from collections.abc import Sequence

from qingdan.diagnostics import Diagnostic

_MOST = 20


class RefusedError(Exception):
    """The edit cannot be made safely; the message is for a person, in Chinese, and the file is as it was."""


def sentences(found: Sequence[Diagnostic]) -> str:
    """Up to twenty findings as a person reads them: the place, the sentence with its code, and what to do."""
    lines = [
        f"{each.place.path}:{each.place.line}:{each.place.column}\n{each.message}［{each.code}］"
        + (f"\n改法：{each.fix}" if each.fix else "")
        for each in found[:_MOST]
    ]
    more = [f"还有 {len(found) - _MOST} 个"] if len(found) > _MOST else []
    return "\n\n".join([*lines, *more])
