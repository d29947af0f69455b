"""The forms of the editor in the browser, made from the schemas: each field with its Chinese label, its help and its choices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from qingdan.model import Entry, Registry
from qingdan.pages.helps import help_of
from qingdan.pages.parts import fold
from qingdan.pages.search.pinyin import syllable
from qingdan.read.layout import LISTS
from qingdan.schema import Collection, Field

FORMAT = "qingdan"
"""The name under which the page registers how a file of the lists is read and written."""
_EDIT = re.compile(r"(https?://[^/]+)/(.+?)/(-/edit|_edit|edit)/([^/?#]+)/?$")
"""The address of a repository's edit pages, as GitLab (``-/edit``), Gitea and Forgejo (``_edit``), and GitHub (``edit``) have it."""
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_NAMING = ("name", "title", "stage", "text", "situation", "question", "duty", "matter", "kind", "law", "guide", "power")
"""What a row is called by in a list that is folded, the first that it has."""
_OPEN = 6
"""A group of at most so many fields stands open."""


def form_config(registry: Registry, *, local: str = "") -> dict[str, Any]:
    """The editor's whole configuration. ``local`` is the address of the work tree's server; else the repository's is used.

    ``choices`` are the entries that references name, by collection; a field's options ``@laws`` stand for them.
    ``backend`` is None where the lists do not say where their repository is, or it is of a kind that no browser can reach.
    ``named`` and ``spelling`` are for pages that write the files themselves: what names an entry, and the characters of a syllable.
    """
    places = {each.name: each for each in registry.schemas.collections}
    return {
        "backend": {"name": "proxy", "proxy_url": local, "branch": "main"} if local else backend_of(registry),
        "load_config_file": False,
        "publish_mode": "simple" if local else "editorial_workflow",
        "locale": "zh_Hans",
        "editor": {"preview": False},
        "show_preview_links": False,
        "media_folder": "site/assets/media",
        "search": True,
        "choices": {name: _choices(registry, name) for name in sorted(places) if not places[name].single},
        "named": {} if local else {name: each.label for name, each in sorted(places.items())},
        "spelling": {} if local else _spelling(),
        "collections": [_folded(registry, each) for each in sorted(places.values(), key=lambda each: each.order)],
    }


def backend_of(registry: Registry) -> dict[str, Any] | None:
    """Where the published editor sends what was written: the repository whose edit page the lists name, by a pull request."""
    about = registry.get("registry")
    found = _EDIT.match(str(about.get("repository", "edit_url", default="")) if about is not None else "")
    if found is None:
        return None
    host, path, page, branch = found.groups()
    shared = {"repo": path, "branch": branch, "commit_messages": {"update": "[{{collection}}] 修改 {{slug}}"}}
    if page == "-/edit":
        return {"name": "gitlab", **shared, "api_root": f"{host}/api/v4", "base_url": host}
    if path.count("/") != 1:
        return None
    if page == "_edit":
        return {"name": "gitea", **shared, "api_root": f"{host}/api/v1", "base_url": host}
    api = "https://api.github.com" if host == "https://github.com" else f"{host}/api/v3"
    return {"name": "github", **shared, "api_root": api, "open_authoring": True}


def _spelling() -> dict[str, str]:
    """The characters of each syllable, as the ids of new rows are made from them: those of GB 2312, in its order."""
    out: dict[str, str] = {}
    for row, cell in product(range(0xB0, 0xF8), range(0xA1, 0xFF)):
        character = bytes((row, cell)).decode("gb2312", "ignore")
        if character:
            spelt = syllable(character)
            out[spelt] = out.get(spelt, "") + character
    return dict(sorted(out.items()))


def _choices(registry: Registry, name: str) -> list[dict[str, str]]:
    """The entries that can be referred to, those in force first, each with what tells it from others of its name."""
    entries = sorted(registry.all(name), key=lambda each: each.retired)
    return [{"label": entry_label(registry, each), "value": each.id} for each in entries]


def entry_label(registry: Registry, entry: Entry[Any]) -> str:
    """The label of an entry in a list of entries: name, body that holds the entry, and whether retired."""
    body = registry.organisation_of(entry.key) if entry.collection.name in ("power", "guides") else None
    holder = f"（{body.get('short') or body.name}）" if body is not None else ""
    return f"{entry.name}{holder}{'［已停用］' if entry.retired else ''}"


def _folded(registry: Registry, collection: Collection) -> dict[str, Any]:
    out = _collection(collection)
    fold(registry, collection.name, (out.get("files") or [out])[0])
    return out


def _collection(collection: Collection) -> dict[str, Any]:
    required = collection.schema.get("required", ())
    fields: list[dict[str, Any]] = [{"name": "_title", "label": "名称", "widget": "hidden", "required": False}]
    fields += [_widget(each, required=name in required) for name, each in collection.root.properties.items()]
    shared: dict[str, Any] = {"label": collection.title, "description": collection.description}
    if collection.single:
        file = {"name": collection.name, "label": collection.title, "file": collection.path(""), "fields": fields}
        return {**shared, "name": collection.name, "format": FORMAT, "files": [file]}
    groups = list(_groups(collection))
    return {
        **shared,
        **({"view_groups": groups} if groups else {}),
        "name": collection.name,
        "label_singular": collection.title,
        "folder": f"{LISTS}/{collection.name}",
        "path": "/".join(["{{dirname}}"] * (len(collection.segments) - 1) + ["{{slug}}"]),
        "extension": "yml",
        "format": FORMAT,
        "create": False,
        "delete": False,
        "identifier_field": "_title",
        "summary": "{{_title}}",
        "sortable_fields": [],
        "fields": fields,
    }


def _groups(collection: Collection) -> Iterator[dict[str, str]]:
    """What the entries of a collection can be put together by."""
    for name in ("organisation", "type", "status", "class", "kind", "track"):
        field = collection.root.properties.get(name)
        if field is not None:
            yield {"label": field.title or name, "field": name}


def _widget(field: Field, *, required: bool = False) -> dict[str, Any]:
    """One field of a form."""
    out: dict[str, Any] = {"name": field.name, "label": field.title or field.name, "required": required}
    told = help_of(field)
    if told:
        out["hint"] = told
    return {**out, **_kind(field, required=required)}


def _kind(field: Field, *, required: bool = False) -> dict[str, Any]:
    """What a field is filled in with. In a group that may be left out, nothing must be filled in."""
    if field.properties:
        inner = [_widget(each, required=required and each.name in field.required) for each in field.properties.values()]
        return {"widget": "object", "collapsed": len(inner) > _OPEN, "fields": inner}
    if field.items is not None:
        return _list(field, field.items)
    options = _options(field)
    if options is not None:
        return {"widget": "select", "options": options}
    if "boolean" in field.types:
        return {"widget": "boolean"}
    if "integer" in field.types:
        return {"widget": "number", "value_type": "int"}
    if field.format == "date":
        return {"widget": "string", "pattern": [_DAY, "日期写成 2026-03-02"]}
    if field.pattern and help_of(field):
        return {"widget": "string", "pattern": [field.pattern, f"写法不对：{help_of(field)}"]}
    return {"widget": "text" if field.prose and not field.pattern else "string"}


def _list(field: Field, items: Field) -> dict[str, Any]:
    options = _options(items)
    if options is not None:
        return {"widget": "select", "multiple": True, "options": options}
    if not items.properties:
        inner = {"name": "value", "label": items.title or field.title, "required": False}
        return {"widget": "list", "field": {**inner, **_kind(items)}, "collapsed": True, "summary": "{{fields.value}}"}
    named = next((name for name in _NAMING if name in items.properties), next(iter(items.properties)))
    return {
        "widget": "list",
        "label_singular": field.title,
        "collapsed": True,
        "minimize_collapsed": False,
        **({"identity": list(field.identity)} if field.identity else {}),
        "summary": _called(items, named),
        "fields": [
            _widget(each, required=each.name in items.required and each.name != "id")
            for each in items.properties.values()
        ],
    }


def _called(items: Field, named: str) -> str:
    """What a row is called by when it is folded: ids as “@laws:…”, which the page reads as names (``names.js``)."""
    reference = items.properties[named].reference
    if not reference or reference == "*" or reference.startswith("#"):
        return f"{{{{fields.{named}}}}}"
    article = "@article:{{fields.article}}" if "article" in items.properties else ""
    return f"@{reference}:{{{{fields.{named}}}}}{article}"


def _options(field: Field) -> Sequence[str] | str | None:
    """The values to choose from: those that the schema lists, or the entries that a reference may name."""
    if field.values:
        return list(field.values)
    if field.reference and field.reference != "*" and not field.reference.startswith("#"):
        return f"@{field.reference}"
    return None
