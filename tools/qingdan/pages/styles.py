"""The style sheets of a page in one file, and the theme's icons with them: a page names both in place of carrying or fetching each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

FOLDER = "assets/theme/"
_RUN = re.compile(r'(?:<link rel="stylesheet" href="[^"]*">\s*){2,}')
_HREF = re.compile(r'href="([^"]*)"')
_STAYS = re.compile(r"""@import|url\((?!["']?data:)""")
"""What another place or another neighbour would change in a sheet: such a one keeps its own file."""
_ALONE = re.compile(r'@charset "UTF-8";|/\*# sourceMappingURL=.*?\*/\s*', re.IGNORECASE)
"""What a sheet says of its own file."""
_ICON = re.compile(r'\s*<svg viewBox="([^"]*)">((?:<path d="[^"]*"/?>(?:</path>)?)+)</svg>\s*')
_ICONS = (
    'i[class^="qd-icon-"]{display:inline-block;width:1.2rem;height:1.2rem;background:currentcolor;forced-color-adjust:none;'
    "-webkit-mask-repeat:no-repeat;mask-repeat:no-repeat;-webkit-mask-size:contain;mask-size:contain}"
    '.md-header i[class^="qd-icon-"]{display:block}.md-top i[class^="qd-icon-"]{vertical-align:-.3em}'
)


@dataclass(slots=True)
class StyleSheets:
    """Puts together what stands on page after page. ``read`` gives the text of a file of the site by its address, or None.

    ``inside`` are the addresses of the sheets that stand in another one.
    """

    read: Callable[[str], str | None] = lambda _: None
    inside: set[str] = field(default_factory=set)
    _sheets: dict[str, Sequence[str]] = field(default_factory=dict)
    _icons: dict[str, str] = field(default_factory=dict)

    def one(self, html: str, base: str) -> str:
        """The page with one link for each run of sheets that can be one, and with its icons by name where there is such a run."""
        out = _RUN.sub(lambda run: "".join(self._links(_HREF.findall(run[0]), base)), html)
        return _ICON.sub(self._named, out) if any(f'{each}">' in out for each in self._sheets) else out

    def files(self) -> Iterator[tuple[str, str]]:
        """Each sheet that was put together, by its address."""
        icons = "".join(
            f".{name}{{-webkit-mask-image:{drawn};mask-image:{drawn}}}" for name, drawn in sorted(self._icons.items())
        )
        for address, several in sorted(self._sheets.items()):
            texts = (_ALONE.sub("", self.read(each) or "").strip() for each in several)
            yield address, "\n".join([*texts, f"{_ICONS}{icons}\n"])

    def _links(self, hrefs: Sequence[str], base: str) -> Iterator[str]:
        for together, some in groupby(hrefs, lambda href: self._movable(href, base)):
            run = list(some)
            if together and len(run) > 1:
                addresses = [href.removeprefix(base) for href in run]
                self.inside.update(addresses)
                address = f"{FOLDER}{hashlib.sha256(' '.join(addresses).encode()).hexdigest()[:12]}.css"
                self._sheets[address] = addresses
                run = [base + address]
            yield from (f'<link rel="stylesheet" href="{each}">' for each in run)

    def _movable(self, href: str, base: str) -> bool:
        """Whether a sheet is the site's own and says the same in another place."""
        text = self.read(href.removeprefix(base)) if href.startswith(base) else None
        return text is not None and not _STAYS.search(text)

    def _named(self, found: re.Match[str]) -> str:
        drawing = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{found[1]}'>{found[2]}</svg>".replace('"', "'")
        name = f"qd-icon-{hashlib.sha256(drawing.encode()).hexdigest()[:6]}"
        self._icons[name] = f'url("data:image/svg+xml;charset=utf-8,{drawing}")'
        return f'<i class="{name}"></i>'


__all__ = ["FOLDER", "StyleSheets"]
