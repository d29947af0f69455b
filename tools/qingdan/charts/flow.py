"""The flow chart of a guide: one lane for each party, one row for each step, drawn from the third table.

The line that most walk runs down, a row a step; what leaves it stands beside the step that it leaves. A way that goes back or
skips rows is led around on the right. The way that costs days is thick; a step whose clock stands still is dashed. Beginning and
end stand in the lane of who applies, a refusal beside the decision. Who hears the page has the same in the table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import escape

from qingdan.charts.ways import Step, Ways, ways_of

LANES = ("申请人", "窗口", "承办机构", "其他机构", "决定机关")
LANE, ROW, TOP, LEFT, END = 156, 92, 66, 8, 34
BOX_WIDTH, BOX_HEIGHT = 128, 52
RAIL = 16
_LINE = 8
_APPLICANT, _DECIDER = LANES[0], LANES[-1]
_REFUSED, _UNFIT = "", "不符合条件"
"""The id of the refusal, which no step has, and when it comes."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A step's centre, in SVG units, and its row."""

    x: float
    y: float
    row: int


def flow_chart(steps: Sequence[Step], title: str, words: Mapping[str, str], refusal: str = "") -> str:
    """The chart of a guide's steps. ``words`` gives the limit of each step, by its id, as it is written in the table.

    ``refusal`` is what a decision that says no is called; where it is empty, none is drawn.
    """
    known = {str(step["id"]): step for step in steps}
    ways = ways_of(steps)
    decided = next((each for each in reversed(ways.line) if known[each].get("actor") == _DECIDER), None)
    edges = [
        (id_, str(way.get("to")), str(way.get("when", "")))
        for id_, step in known.items()
        for way in step.get("next", ())
        if str(way.get("to")) in known
    ]
    if refusal and decided is not None:
        ways = Ways(ways.line, {**ways.aside, decided: (*ways.aside.get(decided, ()), _REFUSED)})
        edges.append((decided, _REFUSED, _UNFIT))
    actors = {id_: str(step.get("actor")) for id_, step in known.items()} | {_REFUSED: _DECIDER}
    boxes, columns = _placed(actors, ways)
    around = [edge for edge in edges if boxes[edge[1]].row not in (boxes[edge[0]].row, boxes[edge[0]].row + 1)]
    right = LEFT + LANE * sum(columns.values())
    width = right + RAIL * (len(around) + 1) + 8
    end = TOP + ROW * len(ways.line)
    height = end + END
    out = [*_frame(width, height, title), *_lanes(columns, height)]
    drawn = [_edge(boxes[a], boxes[b], when, right, around, (a, b, when)) for a, b, when in edges]
    timed = [_timed(edge, known, ways) for edge in edges]
    ends = (
        [_end(boxes[ways.line[0]], TOP - 16, "申请"), _end(boxes[ways.line[-1]], end + 14, "办结")] if ways.line else []
    )
    plain = [path for (path, _), thick in zip(drawn, timed, strict=True) if not thick]
    thick = [path for (path, _), thick in zip(drawn, timed, strict=True) if thick]
    out.append(f'<g class="qd-way" marker-end="url(#qd-arrow)">{"".join([*plain, *(path for path, _ in ends)])}</g>')
    out.append(f'<g class="qd-way qd-timed" marker-end="url(#qd-arrow)">{"".join(thick)}</g>')
    out += [label for _, label in [*drawn, *ends]]
    out += [_box(step, boxes[id_], words.get(id_, ""), line=id_ in ways.line) for id_, step in known.items()]
    if refused := boxes.get(_REFUSED):
        out.append(_terminal(refused.x, refused.y, refusal, BOX_WIDTH, BOX_HEIGHT))
    return "".join([*out, "</svg>"])


def _frame(width: float, height: float, title: str) -> Sequence[str]:
    """The beginning of the picture: its name, and what is drawn more than once."""
    return [
        f'<svg class="qd-flow" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(title)}" xmlns="http://www.w3.org/2000/svg">',
        f"<title>{escape(title)}</title>",
        '<defs><marker id="qd-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" class="qd-head"/></marker>'
        f'<rect id="qd-box" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="6"/></defs>',
    ]


def _lanes(columns: Mapping[str, int], height: float) -> Iterator[str]:
    """The ground of each lane, and its name."""
    x = LEFT
    for number, (lane, count) in enumerate(columns.items()):
        yield f'<rect x="{x}" y="4" width="{LANE * count}" height="{height - 8}" class="qd-lane{number % 2}"/>'
        yield f'<text x="{x + LANE * count / 2:g}" y="26" class="qd-lane-name">{escape(lane)}</text>'
        x += LANE * count


def _timed(edge: tuple[str, str, str], known: Mapping[str, Step], ways: Ways) -> bool:
    """Whether a way is one along the line, between steps whose clock runs."""
    along = tuple(edge[:2]) in set(pairwise(ways.line))
    return along and all(known[each].get("clock") != "停" for each in edge[:2])


def _placed(actors: Mapping[str, str], ways: Ways) -> tuple[dict[str, _Box], dict[str, int]]:
    """Where each step stands, and how many columns each lane has that some step is in; who applies has one at least.

    A row for each step of the line; what leaves it stands beside, in the same row.
    """
    rows = [(id_, *ways.aside.get(id_, ())) for id_ in ways.line]
    columns = {
        lane: max(most, 1)
        for lane in LANES
        if (most := max((sum(actors[id_] == lane for id_ in row) for row in rows), default=0))
        or (rows and lane == _APPLICANT)
    }
    lefts, x = {}, LEFT
    for lane, count in columns.items():
        lefts[lane] = x
        x += LANE * count
    boxes: dict[str, _Box] = {}
    for at, row in enumerate(rows):
        taken = Counter[str]()
        for id_ in row:
            lane = actors[id_]
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
    """The beginning above the first step, or the end below the last one, in the lane of who applies."""
    x = LEFT + LANE / 2
    edge = box.y - BOX_HEIGHT / 2 if y < box.y else box.y + BOX_HEIGHT / 2
    if box.x == x:
        path = f"M{x:g} {y + 10:g}V{edge:g}" if y < box.y else f"M{x:g} {edge:g}V{y - 10:g}"
    else:
        path = f"M{x + 26:g} {y:g}H{box.x:g}V{edge:g}" if y < box.y else f"M{box.x:g} {edge:g}V{y:g}H{x + 26:g}"
    return f'<path d="{path}"/>', _terminal(x, y, word)


def _terminal(x: float, y: float, word: str, wide: float = 52, high: float = 20) -> str:
    """A beginning or an end: a word in a round frame."""
    place = f'x="{x - wide / 2:g}" y="{y - high / 2:g}" width="{wide}" height="{high}" rx="{high / 2:g}"'
    frame = f'<rect {place} class="qd-step"/>'
    return f'{frame}<text x="{x:g}" y="{y + 4:g}" class="qd-limit">{escape(word)}</text>'


def _box(step: Step, at: _Box, limit: str, *, line: bool) -> str:
    stopped = step.get("clock") == "停"
    lines = _wrap(str(step.get("name", "")))
    x, y = at.x - BOX_WIDTH / 2, at.y - BOX_HEIGHT / 2
    style = "qd-step qd-stopped" if stopped else "qd-step qd-timed" if line else "qd-step"
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
