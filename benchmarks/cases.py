"""``python -m benchmarks.cases``: import, lights and report of a log of cases, beside reading the same rows with csv into sqlite3.

Whole processes: ours are ``qingdan cases import``, ``lights`` and ``report`` on the shipped lists, one after another; the peer reads the same
CSV files with the csv module and inserts every row as it stands with executemany, one transaction a file. Events are rows of the course of
cases; there are about four of them a case, and a row each for its acceptance and result.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from benchmarks.runs import Row, Runs, at_most, timed, workshop

ROOT = Path(__file__).parents[1]
PEER = """
import csv, sqlite3, sys
from pathlib import Path
db = sqlite3.connect(sys.argv[1])
for number, name in enumerate(sys.argv[2:]):
    with open(name, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        head = next(rows)
        db.execute(f"CREATE TABLE t{number} ({', '.join(f'c{at}' for at in range(len(head)))})")
        db.executemany(f"INSERT INTO t{number} VALUES ({', '.join('?' * len(head))})", rows)
        db.commit()
"""
MADE = """
import sys
from pathlib import Path
from qingdan.cases.days import known_days
from qingdan.cases.sample import as_csv, sample_tables
from qingdan.cli.cases import book_of, registry_of
root, folder, events, until = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
held = registry_of(root)
book = book_of(held, root)
made = seed = 0
while made < events:
    seed += 1
    for name, rows in sample_tables(held, book, known_days(held), seed=seed, count=min(20_000, max((events - made) // 4, 50)), until=until).items():
        made += (len(rows) - 1) * (name == "process")
        with (folder / f"{name}.csv").open("ab") as file:
            file.write(as_csv(rows if seed == 1 else rows[1:]))
print(made)
"""
"""Writes the tables of so many events, in pieces."""


def commands(folder: Path, store: Path) -> list[list[str]]:
    """The three commands of ours."""
    ours = [sys.executable, "-m", "qingdan", "cases"]
    files = [str(each) for each in sorted(folder.glob("*.csv"))]
    root = ["--root", str(ROOT)]
    return [
        [*ours, "import", *files, "--into", str(store), "--key", str(folder / "key"), *root],
        [*ours, "lights", "--store", str(store), *root],
        [*ours, "report", "--store", str(store), "--out", str(folder / "report"), *root],
    ]


def measure(events: int, rounds: int, folder: Path) -> tuple[Runs, Runs]:
    """Both contenders on so many events, in turn."""
    timed(
        Runs(), [[sys.executable, "-c", MADE, str(ROOT), str(folder), str(events), str(date(2026, 11, 27).toordinal())]]
    )
    ours, peer = Runs(), Runs()
    for _ in range(rounds):
        ours.seconds.append(timed(ours, commands(folder, folder / "ours.sqlite")))
        (folder / "peer.sqlite").unlink(missing_ok=True)
        files = [str(each) for each in sorted(folder.glob("*.csv"))]
        peer.seconds.append(timed(peer, [[sys.executable, "-c", PEER, str(folder / "peer.sqlite"), *files]]))
    return ours, peer


def main() -> list[Row]:
    """Generate, run, print; the lines of the results."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.cases", description="Compare the import of cases.")
    options.add_argument("--events", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--linear", action="store_true", help="also ten times as many")
    given = options.parse_args()
    with workshop() as folder:
        ours, peer = measure(given.events, given.rounds, folder)
    print(f"{given.events} events: ours {ours.shown}, {ours.memory} MiB; csv and sqlite3 {peer.shown}")
    rows = [
        at_most(f"import, lights and report of {given.events:,} events, beside csv and sqlite3", 8, ours, peer),
        Row("memory of one process", "at most 400 MB", f"{ours.memory} MiB", ours.memory * 1.048576 <= 400),
    ]
    if given.linear:
        with workshop() as folder:
            more, _ = measure(given.events * 10, 1, folder)
        print(f"{given.events * 10} events: ours {more.shown}, {more.memory} MiB")
        times = more.median / ours.median
        rows.append(Row("ten times as many events", "at most 11 times", f"{times:.1f} times", times <= 11))
    return rows


if __name__ == "__main__":
    main()
