"""Data with one thing changed; what was given stays as it was."""

from __future__ import annotations

from qingdan.read.document import Data, Path


def same(one: Data, other: Data) -> bool:
    """Whether two values are the same data: 1 is not true, and the order of keys does not count."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and bool(one == other)


def with_value(data: Data, path: Path, value: Data) -> Data:
    """The data with ``value`` at ``path``; mappings on the way are made where there are none."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return [with_value(each, rest, value) if number == step else each for number, each in enumerate(data)]
    below = data if isinstance(data, dict) else {}
    return {**below, step: with_value(below.get(step), rest, value)}


def without(data: Data, path: Path) -> Data:
    """The data without what stands at ``path``."""
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        kept = [without(each, rest) if rest and number == step else each for number, each in enumerate(data)]
        return kept if rest else [*kept[:step], *kept[step + 1 :]]
    if step not in data:
        return data
    return {key: without(each, rest) if key == step else each for key, each in data.items() if rest or key != step}


def with_row(data: Data, path: Path, position: int, row: Data) -> Data:
    """The data with a row put into the list at ``path``, before the row that has the position now."""
    here = data
    for step in path:
        here = here[step]
    return with_value(data, path, [*here[:position], row, *here[position:]])
