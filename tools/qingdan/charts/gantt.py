"""The time chart of a bundle: one bar for each guide under its stage, the critical path marked by shape as well as by colour.

It is drawn in two widths, for a desk and for a phone, each with letters of the same size; the page shows the one that fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import escape

WIDTH, NARROW, LEFT, RIGHT = 680, 328, 10, 124
TOP, STAGE, ROW, BAR = 30, 30, 40, 14
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_TICKS = 9


@dataclass(frozen=True, slots=True)
class Bar:
    """One guide: its stage and name, when it starts, how long it takes, whether a delay of it delays the whole, a note."""

    stage: str
    name: str
    start: int
    days: int
    critical: bool
    note: str = ""

    @property
    def end(self) -> int:
        """After how many days it is done."""
        return self.start + self.days


def gantt_charts(bars: Sequence[Bar], title: str, unit: str) -> str:
    """The chart in both widths, the wide one first."""
    return gantt_chart(bars, title, unit) + gantt_chart(bars, title, unit, NARROW)


def gantt_chart(bars: Sequence[Bar], title: str, unit: str, width: int = WIDTH) -> str:
    """The chart of the bars in their order; days run to the right, each stage begins where the one before it ends.

    ``width`` is in pixels at the size that letters are written for.
    """
    total = max((bar.end for bar in bars), default=0) or 1
    scale = (width - LEFT - RIGHT) / total
    stages = list(dict.fromkeys(bar.stage for bar in bars))
    height = TOP + STAGE * len(stages) + ROW * len(bars) + 8
    out = [
        f'<svg class="qd-gantt qd-gantt--{"wide" if width >= WIDTH else "narrow"}" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(title)}" xmlns="http://www.w3.org/2000/svg">',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(_described(bars, unit))}</desc>",
        *_axis(total, scale, height, unit, width),
    ]
    y = float(TOP)
    for stage in stages:
        mine = [bar for bar in bars if bar.stage == stage]
        first, last = min(bar.start for bar in mine), max(bar.end for bar in mine)
        out.append(
            f'<rect x="{LEFT + first * scale:g}" y="{y:g}" width="{max((last - first) * scale, 2):g}" '
            f'height="{STAGE + ROW * len(mine)}" class="qd-gantt-stage"/>'
            f'<text x="{LEFT}" y="{y + 20:g}" class="qd-gantt-name">{escape(stage)}（{last - first} 个{escape(unit)}）</text>'
        )
        y += STAGE
        for bar in mine:
            out.append(_bar(bar, y, scale, unit, width))
            y += ROW
    return "".join([*out, "</svg>"])


def _axis(total: int, scale: float, height: float, unit: str, width: int) -> Sequence[str]:
    """A line and a number every few days, the last at the end or before it."""
    step = next((each for each in _STEPS if total / each <= _TICKS), _STEPS[-1])
    lines = [
        f'<path d="M{LEFT + day * scale:g} {TOP - 6}V{height - 4:g}" class="qd-gantt-line"/>'
        f'<text x="{LEFT + day * scale:g}" y="16" class="qd-gantt-day" text-anchor="{"middle" if day else "start"}">{day}</text>'
        for day in range(0, total + 1, step)
    ]
    return [*lines, f'<text x="{width - 4}" y="16" class="qd-gantt-day" text-anchor="end">{escape(unit)}</text>']


def _bar(bar: Bar, y: float, scale: float, unit: str, width: int) -> str:
    """The name above, the bar below; what takes no time is a diamond."""
    x, top = LEFT + bar.start * scale, y + 20
    style = "qd-gantt-bar qd-gantt-critical" if bar.critical else "qd-gantt-bar"
    words = f"{bar.days} 个{unit}" if bar.days else "当场"
    shape = (
        f'<rect x="{x:g}" y="{top:g}" width="{bar.days * scale:g}" height="{BAR}" rx="2" class="{style}"/>'
        if bar.days
        else f'<path d="M{x:g} {top:g}l7 7l-7 7l-7 -7z" class="{style}"/>'
    )
    end = x + max(bar.days * scale, 8) + 6
    # A name that would leave the picture on the right ends where its bar ends, and does not leave it on the left.
    long = 13 * len(bar.name)
    fits = x + long <= width - 4
    name_x, anchor = (x, "start") if fits else (max(min(end + RIGHT - 16, width - 4.0), long + 4.0), "end")
    mark = "关键 · " if bar.critical else ""
    return (
        f'{shape}<text x="{name_x:g}" y="{y + 14:g}" class="qd-gantt-label" text-anchor="{anchor}">{escape(bar.name)}</text>'
        f'<text x="{end:g}" y="{top + 11:g}" class="qd-gantt-days">{mark}{escape(words)}</text>'
    )


def _described(bars: Sequence[Bar], unit: str) -> str:
    """The chart in words."""
    return "".join(
        f"{bar.stage}：{bar.name}，"
        + (f"第 {bar.start + 1} 到第 {bar.end} 个{unit}" if bar.days else "当场办结")
        + ("，晚一天，整件事就晚一天。" if bar.critical else "。")
        for bar in bars
    )
