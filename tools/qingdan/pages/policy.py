"""A content policy that lets a page run its own site's files and nothing else, and the theme's inline scripts made files.

The theme writes three or four short scripts into each page. They would need a hash each, different at every depth; as files
they need none, and run at the same moment, since a plain script tag waits for its file.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from qingdan.pages.head import described
from qingdan.pages.lean import lean
from qingdan.pages.styles import FOLDER, StyleSheets

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""``data:`` images are the icons in the theme's style sheet. A server may add ``frame-ancestors 'none'``, which only a header can say."""
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# Attributes that the theme writes and HTML does not have there: they do nothing.
_INVALID = re.compile(r"""(<(?:input\b[^>]*\btype="checkbox"|label\b)[^>]*?) (?:autocomplete="off"|tabindex="")""")
_GENERATOR = re.compile(r'<meta name="generator"[^>]*>')
_BLANKS = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)|\s*\n\s*", re.DOTALL)
_WRAPPED = re.compile(r'<span class="md-ellipsis">\s*([^<>]*?)\s*</span>(?=\s*</a>)')
_HEAD = '<meta charset="utf-8">'
_SKIP = re.compile(r'(<div data-md-component="skip">)\s*(?:<a [^>]*>.*?</a>)?\s*(</div>)', re.DOTALL)
_ARTICLE = '<article class="md-content__inner'
_MAIN = "qd-main"
_BEGINNING = re.compile(r'((?:<link rel="stylesheet"[^>]*>\s*)+)((?:<script src="[^"]*"></script>\s*)+)')
_ASKED = re.compile(r'<script src="([^"]*)"( type="module")?></script>')
_SCOPE, _COLOURS = "__md_scope=", '=__md_get("__palette")'
_ONCE = (
    ";new MutationObserver((_,seen)=>{{if(document.body){{seen.disconnect();{}}}}})"
    ".observe(document.documentElement,{{childList:true}})"
)
"""Light or dark is set as soon as there is a body, and before the page is seen: the theme's script for it need not stand in the body."""
_TABS = "__tabbed_"
"""What the theme's script for tabs looks for; few pages have any."""


@dataclass(slots=True)
class Policy:
    """Makes pages strict; ``files`` collects the scripts by address, ``styles`` puts their style sheets together."""

    files: dict[str, str] = field(default_factory=dict)
    styles: StyleSheets = field(default_factory=StyleSheets)

    def strict(self, html: str, base: str) -> str:
        """The page with the policy in its head and no script of its own. ``base`` leads to the site's root, as in ``../``.

        Raises ValueError when the theme's page has no place for the policy.
        """
        if _HEAD not in html:
            raise ValueError(f"the theme's page has no {_HEAD}")

        colours = next((script for script in _INLINE.findall(html) if _COLOURS in script), "")

        def outside(match: re.Match[str]) -> str:
            script = match[1]
            if script == colours or (_TABS in script and f'name="{_TABS}' not in html):
                return ""
            if colours and _SCOPE in script:
                script += _ONCE.format(colours)
            address = f"{FOLDER}{hashlib.sha256(script.encode()).hexdigest()[:12]}.js"
            self.files[address] = script
            return f'<script src="{base}{address}"></script>'

        html = _SKIP.sub(rf'\1<a href="#{_MAIN}" class="md-skip">跳到正文</a>\2', html)
        html = html.replace(_ARTICLE, f'<article id="{_MAIN}" tabindex="-1"{_ARTICLE.removeprefix("<article")}', 1)
        policy = f'{_HEAD}<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        html = lean(_INLINE.sub(outside, _INVALID.sub(r"\1", _GENERATOR.sub("", html))))
        return early(self.styles.one(squeezed(described(html).replace(_HEAD, policy, 1)), base))


def early(html: str) -> str:
    """The page with its style sheets and the scripts of its body asked for first, and read while the style sheets are on their way.

    A browser does not look ahead in a page that says its policy itself, and a script waits for the style sheets above.
    """
    head, closed, body = html.partition("</head>")
    asked = "".join(
        f'<link rel="modulepreload" href="{address}">'
        if module
        else f'<link rel="preload" as="script" href="{address}">'
        for address, module in _ASKED.findall(body)
        if module or FOLDER in address
    )

    def turned(found: re.Match[str]) -> str:
        sheets = found[1].replace('rel="stylesheet"', 'rel="preload" as="style"')
        return f"{sheets}{asked}{found[2]}{found[1]}"

    return _BEGINNING.sub(turned, head, count=1) + closed + body


def squeezed(html: str) -> str:
    """The page with one line break for each run of blanks and lines: half of the theme's own bytes are nothing else."""
    return _WRAPPED.sub(r"\1", _BLANKS.sub(lambda found: found[1] or "\n", html))
