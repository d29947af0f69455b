"""A guide in another's place: each page names the other, and the old one has ended."""

from __future__ import annotations

from qingdan.pages.entry import entry_page
from qingdan.pages.frame import Frame
from tests.diff.attempts import CITY, GUIDE
from tests.diff.untried import XIN
from tests.support import run

NEW = CITY[GUIDE].replace("示例许可（新办）", "示例许可（首次）") + "replaces: [ju/xuke]\n"
STOPPED = CITY[GUIDE].replace("status: 在用", "status: 停用\nretired: {date: 2026-06-01}")


def test_each_page_names_the_other() -> None:
    """By its name, with a link."""
    registry = run({**CITY, GUIDE: STOPPED, XIN: NEW}).registry
    old, new = (entry_page(registry, registry.entries[f"guides/ju/{name}"], Frame()).html for name in ("xuke", "xin"))
    assert '由<a href="../../../guides/ju/xin/">示例许可（首次）</a>代替。' in old
    assert "代替的指南" in new
    assert 'href="../../../guides/ju/xuke/"' in new
    assert "代替。</p>" not in new


def test_what_is_replaced_must_be_there_and_have_ended() -> None:
    """A guide still in use, the guide itself, and one that nobody knows are refused."""

    def codes(old: str, new: str) -> set[str]:
        found = run({**CITY, GUIDE: old, XIN: new}).diagnostics
        return {each.code for each in found if each.place.path == XIN}

    assert "QD223" not in codes(STOPPED, NEW)
    assert "QD223" in codes(CITY[GUIDE], NEW)
    assert "QD223" in codes(STOPPED, NEW.replace("[ju/xuke]", "[ju/xin]"))
    assert codes(STOPPED, NEW.replace("[ju/xuke]", "[ju/meiyou]")) - codes(STOPPED, NEW)
