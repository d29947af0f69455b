"""``python -m benchmarks``: every comparison with its peers, in turn; ``--small`` only sees that each of them runs.

Prints medians of whole processes with their spread, and ratios. Times drift on a busy machine, ratios of runs taken in turn less so.
"""

from __future__ import annotations

import argparse
import platform
import sys
from importlib.metadata import version

from benchmarks import check, diff

FULL = {
    check.main: ["--files", "10000", "--rounds", "3", "--every", "20", "--linear"],
    diff.main: ["--files", "10000", "--rounds", "5", "--every", "50", "--commits", "1000"],
}
SMALL = {
    check.main: ["--files", "300", "--rounds", "1", "--every", "10"],
    diff.main: ["--files", "300", "--rounds", "1", "--every", "1", "--commits", "20"],
}
PEERS = ("check-jsonschema", "yamllint", "deepdiff", "pyyaml")


def main() -> None:
    """Run all of them and print their tables."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description="Compare with the peers, in turn.")
    options.add_argument("--small", action="store_true", help="a few files and one round: that everything runs")
    given = options.parse_args()
    peers = ", ".join(f"{name} {version(name)}" for name in PEERS)
    print(f"Python {platform.python_version()}, {platform.machine()}; {peers}", flush=True)
    for run, arguments in (SMALL if given.small else FULL).items():
        sys.argv = [run.__module__, *arguments]
        print(f"\n## {run.__module__}", flush=True)
        run()


if __name__ == "__main__":
    main()
