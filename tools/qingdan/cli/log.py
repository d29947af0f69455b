"""``qingdan log``: every change of a range, also those that were undone in it, each with its decision and both dates."""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from qingdan.cli.change import day_in
from qingdan.cli.diff import ROOT
from qingdan.cli.history import head_of, registry_at
from qingdan.cli.tables import FORM, OUT, needs_file, tell
from qingdan.cli.words import ChineseHelp
from qingdan.diff import Effect
from qingdan.diff.fact import written
from qingdan.diff.need import track
from qingdan.edit.meant import bare, key_meant, number_meant
from qingdan.history import Commit, Log, Timelines, read_log, walk
from qingdan.history.deciding import entry_of
from qingdan.model.version import PATH
from qingdan.read import SourceError
from qingdan.read.layout import LISTS
from qingdan.read.revision import Revision
from qingdan.render.changes import build_report
from qingdan.render.changes.report import EntrySection, ReportRow
from qingdan.render.tables import Table, Tables
from qingdan.schema import Schemas

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HEADS = (
    ("organisation", "机构", 18), ("entry", "条目", 28), ("key", "标识", 34), ("change", "改动", 46), ("field", "字段", 24),
    ("before", "原来", 36), ("after", "现在", 36), ("effect", "对群众", 9), ("decision", "决定", 16), ("applies", "生效", 12),
    ("recorded", "登记", 12), ("commit", "提交", 44),
)  # fmt: skip
_LOADED, _JUDGED = "首次登记", "已有判断"
_TICKS = (("checked", "核对结果", 14), ("remark", "说明", 30))
"""Empty columns of a sample, for who goes through it."""
_ANSWERS = ("对", "不对", "不清楚")


class LogLine(NamedTuple):
    """One change of one commit. ``decision`` is the number of the decision that it carries out, "" for none; days are YYYY-MM-DD.

    ``asked`` says that a change of its kind takes a decision; ``free`` why it lacks none all the same, "" where it does.
    """

    section: EntrySection
    row: ReportRow
    decision: str
    applies: str
    recorded: str
    commit: Commit
    asked: bool
    free: str = ""

    @property
    def effect(self) -> str:
        """The effect on applicants, in the words of the report."""
        return str(self.row.change.effect)

    @property
    def undecided(self) -> bool:
        """Whether a decision was due, or people have it harder, and there is none: nor a person's judgement, nor the first loading."""
        return not (self.decision or self.free) and (self.asked or self.row.change.effect is Effect.BURDEN)

    @property
    def head(self) -> str:
        """Under which head a change stands: the day on which it was recorded, and its decision."""
        ground = (
            f"决定 {self.decision}，自 {self.applies} 起"
            if self.decision
            else "没有决定"
            if self.undecided
            else "不需要决定"
        )
        return f"{self.recorded}　{ground}"

    def texts(self) -> tuple[str, ...]:
        """The columns of the table."""
        row = self.row
        return (
            self.section.organisation, self.section.name, self.section.key, row.sentence, row.path, row.before, row.after,
            self.effect, self.decision or ("缺" if self.undecided else self.free), self.applies, self.recorded, self.commit.id,
        )  # fmt: skip


@click.command("log", cls=ChineseHelp)
@click.argument("span", metavar="从..到")
@ROOT
@click.option("--organisation", metavar="机构", help="只列这个机构的：写它的标识或者名称。")
@click.option("--decision", metavar="编号", help="只列依这个决定做的，写编号（如 2026/002）或者标题。")
@click.option(
    "--effect", type=click.Choice([str(each) for each in Effect]), metavar="影响", help="只列加重、减轻、中性或待判的。"
)
@click.option(
    "--undecided", is_flag=True, help="只列该有决定、或者加重了，却没有决定的；首次登记的条目和已有人工判断的不算。"
)
@click.option(
    "--sample", type=click.IntRange(min=1), metavar="个数", help="按机构和影响分层，抽这么多处，附上供核对填写的空栏。"
)
@click.option("--seed", type=int, default=0, metavar="数", help="抽样用的种子，默认 0；种子相同，抽到的相同。")
@FORM
@OUT
def log_command(
    span: str,
    root: Path | None,
    organisation: str | None,
    decision: str | None,
    effect: str | None,
    undecided: bool,
    sample: int | None,
    seed: int,
    form: str,
    out: Path | None,
) -> int:
    """列出一段时间里的每一处改动，后来又改回去的也列。

    “从”和“到”是 git 的版本，或者日期（年-月-日，首尾两天都算）；“从”不写就从头起，“到”不写就到现在。
    每一处写明机构、条目、字段、原来、现在、对群众的影响、决定、生效和登记的日期、提交。

    例：qingdan log 2026-01-01.. --undecided；qingdan log .. --decision 2026/002
    """  # fmt: skip
    needs_file(form, out)
    head, schemas = head_of(root)
    if decision is not None:
        decision = _numbered(head, schemas, decision)
    bodies = frozenset[str]() if organisation is None else _bodies(head, schemas, organisation)
    log = read_log(head)
    timelines = Timelines(log, head, schemas)
    begin, end = _range(span, head, log, timelines)
    lines = [
        each
        for each in _lines(log, timelines, head, schemas, begin, end)
        if (organisation is None or _of(each, bodies))
        and (decision is None or each.decision == decision)
        and (effect is None or each.effect == effect)
        and (not undecided or each.undecided)
    ]
    tell(_tables(lines, log, begin, end, sample, seed), form, out)
    if log.shallow:
        click.echo("这个仓库没有取回全部历史，更早的改动看不到。改法：git fetch --unshallow", err=True)
    return 0


def _numbered(head: Revision, schemas: Schemas, decision: str) -> str:
    """The number of a decision that is in the lists, by its number or its title. Raises SourceError where there is none."""
    number = bare(decision).removeprefix("adjustments/")
    if not number.isascii():
        number = number_meant(registry_at(head, schemas), number)
    if head.content(f"lists/adjustments/{number}.yml") is None:
        raise SourceError(f"没有“{decision}”这个决定。改法：写年份和编号，例如 2026/002")
    return number


def _range(span: str, head: Revision, log: Log, timelines: Timelines) -> tuple[int, int]:
    """The positions in the log of the first commit of a range and of the first one after. Raises UsageError for another form."""
    first, dots, last = span.partition("..")
    if not dots or ".." in last:
        raise click.UsageError(f"“{span}”要写成“从..到”，例如 2026-01-01..2026-06-30 或者 HEAD~5..HEAD")
    for each in (first, last):
        if _DAY.fullmatch(each):
            day_in(each)
    days = [timelines.recorded_at(at) for at in range(len(log.commits))]

    def after(revision: str) -> int:
        at = Revision(head.root, revision)
        return bisect_left(log.commits, True, key=lambda each: not at.descends(each.id))

    begin = 0 if not first else bisect_left(days, first) if _DAY.fullmatch(first) else after(first)
    end = len(days) if not last else bisect_left(days, last + "~") if _DAY.fullmatch(last) else after(last)
    if begin > end:
        raise SourceError(f"“{first}”在“{last}”之后。改法：把先后调过来")
    return begin, end


def _lines(log: Log, timelines: Timelines, head: Revision, schemas: Schemas, begin: int, end: int) -> Iterator[LogLine]:
    at = {commit.id: place for place, commit in enumerate(log.commits)}
    behind: dict[str, Mapping[tuple[str, str], tuple[str, str]]] = {}
    judged, started = _judged(head, schemas), _started(log, head, schemas)
    until = Log(log.commits[:end], log.by_path, log.shallow)
    for stage in walk(until, head, schemas, done=begin):
        recorded = timelines.recorded_at(at[stage.commit.id])
        for section in build_report(stage.comparison, stage.changes).sections:
            entry = stage.comparison.entry(section.key)
            if entry is not None and section.key not in behind:
                behind[section.key] = _decided(timelines, entry.path)
            for row in section.rows:
                where = (stage.commit.id, written(row.change.fact.path))
                number, day = behind.get(section.key, {}).get(where, ("", ""))
                asked, free = bool(track(row.change)), ""
                if not number and not row.change.fact.path and row.change.fact.before is None:
                    free = _LOADED if asked and at[stage.commit.id] < started else ""
                elif not number and (section.key, where[1], row.fingerprint) in judged:
                    free = _JUDGED
                yield LogLine(section, row, number, day or recorded, recorded, stage.commit, asked, free)


def _judged(head: Revision, schemas: Schemas) -> frozenset[tuple[str, str, str]]:
    """Which changes a person judged to burden nobody, by entry, path and fingerprint, in decisions and in the books of the years."""
    files = head.read_paths([*head.paths(f"{LISTS}/adjustments"), *head.paths(f"{LISTS}/wording")])
    entries = [found for path, raw in files.items() if (found := entry_of(schemas, path, raw)) is not None]
    rows = [row for entry in entries for row in entry.rows("judgements") if row.get("effect") in ("中性", "减轻")]
    return frozenset((str(row.get("entry")), str(row.get("path")), str(row.get("fingerprint"))) for row in rows)


def _started(log: Log, head: Revision, schemas: Schemas) -> int:
    """The position in the log of the first commit after the lists were loaded: where the gate begins, or else after the first commit."""
    raw = head.content(PATH)
    entry = entry_of(schemas, PATH, raw) if raw is not None else None
    named = str(entry.get("gate_from", default="")) if entry is not None else ""
    try:
        start = Revision(head.root, named) if named else None
    except SourceError:
        start = None
    if start is None:
        return 1
    return bisect_left(log.commits, True, key=lambda each: not start.descends(each.id))


def _decided(timelines: Timelines, path: str) -> Mapping[tuple[str, str], tuple[str, str]]:
    """The number and the day of the decision behind each change of an entry, by commit and path."""
    return {
        (step.commit, written(change.fact.path)): (filed.row.adjustment.removeprefix("adjustments/"), filed.effective)
        for step, change, filed in timelines.by_change(path)
    }


def _bodies(head: Revision, schemas: Schemas, text: str) -> frozenset[str]:
    """The names under which the log may hold a body: its id, former ids and its name. Raises SourceError for what names no body."""
    registry = registry_at(head, schemas)
    body = registry.entries[key_meant(registry, text, "organisations")]
    return frozenset((body.id, body.name, *(body.get("former_ids") or ()), *(body.get("former_names") or ())))


def _of(line: LogLine, bodies: frozenset[str]) -> bool:
    return line.section.organisation in bodies or not bodies.isdisjoint(line.section.key.split("/")[1:])


def _tables(lines: Sequence[LogLine], log: Log, begin: int, end: int, sample: int | None, seed: int) -> Tables:
    effects = Counter(each.effect for each in lines)
    missing = sum(each.undecided for each in lines)
    span = (
        f"{log.commits[begin].id[:10]} 至 {log.commits[end - 1].id[:10]}，{end - begin} 次提交"
        if end > begin
        else "没有提交"
    )
    told = "、".join(f"{each} {effects[str(each)]} 处" for each in Effect if effects[str(each)]) or "没有改动"
    summary = (
        f"{span}：{len(lines)} 处改动；对群众{told}；该有决定而没有的 {missing} 处" if lines else f"{span}：没有改动"
    )
    if sample is None:
        rows, groups = [each.texts() for each in lines], [each.head for each in lines]
        return Tables(summary, [Table("改动", _HEADS, rows, groups=groups)], {**effects, "缺决定": missing})
    drawn = draw(lines, sample, seed)
    note = f"从 {len(lines)} 处里按机构和影响分层等距抽 {len(drawn)} 处，种子 {seed}"
    rows = [(*each.texts(), "", "") for each in drawn]
    about = [
        ("范围", span),
        ("筛选", _filters()),
        ("从多少处里抽", str(len(lines))),
        ("抽了多少处", str(len(drawn))),
        ("种子", str(seed)),
        ("怎样抽", "按机构和对群众的影响分层，等距抽取；范围、筛选和种子相同，抽到的相同"),
        ("怎样填", f"核对结果在{'、'.join(_ANSWERS)}里选；有话要说的写在说明里"),
    ]
    table = Table("抽样", (*_HEADS, *_TICKS), rows, note, [each.head for each in drawn], {_TICKS[0][0]: _ANSWERS})
    return Tables(f"{summary}；{note}", [table], {"抽样": len(drawn)}, about)


def _filters() -> str:
    """Which changes alone were asked for, in words."""
    asked = click.get_current_context().params
    named = [("organisation", "机构"), ("decision", "决定"), ("effect", "影响")]
    told = [f"{title} {asked[name]}" for name, title in named if asked.get(name)]
    return "，".join([*told, *["只列没有决定的"] * bool(asked.get("undecided"))]) or "没有筛选"


def draw(lines: Sequence[LogLine], count: int, seed: int) -> Sequence[LogLine]:
    """A sample at equal steps through the lines by organisation and effect, so that each has its share; in the order of the lines."""
    if count >= len(lines):
        return lines
    chance = random.Random(seed)  # noqa: S311 a sample that can be drawn again, no secret
    order = list(range(len(lines)))
    chance.shuffle(order)
    order.sort(key=lambda at: (lines[at].section.organisation, lines[at].effect))
    step = len(order) / count
    start = chance.random() * step
    return [lines[at] for at in sorted(order[int(start + step * number)] for number in range(count))]
