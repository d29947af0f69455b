"""Maps of the site for machines: ``sitemap.xml``, ``robots.txt`` and ``llms.txt``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

from qingdan.model import Registry
from qingdan.render.writable import writable


def map_files(
    registry: Registry, addresses: Iterable[str], day: Callable[[str], str] = lambda _: ""
) -> Iterator[tuple[str, str]]:
    """The maps as (address, text). A sitemap needs whole addresses: without ``site_url`` in the registry there is none.

    ``day`` gives the day on which the page at an address last changed, YYYY-MM-DD; empty where nobody knows.
    """
    site = site_address(registry)
    if site:
        rows = "".join(
            f"<url><loc>{escape(site)}/{escape(address)}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</url>\n"
            for address in sorted(addresses)
            for changed in [day(address)]
        )
        yield (
            "sitemap.xml",
            '<?xml version="1.0" encoding="utf-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{writable(rows)}</urlset>\n',
        )
    yield "robots.txt", "User-agent: *\nAllow: /\n" + (f"Sitemap: {site}/sitemap.xml\n" if site else "")
    yield "llms.txt", _llms(registry)


def site_address(registry: Registry) -> str:
    """The address that the registry gives the site, without a slash at the end; empty where it gives none."""
    about = registry.get("registry")
    return str(about.get("site_url", default="")).rstrip("/") if about is not None else ""


def _llms(registry: Registry) -> str:
    """What a language model should know before it speaks of the lists: what they are, are not, and where the data lie."""
    about = registry.get("registry")
    name = about.name if about is not None else "清单"
    notices = [str(row.get("text")) for row in about.rows("notices")] if about is not None else []
    lines = [f"# {name}", "", *(f"> {text}" for text in notices), "", "## 数据", ""]
    lines.append("- [全部清单的索引](api/v1/index.json)：各类清单的条目数和地址")
    for collection in registry.schemas.collections:
        if not collection.single:
            count = len(registry.all(collection.name))
            lines.append(
                f"- [{collection.title}](api/v1/{collection.name}/full.json)：{count} 个条目。{collection.description}"
            )
    lines += ["", "## 引用时请注意", ""]
    lines.append(
        "- 每个条目的 verified 为 false 时，内容没有对照公开文本核对过；entry.unverified 列出没有把握的字段和原因。"
    )
    lines.append("- entry.illustrative 为 true 的，是为演示编写的，不是真实的决定。")
    lines.append("- 时限的单位照法律写，工作日不等于日。")
    return "\n".join(lines) + "\n"
