"""``python -m benchmarks.incremental``: what one changed entry costs, beside the work on all.

One guide's promised limit is changed and not committed. ``check --since HEAD`` stands beside the whole check; ``site`` into the
folder where the site already is, beside ``site`` into an empty one. ``serve`` is started, the guide is saved again, and its page
is asked for until the new words are in it; every such time is given.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

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


def site(maker: Maker, folder: Path, rounds: int) -> tuple[Runs, Runs]:
    """The whole site into an empty folder without anything kept, and again after a change, in turn."""
    whole, part = Runs(), Runs()
    for number in range(rounds):
        maker.forget()
        whole.seconds.append(timed(whole, [maker.command]))
        save(some_guide(folder), f"第{number}种说法的网站。")
        part.seconds.append(timed(part, [maker.command]))
    return whole, part


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
        for what, (whole, part) in (
            ("check", check(folder, given.rounds)),
            ("site", site(maker, folder, given.rounds)),
        ):
            if whole.code or part.code:
                raise SystemExit(f"{what} ended with {max(whole.code, part.code)}")
            print(f"{what:8} all{whole.shown}, one changed{part.shown}: {ratio(part, whole)}", flush=True)
            rows.append(at_most(f"one entry changed: {what} / whole {what}", 0.35, part, whole))
        seen = served(folder, 3)
        print(f"serve    shows what was saved after {', '.join(f'{each:.2f} s' for each in seen)}")
        rows.append(Row("serve shows a saved entry", "≤ 2 s", f"{max(seen):.2f} s at most", max(seen) <= 2))
    return rows


if __name__ == "__main__":
    main()
