"""``python -m benchmarks.answers``: recall, empty answers and false first hits of the search, beside MiniSearch and Pagefind.

``--site FOLDER`` takes a site that is built already; without it, one is built from the shipped lists. ``--queries FILE`` asks the
queries of another file. ``--misses`` prints what was not found; ``--no-peers`` leaves the others out; ``--names`` adds the names of
all guides, as they are and spoilt. ``--speed`` measures instead how long the first hit takes, at the shipped lists and at ten thousand
entries.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.answers import Answer, answers, browser, figures, index_files, names_spoilt, peers, read_queries, served
from benchmarks.answers.grown import grown
from benchmarks.answers.queries import QUERIES
from benchmarks.answers.speed import speeds, write_grown
from qingdan.checks import check
from qingdan.cli import main as qingdan
from qingdan.model import Registry
from qingdan.pages import read_side
from qingdan.pages.search.records import records_of
from qingdan.read import WorkTree

ROOT = Path(__file__).parents[2]
_MANY = 10_000


def documents(registry: Registry) -> list[dict[str, str]]:
    """What each entry is called and does: the same words that the site's own index holds."""
    side = read_side(WorkTree(ROOT), registry)
    return [
        {
            "key": each.entry.key,
            "name": each.entry.name,
            "said": " ".join(text for _, text in each.terms[1:]),
            "does": " ".join((each.summary, *each.does)),
        }
        for each in records_of(registry, side.everyday.entries)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 0 when every query was asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--queries", type=Path, default=QUERIES)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--names", action="store_true")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--speed", action="store_true")
    asked = parser.parse_args(arguments)
    registry = check(WorkTree(ROOT)).registry
    parts: dict[str, Mapping[str, Sequence[str]]] = dict(read_queries(asked.queries))
    if asked.names:
        parts |= names_spoilt({each.key: each.name for each in registry.guides if not each.retired})
    with tempfile.TemporaryDirectory(prefix="qingdan-answers-") as name:
        folder = Path(name)
        site = folder / "site"
        if asked.site is None:
            qingdan(["site", "--root", str(ROOT), "--out", str(site)])
        elif asked.no_peers and not asked.speed:
            site = asked.site
        else:
            shutil.copytree(asked.site, site)  # Pagefind writes beside the pages, --speed another index
        if asked.speed:
            _speed(site, registry)
            return 0
        if not asked.no_peers:
            peers.install(folder)
            peers.pagefind_index(folder, site)
        with served(site) as address, browser() as launched:
            page = launched.new_context(bypass_csp=True).new_page()  # Pagefind needs what the site forbids
            page.goto(address + "search/")
            files = index_files(site)
            ours = launched.new_page()
            ours.goto(address + "search/")
            for title, queries in parts.items():
                _told(title, "ours", answers(ours, address, queries, files), misses=asked.misses)
                if not asked.no_peers:
                    _told(title, "MiniSearch", peers.minisearch(folder, documents(registry), queries))
                    _told(title, "Pagefind", peers.pagefind(page, address, queries))
    return 0


def _speed(site: Path, registry: Registry) -> None:
    """The shipped index first, then that of many entries in its place."""
    with browser() as launched, served(site) as address:
        speeds(launched, address, "shipped lists")
        write_grown(site, grown(registry, _MANY), read_side(WorkTree(ROOT), registry).everyday)
        speeds(launched, address, f"{_MANY} entries")


def _told(title: str, who: str, got: Sequence[Answer], *, misses: bool = False) -> None:
    print(figures(got).line(f"{title}, {who}"))
    for each in got if misses else ():
        if not each.first:
            place = "2 or 3" if each.third else "missed"
            print(f"    {place}: {each.query}\n        wanted {each.wanted[0]}; got {', '.join(each.keys[:3])}")


if __name__ == "__main__":
    sys.exit(main())
