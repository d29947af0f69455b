"""A site taken over, step after step of a city's life, is the site built anew.

A few steps in the normal suite; QINGDAN_CHAIN=40 asks for chains of so many steps, of a generated city and of the shipped lists.
"""

from __future__ import annotations

import json
import os
import random
import shutil
from pathlib import Path

import pytest
from benchmarks.site import city

from qingdan.cli.site import build_site
from tests.diff.past import commit, git
from tests.site.chain import STEPS, files, last_changes
from tests.support import ROOT

LONG = int(os.environ.get("QINGDAN_CHAIN", "0"))


def shipped(root: Path) -> None:
    """The shipped lists in a repository of their own."""
    for name in ("lists", "schemas", "site"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / ".gitignore").write_text("build/\n", "utf-8")
    git(root, "init", "-q")
    commit(root, "起", 1_000)


def generated(root: Path) -> None:
    """A small generated city with a past."""
    city(root, 120)


CHAINS = {
    "a few steps": (generated, 1, 5),
    **({f"generated {seed}": (generated, seed, LONG) for seed in (2, 3)} if LONG else {}),
    **({"shipped": (shipped, 4, LONG)} if LONG else {}),
}


@pytest.mark.parametrize("name", CHAINS)
def test_the_site_taken_over_is_the_site_built_anew(name: str, tmp_path: Path) -> None:
    """After every step; a step that the checks refuse is undone. Each entry tells the commit that last changed it."""
    make, seed, wanted = CHAINS[name]
    root, rng = tmp_path / "city", random.Random(seed)  # noqa: S311 no secret
    make(root)
    assert build_site(root, None)[0] == 0
    names = [each for each, (_, weight) in STEPS.items() for _ in range(weight)]
    done: list[str] = []
    for number in range(10 * wanted):
        if len(done) == wanted:
            break
        step = rng.choice(names)
        saved = tmp_path / "saved"
        shutil.rmtree(saved, ignore_errors=True)
        for folder in ("lists", "schemas"):
            shutil.copytree(root / folder, saved / folder)
        STEPS[step][0](root, rng, number)
        if build_site(root, None)[0]:
            for folder in ("lists", "schemas"):
                shutil.rmtree(root / folder)
                shutil.copytree(saved / folder, root / folder)
            continue
        done.append(step)
        assert build_site(root, tmp_path / "new", cache=False)[0] == 0
        taken, new = files(root / "build/site"), files(tmp_path / "new")
        assert taken.keys() == new.keys(), done
        assert [address for address in new if new[address] != taken[address]] == [], done
        shutil.rmtree(tmp_path / "new")
    assert len(done) == wanted
    commit(root, "末", 2_000)
    assert build_site(root, None)[0] == 0
    expected = last_changes(root)
    told = {
        path: json.loads(
            (root / f"build/site/api/v1{path.removeprefix('lists').removesuffix('.yml')}.json").read_text()
        )
        for path in expected
    }
    assert {path: each["built_from"]["commit"] for path, each in told.items()} == expected
