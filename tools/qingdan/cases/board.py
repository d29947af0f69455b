"""The figures of a month out of a store: counted once, hidden where they tell of few, the same for every report and page.

A case is of the month in which it was closed, its clocks are read as of the month's last day. Half, and nineteen in twenty, are by nearest
rank: the smallest value that so many of the cases do not exceed.
"""

from __future__ import annotations

from bisect import insort
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from qingdan.cases.clocks import PROMISE, STEP, elapsed
from qingdan.cases.days import DAY, Days, said
from qingdan.cases.enquiries import enquiries
from qingdan.cases.hide import Cell, hide
from qingdan.cases.lights import COLOURS, RED, Rules, lights_of, worst
from qingdan.cases.record import REFUSED, ClockRow, TimeTerms
from qingdan.cases.store import CaseStore
from qingdan.cases.terms import TermBook
from qingdan.model import Registry
from qingdan.pages.board import FEWEST, Board, Figures

_MOST_WAITS = 3


@dataclass(slots=True)
class GuideTally:
    """The month's figures of one guide: cases closed, those late, those with a red light; the days used; the days of each step."""

    closed: int = 0
    late: int = 0
    red: int = 0
    spent: Counter[int] = field(default_factory=Counter)
    steps: dict[str, list[int]] = field(default_factory=dict)
    terms: TimeTerms | None = None


@dataclass(slots=True)
class MonthCount:
    """A month, by guide; and how many cases had which colour on its last day, whether closed or not.

    ``untimed`` counts the closed cases of guides with a promise that has no day to begin on: nobody wrote when they were accepted.
    """

    first: int
    last: int
    guides: dict[str, GuideTally] = field(default_factory=dict)
    colours: Counter[str] = field(default_factory=Counter)
    open: int = 0
    untimed: int = 0


def month_of(day: int) -> str:
    """The month of a day, as YYYY-MM."""
    return date.fromordinal(day).isoformat()[:7]


def ends_of(month: str) -> tuple[int, int]:
    """The first and the last day of a month. Raises ValueError for what is no month."""
    first = date.fromisoformat(f"{month}-01")
    return first.toordinal(), first.replace(day=monthrange(first.year, first.month)[1]).toordinal()


def month_before(month: str) -> str:
    """The month before."""
    return month_of(ends_of(month)[0] - 1)


def rank(values: Mapping[int, int], share: int) -> int:
    """The smallest value that at least ``share`` of a hundred cases do not exceed; ``values`` are cases by value, and not empty."""
    needed = -(-sum(values.values()) * share // 100)
    for value in sorted(values):
        needed -= values[value]
        if needed <= 0:
            return value
    return max(values)


def count(store: CaseStore, book: TermBook, rules: Rules, days: Days, first: int, last: int) -> MonthCount:
    """The figures of cases closed between two days (ordinals, both included), with their lights as of the last day."""
    out = MonthCount(first, last)
    for case in store.cases(since=first):
        begun, ended = (case.accepted or case.applied) // DAY, case.decided // DAY
        if not case.guide or not begun or begun > last or (ended and ended < first):
            continue
        terms = book.at(case.guide, begun)
        if terms is None:
            continue
        closed = 0 < ended <= last
        rows, lights = lights_of(case, terms, rules, last, days, brief=not closed)
        colour = worst(lights)
        out.colours[colour] += 1
        if not closed:
            out.open += 1
            continue
        promise = next((row for row in rows if row.clock == PROMISE), None)
        if promise is None:
            out.untimed += terms.promised is not None and case.result != REFUSED
            continue
        tally = out.guides.get(case.guide)
        if tally is None:
            tally = out.guides[case.guide] = GuideTally()
        tally.terms = terms
        tally.closed += 1
        tally.late += promise.late > 0
        tally.red += colour in RED
        tally.spent[elapsed(promise, days)] += 1
        _waited(tally, rows, days)
    return out


def _waited(tally: GuideTally, rows: Iterable[ClockRow], days: Days) -> None:
    for row in rows:
        if row.clock == STEP and row.end:
            held = tally.steps.setdefault(row.part, [0, 0])
            held[0] += 1
            held[1] += elapsed(row, days)


def board_of(counted: MonthCount, store: CaseStore, registry: Registry, rules: Rules, days: Days) -> Board:
    """The board of a month: what may be shown, and nothing else."""
    cells: defaultdict[str, list[Cell]] = defaultdict(list)
    for guide, tally in sorted(counted.guides.items()):
        body = tally.terms.body if tally.terms is not None else ""
        cells[body].append(Cell((guide,), tally.closed, tally.late, tally.red))
    whole = hide(cells)
    month = month_of(counted.last)
    answers, mended = _answers(counted, store, rules, days)
    if whole is None:
        return Board(month, store.sample, mended=mended, answers=answers)
    bodies, guides = [], {}
    for part in whole.parts:
        row = _figures(part, counted, registry, "organisations", "其他部门", cells)
        bodies.append(row)
        if part.parts:
            guides[row.key] = [_figures(each, counted, registry, "guides", "其他事项", cells) for each in part.parts]
    total = _figures(whole, counted, registry, "", "合计", cells)
    return Board(month, store.sample, total, bodies, guides, mended, answers)


def _figures(
    cell: Cell,
    counted: MonthCount,
    registry: Registry,
    collection: str,
    several: str,
    cells: Mapping[str, Sequence[Cell]],
) -> Figures:
    """A row with its counts where they are shown; days and steps of a guide that is shown alone, or of a body.

    Where the count of late cases is hidden, the days of nineteen in twenty would tell it beside the promise: they are hidden with it;
    the days of half would tell it only of fewer than ten.
    """
    alone = len(cell.keys) == 1
    entry = registry.find(f"{collection}/{cell.keys[0]}") if alone and collection else None
    name = entry.name if entry is not None else several if not (alone and collection) else cell.keys[0]
    held = list(cell.keys)
    if collection == "organisations":
        held = [each.keys[0] for body in cell.keys for each in cells[body]]
    elif not collection:
        held = list(counted.guides)
    tallies = [counted.guides[guide] for guide in held]
    spent: Counter[int] = Counter()
    for tally in tallies:
        spent.update(tally.spent)
    terms = tallies[0].terms if collection == "guides" and alone else None
    late, red = (None, None) if cell.hidden else (cell.late, cell.red)
    half = rank(spent, 50) if not cell.hidden or cell.closed >= 2 * FEWEST else None
    most = rank(spent, 95) if not cell.hidden else None
    promise = terms.promised.words if terms is not None and terms.promised is not None else ""
    waits = _waits(tallies) if collection == "guides" and alone else ()
    return Figures(
        entry.key if entry is not None else "",
        name,
        cell.closed,
        late,
        red,
        half,
        most,
        promise,
        waits,
    )


def _waits(tallies: Sequence[GuideTally]) -> Sequence[tuple[str, str]]:
    """The steps that took longest, of those done at least five times."""
    found: list[tuple[int, str, str]] = []
    for tally in tallies:
        for name, (count, total) in tally.steps.items():
            if count >= FEWEST and total:
                tenths = total * 10 // count
                insort(found, (-tenths, name, f"{tenths // 10}.{tenths % 10}"))
    return [(name, words) for _, name, words in found[:_MOST_WAITS]]


def _answers(
    counted: MonthCount, store: CaseStore, rules: Rules, days: Days
) -> tuple[list[tuple[str, str]], list[tuple[str, str, str]]]:
    """How the enquiries, complaints and ratings of the month went; and the complaints that a correction of the lists closed."""
    asked: defaultdict[str, list[bool]] = defaultdict(list)
    mended: list[tuple[str, str, str]] = []
    for each in enquiries(store, rules, counted.last, days):
        if each.commit and each.guide:
            mended.append((f"guides/{each.guide}", said(each.asked), each.commit))
        if each.row is not None and counted.first <= each.asked:
            asked[each.kind].append(each.row.late > 0)
    out = [(f"{word}的答复", _share(late)) for word, late in sorted(asked.items())]
    scores = [
        score
        for _, rated, score in store.db.execute("SELECT no, rated, score FROM ratings")
        if counted.first <= rated // DAY <= counted.last
    ]
    bad = [score <= 2 for score in scores]
    if bad:
        out.append(("办件的评价", _share(bad, "差评")))
    if counted.untimed:
        told = f"{counted.untimed} 件" if counted.untimed >= FEWEST else "不足 5 件"
        out.append(("没有写受理日期、不计时的办件", told))
    return out, mended


def _share(bad: Sequence[bool], word: str = "超过期限") -> str:
    """So many, and so many of them bad; hidden where either tells of fewer than five."""
    count, some = len(bad), sum(bad)
    if count < FEWEST:
        return "不足 5 件，不公布"
    if 0 < some < FEWEST or 0 < count - some < FEWEST:
        return f"{count} 件，其中{word}的件数少，不公布"
    return f"{count} 件，{word} {some} 件"


__all__ = ["COLOURS", "GuideTally", "MonthCount", "board_of", "count", "ends_of", "month_before", "month_of", "rank"]
