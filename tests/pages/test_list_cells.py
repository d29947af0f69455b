"""The cells of the lists' pages say something."""

from __future__ import annotations

from qingdan.checks import check
from qingdan.pages.listing import _columns, _line
from tests.support import SCHEMAS


def test_no_cell_of_a_list_is_marks_alone() -> None:
    """Rows are called by their name or by what they were chosen as; rows of free text are counted."""
    registry = check(SCHEMAS).registry
    told: dict[str, set[str]] = {}
    for collection in registry.schemas.collections:
        entries = registry.all(collection.name)
        columns = _columns(collection, entries)
        for line in (_line(registry, each, columns, []) for each in entries):
            for title, text, _ in line.cells:
                told.setdefault(f"{collection.name}.{title}", set()).add(text)
    assert len(told) > 25
    assert {
        where for where, texts in told.items() if any(text and not text.strip("、，；：") for text in texts)
    } == set()
    assert "受理、审查、决定、送达、事后监管" in told["responsibility.责任事项"]
    assert "3 条" in told["responsibility.追责情形"]
