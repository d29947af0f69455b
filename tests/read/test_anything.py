"""Any bytes end in a document or in diagnostics, never in an exception."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qingdan.read.parse import parse
from tests.support import BASE, check, source

PIECES = st.sampled_from(
    [*"\n\t :-[]{},\"'#&*!|>%@`?：，“”", "\n  ", "name: ", "- ", "甲", "a", "1", "\\", "---\n", "\r", "\x00", "\u202e"]
)
GUIDE = "lists/guides/ju/xuke.yml"


@given(st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=60).map(lambda parts: "".join(parts).encode())))
@settings(max_examples=600, deadline=None)
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """No document without a reason, and every place lies in the file."""
    parsed = parse("lists/organisations/x.yml", raw)
    assert parsed.document is not None or parsed.diagnostics
    lines = raw.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    for each in parsed.diagnostics:
        assert 1 <= each.place.line <= max(len(lines), 1)
        assert each.place.column >= 1
        assert each.message
        assert each.fix


@given(st.integers(0, len(BASE[GUIDE])), st.integers(0, 3), st.lists(PIECES, max_size=3).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_small_edit_of_an_entry_is_checked_without_a_crash(at: int, cut: int, put: str) -> None:
    """Whatever an editor types, the checks end, and no check breaks down on it."""
    text = BASE[GUIDE][:at] + put + BASE[GUIDE][at + cut :]
    outcome = check(source({GUIDE: text}))
    assert "QD050" not in {each.code for each in outcome.diagnostics}
