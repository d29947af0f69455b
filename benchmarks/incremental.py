"""``python -m benchmarks.incremental``: what one changed entry costs, beside the work on all.

One guide's summary is changed and not committed. ``check --since HEAD`` stands beside the whole check; ``site`` into the
folder where the site already is, beside ``site`` into an empty one; then the same after another change of the guide was committed,
as whoever publishes does, and after a commit of README.md, which touches no list: in turn, round by round. ``serve`` is started, the guide is saved again, and its page
is asked for until the new words are in it; every such time is given.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from benchmarks.generate.past import git
from benchmarks.runs import ENVIRONMENT, Row, Runs, at_most, ratio, timed, workshop
from benchmarks.site import Maker, city, ours, plain

_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)")
_SUMMARY = re.compile(r"^summary: .*$", re.MULTILINE)
_PATIENCE = 120


def save(path: Path, words: str) -> None:
    """Give an entry another summary."""
    path.write_text(_SUMMARY.sub(f"summary: {words}", path.read_text("utf-8"), count=1), "utf-8")


def some_guide(folder: Path) -> Path:
    """The guide that is changed."""
    return sorted((folder / "lists" / "guides").rglob("*.yml"))[0]


def check(folder: Path, rounds: int) -> tuple[Runs, Runs]:
    """The whole check, and that of one change, in turn."""
    whole, part = Runs(), Runs()
    command = [sys.executable, "-m", "qingdan", "check", "--root", str(folder)]
    for number in range(rounds):
        save(some_guide(folder), f"第{number}种说法的检查。")
        whole.seconds.append(timed(whole, [command]))
        part.seconds.append(timed(part, [[*command, "--since", "HEAD"]]))
    return whole, part


def site(maker: Maker, folder: Path, rounds: int) -> tuple[Runs, Runs, Runs, Runs]:
    """The site in turn: all of it into an empty folder without anything kept, then again where it stands.

    Again after a change that is not committed, after one that is, and after a commit that touches no list.
    """
    whole, part, committed, aside = Runs(), Runs(), Runs(), Runs()
    for number in range(rounds):
        maker.forget()
        whole.seconds.append(timed(whole, [maker.command]))
        save(some_guide(folder), f"第{number}种说法的网站。")
        part.seconds.append(timed(part, [maker.command]))
        save(some_guide(folder), f"第{number}种说法，公布了的。")
        git(folder, "commit", "-q", "-am", f"公布{number}")
        committed.seconds.append(timed(committed, [maker.command]))
        (folder / "README.md").write_text(f"第{number}种说明\n", "utf-8")
        git(folder, "add", "README.md")
        git(folder, "commit", "-q", "-m", f"说明{number}")
        aside.seconds.append(timed(aside, [maker.command]))
    return whole, part, committed, aside


def served(folder: Path, times: int) -> list[float]:
    """How long after each saving its words are in the page, in seconds."""
    guide = some_guide(folder)
    address = guide.relative_to(folder / "lists").with_suffix("").as_posix()
    command = [sys.executable, "-u", "-m", "qingdan", "serve", "--port", "0", "--root", str(folder)]
    process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        found = next((match for line in process.stdout or () if (match := _ADDRESS.search(line))), None)
        if found is None:
            raise SystemExit("serve ended without telling its address")
        return [_seen(f"{found[0]}/{address}/", guide, f"第{number}种说法的服务。") for number in range(times)]
    finally:
        process.terminate()
        process.wait()


def _seen(url: str, guide: Path, words: str) -> float:
    time.sleep(1)
    save(guide, words)
    began = time.perf_counter()
    while words not in urllib.request.urlopen(url).read().decode():  # noqa: S310 an address of this machine
        if time.perf_counter() - began > _PATIENCE:
            raise SystemExit("serve does not show what was saved")
        time.sleep(0.02)
    return time.perf_counter() - began


def _compared(maker: Maker, folder: Path, rounds: int) -> Iterator[tuple[str, float, Runs, Runs]]:
    """What is compared: its name, what is asked for, the runs of a part, the runs of the whole."""
    whole, part = check(folder, rounds)
    yield "one entry changed: check / whole check", 0.35, part, whole
    whole, part, committed, aside = site(maker, folder, rounds)
    yield "one entry changed: site / whole site", 0.35, part, whole
    yield "one entry committed: site / whole site", 0.4, committed, whole
    yield "a commit that touches no list: site / whole site", 0.3, aside, whole


def main() -> list[Row]:
    """Generate, change, measure, print; the lines of the results."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.incremental", description="One changed entry.")
    options.add_argument("--files", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    rows = []
    with workshop() as name:
        folder = name / "city"
        print(f"{city(folder, given.files)} entries, one changed, {given.rounds} rounds", flush=True)
        maker = ours(folder, *plain())
        for what, limit, part, whole in _compared(maker, folder, given.rounds):
            if whole.code or part.code:
                raise SystemExit(f"{what} ended with {max(whole.code, part.code)}")
            print(f"{what}: all{whole.shown}, this{part.shown}: {ratio(part, whole)}", flush=True)
            rows.append(at_most(what, limit, part, whole))
        seen = served(folder, 3)
        print(f"serve    shows what was saved after {', '.join(f'{each:.2f} s' for each in seen)}")
        rows.append(Row("serve shows a saved entry", "≤ 2 s", f"{max(seen):.2f} s at most", max(seen) <= 2))
    return rows


if __name__ == "__main__":
    main()
