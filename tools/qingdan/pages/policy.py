"""A content policy that lets a page run its own site's files and nothing else, and the theme's inline scripts made files.

The theme writes three or four short scripts into each page. They would need a hash each, different at every depth; as files
they need none, and run at the same moment, since a plain script tag waits for its file.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""``data:`` images are the icons in the theme's style sheet. A server may add ``frame-ancestors 'none'``, which only a header can say."""
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HEAD = '<meta charset="utf-8">'
_FOLDER = "assets/theme/"


@dataclass(slots=True)
class Policy:
    """Makes pages strict; ``files`` collects the scripts by address."""

    files: dict[str, str] = field(default_factory=dict)

    def strict(self, html: str, base: str) -> str:
        """The page with the policy in its head and no script of its own. ``base`` leads to the site's root, as in ``../``.

        Raises ValueError when the theme's page has no place for the policy.
        """
        if _HEAD not in html:
            raise ValueError(f"the theme's page has no {_HEAD}")

        def outside(match: re.Match[str]) -> str:
            script = match[1]
            address = f"{_FOLDER}{hashlib.sha256(script.encode()).hexdigest()[:12]}.js"
            self.files[address] = script
            return f'<script src="{base}{address}"></script>'

        policy = f'{_HEAD}<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        return _INLINE.sub(outside, html).replace(_HEAD, policy, 1)
