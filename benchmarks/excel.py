"""``python -m benchmarks.excel``: the workbook of all lists, beside openpyxl's write-only mode writing the same cells.

Whole processes: ours is ``qingdan xlsx export``, which reads the lists, words every cell, and writes styles, drop-downs and
protection; openpyxl is handed the finished cells of our workbook (the same sheets, headers, texts and numbers, pickled) and writes
them plain. Writing alone: ours from the model in memory to the bytes of the workbook, wording included; openpyxl from the
cells in memory to the file.
"""

from __future__ import annotations

import argparse
import pickle
import subprocess
import sys
from pathlib import Path

from benchmarks.generate import write
from benchmarks.runs import Row, Runs, at_least, at_most, ratio, timed, workshop

OURS = """
import sys, time
from pathlib import Path
from qingdan.edit.workbook import workbook
from qingdan.model import build_registry
from qingdan.read import WorkTree, read_lists
from qingdan.cli.terminal import shipped_schemas
from qingdan.schema import load_schemas
source = WorkTree(Path(sys.argv[1]))
schemas = load_schemas(source, shipped_schemas())
lists = build_registry(read_lists(source, schemas.layout), schemas)
began = time.perf_counter()
Path(sys.argv[2]).write_bytes(workbook(lists))
print(time.perf_counter() - began)
"""
PEER = """
import pickle, sys, time
from openpyxl import Workbook
with open(sys.argv[1], "rb") as cells:
    sheets = pickle.load(cells)
began = time.perf_counter()
book = Workbook(write_only=True)
for name, rows in sheets:
    page = book.create_sheet(name)
    for row in rows:
        page.append(row)
book.save(sys.argv[2])
print(time.perf_counter() - began)
"""


def cells(workbook: Path, to: Path) -> int:
    """Pickle the cells of a workbook, sheet by sheet; how many are not empty."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 a library that only this needs

    book = CalamineWorkbook.from_path(str(workbook))
    sheets = []
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        sheets.append((name, [[None if cell == "" else cell for cell in row] for row in rows]))
    to.write_bytes(pickle.dumps(sheets))
    return sum(cell is not None for _, rows in sheets for row in rows for cell in row)


def told(script: str, *arguments: Path) -> float:
    """The seconds that a script tells of its writing."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main() -> list[Row]:
    """Generate, export, print; the lines of the results."""
    options = argparse.ArgumentParser(
        prog="python -m benchmarks.excel", description="Compare the export to a workbook."
    )
    options.add_argument("--files", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    with workshop() as folder:
        entries, _ = write(given.files, folder)
        book, pickled, other = folder / "ours.xlsx", folder / "cells", folder / "peer.xlsx"
        export = [sys.executable, "-m", "qingdan", "xlsx", "export", str(book), "--root", str(folder), "--force"]
        if timed(Runs(), [export]) and not book.exists():
            raise SystemExit("the workbook was not written")
        print(f"{entries} entries, {cells(book, pickled)} cells, {given.rounds} rounds", flush=True)
        back = [sys.executable, "-m", "qingdan", "xlsx", "import", str(book), "--root", str(folder)]
        whole, peer, writing, plain, returned = Runs(), Runs(), Runs(), Runs(), Runs()
        for _ in range(given.rounds):
            whole.seconds.append(timed(whole, [export]))
            returned.seconds.append(timed(returned, [back]))
            peer.seconds.append(timed(peer, [[sys.executable, "-c", PEER, str(pickled), str(other)]]))
            writing.seconds.append(told(OURS, folder, book))
            plain.seconds.append(told(PEER, pickled, other))
        sizes = f"{book.stat().st_size / 1e6:.1f} MB, openpyxl's {other.stat().st_size / 1e6:.1f} MB"
    print(f"qingdan xlsx export     {whole.shown}, {whole.memory} MiB; {sizes}")
    print(f"openpyxl, finished cells{peer.shown}, {peer.memory} MiB")
    print(f"writing alone: ours{writing.shown}, openpyxl{plain.shown}: openpyxl / ours {ratio(plain, writing)}")
    print(f"whole processes: openpyxl / ours {ratio(peer, whole)}")
    print(f"qingdan xlsx import     {returned.shown}, {returned.memory} MiB: import / export {ratio(returned, whole)}")
    if whole.code or peer.code or returned.code:
        raise SystemExit("an export or the import failed")
    named = f"workbook of {given.files} entries: openpyxl write-only / ours"
    return [
        at_least(f"{named}, whole processes", 4, peer, whole),
        at_least("the same, writing alone", 4, plain, writing),
        at_most("the same, import / export, whole processes", 3, returned, whole),
    ]


if __name__ == "__main__":
    main()
