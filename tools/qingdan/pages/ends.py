"""End tags that HTML lets one leave out where the next tag says the same: a tenth of a page of tables."""

from __future__ import annotations

import re

from jinja2.ext import Extension

_END, _NEXT = r"</(?:t[dr]|d[td]|li)>", r"</?(?:t(?:[dr]|body)|d[tdl]|li|[uo]l)\b"
_HTML = re.compile(rf"{_END}(?=\s*{_NEXT})")
_TEMPLATE = re.compile(rf"{_END}(?=(?:\s|{{%(?:[^%]|%(?!}}))*%}})*{_NEXT})")


def without_ends(html: str) -> str:
    """HTML without them."""
    return _HTML.sub("", html)


class WithoutEnds(Extension):
    """Templates without them, so that they need not be looked for on each page. The template's own tags say nothing between two others."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 as Jinja calls it
        """The text of a template as it is compiled."""
        return _TEMPLATE.sub("", source)


__all__ = ["WithoutEnds", "without_ends"]
