"""The pages that explain codes: one for each family, in which every code has its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from qingdan.checks import catalogue
from qingdan.diff.gate import RULES
from qingdan.diff.kinds import areas
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page

GATE = "kinds/gate/"


@dataclass(frozen=True, slots=True)
class Code:
    """A code as its page shows it.

    ``told`` are headings with the text below each, ``listings`` headings with an example each.
    """

    code: str
    title: str
    tags: Sequence[str]
    told: Sequence[tuple[str, str | Markup]]
    listings: Sequence[tuple[str, str]]


def code_page(frame: Frame, address: str, title: str, above: str, codes: Sequence[Code]) -> Page:
    """The page of a family of codes; ``above`` is what the page that lists all families is called."""
    html = frame.render("codes.html", "../../", title=title, above=above, codes=codes)
    return Page(address, f"{title} - {above}", f"{above}：{title}的 {len(codes)} 个代码", html)


@cache
def codes_by_page() -> Mapping[str, Sequence[str]]:
    """The codes that each page explains, by the page's address, in order."""
    found: dict[str, list[str]] = {}
    for rule in catalogue():
        found.setdefault(f"checks/{rule.family}/", []).append(rule.code)
    found[GATE] = [rule.code for rule in RULES]
    for area in areas():
        found[f"kinds/{area.name}/"] = sorted({kind.code for each in area.recognisers for kind in each.kinds})
    return found


@cache
def _addresses() -> Mapping[str, str]:
    return {code: f"{page}#{code}" for page, codes in codes_by_page().items() for code in codes}


def address_of(code: str) -> str:
    """The address at which a code is explained, below the site. Raises KeyError for a code that there is not."""
    return _addresses()[code]


__all__ = ["GATE", "Code", "address_of", "code_page", "codes_by_page"]
