"""``python -m benchmarks.check``: a generated registry, checked by us and by well-known checkers of YAML, in turn.

Ours reads, holds against the schemas and runs every rule. check-jsonschema does the second of these, yamllint the first; the
bare reading of the bytes is what nobody can do without. Peers that would take minutes are given every n-th file, and their
time beyond that of a single file is multiplied by n; the table says so. Every figure is the median of whole processes, with
the lowest and highest in brackets: times drift on a busy machine, ratios of runs taken in turn less so.

Peers: ``make bench`` installs them.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.generate import write
from benchmarks.runs import Row, Runs, at_least, at_most, peak, ratio, timed, workshop

BYTES = "import pathlib,sys\nfor p in pathlib.Path(sys.argv[1], 'lists').rglob('*.yml'): p.read_bytes()"
YAMLLINT = "{extends: relaxed, rules: {line-length: disable}}"
A_CALL = 5_000


def ours(folder: Path) -> list[list[str]]:
    """The whole check, as people run it."""
    return [[sys.executable, "-m", "qingdan", "check", "--root", str(folder)]]


def bytes_only(folder: Path) -> list[list[str]]:
    """Nothing but the reading of every file."""
    return [[sys.executable, "-c", BYTES, str(folder)]]


def check_jsonschema(folder: Path, files: Sequence[Path]) -> list[list[str]]:
    """One call for each collection, on schemas without the names that only our meta-schema knows."""
    plain = folder / "plain"
    if not plain.exists():
        plain.mkdir()
        for each in (folder / "schemas").glob("*.json"):
            schema = json.loads(each.read_text("utf-8"))
            kept = {key: value for key, value in schema.items() if key not in ("$schema", "$id")}
            (plain / each.name).write_text(json.dumps(kept), "utf-8")
    by_collection: dict[str, list[str]] = {}
    for file in files:
        name = file.relative_to(folder / "lists").parts[0].removesuffix(".yml")
        by_collection.setdefault(name, []).append(str(file))
    return [
        [sys.executable, "-m", "check_jsonschema", "--schemafile", str(plain / f"{name}.schema.json"), *mine[start : start + A_CALL]]
        for name, mine in sorted(by_collection.items())
        for start in range(0, len(mine), A_CALL)
    ]  # fmt: skip


def yamllint(_: Path, files: Sequence[Path]) -> list[list[str]]:
    """The relaxed rules, without the length of lines."""
    names = [str(file) for file in files]
    starts = range(0, len(names), A_CALL)
    return [[sys.executable, "-m", "yamllint", "-d", YAMLLINT, *names[start : start + A_CALL]] for start in starts]


def sampled(make: Callable[[Path, Sequence[Path]], list[list[str]]], folder: Path, every: int, runs: Runs) -> float:
    """How long a peer would take for all files, from a run on every n-th: its start counts once, the rest n times."""
    files = sorted((folder / "lists").rglob("*.yml"))
    if every == 1:
        return timed(runs, make(folder, files))
    some = files[::every]
    commands = make(folder, some)
    start = timed(Runs(), [command for command in make(folder, some[:1]) for _ in commands])
    return start + (timed(runs, commands) - start) * len(files) / len(some)


def compare(folder: Path, rounds: int, every: int) -> dict[str, Runs]:
    """Every contender in turn, several rounds."""
    found = {name: Runs() for name in ("ours", "bytes", "check-jsonschema", "yamllint")}
    for _ in range(rounds):
        found["ours"].seconds.append(timed(found["ours"], ours(folder)))
        found["bytes"].seconds.append(timed(found["bytes"], bytes_only(folder)))
        for name, make in (("check-jsonschema", check_jsonschema), ("yamllint", yamllint)):
            found[name].seconds.append(sampled(make, folder, every, found[name]))
    return found


def main() -> list[Row]:
    """Generate, run, print; the lines of the results."""
    options = argparse.ArgumentParser(
        prog="python -m benchmarks.check", description="Compare the check with its peers."
    )
    options.add_argument("--files", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--every", type=int, default=20, help="peers are given every n-th file; 1 gives them all")
    options.add_argument("--linear", action="store_true", help="also ten times as many files, ours only")
    given = options.parse_args()
    with workshop() as folder:
        files, size = write(given.files, folder / "one")
        print(f"{files} files, {size / 1e6:.1f} MB, {given.rounds} rounds, {len(os.sched_getaffinity(0))} processors")
        found = compare(folder / "one", given.rounds, given.every)
        for name, runs in found.items():
            scaled = f", from every {given.every}th file" if given.every > 1 and name not in ("ours", "bytes") else ""
            print(f"{name:18}{runs.shown}, {runs.memory} MiB, exit {runs.code}{scaled}")
        for name in ("check-jsonschema", "yamllint"):
            print(f"{name} / ours: {ratio(found[name], found['ours'])}")
        print(f"ours / bytes: {ratio(found['ours'], found['bytes'])}")
        rows = [
            at_least(f"{name} / whole check", 60, found[name], found["ours"])
            for name in ("check-jsonschema", "yamllint")
        ]
        rows.append(at_most("whole check / reading the bytes", 15, found["ours"], found["bytes"]))
        if given.linear:
            files, size = write(given.files * 10, folder / "ten")
            ten = Runs()
            ten.seconds += [timed(ten, ours(folder / "ten")) for _ in range(given.rounds)]
            memory, times = peak(ours(folder / "ten")[0]), ratio(ten, found["ours"])
            print(
                f"{files} files, {size / 1e6:.1f} MB: {ten.shown}, {memory:.0f} MiB together, {ten.memory} MiB the largest process, exit {ten.code}; {times}"
            )
            rows.append(at_most("whole check at ten times the entries", 11, ten, found["ours"]))
            rows.append(
                Row("the same, peak memory of all processes", "≤ 1536 MiB", f"{memory:.0f} MiB", memory <= 1536)
            )
        return rows


if __name__ == "__main__":
    main()
