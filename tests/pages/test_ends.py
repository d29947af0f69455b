"""End tags that say nothing are not written, and are left out of templates only where they are left out of what these make."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from qingdan.pages.ends import WithoutEnds, without_ends


def test_no_page_has_one(site: Path) -> None:
    """Of the shipped lists; but for the editor, which is no page of ours."""
    pages = [path for path in site.rglob("*.html") if "admin" not in path.parts]
    assert len(pages) > 1500
    having = [path for path in pages if (html := path.read_text("utf-8")) != without_ends(html)]
    written = {"manual", "404.html"}
    assert [path for path in having if path.relative_to(site).parts[0] not in written] == []


@pytest.mark.parametrize(
    ("template", "made"),
    [
        ("<ul>{% for x in 'ab' %}<li>{{ x }}</li>{% endfor %}</ul>", "<ul><li>a<li>b</ul>"),
        ("<tr>{% if 1 %}<td>甲</td>{% endif %}<td>乙</td></tr></tbody>", "<tr><td>甲<td>乙</tbody>"),
        ("<li>甲</li>{{ '乙' }}</ul>", "<li>甲</li>乙</ul>"),
        ("<li>甲</li>{% if 1 %}乙{% endif %}<li>丙</li></ul>", "<li>甲</li>乙<li>丙</ul>"),
        ("<div><dt>甲</dt>{% set y = '%' %}<dd>{{ y }}</dd></div>", "<div><dt>甲<dd>%</dd></div>"),
    ],
)
def test_templates(template: str, made: str) -> None:
    """Across their own tags, and not across text."""
    assert Environment(autoescape=True, extensions=[WithoutEnds]).from_string(template).render() == made
