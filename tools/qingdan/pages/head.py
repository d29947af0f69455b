"""What a page says of itself to machines: its one address, its card for those who share it, and where its data lie."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import escape

from qingdan.pages.page import Page

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Site:
    """The site's name, and its address without a slash at the end; empty where the registry does not tell it."""

    name: str
    address: str = ""


def head_of(page: Page, site: Site) -> str:
    """The tags for the end of a page's head: Open Graph, the canonical address where it is known, the data's address.

    The card's description is the page's own, which the theme writes and ``described`` marks.
    """
    told = {
        "og:site_name": site.name,
        "og:type": "article" if page.data else "website",
        "og:title": page.title,
    }
    tags = [f'<meta property="{name}" content="{escape(text)}">' for name, text in told.items() if text]
    if site.address:
        whole = escape(f"{site.address}/{page.address}")
        tags += [f'<meta property="og:url" content="{whole}">', f'<link rel="canonical" href="{whole}">']
    if page.data:
        base = "../" * page.depth
        # Both words: the theme's script takes a bare rel="alternate" for another language and asks for that one's sitemap.
        tags.append(f'<link rel="alternate describedby" type="application/json" href="{escape(base + page.data)}">')
    return "".join(tags)


def described(html: str) -> str:
    """A page whose description is also that of its card."""
    return html.replace('<meta name="description" ', '<meta name="description" property="og:description" ', 1)


def brief(text: str) -> str:
    """A description of a length that cards show, with a cut said by a mark."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
