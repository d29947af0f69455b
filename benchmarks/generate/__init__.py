"""``python -m benchmarks.generate N FOLDER``: a registry of about N files, seeded, in which the check finds no error.

The mix follows a city's lists: of the powers 85 % are penalties, every power has its responsibilities, and every licence
several service guides of about 130 lines; around them laws, bodies with their duties, a negative list whose permits are
licences, bundles of guides of several bodies, and decisions about powers and guides, ten years of them. ``past`` commits the
files and gives them a history. Names, articles and documents are invented; nothing here is law.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.generate import around
from benchmarks.generate.powers import guide, power, responsibility
from benchmarks.generate.words import SUBJECTS, SYLLABLES, Topic, file, spelled

ROOT = Path(__file__).parents[2]
GUIDES_A_POWER = 5
_OF_TWENTY = 3
"""So many powers of twenty are licences, in every body."""


def registry(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """The path and text of every file, about ``count`` in all, in the order of making; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 a benchmark's data, no secret
    laws, bodies = max(count // 50, 4), max(count // 100, 2)
    decisions, rows, bundles = max(count // 50, 2), max(count // 50, 2), max(count // 200, 1)
    others = 3 + 2 * bodies + laws + decisions + rows + bundles
    powers = round((count - others) / (2 + _OF_TWENTY / 20 * GUIDES_A_POWER))
    yield file("registry.yml", 0, around.head(ROOT))
    yield file(f"organisations/{around.GOVERNMENT}.yml", 1, around.organisation("人民政府", kind="人民政府"))
    yield file("organisations/shenpi-fuwu.yml", 1, around.organisation("审批服务局"))
    for number in range(bodies):
        subject = SUBJECTS[number % len(SUBJECTS)]
        yield file(f"organisations/{spelled(number)}.yml", 1, around.organisation(f"{subject}管理第{number + 1}局"))
        yield file(f"duties/{spelled(number)}.yml", 1, around.duties(subject))
    for number in range(laws):
        yield file(f"laws/{spelled(number)}-fa.yml", 1, around.law(number))
    licences = []
    for number in range(powers):
        body, topic = number % bodies, Topic(rng, laws, number)
        key, penal = f"{spelled(body)}/{spelled(number)}", (number // bodies + body) % 20 >= _OF_TWENTY
        yield file(f"power/{key}.yml", 2, power(topic, spelled(body), penal=penal))
        yield file(f"responsibility/{key}.yml", 2, responsibility(topic, penal=penal))
        if not penal:
            licences.append(key)
        for variant in range(0 if penal else GUIDES_A_POWER):
            yield file(f"guides/{key}-{SYLLABLES[variant]}.yml", 2, guide(topic, key, spelled(body), variant))
    for number in range(rows):
        yield around.negative(rng, laws, licences, number)
    for number in range(bundles):
        yield file(f"bundles/{spelled(number)}.yml", 1, around.bundle(rng, licences, number))
    for number in range(decisions):
        yield around.adjustment(rng, licences, number, decisions)


def write(count: int, folder: Path, seed: int = 1) -> tuple[int, int]:
    """Write a registry with its schemas into a folder; how many files and bytes the lists have."""
    shutil.copytree(ROOT / "schemas", folder / "schemas", dirs_exist_ok=True)
    files = size = 0
    for path, text in registry(count, seed):
        target = folder / "lists" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        size += target.write_bytes(text.encode())
        files += 1
    return files, size
