"""The pages at addresses that entries have left: they say where the entry is now."""

from __future__ import annotations

from collections.abc import Iterator

from qingdan.model import Registry
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page


def moved_pages(registry: Registry, frame: Frame) -> Iterator[Page]:
    """One page for each former key of an entry, unless a present entry has the key; the page leads to the entry."""
    for old, holders in sorted(registry.by_former_id.items()):
        if old in registry.present:
            continue
        entry = registry.entries[holders[0]]
        address = f"{old}/"
        base = "../" * address.count("/")
        html = frame.render("moved.html", base, title=entry.name, href=f"{base}{entry.key}/")
        yield Page(address, f"{entry.name}（已移动）", f"{entry.name}已经移到新的地址", html)
