"""The HTML of a value of any shape: a page of tables has a thousand of them, so it is put together here and not by a template.

End tags that say nothing (``ends``) are not written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from markupsafe import Markup, escape

from qingdan.checks.rules.tables.one_line_for_both import HOTLINE
from qingdan.pages.view import Value

_DIALLED = re.compile(rf"(?<![\d-])(?:{HOTLINE}|0\d{{2,3}}-\d{{7,8}})(?![\d-])", re.ASCII)
"""What a telephone dials: the line for everything, and a number with its area code."""


def drawn(value: Value) -> Markup:
    """A value as HTML; every text in it is escaped."""
    return Markup(_WAYS[value.kind](value))  # noqa: S704 each way escapes what it is given


def dialled(text: str) -> Markup:
    """A text as HTML whose telephone numbers can be tapped."""
    return Markup(_dialled(_safe(str(text))))  # noqa: S704 escaped there


def unverified_badge(reason: str) -> Markup:
    """The mark of what the writers were not sure of."""
    return Markup(_tag(reason))  # noqa: S704 escaped there


@lru_cache(maxsize=1 << 16)
def _safe(text: str) -> str:
    return str(escape(text))


def _dialled(html: str) -> str:
    return _DIALLED.sub(r'<a href="tel:\g<0>">\g<0></a>', html)


def _tag(reason: str) -> str:
    return f'<span class="qd-tag qd-tag--open" title="{_safe(reason)}">待核实</span>'


def _text(value: Value) -> str:
    text = value.text
    if "\n" in text or "  " in text:
        return f'<span class="qd-text">{_dialled(_safe(text))}</span>'
    return _dialled(_safe(text))


def _link(value: Value) -> str:
    retired = ' class="qd-retired"' if value.retired else ""
    return f'<a href="{_safe(value.href)}"{retired}>{_safe(value.text)}</a>'


def _missing(value: Value) -> str:
    return f'<span class="qd-missing">{_safe(value.text)}</span>'


def _many(value: Value) -> str:
    lines = "".join([f"<li>{_WAYS[each.kind](each)}" for each in value.items])
    return f'<ul class="qd-many">{lines}</ul>'


def _citation(value: Value) -> str:
    role = f'<span class="qd-role">{_safe(value.role)}</span>' if value.role else ""
    return f'<a href="{_safe(value.href)}">《{_safe(value.text)}》</a>{_safe(value.provision)}{role}'


def _group(value: Value) -> str:
    rows = [
        f"<dt>{_safe(label)}{_tag(open_) if open_ else ''}<dd>{_WAYS[each.kind](each)}"
        for label, each, open_ in value.rows
    ]
    return f'<dl class="qd-group">{"".join(rows)}</dl>'


def _table(value: Value) -> str:
    heads = "".join([f'<th scope="col">{_safe(head)}</th>' for head in value.heads])
    rows = []
    for row in value.rows:
        cells = [f"<td>{_WAYS[cell.kind](cell)}" if cell is not None else "<td>" for _, cell in row.cells]
        if row.open and cells:
            cells[0] += _tag(row.open)
        id_ = f' id="{_safe(value.anchor)}-{_safe(row.id)}"' if row.id and value.anchor else ""
        rows.append(f"<tr{id_}>{''.join(cells)}")
    return (
        f'<div class="qd-scroll"><table class="qd-table"><thead><tr>{heads}</tr></thead><tbody>'
        f"{''.join(rows)}</tbody></table></div>"
    )


_WAYS: Mapping[str, Callable[[Value], str]] = {
    "text": _text,
    "link": _link,
    "missing": _missing,
    "many": _many,
    "citation": _citation,
    "group": _group,
    "table": _table,
}
