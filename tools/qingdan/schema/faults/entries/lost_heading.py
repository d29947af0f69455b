"""QD085."""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any, NamedTuple

from qingdan.diagnostics import Diagnostic, Edit, Place, report, rule
from qingdan.read import Document
from qingdan.schema.collection import Field
from qingdan.schema.violation import Violation


class Heading(NamedTuple):
    """The key of a list whose rows, from one on, stand in the list before: the path of that list, the row, the key and its title."""

    path: tuple[str | int, ...]
    row: int
    key: str
    title: str


@rule("QD085")
def lost_heading(document: Document, lost: Heading) -> Iterator[Diagnostic]:
    r"""两个列表之间少了后一个的键。

    为什么：那一行没了，后一个列表的各行就都成了前一个列表的，一处误删会带出几十个问题。
    改法：在后一个列表的第一行上面补上它的键和冒号。

    正例:
        # lists/duties/ju.yml
        main:
          - {id: xuke, duty: 负责示例许可。}
        boundaries:
          - {id: shi, matter: 示例事项, neighbours: [shi], division: 局负责。}

    反例:
        # lists/duties/ju.yml
        main:
          - {id: xuke, duty: 负责示例许可。}
          - {id: shi, matter: 示例事项, neighbours: [shi], division: 局负责。}
            ^
    """
    row = document.node((*lost.path, lost.row))
    holder = document.node(lost.path[:-1])
    line = row.line if row is not None else 0
    margin = holder.pairs[0][0].column if holder is not None and holder.pairs else 0
    told = f"{lost.key}:"
    yield report(
        lost_heading,
        Place(document.path, line + 1, (row.column if row is not None else 0) + 1),
        f"从这一行起是“{lost.title}”的各行，上面少了一行“{told}”",
        f"在这一行上面补上“{told}”",
        edits=[Edit(Place(document.path, line + 1, 1, line + 1, 1), f"{' ' * margin}{told}\n")],
    )


def headings(found: Sequence[Violation], document: Document, root: Field) -> Iterator[Heading]:
    """The keys that are gone: the rest of a list has keys which fit another list that is missing beside it, and not its own."""
    first: dict[tuple[str | int, ...], int] = {}
    for each in found:
        if each.unexpected and each.path and isinstance(each.path[-1], int):
            path = each.path[:-1]
            first[path] = min(first.get(path, each.path[-1]), each.path[-1])
    for path, row in first.items():
        above = root.at(path[:-1])
        holder = reduce(lambda at, step: at[step], path[:-1], document.data)
        rows = holder[path[-1]][row:]
        for key, field in above.properties.items() if above is not None and isinstance(path[-1], str) else ():
            if key not in holder and row and _fit(rows, field):
                yield Heading(path, row, key, field.title)
                break


def follows(each: Violation, lost: Heading) -> bool:
    """Whether a violation is a consequence of the key's being gone."""
    depth = len(lost.path)
    below = each.path[:depth] == lost.path and len(each.path) > depth and int(each.path[depth]) >= lost.row
    return below or (each.keyword == "required" and each.path == lost.path[:-1] and each.value == lost.key)


def _fit(rows: Sequence[Any], field: Field) -> bool:
    items = field.items
    if items is None or not items.properties:
        return False
    return all(isinstance(row, dict) and set(items.required) <= row.keys() <= items.properties.keys() for row in rows)
