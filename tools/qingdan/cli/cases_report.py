"""``qingdan cases report``, ``papers`` and ``suggest``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qingdan.cases.answer import excuses, red_light_duties
from qingdan.cases.board import board_of, count, ends_of, month_before, month_of, rank
from qingdan.cases.days import DAY, Days, known_days
from qingdan.cases.enquiries import lit
from qingdan.cases.lights import Rules, lights_of, rules_of
from qingdan.cases.papers import Red, papers, red_row
from qingdan.cases.report import as_docx, as_html, as_xlsx
from qingdan.cases.store import CaseStore
from qingdan.cli.cases import ON, ROOT, STORE, book_of, day_in, registry_of
from qingdan.cli.change import with_decision
from qingdan.cli.planned import opened
from qingdan.cli.terminal import find_root
from qingdan.cli.words import ChineseHelp
from qingdan.diff.kind import AUTHORISING
from qingdan.edit import save
from qingdan.edit.decision import DecisionTerms as Known
from qingdan.edit.decision import Point, free_number
from qingdan.edit.meant import id_meant
from qingdan.pages.board import NO_BOARD, Board

if TYPE_CHECKING:
    from qingdan.cases.terms import TermBook
    from qingdan.model import Registry

_ENOUGH = 100
_UNSAFE = re.compile(r"[^\w（）、-]+")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class OpenedCases:
    """An open store with all that is needed to read it."""

    store: CaseStore
    registry: Registry
    book: TermBook
    rules: Rules
    days: Days


def held_in(store: Path, root: Path | None) -> OpenedCases:
    """A store, and the lists that it is held against."""
    folder = find_root(root)
    registry = registry_of(folder)
    return OpenedCases(CaseStore(store), registry, book_of(registry, folder), rules_of(registry), known_days(registry))


def board_in(held: OpenedCases, month: str) -> Board:
    """The board of a month; the whole month before the store's last day where none is named. Raises UsageError for what is no month."""
    month = month or month_before(month_of(held.store.until + 1))
    if not _MONTH.fullmatch(month):
        raise click.UsageError(f"月份“{month}”要写成 年-月，如 2026-10")
    counted = count(held.store, held.book, held.rules, held.days, *ends_of(month))
    return board_of(counted, held.store, held.registry, held.rules, held.days)


def board_for_site(store: Path | None, root: Path | None, month: str = "") -> Board:
    """What the site shows of a store; nothing where no store is named."""
    return board_in(held_in(store, root), month) if store is not None else NO_BOARD


@click.command("report", cls=ChineseHelp)
@STORE
@click.option("--month", default="", metavar="月份", help="哪一个月，写 年-月；不写就是办件库里最后一个完整的月。")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("build/report"), metavar="文件夹", help="默认 build/report。"
)
@ROOT
def report_command(store: Path, month: str, out: Path, root: Path | None) -> int:
    """一个月的报告：Word、Excel 和一个网页。

    按时率、承诺与实际用时、时间用在哪里、各部门的红灯；不足五件的不公布，也推算不出来。
    """
    board = board_in(held_in(store, root), month)
    for suffix, raw in (("docx", as_docx(board)), ("xlsx", as_xlsx(board)), ("html", as_html(board))):
        save(out / f"{board.month}.{suffix}", raw)
    total = board.total
    told = (
        f"办结 {total.closed} 件，按时率 {total.rate or '不公布'}"
        if total is not None
        else "办结的不足五件，不公布数字"
    )
    click.echo(f"{board.spoken}：{told}")
    click.echo(f"报告写在 {out}", err=True)
    return 0


@click.command("papers", cls=ChineseHelp)
@STORE
@ON
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("build/papers"), metavar="文件夹", help="默认 build/papers。"
)
@ROOT
def papers_command(store: Path, day: str | None, out: Path, root: Path | None) -> int:
    """到某一天没有办结、亮着红灯的，每个岗位一份督办单（Word），写明责任和追责情形。"""
    held = held_in(store, root)
    today = day_in(day) if day else held.store.until
    found = list(_reds(held, today))
    for (body, post), raw in papers(found, today, sample=held.store.sample).items():
        save(out / f"{_UNSAFE.sub('', body)}-{_UNSAFE.sub('', post)}.docx", raw)
    for red in found:
        click.echo(
            "　".join((red.answer.light.colour, red.body, red.answer.post, *(each for each in red_row(red) if each)))
        )
    click.echo(f"{len(found)} 个红灯，督办单写在 {out}", err=True)
    return 0


def _reds(held: OpenedCases, today: int) -> Iterator[Red]:
    """The red lights of clocks that still run: of the cases in their order, then of enquiries and complaints."""
    known = excuses(held.store)
    for case in held.store.cases():
        begun = (case.accepted or case.applied) // DAY
        terms = held.book.at(case.guide, begun) if case.guide else None
        if terms is None or not begun or begun > today:
            continue
        _, lights = lights_of(case, terms, held.rules, today, held.days, brief=True)
        running = [light for light in lights if light.row is not None and not light.row.end]
        body = held.registry.find(f"organisations/{terms.body}")
        for answer in red_light_duties(case, terms, running, held.rules, held.registry, known):
            yield Red(case, terms, body.name if body is not None else terms.body, answer)
    for each, terms, light in lit(held.store, held.book, held.rules, today, held.days):
        if light.row is not None and not light.row.end:
            body = held.registry.find(f"organisations/{terms.body}") if terms.body else None
            name = body.name if body is not None else terms.body or "没有写明部门"
            for answer in red_light_duties(each.case, terms, [light], held.rules, held.registry, known):
                yield Red(each.case, terms, name, answer)


@click.command("suggest", cls=ChineseHelp)
@STORE
@click.option("--write", "guide", metavar="指南", help="照建议改这一份指南，并起草决定；写它的名称或者标识。")
@ROOT
def suggest_command(store: Path, guide: str | None, root: Path | None) -> int:
    """承诺可以缩短的，和承诺做不到的：照最近一年办结的办件。

    一百件以上、百分之九十五在承诺的一半以内办结的，建议缩短；百分之九十五超过承诺的，提醒。
    """
    held = held_in(store, root)
    guide = id_meant(held.registry, guide, "guides") if guide else None
    last = held.store.until
    shorter: dict[str, tuple[int, int, int]] = {}
    for name, tally in sorted(count(held.store, held.book, held.rules, held.days, last - 365, last).guides.items()):
        present = held.book.at(name, last)
        limit = present.promised if present is not None else None
        if tally.closed < _ENOUGH or present is None or limit is None or limit.unit != "工作日":
            continue
        worst = rank(tally.spent, 95)
        told = f"{present.name}（{name}）：{tally.closed} 件，承诺 {limit.words}，九成五在 {worst} 个工作日内"
        if limit.value >= 2 and worst * 2 <= limit.value and max(worst, 1) < limit.value:
            shorter[name] = (limit.value, max(worst, 1), tally.closed)
            click.echo(f"可以缩短　{told}；建议承诺 {max(worst, 1)} 个工作日")
        elif worst > limit.value:
            click.echo(f"承诺做不到　{told}；建议先查明时间用在哪里")
    if guide is None:
        return 0
    if guide not in shorter:
        click.echo(f"“{guide}”没有缩短的建议", err=True)
        return 1
    if held.store.sample:
        click.echo("留意：办件是示例，这个建议只供演示", err=True)
    return _shorten(root, guide, shorter[guide])


def _shorten(root: Path | None, guide: str, found: tuple[int, int, int]) -> int:
    """Write the shorter promise, and the draft of its decision."""
    before, after, cases = found
    plan = opened(root)
    day = plan.registry.as_of or known_year(plan.registry.keys_by_collection())
    reason = f"最近一年办结 {cases} 件，百分之九十五在 {after} 个工作日内，承诺由 {before} 个工作日减为 {after} 个"

    def work() -> None:
        plan.data(f"guides/{guide}")["time_limit"]["promised"]["value"] = after

    entry = plan.registry.get(f"guides/{guide}")
    name = f"{entry.name if entry is not None else guide}的承诺办结时限"
    number = free_number(plan.registry, day[:4])
    click.echo("留意：各环节的时限和容缺后补的期限加起来不得超过新的承诺，检查会指出要一起改的", err=True)
    point = Point(f"guides/{guide}", AUTHORISING, fields=(("time_limit.promised.value", before, after),))
    terms = Known(cause="自主减负", reason=reason)
    return with_decision(plan, work, number, terms, name, write=True, besides=(point,))


def known_year(keys: Mapping[str, Sequence[str]]) -> str:
    """The last year in which there is a decision."""
    return max((key.split("/")[1] for key in keys.get("adjustments", ())), default="2026")
