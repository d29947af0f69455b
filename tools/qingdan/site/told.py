"""What MkDocs is told of a site, and what is raised where it builds none.

It hangs on the schemas and the registry's own settings, and on no entry.
"""

from __future__ import annotations

from typing import NamedTuple

from qingdan.export import site_address
from qingdan.model import Registry
from qingdan.model.build import build_registry
from qingdan.pages.frame import frame_of
from qingdan.read import Memory, Source
from qingdan.read.documents import read_lists
from qingdan.schema import trusted_schemas

_ALSO = (
    ("改动", "changes/"),
    ("依据变动", "due/"),
    ("统计", "statistics/"),
    ("数据", "data/"),
    ("检查代码", "checks/"),
    ("改动种类", "kinds/"),
)
_BESIDE = ("due/", "data/", "checks/", "kinds/", "supervision/")
"""What staff and auditors look up rather than citizens: the home page, the manuals and the page of changes lead there."""
_SHORT = {"guides": "办事", "negative": "投资", "power": "权力", "responsibility": "责任"}
"""What people call the lists that they come for, in the order of the menu; it fits a phone."""
_BEHIND = ("bundles", "duties", "organisations", "laws")
"""Lists to which those lead, and the home page."""
_WATCHED = ("电子监察", "supervision/")
_UNNAMED = "清单"
_EXAMPLE = "（示例）"


class PublishError(Exception):
    """The site could not be built; the message is for a person, in Chinese. The last site is unharmed."""


class MkDocsInput(NamedTuple):
    """What MkDocs is told.

    The pages in the menu or beside it, as (title, address), and the addresses of those beside it, which others lead to; the site's own
    address, empty where nobody knows it; the HTML of the notices below pages that were written by hand. The title of the site, which is
    the registry's.
    """

    menu: tuple[tuple[str, str], ...]
    address: str
    foot: str
    title: str
    beside: tuple[str, ...] = ()


def mkdocs_input(registry: Registry) -> MkDocsInput:
    """The input of MkDocs for the site of a registry: menu, further pages, address, footer and title.

    It depends on the schemas and the registry's own entry, and on no other entry.
    """
    order = {name: at for at, name in enumerate(_SHORT)}
    lists = sorted(
        (each for each in registry.schemas.collections if not each.single),
        key=lambda each: order.get(each.name, len(order)),
    )
    foot = frame_of(registry).render("foot.html", "")
    watched = (_WATCHED,) if registry.get("supervision") is not None else ()
    named = ((_SHORT.get(each.name, each.title), f"{each.name}/") for each in lists)
    menu = (("查询", "search/"), *named, *watched, *_ALSO)
    beside = [f"{each.name}/" for each in lists if each.record or each.name in _BEHIND]
    return MkDocsInput(menu, site_address(registry), foot, title_of(registry), (*beside, *_BESIDE))


def title_of(registry: Registry) -> str:
    """What every page is headed with: whose lists they are, and whether they are an example."""
    about = registry.get("registry")
    city = about.get("city") if about is not None else None
    if about is None or not isinstance(city, str):
        return _UNNAMED
    example = about.get("illustrative") is True or about.name.endswith(_EXAMPLE)
    return f"{city}{_UNNAMED}{_EXAMPLE if example else ''}"


def told_before(source: Source, fallback: Source | None) -> MkDocsInput:
    """The menu, address, foot and title of a site before any check, from schemas and settings alone; reliable only if these are sound."""
    schemas = trusted_schemas(source, fallback)
    paths = [each.path(each.name) for each in schemas.collections if each.single]
    found = {path: raw for path in paths if (raw := source.content(path)) is not None}
    return mkdocs_input(build_registry(read_lists(Memory(found), schemas.layout), schemas))


__all__ = ["MkDocsInput", "PublishError", "mkdocs_input", "told_before"]
