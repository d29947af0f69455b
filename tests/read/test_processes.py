"""Work in several processes gives what one gives, in its order, whatever becomes of the processes."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from qingdan.read import processes as module
from qingdan.read.processes import spread

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is one process")
ITEMS = range(100)


def squared(part: Sequence[int]) -> tuple[int, list[int]]:
    """Which process worked, and on what."""
    return os.getpid(), [each * each for each in part]


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes, though a server of other tests may still have its thread in this one."""
    monkeypatch.setattr(module, "_processes", lambda: 1 if module._SPREAD else 2)


def children() -> set[str]:
    """The numbers of the processes that this one began and has not taken leave of."""
    return {each for task in Path("/proc/self/task").iterdir() for each in (task / "children").read_text().split()}


def test_a_process_takes_no_more_than_it_may() -> None:
    """Whoever took three parts is followed by another; none is worked on here, and nothing is missing."""
    results = spread(squared, ITEMS, 2, grain=7, most=3)
    assert [each for _, part in results for each in part] == [each * each for each in ITEMS]
    workers = [worker for worker, _ in results]
    assert os.getpid() not in workers
    assert max(workers.count(worker) for worker in workers) <= 3
    assert len(set(workers)) >= 5


@pytest.mark.parametrize("most", [0, 1, 3, 1000])
def test_parts_of_a_process_that_died_are_worked_on_here(most: int) -> None:
    """Two processes are killed in the midst of their work."""

    def work(part: Sequence[int]) -> list[int]:
        if os.getpid() != here and part[0] in (21, 63):
            os.kill(os.getpid(), signal.SIGKILL)
        return squared(part)[1]

    here = os.getpid()
    results = spread(work, ITEMS, 2, grain=7, most=most)
    assert [each for part in results for each in part] == [each * each for each in ITEMS]


@pytest.mark.parametrize("most", [0, 2])
def test_what_goes_wrong_in_every_process_is_told_here(most: int) -> None:
    """An error reaches whoever asked, and no process is left behind."""

    def work(part: Sequence[int]) -> list[int]:
        if 50 in part:
            raise ValueError(50)
        return squared(part)[1]

    before = children()
    with pytest.raises(ValueError, match="50"):
        spread(work, ITEMS, 2, grain=7, most=most)
    assert children() <= before


def test_more_is_written_than_a_pipe_holds() -> None:
    """Of two processes at once."""
    results = spread(lambda part: bytes([part[0]]) * 3_000_000, ITEMS, 2, grain=25, most=1)
    assert [(each[0], len(each)) for each in results] == [(at, 3_000_000) for at in (0, 25, 50, 75)]


def test_within_work_in_several_processes_no_more_are_begun() -> None:
    """Every process is busy already; afterwards several are begun again."""

    def work(part: Sequence[int]) -> tuple[int, set[int]]:
        return os.getpid(), {worker for worker, _ in spread(squared, part, 2, grain=1)}

    results = spread(work, ITEMS, 2, grain=25)
    assert all(workers == {worker} for worker, workers in results)
    assert os.getpid() not in {worker for worker, _ in spread(squared, ITEMS, 2, grain=7, most=3)}


def test_no_process_outlives_a_killed_one(tmp_path: Path) -> None:
    """Whoever works for a process that is killed would write into folders that are cleared up already."""
    told = tmp_path / "worker"
    first = os.fork()
    if not first:
        try:
            spread(lambda _: (told.write_text(str(os.getpid())), time.sleep(60)), ITEMS, 2, most=1)
        finally:
            os._exit(1)
    until = time.monotonic() + 20
    while not (told.is_file() and told.read_text()) and time.monotonic() < until:
        time.sleep(0.01)
    os.kill(first, signal.SIGKILL)
    os.waitpid(first, 0)
    status = Path(f"/proc/{told.read_text()}/stat")
    while status.is_file() and status.read_text().split()[2] != "Z" and time.monotonic() < until:
        time.sleep(0.01)
    assert not status.is_file() or status.read_text().split()[2] == "Z"
