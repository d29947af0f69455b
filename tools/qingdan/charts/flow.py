"""The flow chart of a guide: one lane for each party, one row for each step, drawn from the third table.

Rows keep the order of the table, so that chart and table read side by side; a branch that goes back or skips rows is
led around on the right. A step whose clock stands still is dashed. Who hears the page has the same in the table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

LANES = ("申请人", "窗口", "承办机构", "其他机构", "决定机关")
LANE, ROW, TOP, LEFT = 156, 92, 44, 8
BOX_WIDTH, BOX_HEIGHT = 128, 52
RAIL = 16
_LINE = 8


@dataclass(frozen=True, slots=True)
class _Box:
    """A step's centre, in SVG units."""

    x: float
    y: float


def flow_chart(steps: Sequence[Mapping[str, Any]], title: str, words: Mapping[str, str]) -> str:
    """The chart of a guide's steps. ``words`` gives the limit of each step, by its id, as it is written in the table."""
    lanes = [lane for lane in LANES if any(step.get("actor") == lane for step in steps)]
    boxes = {
        str(step["id"]): _Box(LEFT + LANE * (lanes.index(step["actor"]) + 0.5), TOP + ROW * (row + 0.5))
        for row, step in enumerate(steps)
    }
    edges = [
        (str(step["id"]), str(way.get("to")), str(way.get("when", "")))
        for step in steps
        for way in step.get("next", ())
        if str(way.get("to")) in boxes
    ]
    order = {name: row for row, name in enumerate(boxes)}
    around = [edge for edge in edges if order[edge[1]] != order[edge[0]] + 1]
    right = LEFT + LANE * len(lanes)
    width = right + RAIL * (len(around) + 1) + 8
    height = TOP + ROW * len(steps) + 8
    out = [
        f'<svg class="qd-flow" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(title)}" xmlns="http://www.w3.org/2000/svg">',
        f"<title>{escape(title)}</title>",
        '<defs><marker id="qd-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z" class="qd-head"/></marker>'
        f'<rect id="qd-box" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="6"/></defs>',
    ]
    for number, lane in enumerate(lanes):
        x = LEFT + LANE * number
        out.append(f'<rect x="{x}" y="4" width="{LANE}" height="{height - 8}" class="qd-lane{number % 2}"/>')
        out.append(f'<text x="{x + LANE / 2:g}" y="26" class="qd-lane-name">{escape(lane)}</text>')
    drawn = []
    for edge in edges:
        if edge in around:
            drawn.append(_around(boxes[edge[0]], boxes[edge[1]], right + RAIL * (around.index(edge) + 1), edge[2]))
        else:
            drawn.append(_down(boxes[edge[0]], boxes[edge[1]], edge[2]))
    out.append(f'<g class="qd-way" marker-end="url(#qd-arrow)">{"".join(path for path, _ in drawn)}</g>')
    out += [label for _, label in drawn]
    out += [_box(step, boxes[str(step["id"])], words.get(str(step["id"]), "")) for step in steps]
    return "".join([*out, "</svg>"])


def _box(step: Mapping[str, Any], at: _Box, limit: str) -> str:
    stopped = step.get("clock") == "停"
    lines = _wrap(str(step.get("name", "")))
    x, y = at.x - BOX_WIDTH / 2, at.y - BOX_HEIGHT / 2
    style = "qd-step qd-stopped" if stopped else "qd-step"
    note = "不计时" if stopped else limit
    rows = [*lines, note] if note else lines
    first = at.y - (len(rows) - 1) * 8 + 4.5
    text = "".join(
        f'<text x="{at.x:g}" y="{first + 16 * row:g}" class="{"qd-limit" if note and row == len(rows) - 1 else "qd-name"}">'
        f"{escape(line)}</text>"
        for row, line in enumerate(rows)
    )
    return f'<use href="#qd-box" x="{x:g}" y="{y:g}" class="{style}"/>{text}'


def _down(a: _Box, b: _Box, when: str) -> tuple[str, str]:
    """To the step in the next row: the path and its label."""
    y1, y2 = a.y + BOX_HEIGHT / 2, b.y - BOX_HEIGHT / 2
    middle = (y1 + y2) / 2
    path = f"M{a.x:g} {y1:g}V{y2:g}" if a.x == b.x else f"M{a.x:g} {y1:g}V{middle:g}H{b.x:g}V{y2:g}"
    label = _label((a.x + b.x) / 2 if a.x != b.x else a.x + 6, middle - 4, when, "middle" if a.x != b.x else "start")
    return f'<path d="{path}"/>', label


def _around(a: _Box, b: _Box, rail: float, when: str) -> tuple[str, str]:
    """To a step in another row, along a rail right of the lanes: the path and its label."""
    start, end = a.x + BOX_WIDTH / 2, b.x + BOX_WIDTH / 2
    path = f"M{start:g} {a.y + 10:g}H{rail:g}V{b.y - 10:g}H{end:g}"
    return f'<path d="{path}"/>', _label(start + 5, a.y + 22, when, "start")


def _label(x: float, y: float, when: str, anchor: str) -> str:
    if not when:
        return ""
    shown = when if len(when) <= 12 else when[:11] + "…"
    return f'<text x="{x:g}" y="{y:g}" class="qd-when" text-anchor="{anchor}">{escape(shown)}</text>'


def _wrap(name: str) -> list[str]:
    """At most two lines; a longer name is cut, the table has it in full."""
    if len(name) <= _LINE:
        return [name]
    rest = name[_LINE:]
    return [name[:_LINE], rest if len(rest) <= _LINE else rest[: _LINE - 1] + "…"]
