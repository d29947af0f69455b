"""Traditional characters and the simplified ones that stand for them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def traditional() -> Mapping[str, str]:
    """Traditional characters with the simplified ones, from a table whose first lines say where it comes from."""
    text = files("qingdan.schema").joinpath("traditional.txt").read_text("utf-8")
    rows = (line for line in text.splitlines() if not line.startswith("#"))
    return {line[0]: line[1] for line in rows if line}


def simplified(text: str) -> str:
    """The text with each traditional character as the simplified one: 辦理 is 办理."""
    return text.translate({ord(old): new for old, new in traditional().items()})


__all__ = ["simplified", "traditional"]
