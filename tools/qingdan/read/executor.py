"""Where the shares of a piece of work are worked on: processes of this machine, or a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol, TypeVar

from qingdan.read.processes import spread
from qingdan.read.shares import Share, SharesError

Given = TypeVar("Given")
Result = TypeVar("Result")


class ExecutorError(SharesError):
    """The machines that should have worked cannot; the message is for a person, in Chinese."""


class Executor(Protocol):
    """Something that works on shares, wherever that may be."""

    def map(self, work: Callable[[Given, Share], Result], given: Given) -> list[Result]:
        """The results of ``work`` on what is given, one for each share, in their order. Raises ExecutorError when it cannot be done.

        ``work`` is a function at the top of a module, and what it is given and gives can be pickled.
        """
        ...


class Processes:
    """Processes of this machine."""

    def __init__(self, shares: int) -> None:
        """Take how many shares to make of the work."""
        self.shares = shares

    def map(self, work: Callable[[Given, Share], Result], given: Given) -> list[Result]:
        """The results, in the order of the shares."""
        shares = [Share(number, self.shares) for number in range(1, self.shares + 1)]
        parts = spread(partial(_each, work, given), shares, 2, grain=1)
        return [result for part in parts for result in part]


def _each(work: Callable[[Given, Share], Result], given: Given, shares: Sequence[Share]) -> list[Result]:
    return [work(given, share) for share in shares]


__all__ = ["Executor", "ExecutorError", "Processes"]
