"""A decision that waits for its day is judged when it is registered: what it may not do then, it may not be registered for."""

from __future__ import annotations

from copy import deepcopy

import pytest

from qingdan.diagnostics import Severity
from qingdan.diff import compare_sources, judge
from qingdan.diff.compare import compare
from qingdan.diff.gate import gate
from qingdan.read import Memory
from tests.diff.generated import SCHEMAS
from tests.diff.test_chained import CITY, decision, visits
from tests.support import SHIPPED

DAY = "2026-07-01"
LATER = "effective: 2026-09-01"


def waiting(number: int, fields: str, cause: str = "上级决定", more: str = "", day: str = LATER) -> dict[str, str]:
    """A decision of June that applies from September."""
    ((path, text),) = decision(number, fields, cause).items()
    return {path: text.replace(f"effective: 2026-06-{number:02}", day) + more}


def told(*registered: dict[str, str], before: dict[str, str] | None = None) -> list[str]:
    """What the gate says against decisions that are registered beside those of before; the entries are as they were."""
    old = {**CITY, **(before or {})}
    new = {**old, **{path: text for each in registered for path, text in each.items()}}
    base, head = (Memory({**SHIPPED, **{path: text.encode() for path, text in each.items()}}) for each in (old, new))
    comparison = compare_sources(base, head, SCHEMAS)
    return [
        f"{each.code} {each.message}"
        for each in gate(judge(comparison), comparison, DAY)
        if each.severity is Severity.ERROR
    ]


def test_a_burden_to_come_needs_what_a_burden_needs() -> None:
    """With a text from above: nothing is said; as a relief of one's own, or without the text: not."""
    assert told(waiting(10, visits(2, 3))) == []
    (easy,) = told(waiting(10, visits(2, 3), "自主减负"))
    assert easy.startswith("QG109")
    assert "到 2026-09-01" in easy
    assert "“自主减负”，这一处却对群众加重" in easy
    bare = {
        path: text.replace('basis: [{law: fa, article: "12"}]\n', "")
        for path, text in waiting(10, visits(2, 3)).items()
    }
    (unsourced,) = told(bare)
    assert "没有写是哪部法律" in unsourced


@pytest.mark.parametrize("cause", ["自主减负", "上级决定"])
def test_a_relief_to_come_needs_no_more_than_a_relief(cause: str) -> None:
    """Whatever the cause."""
    assert told(waiting(10, visits(2, 1), cause)) == []


def test_what_was_withdrawn_burdens_nobody() -> None:
    """A decision that will not be carried out."""
    assert told(waiting(10, visits(2, 3), "自主减负", "withdrawn: {date: 2026-06-20, reason: 不施行了}\n")) == []


def test_one_that_begins_from_another_value_than_there_will_be_is_told() -> None:
    """Not today's value, nor the one that an earlier decision brings before its day."""
    first = waiting(10, visits(2, 1), day="effective: 2026-08-01")
    assert told(waiting(11, visits(1, 0)), before=first) == []
    (wrong,) = told(waiting(11, visits(2, 0)), before=first)
    assert "写的“visits”的原值，既不是现在的" in wrong


def test_an_entry_read_in_sections_is_compared_key_by_key() -> None:
    """With itself it has no difference, though one of its values is found only when asked for."""
    entry = compare_sources(
        Memory(SHIPPED), Memory({**SHIPPED, **{path: text.encode() for path, text in CITY.items()}}), SCHEMAS
    ).after["guides/ju/xuke"]
    root = entry.collection.root
    assert list(compare(entry.key, root, entry.data, deepcopy(entry.data))) == []
    (fact,) = compare(entry.key, root, entry.data, {**entry.data, "visits": True})
    assert fact.path == ("visits",)
