"""The last guard of every document that is written: no character that XML, HTML or a table cannot hold, whatever commit it came from.

The check refuses such characters; reports and the history also tell of commits that nobody checked.
"""

from __future__ import annotations

import re

_LAST = "".join(f"{chr(0x10000 * plane + 0xFFFE)}{chr(0x10000 * plane + 0xFFFF)}" for plane in range(1, 17))
_FORBIDDEN = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_LAST}]"
)
"""Controls (XML 1.0, 2.2; HTML, 13.2.3.5), halves of characters, code points that are none, and what turns the order of text round."""
_ALLOWED = re.compile(
    "[\\n\\t\\r -~\u00a0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0001fffd]*+"
)
"""What nearly every text consists of: many times faster to see than that none of the others is in it."""


def writable(text: str) -> str:
    r"""The text; each character that no document may hold is shown as its number, such as \u001b."""
    return text if _ALLOWED.fullmatch(text) else _FORBIDDEN.sub(_number, text)


def _number(found: re.Match[str]) -> str:
    number = ord(found[0])
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


__all__ = ["writable"]
