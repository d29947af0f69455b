"""The records that carry a finding from the room that found it to the reader."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error forbids publishing, a warning is shown to staff, a notice informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span in a file. Lines and columns are 1-based and count code points; the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __post_init__(self) -> None:
        """Give a span without an end the width of one character."""
        if not self.end_line:
            object.__setattr__(self, "end_line", self.line)
            object.__setattr__(self, "end_column", self.column + 1)


@dataclass(frozen=True, slots=True, order=True)
class Related:
    """The other end of a conflict, with its own place."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A replacement of the text in ``place``. ``guess`` says that the new text is the likeliest of several, for a person to judge."""

    place: Place
    text: str
    guess: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding. ``fix`` tells a person what to do; ``edits`` do it, where that can be said exactly.

    ``entry`` is the key (collection/id) of the entry in the file; ``waived`` is the reason of the waiver that
    covers the finding, empty when none does; ``private`` says that the line must not be quoted; ``element`` is the title
    of what the entry lacks, where that is the fault.
    """

    place: Place
    code: str
    severity: Severity
    message: str
    fix: str = ""
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()
    entry: str = ""
    waived: str = ""
    private: bool = False
    element: str = ""

    @property
    def certain(self) -> bool:
        """Whether there are edits and none of them is a guess, so that a machine may apply them all."""
        return bool(self.edits) and not any(edit.guess for edit in self.edits)
