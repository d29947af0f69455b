"""The versions of a law: which one is in force on a day, and how the numbers of articles moved from one to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qingdan.model import Entry


def versions_of(law: Entry[Any]) -> Sequence[dict[str, Any]]:
    """The versions of a law that have a date, oldest first."""
    return sorted(
        (row for row in law.rows("versions") if isinstance(row.get("date"), str)), key=lambda row: str(row["date"])
    )


def start_of(version: Mapping[str, Any]) -> str:
    """The day on which a version came or comes into force (YYYY-MM-DD): of its own date, where no other is known."""
    return str(version.get("effective", version["date"]))


def current_of(law: Entry[Any], day: str = "") -> dict[str, Any] | None:
    """The version in force on a day, of all versions where no day is given; the first one where none is in force yet."""
    every = versions_of(law)
    begun = [row for row in every if not day or start_of(row) <= day]
    return begun[-1] if begun else every[0] if every else None


def ended_on(law: Entry[Any], day: str = "") -> str:
    """The day of a law's repeal, empty where on the given day there was none yet."""
    date = law.get("repealed", "date")
    return date if isinstance(date, str) and date <= (day or date) else ""


def after(law: Entry[Any], date: str, day: str = "") -> Sequence[dict[str, Any]]:
    """The versions later than one, that are in force on a day, oldest first."""
    return [row for row in versions_of(law) if str(row["date"]) > date and (not day or start_of(row) <= day)]


def moved_to(article: str, steps: Sequence[Mapping[str, Any]]) -> Sequence[str]:
    """The numbers that an article has after later versions of a law renumbered it; empty where the article was removed."""
    now = [article]
    for step in steps:
        rows = step.get("renumbered")
        moves = (
            {row.get("from"): row.get("to") for row in rows if isinstance(row, dict)} if isinstance(rows, list) else {}
        )
        now = [new for old in now for new in _told(moves.get(old), old)]
    return now


def _told(to: Any, old: str) -> list[str]:
    return [str(each) for each in to] if isinstance(to, list) else [old]


__all__ = ["after", "current_of", "ended_on", "moved_to", "start_of", "versions_of"]
