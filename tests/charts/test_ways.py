"""The way through a guide's steps."""

from __future__ import annotations

from qingdan.charts.ways import ways_of

STEPS = [
    {"id": "a", "next": [{"to": "c"}, {"to": "b", "when": "不齐"}]},
    {"id": "b", "next": [{"to": "a"}]},
    {"id": "c", "next": [{"to": "d", "when": "要核查"}, {"to": "e"}]},
    {"id": "d", "next": [{"to": "d2"}]},
    {"id": "d2", "next": [{"to": "e"}]},
    {"id": "e"},
]


def test_the_line_is_what_happens_when_nothing_is_the_matter() -> None:
    """Ways without a condition are followed; what only a condition leads to stands aside of where it leaves."""
    ways = ways_of(STEPS)
    assert ways.line == ("a", "c", "e")
    assert ways.aside == {"a": ("b",), "c": ("d", "d2")}


def test_every_step_is_on_the_line_or_beside_it_once() -> None:
    """Also where steps lead in a circle, or where nothing leads to one."""
    circle = [{"id": "a", "next": [{"to": "b"}]}, {"id": "b", "next": [{"to": "a"}]}, {"id": "alone"}]
    ways = ways_of(circle)
    assert ways.line == ("a", "b")
    assert ways.aside == {"b": ("alone",)}
    assert ways_of([]).line == ()
