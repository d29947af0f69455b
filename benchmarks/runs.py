"""Runs of whole processes: how long, how much memory, and how two contenders compare.

Times are medians with the lowest and highest in brackets; they drift on a busy machine, ratios of runs taken in turn less so.
Memory is the highest sum over a process and its children of what each has for itself and its part of what it shares (PSS),
sampled in a run of its own, so that the sampling slows no run that is timed.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_PAUSE = 0.05
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Every contender may keep its compiled modules, as it does on a desk."""


_MEMORY = Path("/dev/shm")  # noqa: S108 a file system, not a file
_ROOM = 12 << 30


@contextmanager
def workshop() -> Iterator[Path]:
    """A folder for all that is generated and written, in memory where there is room.

    On disk, ext4 looks for minutes through the files that were deleted before it makes new ones: whoever runs after a folder was
    emptied would be several times slower.
    """
    roomy = _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM
    with tempfile.TemporaryDirectory(prefix="qingdan-benchmark-", dir=_MEMORY if roomy else None) as name:
        yield Path(name)


@dataclass
class Runs:
    """The runs of one contender: seconds, the largest memory of one process in MiB, and the exit code."""

    seconds: list[float] = field(default_factory=list)
    memory: int = 0
    code: int = 0

    @property
    def median(self) -> float:
        """The middle of the seconds."""
        return statistics.median(self.seconds)

    @property
    def shown(self) -> str:
        """Median, lowest and highest."""
        return f"{self.median:8.2f} s ({min(self.seconds):.2f} to {max(self.seconds):.2f})"


@dataclass(frozen=True)
class Row:
    """One line of the results: the work, what is asked for, what was measured, and whether that is enough; None where nothing is asked."""

    work: str
    asked: str
    measured: str
    holds: bool | None


def timed(runs: Runs, commands: Sequence[Sequence[str]], cwd: Path | None = None) -> float:
    """Run some commands one after another as one run; how long they took."""
    began = time.perf_counter()
    for command in commands:
        process = subprocess.Popen(
            command, cwd=cwd, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        runs.memory = max(runs.memory, usage.ru_maxrss // 1024)
        runs.code = max(runs.code, process.returncode)
    return time.perf_counter() - began


def ratios(above: Runs, below: Runs) -> list[float]:
    """How many times as long, round by round."""
    return [one / other for one, other in zip(above.seconds, below.seconds, strict=True)]


def ratio(above: Runs, below: Runs) -> str:
    """How many times as long, round by round: median, lowest and highest."""
    each = ratios(above, below)
    return f"{statistics.median(each):.2f}× ({min(each):.2f} to {max(each):.2f})"


def at_most(work: str, limit: float, above: Runs, below: Runs) -> Row:
    """A line that holds when the median of the ratios is no higher than the limit."""
    return Row(work, f"≤ {limit:g}×", ratio(above, below), statistics.median(ratios(above, below)) <= limit)


def at_least(work: str, limit: float, above: Runs, below: Runs) -> Row:
    """A line that holds when the median of the ratios is no lower than the limit."""
    return Row(work, f"≥ {limit:g}×", ratio(above, below), statistics.median(ratios(above, below)) >= limit)


def told(work: str, above: Runs, below: Runs) -> Row:
    """A line of which nothing is asked."""
    return Row(work, "—", ratio(above, below), None)


def peak(command: Sequence[str], cwd: Path | None = None) -> float:
    """The most memory in MiB that a command and its children had together at one time."""
    process = subprocess.Popen(command, cwd=cwd, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        most = max(most, sum(_share(each) for each in _tree(process.pid)))
        time.sleep(_PAUSE)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return most / 1024


def _tree(pid: int) -> list[int]:
    """A process, its children and theirs."""
    found = [pid]
    for each in found:
        for task in _threads(each):
            try:
                found += [int(child) for child in Path(f"/proc/{each}/task/{task}/children").read_text().split()]
            except OSError:
                continue
    return found


def _threads(pid: int) -> list[str]:
    try:
        return os.listdir(f"/proc/{pid}/task")
    except OSError:
        return []


def _share(pid: int) -> int:
    """The proportional set size of one process in KiB; nothing when it is gone."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0
