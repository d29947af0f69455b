"""Nobody can work out a hidden count from what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random

from qingdan.cases.hide import Cell, hide


def bodies(random: Random) -> dict[str, list[Cell]]:
    out = {}
    for body in range(random.randrange(1, 6)):
        cells = []
        for guide in range(random.randrange(1, 6)):
            closed = random.choice((0, 1, 2, 4, 5, 6, 9, 30, 100))
            late = random.choice((0, 0, 0, min(1, closed), min(3, closed), closed // 2, closed, max(closed - 1, 0)))
            cells.append(Cell((f"g{body}-{guide}",), closed, late, min(closed, late + random.choice((0, 0, 1)))))
        out[f"b{body}"] = cells
    return out


def walk(cell: Cell) -> Iterator[Cell]:
    yield cell
    for part in cell.parts:
        yield from walk(part)


def equations(whole: Cell, name: str) -> tuple[list[Cell], list[tuple[dict[int, int], int]]]:
    """What a reader knows: each row is the sum of its parts. Hidden counts are unknown."""
    cells = [each for each in walk(whole) if each.hidden]
    number = {id(each): at for at, each in enumerate(cells)}
    rows = []
    for cell in walk(whole):
        if not cell.parts:
            continue
        left: dict[int, int] = {}
        right = 0
        for sign, each in [(1, cell), *((-1, part) for part in cell.parts)]:
            if each.hidden:
                left[number[id(each)]] = sign
            else:
                right -= sign * getattr(each, name)
        rows.append((left, right))
    return cells, rows


def determined(count: int, rows: list[tuple[dict[int, int], int]]) -> dict[int, Fraction]:
    """The unknowns that the equations alone give, by elimination."""
    matrix = [[Fraction(left.get(at, 0)) for at in range(count)] + [Fraction(right)] for left, right in rows if left]
    rank = 0
    for column in range(count):
        pivot = next((at for at in range(rank, len(matrix)) if matrix[at][column]), None)
        if pivot is None:
            continue
        matrix[rank], matrix[pivot] = matrix[pivot], matrix[rank]
        matrix[rank] = [each / matrix[rank][column] for each in matrix[rank]]
        for at in range(len(matrix)):
            if at != rank and matrix[at][column]:
                factor = matrix[at][column]
                matrix[at] = [a - factor * b for a, b in zip(matrix[at], matrix[rank], strict=True)]
        rank += 1
    return {
        next(at for at in range(count) if row[at]): row[-1]
        for row in matrix
        if sum(1 for at in range(count) if row[at]) == 1
    }


def pinned(cells: list[Cell], rows: list[tuple[dict[int, int], int]]) -> dict[int, int]:
    """The unknowns that bounds give: none below zero, none above the row's cases; narrowed until nothing moves."""
    low, high = [0] * len(cells), [each.closed for each in cells]
    moved = True
    while moved:
        moved = False
        for left, right in rows:
            for at, sign in left.items():
                rest = [(s * low[o], s * high[o]) for o, s in left.items() if o != at]
                least, most = sum(min(each) for each in rest), sum(max(each) for each in rest)
                ends = sorted(((right - least) * sign, (right - most) * sign))
                if ends[0] > low[at] or ends[1] < high[at]:
                    low[at], high[at] = max(low[at], ends[0]), min(high[at], ends[1])
                    moved = True
    return {at: low[at] for at in range(len(cells)) if low[at] == high[at]}


def test_no_hidden_count_can_be_computed() -> None:
    """Two thousand tables: by subtraction, by elimination, by bounds. What a bound gives away is none or all, which is shown anyway."""
    random, seen = Random(5), 0  # noqa: S311 a test of many tables
    for _ in range(2000):
        whole = hide(bodies(random))
        if whole is None:
            continue
        for name in ("late", "red"):
            cells, rows = equations(whole, name)
            for at in {**determined(len(cells), rows), **pinned(cells, rows)}:
                value, closed = getattr(cells[at], name), cells[at].closed
                assert value in (0, closed) or (value >= 5 and closed - value >= 5)
            seen += len(cells)
    assert seen > 2000


def test_no_row_holds_fewer_than_five_cases_and_none_is_lost() -> None:
    """A row of several holds two at least; all rows together are all cases."""
    random = Random(6)  # noqa: S311 a test of many tables
    for _ in range(2000):
        told = bodies(random)
        whole = hide(told)
        total = sum(each.closed for cells in told.values() for each in cells)
        if whole is None:
            assert total < 5
            continue
        assert whole.closed == total
        for cell in walk(whole):
            assert cell.closed >= 5 or (cell is not whole and len(whole.parts) == 1)
            assert not cell.telling or cell.hidden
            assert sum(part.closed for part in cell.parts) == (cell.closed if cell.parts else 0)
