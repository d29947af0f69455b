"""``qingdan check``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from qingdan.checks import Outcome, catalogue, check, check_since
from qingdan.cli.terminal import Lines, Progress, find_root, palette, shipped_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.diagnostics import Severity
from qingdan.read import Source, SourceError, WorkTree
from qingdan.read.revision import Revision, day_of
from qingdan.render import github, gitlab, json_report, sarif, summary, text

_FORMATS = ("text", "json", "github", "gitlab", "sarif")


@click.command("check", cls=ChineseHelp)
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="清单所在的文件夹（其中有 lists）；不写就从当前文件夹往上找。",
)
@click.option(
    "--at",
    "revision",
    metavar="版本",
    help="检查 git 的某个版本（提交、分支或标签），不检出；不写就检查文件夹里的现状。",
)
@click.option("--since", metavar="版本", help="只报告自这个版本以来的改动所涉及的，以及改动在别处造成的。")
@click.option("--notices", is_flag=True, help="把提示也逐条列出；不写就只报个数。")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=False,
    metavar="格式",
    help="text（文字，默认）、json、github、gitlab 或 sarif。",
)
def check_command(root: Path | None, revision: str | None, since: str | None, notices: bool, form: str) -> int:
    """检查清单，逐条说明哪里不对、怎么改。

    退出码：0 没有错误（可以有警告）；1 有错误；2 没有运行成。
    """
    folder = find_root(root)
    if folder is None:
        raise SourceError(
            f"在“{root or Path.cwd()}”里没有找到 lists 文件夹。改法：在清单的文件夹里运行，或者用 --root 指明"
        )
    source: Source = Revision(folder, revision) if revision else WorkTree(folder)
    as_of = source.day if isinstance(source, Revision) else day_of(folder)
    progress = Progress()
    if since:
        outcome = check_since(source, Revision(folder, since), shipped_schemas(), as_of=as_of, progress=progress)
    else:
        outcome = check(source, shipped_schemas(), as_of=as_of, progress=progress)
    progress.close()
    click.echo(render(outcome, source, form, notices=notices), nl=False)
    return 1 if outcome.count(Severity.ERROR) else 0


def render(outcome: Outcome, source: Source, form: str, *, notices: bool = False) -> str:
    """The outcome in one of the formats; as text, notices are listed only when asked for, and always counted."""
    found, entries = outcome.diagnostics, len(outcome.registry.present)
    if form == "json":
        return json_report(found, entries)
    if form == "github":
        return github(found)
    if form == "gitlab":
        return gitlab(found)
    if form == "sarif":
        return sarif(found, catalogue())
    colours = palette(sys.stdout)
    listed = [each for each in outcome.open if notices or each.severity is not Severity.NOTICE]
    return text(listed, Lines(source), colours) + summary(found, entries, colours)
