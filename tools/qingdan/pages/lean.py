"""The theme's page without what this site does not use: the drawer, which says the menu again, empty columns, and a search not ours."""

from __future__ import annotations

import json
import re

from qingdan.render.compact import compact

_DRAWER = (
    '<div class="md-sidebar md-sidebar--primary"',
    '<label class="md-overlay"',
    '<label class="md-header__button md-icon" for="__drawer"',
)
_EMPTY = (
    '<div class="md-sidebar md-sidebar--secondary"',
    '<div data-md-component="announce"',
    '<footer class="md-footer"',
    '<div class="md-dialog"',
)
_TAG = re.compile(r"<[^>]*>")
_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
_CONFIG = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL)
_TWICE = re.compile(r'(<a [^>]*?) title="([^"]*)"(?=[^>]* aria-label="\2")')
"""A link to home whose title is what it is called as well."""
_PROGRAM = re.compile(
    r'<script id="__config".*?</script>\s*|<script src="[^"]*javascripts/bundle\.[^"]*"></script>\s*|<input class="md-toggle"[^>]*>\s*',
    re.DOTALL,
)
_UNUSED = re.compile(
    r' data-md-component="(?:skip|logo|container|tabs|main|content|header-topic)"'
    r'|(?<=<input class="md-option")( [^>]*?) data-md-color-primary="[a-z-]*" data-md-color-accent="[a-z-]*"'
)
"""Names of parts, and the same colours for each choice of light or dark: only the theme's script asks for them."""
_READ = ("base", "features")
"""The theme's settings that its script reads here; its words are those of a search and of buttons that the site does not have."""


def lean(html: str) -> str:
    """The page without them; icons name no namespace, which HTML does not ask for."""
    for opening in _DRAWER:
        html = _without(html, opening)
    for opening in _EMPTY:
        html = _without(html, opening, even_if_told=False)
    return _CONFIG.sub(_settings, _TWICE.sub(r"\1", html.replace(_NAMESPACE, "")))


def bare(html: str) -> str:
    """The HTML of a page without the theme's script and the elements that only the script uses; our own script does what is needed."""
    return _UNUSED.sub(r"\1", _PROGRAM.sub("", html))


def _without(html: str, opening: str, *, even_if_told: bool = True) -> str:
    """The page without the first element that begins so; one in which there are words may be left."""
    start = html.find(opening)
    if start < 0:
        return html
    name = opening[1:].partition(" ")[0]
    depth = 0
    for tag in re.compile(rf"<(/?){name}\b[^>]*>").finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            told = _TAG.sub("", html[start : tag.end()]).strip()
            return html if told and not even_if_told else html[:start] + html[tag.end() :]
    return html


def _settings(found: re.Match[str]) -> str:
    """The theme's settings as readable JSON, of those that are read."""
    settings = {name: value for name, value in json.loads(found[2]).items() if name in _READ}
    return found[1] + compact({**settings, "translations": {}}).replace("<", "\\u003c") + found[3]


__all__ = ["bare", "lean"]
