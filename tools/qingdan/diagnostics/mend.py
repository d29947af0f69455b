"""Apply the edits that diagnostics carry to the text of a file."""

from __future__ import annotations

from collections.abc import Iterable

from qingdan.diagnostics.record import Diagnostic, Edit


def mend(text: str, diagnostics: Iterable[Diagnostic]) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text with the edits of diagnostics applied, and the diagnostics whose edits were applied, in order of place.

    The edits of one diagnostic are applied together or not at all. Where two want the same characters the first in
    the file is taken; what is left over shows again when the mended text is checked.
    """
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)

    def span(edit: Edit) -> tuple[int, int]:
        place = edit.place
        return starts[place.line - 1] + place.column - 1, starts[place.end_line - 1] + place.end_column - 1

    taken: list[tuple[int, int, str]] = []
    applied = []
    for each in sorted(diagnostics):
        spans = [(*span(edit), edit.text) for edit in each.edits]
        if spans and not any(start < other[1] and other[0] < end for start, end, _ in spans for other in taken):
            taken += spans
            applied.append(each)
    for start, end, new in sorted(taken, reverse=True):
        text = text[:start] + new + text[end:]
    return text, tuple(applied)
