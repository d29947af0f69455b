"""What may stand in ``mkdocs.yml``: how the site looks and what is in its menu, nothing that runs, reads or loads anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from qingdan.read import Document

_TEXT = {"type": "string", "pattern": r"\S", "description": "写文字"}
_COLOUR = {"type": "string", "pattern": "^[a-z][a-z -]*$", "description": "写颜色的英文名称，如 indigo 或 custom"}
_PATH = r"^[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$"
_FILE = {"type": "string", "pattern": _PATH, "description": "写 site 文件夹里的文件，如 assets/city.css"}
_PALETTE = {
    "type": ["array", "object"],
    "description": "写 scheme、primary、accent、media 和 toggle",
    "minItems": 1,
    "items": {"$ref": "#/$defs/palette"},
    "$ref": "#/$defs/palette",
}
HIDDEN = ("/admin/", "/synonyms.yml", "/industries.txt")
"""Files below ``site/`` that are no part of the site that MkDocs builds."""

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["docs_dir", "theme", "plugins"],
    "additionalProperties": False,
    "properties": {
        "site_name": {**_TEXT, "description": "写网站的名称"},
        "site_description": {**_TEXT, "description": "写网站的简介"},
        "site_author": {**_TEXT, "description": "写维护机构的名称"},
        "copyright": {"type": "string", "pattern": "^[^<>]*$", "description": "写文字，不带标签"},
        "docs_dir": {"const": "site", "description": "只能是 site"},
        "site_dir": {"const": "build/site", "description": "只能是 build/site"},
        "use_directory_urls": {"const": True, "description": "只能是 true"},
        "exclude_docs": {
            "type": "string",
            "pattern": r"^(/[A-Za-z0-9_][A-Za-z0-9_./-]*\s*)*$",
            "description": "一行写 site 文件夹里的一个路径，以 / 开头，不用通配符",
        },
        "theme": {
            "type": "object",
            "description": "写 name、language、font、features 和 palette",
            "required": ["name", "language", "font"],
            "additionalProperties": False,
            "properties": {
                "name": {"const": "material", "description": "只能是 material"},
                "language": {"const": "zh", "description": "只能是 zh"},
                "font": {"const": False, "description": "只能是 false：字体不从别处取"},
                "features": {
                    "type": "array",
                    "description": "写主题功能的名称，如 navigation.tabs",
                    "items": {"type": "string", "pattern": r"^[a-z]+(\.[a-z]+)*$"},
                },
                "palette": _PALETTE,
                "logo": _FILE,
                "favicon": _FILE,
            },
        },
        "plugins": {"const": ["qingdan"], "description": "只能是 [qingdan]：别的插件会运行别的程序"},
        "extra_css": {"type": "array", "items": _FILE, "description": _FILE["description"]},
        "extra_javascript": {
            "type": "array",
            "description": _FILE["description"],
            "items": {
                "type": ["string", "object"],
                "pattern": _PATH,
                "required": ["path"],
                "additionalProperties": False,
                "properties": {"path": _FILE, "type": {"const": "module", "description": "只能是 module"}},
            },
        },
        "markdown_extensions": {
            "type": "array",
            "description": "只能是 attr_list、tables、toc、admonition、def_list、footnotes、abbr、sane_lists、md_in_html",
            "items": {
                "enum": [
                    "attr_list",
                    "tables",
                    "toc",
                    "admonition",
                    "def_list",
                    "footnotes",
                    "abbr",
                    "sane_lists",
                    "md_in_html",
                ]
            },
        },
        "extra": {
            "type": "object",
            "description": "只能写 generator: false",
            "additionalProperties": False,
            "properties": {"generator": {"const": False}},
        },
        "nav": {"type": "array", "minItems": 1, "description": "写“标题: 页面”的列表"},
    },
    "$defs": {
        "palette": {
            "additionalProperties": False,
            "properties": {
                "media": {"type": "string", "pattern": r"^[(]prefers-color-scheme[^<>\"]*[)]$"},
                "scheme": _COLOUR,
                "primary": _COLOUR,
                "accent": _COLOUR,
                "toggle": {
                    "type": "object",
                    "description": "写 icon 和 name",
                    "required": ["icon", "name"],
                    "additionalProperties": False,
                    "properties": {
                        "icon": {
                            "type": "string",
                            "pattern": "^[a-z0-9-]+(/[a-z0-9-]+)+$",
                            "description": "写主题里的图标，如 material/weather-night",
                        },
                        "name": _TEXT,
                    },
                },
            },
        }
    },
}


def menu(document: Document) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every leaf of the menu with the path that leads to it: the page that it names, or what stands in its place."""
    rows = document.data.get("nav") if isinstance(document.data, dict) else None
    yield from _leaves(rows, ("nav",)) if isinstance(rows, list) else ()


def _leaves(rows: list[Any], path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    for at, row in enumerate(rows):
        if not isinstance(row, dict) or len(row) != 1:
            yield (*path, at), row
            continue
        title, below = next(iter(row.items()))
        if isinstance(below, list) and below:
            yield from _leaves(below, (*path, at, title))
        else:
            yield (*path, at, title), below


def named_files(document: Document) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The files below ``site/`` that the settings name besides the pages of the menu: styles, scripts, pictures."""
    data = document.data
    found: list[tuple[tuple[str | int, ...], Any]] = []
    for name in ("extra_css", "extra_javascript"):
        rows = data.get(name)
        for at, row in enumerate(rows if isinstance(rows, list) else ()):
            found.append(((name, at, "path"), row.get("path")) if isinstance(row, dict) else ((name, at), row))
    theme = data.get("theme")
    if isinstance(theme, dict):
        found += [(("theme", name), theme.get(name)) for name in ("logo", "favicon")]
    yield from ((path, name) for path, name in found if isinstance(name, str) and re.search(_PATH, name))


def icons_named(document: Document) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The icons of the theme that the settings name."""
    theme = document.data.get("theme")
    palette = theme.get("palette") if isinstance(theme, dict) else None
    rows = [(("theme", "palette", at), row) for at, row in enumerate(palette)] if isinstance(palette, list) else []
    for path, row in [*rows, (("theme", "palette"), palette)]:
        toggle = row.get("toggle") if isinstance(row, dict) else None
        if isinstance(toggle, dict) and isinstance(toggle.get("icon"), str):
            yield (*path, "toggle", "icon"), toggle["icon"]


def excluded_paths(document: Document) -> tuple[str, ...]:
    """The paths below ``site/`` that the settings (``exclude_docs``) keep out of the built site, each with a leading slash."""
    lines = document.data.get("exclude_docs")
    return tuple(lines.split()) if isinstance(lines, str) else ()


def is_hidden(page: str, paths: tuple[str, ...]) -> bool:
    """Whether a page below ``site/`` is kept out."""
    return any(f"/{page}" == path or f"/{page}".startswith(path.rstrip("/") + "/") for path in paths)


def allowed_text(path: tuple[str | int, ...]) -> str:
    """What may be written at a path, in words; empty where nothing more is said."""
    node: dict[str, Any] = SCHEMA
    found = ""
    for step in path:
        node = node.get("items", {}) if isinstance(step, int) else node.get("properties", {}).get(step, {})
        node = {**SCHEMA["$defs"]["palette"], **node} if "$ref" in node else node
        found = node.get("description", found)
    return found


__all__ = ["HIDDEN", "SCHEMA", "allowed_text", "excluded_paths", "icons_named", "is_hidden", "menu", "named_files"]
