"""What an unquoted value is. Only readings on which YAML 1.1 and 1.2 agree are taken; the rest is refused.

A plain date stays text: YAML 1.2 reads it so, and the lists are full of dates.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from functools import lru_cache

INTEGER_DIGITS = 15
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_AMBIGUOUS = re.compile(
    r"""y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|True|TRUE|False|FALSE|=
    |[-+]?0[0-9_]+|\+[0-9_.]+|[-+]?0[xob][0-9A-Fa-f_]+
    |[-+]?[0-9][0-9]*_[0-9_]*(\.[0-9_]*)?
    |[-+]?[0-9]+(:[0-9]{1,2})+(\.[0-9]*)?
    |[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?
    |[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)
    |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*)?""",
    re.VERBOSE,
)
_EMPTY = {"", "~", "null", "Null", "NULL"}


class ScalarReading(Enum):
    """How a plain value reads."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    EMPTY = "empty"
    FLOAT = "float"
    LONG = "long"
    DATE = "date"
    NO_SUCH_DATE = "no such date"
    AMBIGUOUS = "ambiguous"


@lru_cache(maxsize=1 << 12)
def reading(text: str) -> ScalarReading:
    """How the unquoted ``text`` reads."""
    if text in _EMPTY:
        return ScalarReading.EMPTY
    if text in ("true", "false"):
        return ScalarReading.BOOLEAN
    if not text[0].isascii():
        return ScalarReading.TEXT
    if _INTEGER.fullmatch(text):
        return ScalarReading.INTEGER if len(text.lstrip("-")) <= INTEGER_DIGITS else ScalarReading.LONG
    if _FLOAT.fullmatch(text):
        return ScalarReading.FLOAT
    found = _DATE.fullmatch(text)
    if found:
        try:
            date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return ScalarReading.NO_SUCH_DATE
        return ScalarReading.DATE
    return ScalarReading.AMBIGUOUS if _AMBIGUOUS.fullmatch(text) else ScalarReading.TEXT
