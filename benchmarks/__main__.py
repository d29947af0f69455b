"""``python -m benchmarks``: every comparison with its peers, in turn.

``python -m benchmarks check site`` runs some of them, ``--small`` only sees that each of them runs, and ``--write`` also writes the
results to ``benchmarks/RESULTS.md``. Every runner prints what it ran on, medians of whole processes with the lowest and
highest, and ratios taken round by round: times drift on a busy machine, such ratios less so. Each runner's docstring tells what
either side does. A ratio is held against what is asked for by its median.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import platform
import subprocess
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks import cases, check, diff, excel, incremental, site
from benchmarks.runs import Row

RESULTS = Path(__file__).parent / "RESULTS.md"
RUNNERS = {
    "check": check.main,
    "diff": diff.main,
    "site": site.main,
    "incremental": incremental.main,
    "excel": excel.main,
    "cases": cases.main,
}
FULL = {
    "check": ["--files", "10000", "--rounds", "3", "--every", "40", "--linear"],
    "diff": ["--files", "10000", "--rounds", "3", "--every", "50", "--commits", "1000"],
    "site": ["--files", "10000", "--rounds", "3"],
    "incremental": ["--files", "10000", "--rounds", "3"],
    "excel": ["--files", "10000", "--rounds", "3"],
    "cases": ["--events", "1000000", "--rounds", "3", "--linear"],
}
SMALL = {
    "check": ["--files", "200", "--rounds", "1", "--every", "10"],
    "diff": ["--files", "200", "--rounds", "1", "--every", "1", "--commits", "20"],
    "site": ["--files", "100", "--material", "60", "--rounds", "1"],
    "incremental": ["--files", "60", "--rounds", "1"],
    "excel": ["--files", "60", "--rounds", "1"],
    "cases": ["--events", "2000", "--rounds", "1"],
}
PEERS = ("check-jsonschema", "yamllint", "deepdiff", "pyyaml", "hugo", "mkdocs", "mkdocs-material", "openpyxl")

_HOLDS = {True: "yes", False: "no", None: "—"}


class _Both(io.StringIO):
    """Keeps what is printed, and prints it at once."""

    def write(self, text: str) -> int:
        sys.__stdout__.write(text) if sys.__stdout__ else None
        return super().write(text)

    def flush(self) -> None:
        if sys.__stdout__:
            sys.__stdout__.flush()


def machine() -> str:
    """What the figures were taken on."""
    cpu = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), ""
    )
    memory = next((int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    cores = len(os.sched_getaffinity(0))
    git = subprocess.run(["git", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return (
        f"{cores} cores of {cpu or platform.machine()}, {memory / 1024**2:.1f} GiB memory, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, {git}"
    )


def table(rows: list[Row]) -> str:
    """The lines of the results as Markdown."""
    lines = [f"| {row.work} | {row.asked} | {row.measured} | {_HOLDS[row.holds]} |" for row in rows]
    return "\n".join(
        ["| work | asked | measured: median (lowest to highest) | holds |", "| --- | --- | --- | --- |", *lines]
    )


def page(day: str, rows: list[Row], printed: str) -> str:
    """The page of results."""
    return f"""# Benchmarks

Measured on {day} by `make bench`: {machine()}.

Peers: {_peers()}.

{table(rows)}

What each comparison ran, and what either side does, is told at the top of its file in `benchmarks/`.

```text
{printed.strip()}
```
"""


def _peers() -> str:
    return ", ".join(f"{name} {version(name)}" for name in PEERS)


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text("utf-8").splitlines()
    except OSError:
        return []


def main() -> None:
    """Run what was asked for, and print the table."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description="Compare with the peers, in turn.")
    options.add_argument("which", nargs="*", help=f"some of {', '.join(RUNNERS)}; all of them when none is named")
    options.add_argument("--small", action="store_true", help="a few files and one round: that everything runs")
    options.add_argument("--write", action="store_true", help="also write benchmarks/RESULTS.md")
    options.add_argument("--date", default="", help="the day that the results page tells; today when not given")
    given = options.parse_args()
    if unknown := sorted(set(given.which) - set(RUNNERS)):
        options.error(f"no such comparison: {', '.join(unknown)}; there are {', '.join(RUNNERS)}")
    arguments, rows, kept = SMALL if given.small else FULL, [], _Both()
    print(f"{machine()}; {_peers()}", flush=True)
    with contextlib.redirect_stdout(kept):
        for name in given.which or RUNNERS:
            sys.argv = [f"benchmarks.{name}", *arguments[name]]
            print(f"\n## {name}", flush=True)
            rows += RUNNERS[name]()
    if not given.small:
        print(f"\n{table(rows)}")
    if given.write:
        RESULTS.write_text(page(given.date or date.today().isoformat(), rows, kept.getvalue()), "utf-8")


if __name__ == "__main__":
    main()
