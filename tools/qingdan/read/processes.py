"""Work on the parts of a long list in several processes at once, where the system can copy a process cheaply."""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import selectors
import signal
import struct
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
WORTH_SPREADING = 2000
"""Files in a registry for which more than one process is worth its start."""
_MOST = 4
_TURN = struct.Struct("=H")
_FRAME = struct.Struct("=HQ")
_READ = 1 << 20
_SET_DEATH_SIGNAL = 1
_SPREAD: list[object] = []
"""The work that is being done by several processes: within it every process is busy, and nobody gains by one more."""


def spread(
    work: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    least: int,
    pack: Callable[[Result], bytes] = pickle.dumps,
    unpack: Callable[[bytes], Result] = pickle.loads,
    grain: int = 0,
    meanwhile: Callable[[], object] = lambda: None,
    most: int = 0,
) -> list[Result]:
    """The results of ``work`` on consecutive parts of the items, in their order; one part when there are fewer than ``least``.

    There is a part for each process, or parts of ``grain`` items that each process takes as soon as it is free. Results from another
    process come as ``pack`` makes them into bytes. A part whose process came to grief is worked on here. ``meanwhile`` is what has to
    be done here sooner or later, and is best done when the others are at work.

    With ``most`` all parts are worked on elsewhere, and a process that took so many is followed by a fresh one: what it has in memory
    goes with it, and need not be let go of piece by piece.
    """
    count = _processes() if len(items) >= least else 1
    if count < 2:
        meanwhile()
        return [work(items)]
    size = grain or -(-len(items) // count)
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    turns = _turns(len(parts))
    results: dict[int, Result] = {}
    started: list[tuple[int, int]] = []
    begin = partial(_start, partial(_packed, work, pack, parts, turns, most))
    _SPREAD.append(work)
    try:
        if most:
            meanwhile()
            for stream in _relayed(begin, count, max(-(-len(parts) // most), count)):
                results |= {turn: unpack(packed) for turn, packed in _unframed(stream)}
        else:
            started.extend(begin() for _ in range(min(count, len(parts)) - 1))
            meanwhile()
        for turn in _taken(turns):  # with ``most`` those that were left by processes that died
            results[turn] = work(parts[turn])
        while started:
            results |= {turn: unpack(packed) for turn, packed in _unframed(_answer(*started.pop(0)))}
        return [results[turn] if turn in results else work(part) for turn, part in enumerate(parts)]
    finally:
        _SPREAD.pop()
        os.close(turns)
        for process, pipe in started:
            os.close(pipe)
            os.waitpid(process, 0)


class Beside(Generic[Result]):
    """A piece of work whose result is asked for later: done meanwhile in a process of its own when its size is worth it.

    What comes to grief there is done again here. To be left as a context, whether the result was asked for or not.
    """

    def __init__(self, work: Callable[[], Result], size: int) -> None:
        """Begin; ``size`` is measured in files to read."""
        self._work = work
        self._result: tuple[Result] | None = None
        self._started: tuple[int, int] | None = None
        if size >= WORTH_SPREADING and _processes() > 1:
            self._started = _start(lambda: iter([pickle.dumps(work())]))

    @property
    def under_way(self) -> bool:
        """Whether it is done elsewhere, and nobody has asked for the result."""
        return self._started is not None

    def __call__(self) -> Result:
        """The result, the same each time."""
        if self._result is None:
            started, self._started = self._started, None
            answer = _answer(*started) if started else b""
            with uncollected():
                self._result = (pickle.loads(answer) if answer else self._work(),)  # noqa: S301 our own process wrote it
        return self._result[0]

    def __enter__(self) -> Beside[Result]:
        """The work."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of a process that nobody asked."""
        if self._started is not None:
            process, pipe = self._started
            os.close(pipe)
            os.waitpid(process, 0)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of cycles away while millions of values are made that all stay: it would look through them again and again.

    Afterwards too, until ``gc.unfreeze`` is called: a process that goes on for long does that when it lets go of them.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.freeze()
            gc.enable()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the collector of cycles look only at what is made from now on, and seldom: for work that leaves few cycles behind.

    What stands already is then neither looked through by several processes nor copied for that; nor is what is left of the work
    looked through when it is done, until ``gc.unfreeze`` is called, as after ``uncollected``.
    """
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(1_000_000, 20, 20)
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*usual)


def _processes() -> int:
    """How many processes pay here: one where a copy is not cheap, another thread could hold a lock, or several are at work already."""
    if sys.platform != "linux" or threading.active_count() > 1 or _SPREAD:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


def _turns(count: int) -> int:
    """The end of a pipe from which each process reads the number of the part that is its turn."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    try:
        done = os.write(writing, b"".join(_TURN.pack(turn) for turn in range(count)))
    finally:
        os.close(writing)
    if done != count * _TURN.size:
        raise ValueError(f"{count} parts are more than a pipe holds")
    return reading


def _taken(turns: int) -> Iterator[int]:
    while turn := os.read(turns, _TURN.size):
        yield _TURN.unpack(turn)[0]


def _packed(
    work: Callable[[Sequence[Item]], Result],
    pack: Callable[[Result], bytes],
    parts: Sequence[Sequence[Item]],
    turns: int,
    most: int = 0,
) -> Iterator[bytes]:
    """The results of the parts that one process takes, each with its number and length before it, when it takes no more."""
    made = [(turn, pack(work(parts[turn]))) for turn in islice(_taken(turns), most or None)]
    for turn, packed in made:
        yield _FRAME.pack(turn, len(packed))
        yield packed


def _relayed(begin: Callable[[], tuple[int, int]], at_once: int, runs: int) -> Iterator[bytes]:
    """What so many processes write that are begun one after another, some of them at once; nothing of one that did not end well."""
    running: dict[int, tuple[int, bytearray]] = {}
    with selectors.DefaultSelector() as waiting:
        try:
            for begun in range(runs):
                if begun >= at_once:
                    yield _ended(running, waiting)
                process, pipe = begin()
                running[pipe] = process, bytearray()
                waiting.register(pipe, selectors.EVENT_READ)
            while running:
                yield _ended(running, waiting)
        finally:
            for pipe, (process, _) in running.items():
                os.close(pipe)
                os.waitpid(process, 0)


def _ended(running: dict[int, tuple[int, bytearray]], waiting: selectors.BaseSelector) -> bytes:
    """Take what some processes write until one of them ends; what that one wrote."""
    while True:
        for key, _ in waiting.select():
            process, written = running[key.fd]
            some = os.read(key.fd, _READ)
            if some:
                written += some
                continue
            waiting.unregister(key.fd)
            del running[key.fd]
            os.close(key.fd)
            _, status = os.waitpid(process, 0)
            return b"" if status else bytes(written)


def _unframed(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(stream):
        turn, size = _FRAME.unpack_from(stream, at)
        at += _FRAME.size + size
        yield turn, stream[at - size : at]


def _start(work: Callable[[], Iterator[bytes]]) -> tuple[int, int]:
    """Begin a piece of work in a process of its own: its number, and the pipe on which the result comes."""
    reading, writing = os.pipe()
    mine = os.getpid()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    code = 1
    try:
        _die_with(mine)
        os.close(reading)
        with open(writing, "wb") as pipe:  # noqa: PTH123 a pipe has no path
            for packed in work():
                pipe.write(packed)
        code = 0
    finally:
        os._exit(code)  # nothing that the first process has to do at its end is to be done twice


def _die_with(parent: int) -> None:
    """Let the system end this process when ``parent`` is killed: what it would go on writing, nobody waits for or clears up."""
    ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        raise ChildProcessError(f"process {parent} has ended")


def _answer(process: int, pipe: int) -> bytes:
    """All that a process wrote; nothing when it did not end well."""
    with open(pipe, "rb") as stream:
        answer = stream.read()
    _, status = os.waitpid(process, 0)
    return b"" if status else answer


__all__ = ["WORTH_SPREADING", "Beside", "seldom_collected", "spread", "uncollected"]
