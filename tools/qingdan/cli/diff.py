"""``qingdan diff`` and ``qingdan review``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import click

from qingdan.cli.ahead import ahead
from qingdan.cli.judged import day_of_range, judged_part, lost_start, overdue, start_of
from qingdan.cli.leave import keep_until_exit
from qingdan.cli.provenance import compared_by, provenance_of
from qingdan.cli.terminal import find_root, known_format, palette, shipped_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.diagnostics import Diagnostic, Severity
from qingdan.diff import Change, Comparison, ComparisonError, compare_sources, judge
from qingdan.diff.cover import Cover
from qingdan.diff.gate import gate
from qingdan.diff.reach import with_reach
from qingdan.read import Source, WorkTree
from qingdan.read.layout import SCHEMAS
from qingdan.read.overlay import Grafted
from qingdan.read.processes import uncollected
from qingdan.read.revision import Revision
from qingdan.read.trunk import parting
from qingdan.render.changes import Report, build_report, html, json_changes, markdown, oneline, plain
from qingdan.render.changes.between import Gated, report_between
from qingdan.render.changes.findings import change_findings, finding_lines
from qingdan.render.changes.jsonbetween import json_between
from qingdan.render.changes.later import with_later
from qingdan.schema import trusted_schemas

FORMATS = ("text", "oneline", "markdown", "html", "json", "xlsx", "docx", "github", "gitlab", "sarif")
_FILES = ("xlsx", "docx")
ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="清单所在的文件夹（其中有 lists）；不写就从当前文件夹往上找。",
)


@click.command("diff", cls=ChineseHelp)
@click.argument("base", metavar="从")
@click.argument("head", required=False, metavar="[到]")
@ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    metavar="格式",
    help="text（文字，默认）、oneline（一处一行）、markdown、html、json、xlsx、docx、github、gitlab 或 sarif。",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="文件", help="写到这个文件；xlsx 和 docx 必须写。")
def diff_command(base: str, head: str | None, root: Path | None, form: str, out: Path | None) -> int:
    """比较两个版本，说明改了什么、对谁加重或减轻。

    “从”和“到”是 git 的版本（提交、分支或标签），不检出；不写“到”，就与文件夹里的现状比。

    退出码：0 比完了（有没有改动都是）；1 有一边读不通，没法比；2 没有运行成。
    """
    if form in _FILES and out is None:
        raise click.UsageError(f"{form} 要用 --out 写明文件名")
    folder = find_root(root)
    earlier, later = _sources(folder, base, head)
    schemas = trusted_schemas(later, shipped_schemas())
    commit = later if isinstance(later, Revision) else Revision(folder, "HEAD")
    used = provenance_of(later if later.files(SCHEMAS) else shipped_schemas())
    compared = compared_by(used, earlier, later, commit)
    start, day = start_of(earlier, later, commit, schemas), day_of_range(later, commit)
    note = start.note + overdue(later, commit, schemas, day)
    gated = Gated(day, start.judged, note)
    try:
        with uncollected():
            if form in _ANNOTATIONS or start.since is not None:
                comparison = compare_sources(earlier, later, schemas)
                changes = with_reach(judge(comparison), comparison.head)
                part = judged_part(comparison, changes, start, day, _compared)
                if part is None:
                    return 1
                if form in _ANNOTATIONS:
                    content: str | bytes = _ANNOTATIONS[form](change_findings(changes, comparison, part.standing))
                else:
                    report = build_report(comparison, changes, part.standing)
                    report = with_later(report, Cover(comparison, day), part.judges)
                    report = replace(report, note=note, compared=compared)
                    content = FORMATTERS[form](report)
            elif form == "json":
                content = json_between(earlier, later, schemas, gated, compared)
            else:
                report = replace(report_between(earlier, later, schemas, gated), compared=compared)
                content = FORMATTERS[form](report)
    except ComparisonError as problem:
        _tell(problem)
        return 1
    write(content, out)
    keep_until_exit((earlier, later))
    return 0


@click.command("review", cls=ChineseHelp)
@click.argument("base", required=False, metavar="[从]")
@click.argument("head", required=False, metavar="[到]")
@ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(("markdown", "text", "oneline", "github", "gitlab", "sarif")),
    default="markdown",
    metavar="格式",
    help="markdown（贴到合并请求里的一份评论，默认）、text、oneline（一处一行）、github、gitlab 或 sarif。",
)
@click.option(
    "--html", "page", type=click.Path(path_type=Path), metavar="文件", help="同时把完整的报告写成一个网页文件。"
)
@click.option("--out", type=click.Path(path_type=Path), metavar="文件", help="写到这个文件；不写就显示出来。")
@click.option(
    "--schemas",
    "judging",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="文件夹",
    help="照这个文件夹里的 schemas 判，不用改动自己带的；流水线里是目标分支的。",
)
def review_command(
    base: str | None,
    head: str | None,
    root: Path | None,
    form: str,
    page: Path | None,
    out: Path | None,
    judging: Path | None,
) -> int:
    """审阅一次改动：检查它碰到的内容，说明改了什么，核对有没有相应的决定。

    “从”不写，就是从主干分出来的地方。登记总表写了 gate_from 的，从那个版本起把关，此前的改动只列出；
    这次改动自己写上的不作数。

    退出码：0 可以合并；1 有错误，或者实质的改动没有决定、决定与改动不符；2 没有运行成。
    """
    from qingdan.checks.since import check_since  # noqa: PLC0415 a comparison alone need not load every check

    folder = find_root(root)
    earlier, later = _sources(folder, base, head)
    given = WorkTree(judging.resolve()) if judging is not None else None
    compared = _compared(earlier, later, given)
    if compared is None:
        return 1
    comparison, changes = compared
    commit = later if isinstance(later, Revision) else Revision(folder, "HEAD")
    now, before = (Grafted(each, SCHEMAS, given) if given is not None else each for each in (later, earlier))
    checked = check_since(now, before, shipped_schemas(), as_of=commit.day)
    day = day_of_range(later, commit)
    start = start_of(earlier, later, commit, comparison.schemas)
    judged = judged_part(comparison, changes, start, day, lambda one, other: _compared(one, other, given))
    if judged is None:
        return 1
    found = [each for each in checked.open if each.severity is not Severity.NOTICE]
    found += [lost_start(comparison, start.lost)] if start.lost else []
    gated = gate(judged.changes, judged.comparison, day) if judged.comparison else []
    found += gated
    known = {(each.place, each.code) for each in gated}
    coming = ahead(now, commit, Cover(judged.comparison, day)) if judged.comparison else []
    found += [each for each in coming if (each.place, each.code) not in known]
    used = provenance_of(now if now.files(SCHEMAS) else shipped_schemas())
    report = with_later(build_report(comparison, changes, judged.standing), Cover(comparison, day), judged.judges)
    note = start.note + overdue(later, commit, comparison.schemas, day)
    report = replace(report, note=note, compared=compared_by(used, earlier, later, commit))
    if page is not None:
        write(html(report, used.sentence), page)
    errors = sum(each.severity is Severity.ERROR for each in found)
    verdict = _verdict(
        errors, sum(each.severity is Severity.ERROR for each in gated), judged=judged.comparison is not None
    )
    if form == "markdown":
        # A request that changes nothing of the lists gets no comment.
        above = [f"**{verdict}**", ""]
        content = markdown(report, findings=[*(above if found or report.sections else ()), *finding_lines(found)])
    elif form in ("text", "oneline"):
        listed = "\n".join(
            f"{d.place.path}:{d.place.line}:{d.place.column}: {d.severity}[{d.code}] {d.message}" for d in found
        )
        told = plain(report, palette(sys.stdout)) if form == "text" else oneline(report)
        said = f"{told}{verdict}\n"
        content = f"{listed}\n\n{said}" if listed else said
    else:
        content = _ANNOTATIONS[form](found)
    write(used.carried(form, content), out)
    if not content and out is None:
        click.echo(f"没有改动。{verdict}", err=True)
    return 1 if errors else 0


def _verdict(errors: int, gated: int, *, judged: bool) -> str:
    """The last line of a review: how many errors lie in the files and how many (``gated``) in the grounds of changes, or that none does."""
    if errors:
        where = [f"清单内容 {errors - gated} 个"] * (errors > gated) + [f"改动的依据 {gated} 个"] * (gated > 0)
        return f"有 {errors} 个错误（{'，'.join(where)}），改好才能合并。"
    return "检查没有错误，要决定的改动都有决定。" if judged else "检查没有错误；这一段改动不核对决定。"


def compare(root: Path | None, base: str, head: str | None) -> tuple[Comparison, list[Change]] | None:
    """The comparison and its changes; None, with the reasons on stderr, when a side cannot be read."""
    return _compared(*_sources(find_root(root), base, head))


def _compared(earlier: Source, later: Source, judging: Source | None = None) -> tuple[Comparison, list[Change]] | None:
    try:
        comparison = compare_sources(earlier, later, trusted_schemas(judging or later, shipped_schemas()))
    except ComparisonError as problem:
        _tell(problem)
        return None
    return comparison, with_reach(judge(comparison), comparison.head)


def _tell(problem: ComparisonError) -> None:
    """Say on stderr why two states cannot be compared."""
    for each in problem.diagnostics:
        place = each.place
        click.echo(f"{place.path}:{place.line}:{place.column}: {each.severity}[{each.code}] {each.message}", err=True)
    click.echo("有文件读不通，没有比较。改法：先运行 qingdan check 改好", err=True)


def write(content: str | bytes, out: Path | None) -> None:
    """To a file or to stdout."""
    if out is None:
        click.echo(content, nl=False)
    else:
        out.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace"))


def _sources(folder: Path, base: str | None, head: str | None) -> tuple[Revision, Source]:
    earlier: Revision = Revision(folder, base) if base else parting(folder)
    later: Source = Revision(folder, head) if head else WorkTree(folder)
    for each in (earlier, later):
        known_format(each, older=True)
    return earlier, later


def _github(found: list[Diagnostic]) -> str:
    from qingdan.render import github  # noqa: PLC0415 only where it is asked for

    return github(found)


def _gitlab(found: list[Diagnostic]) -> str:
    from qingdan.render import gitlab  # noqa: PLC0415 only where it is asked for

    return gitlab(found)


def _sarif(found: list[Diagnostic]) -> str:
    from qingdan.render import sarif  # noqa: PLC0415 only where it is asked for

    return sarif(found, ())


_ANNOTATIONS: Mapping[str, Callable[[list[Diagnostic]], str]] = {"github": _github, "gitlab": _gitlab, "sarif": _sarif}


def _sheet(report: Report) -> bytes:
    from qingdan.render.changes.sheet import sheet  # noqa: PLC0415 only where it is asked for

    return sheet(report)


def _word(report: Report) -> bytes:
    from qingdan.render.changes.word import word  # noqa: PLC0415 only where it is asked for

    return word(report)


FORMATTERS: Mapping[str, Callable[[Report], str | bytes]] = {
    "text": lambda report: plain(report, palette(sys.stdout)),
    "oneline": oneline,
    "markdown": markdown,
    "html": html,
    "json": json_changes,
    "xlsx": _sheet,
    "docx": _word,
}
