"""Work on the parts of a long list in several processes at once, where the system can copy a process cheaply."""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
WORTH_SPREADING = 2000
"""Files in a registry for which more than one process is worth its start."""
_MOST = 4


def spread(
    work: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    least: int,
    pack: Callable[[Result], bytes] = pickle.dumps,
    unpack: Callable[[bytes], Result] = pickle.loads,
) -> list[Result]:
    """The results of ``work`` on consecutive parts of the items, in their order; one part when there are fewer than ``least``.

    Results from another process come as ``pack`` makes them into bytes. A part whose process came to grief is worked on here.
    """
    count = _processes() if len(items) >= least else 1
    if count < 2:
        return [work(items)]
    size = -(-len(items) // count)
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    started: list[tuple[int, int]] = []
    try:
        started.extend(_start(partial(_packed, work, pack, part)) for part in parts[1:])
        results = [work(parts[0])]
        for part in parts[1:]:
            answer = _answer(*started.pop(0))
            results.append(unpack(answer) if answer else work(part))
        return results
    finally:
        for process, pipe in started:
            os.close(pipe)
            os.waitpid(process, 0)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of cycles away while millions of values are made that all stay: it would look through them again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _processes() -> int:
    """How many processes pay here: one where a copy is not cheap, or another thread could hold a lock."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


def _packed(work: Callable[[Sequence[Item]], Result], pack: Callable[[Result], bytes], part: Sequence[Item]) -> bytes:
    return pack(work(part))


def _start(work: Callable[[], bytes]) -> tuple[int, int]:
    """Begin a piece of work in a process of its own: its number, and the pipe on which the result comes."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    code = 1
    try:
        os.close(reading)
        with open(writing, "wb") as pipe:  # noqa: PTH123 a pipe has no path
            pipe.write(work())
        code = 0
    finally:
        os._exit(code)  # nothing that the first process has to do at its end is to be done twice


def _answer(process: int, pipe: int) -> bytes:
    """All that a process wrote; nothing when it did not end well."""
    with open(pipe, "rb") as stream:
        answer = stream.read()
    _, status = os.waitpid(process, 0)
    return b"" if status else answer


__all__ = ["WORTH_SPREADING", "spread", "uncollected"]
