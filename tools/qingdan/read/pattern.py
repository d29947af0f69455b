"""Regular expressions of the schemas: matched in time that grows with the text alone, whatever the expression."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache


@lru_cache(maxsize=512)
def fits(pattern: str) -> Callable[[str], bool]:
    """What tells whether a text has a part that the pattern describes. Raises ValueError where it is none that can be used.

    Looking ahead or back and repeating what was found are not possible: that is what can last for ever.
    """
    import jsonschema_rs  # noqa: PLC0415 a library that few runs need

    try:
        made = jsonschema_rs.Draft202012Validator({"pattern": pattern}, pattern_options=jsonschema_rs.RegexOptions())
    except jsonschema_rs.ValidationError as problem:
        raise ValueError(str(problem)) from None
    is_valid: Callable[[str], bool] = made.is_valid
    return is_valid


__all__ = ["fits"]
