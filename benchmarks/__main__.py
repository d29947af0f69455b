"""``python -m benchmarks``: the shipped lists, multiplied, by ``qingdan check`` and by stock PyYAML with jsonschema, in turn.

Prints medians of whole processes and their ratios. Times drift on a busy machine, ratios of runs taken in turn less so.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROUNDS = 3
SIZES = (1, 4)

PEER = """
import json, pathlib, sys, yaml
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012
root = pathlib.Path(sys.argv[1])
schemas = {p.name: json.loads(p.read_text()) for p in (root / "schemas").glob("*.json")}
plain = {n: {k: v for k, v in s.items() if k not in ("$schema", "$id")} for n, s in schemas.items()}
known = Registry().with_resources([(f"http://x.invalid/{n}", DRAFT202012.create_resource(s)) for n, s in plain.items()])
made = {}
for path in (root / "lists").rglob("*.yml"):
    name = path.relative_to(root / "lists").parts[0].removesuffix(".yml")
    if name not in made:
        made[name] = Draft202012Validator({"$ref": f"http://x.invalid/{name}.schema.json"}, registry=known)
    list(made[name].iter_errors(yaml.load(path.read_text(), yaml.CSafeLoader)))
"""
BYTES = "import pathlib,sys\nfor p in pathlib.Path(sys.argv[1], 'lists').rglob('*.yml'): p.read_bytes()"


def grown(folder: Path, times: int) -> int:
    """The shipped lists with each organisation's folders written several times over; how many files that gives."""
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    shutil.copytree(ROOT / "lists", folder / "lists")
    for copy in range(1, times):
        for collection in ("power", "responsibility", "guides"):
            for path in sorted((ROOT / "lists" / collection).rglob("*.yml")):
                relative = path.relative_to(ROOT / "lists" / collection)
                target = folder / "lists" / collection / relative.parent / f"{relative.stem[:70]}-c{copy}.yml"
                target.write_bytes(path.read_bytes())
    return sum(1 for _ in (folder / "lists").rglob("*.yml"))


def seconds(command: list[str]) -> float:
    """How long a process takes, from start to end."""
    began = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - began


def main() -> None:
    """Run every contender in turn, several rounds, and print the table."""
    print(f"{'files':>8} {'qingdan':>9} {'PyYAML+jsonschema':>18} {'bytes':>7} {'peer/ours':>10} {'ours/bytes':>11}")
    for times in SIZES:
        with tempfile.TemporaryDirectory() as name:
            files = grown(Path(name), times)
            contenders = {
                "ours": [sys.executable, "-m", "qingdan", "check", "--root", name, "--format", "json"],
                "peer": [sys.executable, "-c", PEER, name],
                "bytes": [sys.executable, "-c", BYTES, name],
            }
            taken: dict[str, list[float]] = {each: [] for each in contenders}
            for _ in range(ROUNDS):
                for each, command in contenders.items():
                    taken[each].append(seconds(command))
            middle = {each: statistics.median(values) for each, values in taken.items()}
            print(
                f"{files:>8} {middle['ours']:>8.2f}s {middle['peer']:>17.2f}s {middle['bytes']:>6.2f}s "
                f"{middle['peer'] / middle['ours']:>9.1f}× {middle['ours'] / middle['bytes']:>10.1f}×"
            )


main()
