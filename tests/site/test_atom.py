"""The rules of Atom that the feeds are held to refuse what is no feed."""

from __future__ import annotations

import pytest

from tests.site.atom import faults

GOOD = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:qingdan:640200:feeds:all.atom</id><title>甲</title><updated>2026-01-01T00:00:00Z</updated>
<author><name>甲</name></author><link rel="self" href="../feeds/all.atom"/><link rel="alternate" href="../changes/"/>
<entry><id>urn:qingdan:commit:00ff</id><title>乙</title><updated>2026-01-01T00:00:00Z</updated><link href="../changes/1/"/>
<content type="text">丙</content></entry></feed>"""
BROKEN = {
    "2": ("丙", "\x1b"),
    "4.1.1: the": ("Atom", "Atom1"),
    "4.1.1: no": ("<author><name>甲</name></author>", ""),
    "4.1.1: rel": ('rel="self" href="../feeds/all.atom"', 'rel="self" href="all.xml"'),
    "4.1.1: urn": ("urn:qingdan:commit:00ff", "urn:qingdan:640200:feeds:all.atom"),
    "4.1: 2": ("<title>乙</title>", "<title>乙</title><title>乙</title>"),
    "4.1: 0": ("<title>乙</title>", ""),
    "4.1: unknown": ("<title>乙</title>", "<title>乙</title><guid>1</guid>"),
    "4.1: two": ('<link href="../changes/1/"/>', '<link href="../changes/1/"/><link href="../changes/2/"/>'),
    "4.1.2": ('<link href="../changes/1/"/>\n<content type="text">丙</content>', ""),
    "4.1.3.3": ("丙", "<b>丙</b>"),
    "3.2.1": ("<name>甲</name>", "<name/>"),
    "3.3": ("2026-01-01T00:00:00Z</updated><link href", "2026-01-01</updated><link href"),
    "4.2.6": ("urn:qingdan:640200:feeds:all.atom", "urn:qingdan:640200:feeds/all.atom"),
    "4.2.7": ('<link href="../changes/1/"/>', "<link/>"),
}


def test_a_feed_by_the_rules_has_no_fault() -> None:
    """So that what is refused is refused for its fault."""
    assert faults(GOOD.encode(), "feeds/all.atom") == []


@pytest.mark.parametrize("section", BROKEN)
def test_a_feed_that_breaks_a_rule_is_refused_for_it(section: str) -> None:
    """One rule at a time; an id with slashes in a URN is the one that our feeds had."""
    right, wrong = BROKEN[section]
    assert right in GOOD
    found = faults(GOOD.replace(right, wrong, 1).encode(), "feeds/all.atom")
    assert any(each.startswith(section) for each in found), found
