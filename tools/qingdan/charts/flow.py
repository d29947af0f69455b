"""The flow chart of a guide: one lane for each party, one row for each step, drawn from the third table.

The line that most walk runs straight down, a row a step; what leaves it stands beside the step that it leaves. A way that
goes back or skips rows is led around on the right. A step whose clock stands still is dashed. Who hears the page has the same in the table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from qingdan.charts.ways import Step, Ways, ways_of

LANES = ("申请人", "窗口", "承办机构", "其他机构", "决定机关")
LANE, ROW, TOP, LEFT, END = 156, 92, 60, 8, 34
BOX_WIDTH, BOX_HEIGHT = 128, 52
RAIL = 16
_LINE = 8


@dataclass(frozen=True, slots=True)
class _Box:
    """A step's centre, in SVG units, and its row."""

    x: float
    y: float
    row: int


def flow_chart(steps: Sequence[Mapping[str, Any]], title: str, words: Mapping[str, str]) -> str:
    """The chart of a guide's steps. ``words`` gives the limit of each step, by its id, as it is written in the table."""
    known = {str(step["id"]): step for step in steps}
    ways = ways_of(steps)
    boxes, columns = _placed(known, ways)
    edges = [
        (id_, str(way.get("to")), str(way.get("when", "")))
        for id_, step in known.items()
        for way in step.get("next", ())
        if str(way.get("to")) in boxes
    ]
    around = [edge for edge in edges if boxes[edge[1]].row not in (boxes[edge[0]].row, boxes[edge[0]].row + 1)]
    right = LEFT + LANE * sum(columns.values())
    width = right + RAIL * (len(around) + 1) + 8
    end = TOP + ROW * len(ways.line)
    height = end + END
    out = [
        f'<svg class="qd-flow" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(title)}" xmlns="http://www.w3.org/2000/svg">',
        f"<title>{escape(title)}</title>",
        '<defs><marker id="qd-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z" class="qd-head"/></marker>'
        f'<rect id="qd-box" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="6"/></defs>',
    ]
    x = LEFT
    for number, (lane, count) in enumerate(columns.items()):
        out.append(f'<rect x="{x}" y="4" width="{LANE * count}" height="{height - 8}" class="qd-lane{number % 2}"/>')
        out.append(f'<text x="{x + LANE * count / 2:g}" y="26" class="qd-lane-name">{escape(lane)}</text>')
        x += LANE * count
    drawn = [_edge(boxes[a], boxes[b], when, right, around, (a, b, when)) for a, b, when in edges]
    ends = (
        [_end(boxes[ways.line[0]], TOP - 8, "申请"), _end(boxes[ways.line[-1]], end + 14, "办结")] if ways.line else []
    )
    out.append(f'<g class="qd-way" marker-end="url(#qd-arrow)">{"".join(path for path, _ in [*drawn, *ends])}</g>')
    out += [label for _, label in [*drawn, *ends]]
    out += [_box(step, boxes[id_], words.get(id_, "")) for id_, step in known.items()]
    return "".join([*out, "</svg>"])


def _placed(known: Mapping[str, Step], ways: Ways) -> tuple[dict[str, _Box], dict[str, int]]:
    """Where each step stands, and how many columns each lane has that some step is in.

    A row for each step of the line, so that the line runs straight down; what leaves it stands beside, in the same row.
    """
    rows = [(id_, *ways.aside.get(id_, ())) for id_ in ways.line]
    columns = {
        lane: most
        for lane in LANES
        if (most := max((sum(known[id_].get("actor") == lane for id_ in row) for row in rows), default=0))
    }
    lefts, x = {}, LEFT
    for lane, count in columns.items():
        lefts[lane] = x
        x += LANE * count
    boxes: dict[str, _Box] = {}
    for at, row in enumerate(rows):
        taken = Counter[str]()
        for id_ in row:
            lane = str(known[id_].get("actor"))
            boxes[id_] = _Box(lefts[lane] + LANE * (taken[lane] + 0.5), TOP + ROW * (at + 0.5), at)
            taken[lane] += 1
    return boxes, columns


def _edge(
    a: _Box, b: _Box, when: str, right: float, around: Sequence[tuple[str, str, str]], edge: tuple[str, str, str]
) -> tuple[str, str]:
    """A way from one step to another: the path and its label."""
    if edge in around:
        return _around(a, b, right + RAIL * (around.index(edge) + 1), when)
    return _beside(a, b, when) if a.row == b.row else _down(a, b, when)


def _beside(a: _Box, b: _Box, when: str) -> tuple[str, str]:
    """To a step in the same row: there a little above the middle, back a little below; the label stands above the other step."""
    side = 1 if b.x > a.x else -1
    y = a.y - 10 * side
    path = f"M{a.x + side * BOX_WIDTH / 2:g} {y:g}H{b.x - side * BOX_WIDTH / 2:g}"
    return f'<path d="{path}"/>', _label(b.x, b.y - BOX_HEIGHT / 2 - 5, when, "middle")


def _end(box: _Box, y: float, word: str) -> tuple[str, str]:
    """The beginning above a step, or the end below one, as a word in a rounded frame."""
    above = y < box.y
    path = (
        f"M{box.x:g} {y + 10:g}V{box.y - BOX_HEIGHT / 2:g}"
        if above
        else f"M{box.x:g} {box.y + BOX_HEIGHT / 2:g}V{y - 10:g}"
    )
    frame = f'<rect x="{box.x - 26:g}" y="{y - 10:g}" width="52" height="20" rx="10" class="qd-step"/>'
    return f'<path d="{path}"/>', f'{frame}<text x="{box.x:g}" y="{y + 4:g}" class="qd-limit">{word}</text>'


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
