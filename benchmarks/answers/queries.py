"""Queries with what answers them: those of a file, and those that are made from the names of guides by spoiling them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import yaml

QUERIES = Path(__file__).parents[2] / "tests" / "pages" / "queries.yml"
Asked: TypeAlias = "dict[str, Sequence[str]]"
_SIGNS = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"


def read_queries(path: Path = QUERIES) -> Mapping[str, Asked]:
    """The parts of a file: query → keys of the entries that answer it."""
    found: Mapping[str, Asked] = yaml.safe_load(path.read_text("utf-8"))
    return found


def names_spoilt(names: Mapping[str, str], seed: int = 3) -> Mapping[str, Asked]:
    """From key → name: the name itself, with words of asking, with one wrong sign, one missing, and its halves swapped."""
    rng = random.Random(seed)  # noqa: S311 a choice, not a secret

    def wrong(name: str) -> str:
        at = rng.randrange(len(name))
        return name[:at] + rng.choice([sign for sign in _SIGNS if sign != name[at]]) + name[at + 1 :]

    def missing(name: str) -> str:
        at = rng.randrange(len(name))
        return name[:at] + name[at + 1 :]

    ways = {
        "exact name": lambda name: name,
        "name + 怎么办": lambda name: name + "怎么办",
        "name + 去哪办": lambda name: name + "去哪办",
        "name + 要什么材料": lambda name: name + "要什么材料",
        "怎么办理 + name": lambda name: "怎么办理" + name,
        "one sign wrong": wrong,
        "one sign missing": missing,
        "halves swapped": lambda name: name[len(name) // 2 :] + name[: len(name) // 2],
    }
    return {title: {way(name): [key] for key, name in names.items()} for title, way in ways.items()}
