"""``qingdan check``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from qingdan.checks import Outcome, catalogue, check_in_parts
from qingdan.checks.beside import with_site
from qingdan.checks.catalogue import FAMILIES
from qingdan.checks.format_first import format_first
from qingdan.cli.leave import keep_until_exit
from qingdan.cli.terminal import Lines, Progress, asked_day, editing_root, find_root, palette, shipped_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.diagnostics import Severity
from qingdan.model import build_registry
from qingdan.read import Source, WorkTree, read_lists
from qingdan.read.revision import Revision, day_of
from qingdan.render import github, gitlab, json_report, json_tally, sarif, summary, tally, tally_text, text
from qingdan.schema import usable_schemas

_FORMATS = ("text", "json", "github", "gitlab", "sarif")

SCHEDULER = click.option(
    "--scheduler",
    metavar="地址",
    help="交给 Dask 集群去做，写调度器的地址，例如 tcp://10.0.0.5:8786；不写就在本机做。",
)


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
@click.option("--on", "day", metavar="日期", help="照哪一天判断，年-月-日；不写就是提交的那一天。")
@click.option("--since", metavar="版本", help="只报告自这个版本以来的改动所涉及的，以及改动在别处造成的。")
@click.option("--no-cache", is_flag=True, help="与 --since 同用：不用上次存下的结果，也不存；结果一样，只是慢些。")
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
@click.option("--summary", "counts", is_flag=True, help="不逐条列出，只按类别、机构和轻重报个数。")
@click.option("--completeness", is_flag=True, help="不检查对错，只报每类清单的每个必填项：有多少、缺多少、待核实多少。")
@click.option(
    "--fix",
    is_flag=True,
    help="改法只有一种的问题自动改好（要人判断的不动）；只预览改动，不动文件，加上 --write 才改。",
)
@click.option("--write", is_flag=True, help="与 --fix 同用：把预览的改动写进文件。")
@SCHEDULER
def check_command(
    root: Path | None,
    revision: str | None,
    day: str | None,
    since: str | None,
    no_cache: bool,
    notices: bool,
    form: str,
    counts: bool,
    completeness: bool,
    fix: bool,
    write: bool,
    scheduler: str | None,
) -> int:
    """检查清单，逐条说明哪里不对、怎么改。

    退出码：0 没有错误（可以有警告）；1 有错误；2 没有运行成。
    """
    if since and scheduler:
        raise click.UsageError("--since 不与 --scheduler 同用")
    if write and not fix:
        raise click.UsageError("--write 要与 --fix 同用")
    folder = editing_root(root, any_format=True) if write else find_root(root)
    if fix and (revision or counts or form != "text"):
        raise click.UsageError("--fix 只改文件夹里的现状，不与 --at、--summary、--format 同用")
    source: Source = Revision(folder, revision) if revision else WorkTree(folder)
    if completeness:
        return _filled(source)
    as_of = asked_day(day, source.day if isinstance(source, Revision) else day_of(folder))
    progress = Progress()
    wrong = format_first(source, shipped_schemas())
    if wrong is not None:
        click.echo(count(wrong, form) if counts else render(wrong, source, form), nl=False)
        return 1
    if scheduler:
        from qingdan.checks.divided import check_on  # noqa: PLC0415 only who has a cluster needs it
        from qingdan.read.cluster import Cluster  # noqa: PLC0415 as above

        outcome = check_on(Cluster(scheduler), source, shipped_schemas(), as_of, progress)
    elif since:
        from qingdan.checks.since import check_since  # noqa: PLC0415 most checks are of one state
        from qingdan.read.store import Store, store_in  # noqa: PLC0415

        outcome = check_since(
            source,
            Revision(folder, since),
            shipped_schemas(),
            as_of=as_of,
            progress=progress,
            store=Store(None) if no_cache else store_in(folder, "check"),
        )
    else:
        outcome = check_in_parts(source, shipped_schemas(), as_of=as_of, progress=progress)
    if not since:
        outcome = with_site(outcome, source)
    progress.close()
    keep_until_exit(outcome)
    sound = not outcome.registry.schemas.diagnostics
    if not sound and form == "text":
        click.echo("模式有错，清单没有检查。先改好模式，再检查一次。", err=True)
    if fix and sound:
        from qingdan.cli.fix import fix_texts  # noqa: PLC0415 most checks mend nothing

        return fix_texts(folder, source, outcome, as_of, write=write)
    if counts:
        click.echo(count(outcome, form), nl=False)
    else:
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


def count(outcome: Outcome, form: str) -> str:
    """How many findings, by family, organisation and severity, as text or JSON."""

    def organisation(key: str) -> str:
        found = outcome.registry.organisation_of(key)
        return found.name if found is not None else ""

    if form not in ("text", "json"):
        raise click.UsageError("--summary 的格式只有 text 和 json")
    counts = tally(outcome.diagnostics, FAMILIES, organisation)
    entries = len(outcome.registry.present)
    if form == "json":
        return json_tally(counts, entries)
    return tally_text(counts) + "\n" + summary(outcome.diagnostics, entries, palette(sys.stdout))


def _filled(source: Source) -> int:
    """Print how far the lists are filled in. Returns 0: what is not known yet is no error."""
    from qingdan.checks.graded import blocking_elements  # noqa: PLC0415 most checks judge
    from qingdan.render import completeness as filled  # noqa: PLC0415

    schemas = usable_schemas(source, shipped_schemas())
    registry = build_registry(read_lists(source, schemas.layout), schemas)
    click.echo(filled.told(filled.completeness(registry), blocking_elements(registry)), nl=False)
    return 0
