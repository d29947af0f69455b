"""The editor in the browser as files of the site: its page with a policy of its own, its scripts, its configuration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import urlsplit

from qingdan.model import Registry
from qingdan.pages.forms import form_config
from qingdan.read import Source
from qingdan.render.compact import compact

FOLDER = "site/admin"
FILES = (
    "index.html",
    "acts.js",
    "admin.css",
    "characters.js",
    "check.js",
    "controls.js",
    "decap-cms.js",
    "faults.js",
    "files.js",
    "find.js",
    "items.js",
    "json-schema.js",
    "labels.js",
    "layout.js",
    "match.js",
    "meaning.js",
    "merge.js",
    "names.js",
    "nodes.js",
    "parts.js",
    "published.js",
    "scalars.js",
    "start.js",
    "token.js",
    "values.js",
    "yaml.js",
)
"""What the page consists of, beside its configuration. The licences of what is vendored stay in the repository."""
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self' blob:; base-uri 'none'; form-action 'self'"
)
"""What the page may load. The editor compiles its configuration's schema (eval) and writes its styles into the page."""
_CHARSET = '<meta charset="utf-8">'


def editor_files(source: Source, registry: Registry) -> Iterator[tuple[str, bytes]]:
    """Every file of the editor as (address, content); none where the source has no editor.

    The page may ask the host of the repository that the lists name, and no other; without one it asks nobody.
    """
    config = form_config(registry)
    for name in FILES:
        raw = source.content(f"{FOLDER}/{name}")
        if raw is None:
            continue
        yield f"admin/{name}", _strict(raw.decode(), config["backend"]).encode() if name == "index.html" else raw
    if source.content(f"{FOLDER}/index.html") is not None:
        yield "admin/config.json", (compact(config) + "\n").encode()


def policy_of(backend: Mapping[str, Any] | None) -> str:
    """The Content-Security-Policy of the editor page, which lets the browser also ask the host of a backend, where given."""
    if backend is None:
        return POLICY
    place = urlsplit(str(backend["api_root"]))
    return POLICY.replace("connect-src 'self'", f"connect-src 'self' {place.scheme}://{place.netloc}")


def _strict(html: str, backend: Mapping[str, Any] | None) -> str:
    policy = escape(policy_of(backend), quote=False).replace('"', "&quot;")
    return html.replace(_CHARSET, f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)
