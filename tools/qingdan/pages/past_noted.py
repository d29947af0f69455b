"""A past that notes what is asked of it, and the sums by which it is seen whether the answers would be others today.

``moments KEY`` is what happened to an entry, and whether it is as in the commit; ``changed NAME`` the last publication that changed an
entry of a collection; ``gone KEY`` what an entry was called that is no longer there; ``past`` all of it. What a publication changed
is settled by its commit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import overload

from qingdan.model.noted import Noted, sum_of
from qingdan.pages.past import Past, Publication

PAST, MOMENTS, CHANGED, GONE = "past", "moments", "changed", "gone"


def noted_past(past: Past, notes: set[str]) -> Past:
    """A past equal to the given one; each question that a page asks of the past is added to ``notes``."""
    return replace(
        past,
        publications=_Publications(past.publications, notes),
        moments=Noted(past.moments, f"{MOMENTS} ", notes, PAST, PAST),
        gone=Noted(past.gone, f"{GONE} ", notes, PAST, PAST),
        lists=Noted(past.lists, f"{CHANGED} ", notes, PAST, PAST),
    )


class _Publications(Sequence[Publication]):
    """Publications of which any use notes that the whole past was asked for."""

    def __init__(self, whole: Sequence[Publication], notes: set[str]) -> None:
        self._whole, self._notes = whole, notes

    @overload
    def __getitem__(self, at: int) -> Publication: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Publication]: ...

    def __getitem__(self, at: int | slice) -> Publication | Sequence[Publication]:
        self._notes.add(PAST)
        return self._whole[at]

    def __iter__(self) -> Iterator[Publication]:
        self._notes.add(PAST)
        return iter(self._whole)

    def __len__(self) -> int:
        self._notes.add(PAST)
        return len(self._whole)


class PastSums:
    """The sums of what a past answers, by note; equal sums, equal answers, as long as the schemas and the tool are the same."""

    def __init__(self, past: Past) -> None:
        """Take the past."""
        self._past = past
        self._whole = sum_of(
            (
                [one.commit.id for one in past.publications],
                list(past.gone.items()),
                past.shallow,
                sorted(past.uncommitted),
            )
        )

    def of(self, note: str) -> bytes | None:
        """The checksum of what the past answers to a note; None for a note that does not ask about the past."""
        mark, _, name = note.partition(" ")
        if mark == MOMENTS:
            return sum_of((self._moments(name), name in self._past.uncommitted, self._past.boundary))
        if mark == CHANGED:
            commit, last = self._past.commit_in(name), self._past.lists.get(name)
            return sum_of((commit.id if commit is not None else "", last.commit.id if last is not None else ""))
        if mark == GONE:
            return sum_of(self._past.gone.get(name, ""))
        return self._whole if mark == PAST else None

    def _moments(self, key: str) -> list[tuple[str, int]]:
        return [(each.publication.commit.id, each.at) for each in self._past.moments.get(key, ())]


__all__ = ["PAST", "PastSums", "noted_past"]
