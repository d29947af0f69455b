"""``qingdan adjust``: the decision that changes lack, and its papers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from qingdan.cli.change import day_in, draft, number_of, options, said
from qingdan.cli.planned import carry_out, opened, wrong_on
from qingdan.cli.words import ChineseHelp
from qingdan.diff import Comparison, ComparisonError, compare_sources
from qingdan.edit import RefusedError, save
from qingdan.edit.decision import DecisionTerms, Undecided, book, called, link, undecided
from qingdan.edit.meant import number_meant
from qingdan.edit.plan import Plan
from qingdan.edit.postpone import postpone
from qingdan.edit.withdraw import withdraw
from qingdan.read import SourceError
from qingdan.read.overlay import Overlay
from qingdan.read.revision import Revision
from qingdan.read.trunk import parting


@click.command("adjust", cls=ChineseHelp)
@click.argument("base", required=False, metavar="[从]")
@click.option("--into", metavar="决定", help="并入已有的这个决定，写编号（如 2027/001）或者标题；不写就新起草一个。")
@click.option("--title", default="", metavar="标题", help="决定的标题；不写就按内容起一个。")
@click.option(
    "--effective",
    "later",
    metavar="日期",
    help="到这一天才生效：新值写进决定，条目退回原样，到那天用 qingdan enact 改。",
)
@click.option(
    "--withdraw",
    "withdrawn",
    metavar="决定",
    help="撤回还没有到日子的这个决定，例如 2027/001：到那天不施行；理由用 --reason 写。",
)
@click.option(
    "--document",
    "folder_out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="文件夹",
    help="把决定和公告写成 Word 文件（公文的版式），放进这个文件夹；已有的决定用 --into 写明。",
)
@options
def adjust_command(
    base: str | None,
    into: str | None,
    title: str,
    later: str | None,
    withdrawn: str | None,
    folder_out: Path | None,
    root: Path | None,
    day: str | None,
    cause: str | None,
    reason: str,
    *,
    write: bool,
) -> int:
    """给文件夹里已经改好、还没有决定的改动起草清单调整决定。

    “从”是 git 的版本，不写就与 review 一样：从主干分出来的地方。改了哪些条目、哪些字段、改成什么，按改动写好；
    谁决定、什么时候、经过什么程序，要人来填，写着〔待填〕。只改文字的和改写记录的，写进 lists/wording 里当年的一份。
    将来才生效的，加 --effective 日期：改动收进决定，条目退回原样，在那一天之前网站照旧，只写明将于哪天改为什么。
    还没有到日子就不施行了的，用 --withdraw 撤回。
    加 --document 文件夹，另写出“决定.docx”和“公告.docx”：还没有填的，照样写着〔待填〕。
    """
    if withdrawn:
        if base or into or later or day or folder_out:
            raise click.UsageError("--withdraw 单用：写撤回哪个决定，和 --reason、--write")
        return _withdraw(root, withdrawn, reason, write=write)
    if later and day:
        raise click.UsageError("--effective 和 --date 写一个：将来才生效的用 --effective")
    if later and day_in(later) <= date.today().isoformat():
        raise click.UsageError(f"{later} 已经到了；今天就生效的用 --date")
    day = later or day
    plan = opened(root)
    folder = plan.source.root if hasattr(plan.source, "root") else Path()
    start = Revision(folder, base) if base else parting(folder)
    into = number_meant(plan.registry, into) if into else (_drafted(plan, start, later) if later else None)
    number = into or number_of(plan, day)
    if later and (wrong := wrong_on(plan.source, start, later)):
        plan.notes.append(f"照这样改，到 {later} 清单有错误，那天就改不成；请先改好，再写进决定：\n{wrong}")
    try:
        schemas, today = plan.registry.schemas, date.today().isoformat()
        lacking = Undecided(postpone(plan, start, number)) if later else undecided(start, plan.source, schemas, today)
        if not lacking and not (into and folder_out):
            click.echo(f"自“{start.name}”以来的改动都有决定，或者不需要决定", err=True)
            return 0
        terms = DecisionTerms(title=title, cause=cause or "", effective=day_in(day), reason=reason)
        if lacking.points:
            if not later:
                link(plan, lacking.points, number)
            draft(plan, lacking.points, number, terms, called(lacking.points, plan.registry), into=bool(into))
        book(plan, today[:4], lacking)
        files = plan.files()
        if folder_out is not None:
            _documents(compare_sources(start, Overlay(plan.source, files), schemas), number, folder_out)
        return carry_out(plan, write=write) if files else 0
    except (RefusedError, ComparisonError) as problem:
        raise SourceError(said(problem)) from None


def _withdraw(root: Path | None, number: str, reason: str, *, write: bool) -> int:
    """Take a decision back that waits for its day."""
    plan = opened(root)
    folder = plan.source.root if hasattr(plan.source, "root") else Path()
    try:
        withdraw(plan, Revision(folder, "HEAD"), number_meant(plan.registry, number), date.today().isoformat(), reason)
        return carry_out(plan, write=write)
    except RefusedError as problem:
        raise SourceError(said(problem)) from None


def _drafted(plan: Plan, start: Revision, later: str) -> str | None:
    """The id of the one decision of a day that an act in the work tree drafted; None where there is none, or more than one."""
    known = set(start.paths("lists/adjustments"))
    fresh = [each for each in plan.registry.adjustments if each.path not in known and each.get("effective") == later]
    return fresh[0].id if len(fresh) == 1 else None


def _documents(comparison: Comparison, number: str, folder: Path) -> None:
    """Write the decision and its announcement for Word. Raises SourceError where there is no such decision, or one of the files already."""
    from qingdan.edit.instrument import Instrument  # noqa: PLC0415 the library for Word is for these two files alone
    from qingdan.edit.official import official  # noqa: PLC0415

    key = f"adjustments/{number}"
    if comparison.head.entry(key) is None:
        raise SourceError(f"没有“{number}”这个决定，没有可写成文件的。改法：已有的决定用 --into 写明")
    instrument = Instrument(comparison, key)
    papers = {"决定.docx": instrument.decision(), "公告.docx": instrument.announcement()}
    there = [name for name in papers if (folder / name).exists()]
    if there:
        raise SourceError(f"“{folder}”里已经有“{there[0]}”了，不盖掉它。改法：换一个文件夹")
    folder.mkdir(parents=True, exist_ok=True)
    for name, paper in papers.items():
        save(folder / name, official(paper))
    click.echo(f"写成了 {folder} 里的 {'、'.join(papers)}", err=True)
