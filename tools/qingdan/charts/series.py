"""A number over time as a small static SVG: a line with its points, and the words for those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT, MARGIN = 640, 120, 14


def series_chart(points: Sequence[tuple[str, float]], title: str, words: Sequence[str]) -> str:
    """The SVG of values by day, oldest first; ``words`` are the values as text, one a point."""
    values = [value for _, value in points]
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    step = (WIDTH - 2 * MARGIN) / max(len(points) - 1, 1)
    places = [
        (round(MARGIN + at * step, 1), round(HEIGHT - MARGIN - (value - low) / span * (HEIGHT - 2 * MARGIN), 1))
        for at, value in enumerate(values)
    ]
    line = " ".join(f"{x},{y}" for x, y in places)
    told = "；".join(f"{day}：{word}" for (day, _), word in zip(points, words, strict=True))
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="3"/>' for x, y in places)
    return (
        f'<svg class="qd-series" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}：{escape(told)}">'
        f'<polyline points="{line}" fill="none"/>{dots}</svg>'
    )
