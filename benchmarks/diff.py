"""``python -m benchmarks.diff``: two commits of a generated registry, compared by us, by git's plumbing, deepdiff and a line diff.

Ours says what changed in the law's terms, as JSON; git only names the blobs and reads them; deepdiff compares the same files, read
as its own command reads them (PyYAML's safe loader) and once more by PyYAML's reader in C, which its command does not use; the line
diff does what dyff-like tools print, line by line after parsing. Of the largest change the peers get every n-th file: their time
beyond the start with one file is multiplied. History is every entry's versions beside one ``git log --raw``. Every figure is the
median of whole processes taken in turn, lowest and highest in brackets.

Peers: ``make bench`` installs them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from benchmarks.generate import write
from benchmarks.generate.past import change, git, past, repository
from benchmarks.runs import Row, Runs, at_least, at_most, ratio, timed, told, workshop

PROJECT = Path(__file__).resolve().parents[1]
CHANGED = (1, 100, 5_000)
SCALED = ("deepdiff", "deepdiff after C", "line diff")
ALONE = 1_000_000
Contenders: TypeAlias = "dict[str, Callable[[], list[list[str]]]]"
PLUMBING = """
import subprocess, sys
root, base, head = sys.argv[1:4]
rows = subprocess.run(["git", "-C", root, "diff-tree", "-r", "-z", "--raw", base, head], capture_output=True, check=True).stdout.split(b"\\0")
blobs = {word for row in rows if row.startswith(b":") for word in row.split()[2:4]}
subprocess.run(["git", "-C", root, "cat-file", "--batch"], input=b"\\n".join(sorted(blobs)) + b"\\n", capture_output=True, check=True)
"""
READ = """
import subprocess, sys, yaml
root, base, head = sys.argv[1:4]
names = subprocess.run(["git", "-C", root, "diff-tree", "-r", "-z", "--name-only", base, head], capture_output=True, check=True).stdout.decode().split("\\0")
names = [name for name in names if name][:: int(sys.argv[4])]
def side(commit):
    wanted = "".join(f"{commit}:{name}\\n" for name in names).encode()
    raw = subprocess.run(["git", "-C", root, "cat-file", "--batch"], input=wanted, capture_output=True, check=True).stdout
    at = 0
    for _ in names:
        end = raw.index(b"\\n", at); size = int(raw[at:end].split()[2])
        yield yaml.load(raw[end + 1 : end + 1 + size], getattr(yaml, sys.argv[5]))
        at = end + 2 + size
"""
DEEPDIFF = (
    READ
    + "from deepdiff import DeepDiff\nfor a, b in zip(side(base), side(head)): DeepDiff(a, b, ignore_order=True).to_dict()\n"
)
LINES = READ + (
    "import difflib\n"
    "for a, b in zip(side(base), side(head)):\n"
    "    one, two = (yaml.dump(x, Dumper=yaml.CSafeDumper, allow_unicode=True).splitlines() for x in (a, b))\n"
    "    list(difflib.unified_diff(one, two, lineterm=''))\n"
)
HISTORY = """
import sys
from pathlib import Path
from qingdan.history import Timelines, read_log
from qingdan.read import WorkTree
from qingdan.read.revision import Revision
from qingdan.schema import trusted_schemas
head = Revision(Path(sys.argv[1]), "HEAD")
schemas = trusted_schemas(head, WorkTree(Path(sys.argv[2])))
log = read_log(head)
timelines = Timelines(log, head, schemas)
assert sum(len(timelines.of(path)) for path in log.by_path) > len(log.by_path)
"""


def contenders(root: Path, base: str, every: int) -> Contenders:
    """The commands of each contender for one pair of commits."""
    pair = [str(root), base, "HEAD"]
    return {
        "qingdan diff": lambda: [
            [sys.executable, "-m", "qingdan", "diff", base, "HEAD", "--root", str(root), "--format", "json"]
        ],
        "git plumbing": lambda: [[sys.executable, "-S", "-c", PLUMBING, *pair]],
        "deepdiff": lambda: [[sys.executable, "-c", DEEPDIFF, *pair, str(every), "SafeLoader"]],
        "deepdiff after C": lambda: [[sys.executable, "-c", DEEPDIFF, *pair, str(every), "CSafeLoader"]],
        "line diff": lambda: [[sys.executable, "-c", LINES, *pair, str(every), "CSafeLoader"]],
    }


def main() -> list[Row]:
    """Build the repository, run everything in turn, print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.diff", description="Compare the diff with its peers.")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--commits", type=int, default=1_000, help="commits of the past, twenty files each")
    parser.add_argument("--every", type=int, default=50, help="peers get every n-th changed file of the largest change")
    options = parser.parse_args()
    rows: list[Row] = []
    with workshop() as root:
        write(options.files, root)
        repository(root)
        for count in [each for each in CHANGED if each <= options.files]:
            change(root, count, count)
            git(root, "commit", "-q", "-am", str(count))
            git(root, "repack", "-adq")
            every = options.every if count > 1_000 else 1
            found = report(
                f"{count} of {options.files} changed", contenders(root, "HEAD~1", every), options.rounds, every,
                contenders(root, "HEAD~1", ALONE),
            )  # fmt: skip
            mine = found["qingdan diff"]
            if count == CHANGED[-1]:
                rows.append(at_most(f"diff, {count} changed / git's plumbing", 3, mine, found["git plumbing"]))
                rows.append(at_least("deepdiff / the same diff", 100, found["deepdiff"], mine))
                rows.append(told("deepdiff after PyYAML in C / the same diff", found["deepdiff after C"], mine))
        past(root, options.commits, 20, 1)
        history = {
            "history of all": lambda: [[sys.executable, "-c", HISTORY, str(root), str(PROJECT)]],
            "git log --raw": lambda: [
                ["git", "-C", str(root), "log", "--raw", "--first-parent", "--format=%H", "--", "lists"]
            ],
        }
        report(f"every version of every entry, {options.commits} commits", history, options.rounds)
    return rows


def report(
    title: str, who: Contenders, rounds: int, every: int = 1, alone: Contenders | None = None
) -> dict[str, Runs]:
    """Each contender in turn, several rounds; the first is ours. ``alone`` are those that get one file, to know their start."""
    found = {name: Runs() for name in who}
    for _ in range(rounds):
        for name, command in who.items():
            taken = timed(found[name], command())
            if found[name].code:
                raise SystemExit(f"{name} ended with {found[name].code}")
            if every > 1 and alone is not None and name in SCALED:
                start = timed(Runs(), alone[name]())
                taken = start + max(taken - start, 0) * every
            found[name].seconds.append(taken)
    print(title)
    first = next(iter(found.values()))
    for name, runs in found.items():
        scaled = f", every {every}th file, scaled" if every > 1 and name in SCALED else ""
        print(f"  {name:<18}{runs.shown}  {runs.memory:>5} MiB  ours/it {ratio(first, runs)}{scaled}")
    return found


if __name__ == "__main__":
    main()
