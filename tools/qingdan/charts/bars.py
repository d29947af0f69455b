"""Shares as small static SVGs: a bar a row, its words beside it, and the whole as text for those who do not see it; or one bar alone."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH, ROW, NAMES, VALUES = 640, 26, 240, 80


def bar_chart(rows: Sequence[tuple[str, float, str]], title: str) -> str:
    """The SVG of (name, value, words) from top to bottom; the longest bar fills the room."""
    most = max((value for _, value, _ in rows), default=0) or 1
    room = WIDTH - NAMES - VALUES
    drawn = []
    for at, (name, value, words) in enumerate(rows):
        top = at * ROW
        length = round(value / most * room, 1)
        short = name if len(name) <= 16 else name[:15] + "…"
        drawn.append(
            f'<text x="{NAMES - 8}" y="{top + 17}" text-anchor="end">{escape(short)}</text>'
            f'<rect x="{NAMES}" y="{top + 4}" width="{length}" height="{ROW - 8}"/>'
            f'<text x="{NAMES + length + 6}" y="{top + 17}">{escape(words)}</text>'
        )
    told = "；".join(f"{name}：{words}" for name, _, words in rows)
    return (
        f'<svg class="qd-bars" viewBox="0 0 {WIDTH} {max(len(rows), 1) * ROW}" role="img" aria-label="{escape(title)}：{escape(told)}">'
        f"{''.join(drawn)}</svg>"
    )


def share_bar(value: float, most: float) -> str:
    """The SVG of one bar in its room, for a place where the words stand beside it; it says nothing to those who do not see it."""
    length = round(100 * max(min(value / most, 1.0), 0.0), 1) if most else 0
    return (
        '<svg class="qd-share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="100" height="8"/><rect class="qd-share-on" width="{length}" height="8"/></svg>'
    )
