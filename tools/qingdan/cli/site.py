"""``qingdan site``."""

from __future__ import annotations

import functools
import os
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import click

from qingdan.checks import Outcome, check
from qingdan.checks.beside import read_site_files, unsafe_files, with_site
from qingdan.checks.kept import Checked, check_kept
from qingdan.cli.check import SCHEDULER, render
from qingdan.cli.leave import keep_until_exit
from qingdan.cli.terminal import Progress, asked_day, find_root, known_format, shipped_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.export.api import EDITION
from qingdan.pages import Edition
from qingdan.pages.board import NO_BOARD, Board
from qingdan.pages.past import Past
from qingdan.pages.past_plain import PlainPast
from qingdan.read import SourceError, WorkTree
from qingdan.read.processes import WORTH_SPREADING, Beside, uncollected
from qingdan.read.quick import NOTHING_KNOWN, Known
from qingdan.read.store import NOTHING_KEPT, Store, store_in
from qingdan.site import Contents, HistoryReader, contents_of, edition_of, uncommitted
from qingdan.site.begun import Borrowed, begun
from qingdan.site.kept import Keeping
from qingdan.site.publish import PublishedSite, publish
from qingdan.site.told import PublishError

ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="清单所在的文件夹（其中有 lists 和 mkdocs.yml）；不写就从当前文件夹往上找。",
)
CACHE = click.option("--no-cache", is_flag=True, help="不用上次存下的结果，全部重做，也不存；网站一样，只是慢些。")
FULL = click.option(
    "--no-full-text", is_flag=True, help="不建全文检索：网站小些、建得快些，只能按名称、编码、叫法和拼音查。"
)
EDITOR = click.option(
    "--no-editor", is_flag=True, help="不带编辑页面（网址后面的 admin/）：公众看的网站用它，编辑页面另放一个网址。"
)
COMPRESS = click.option(
    "--compress", is_flag=True, help="每个文字文件旁边再放一份压缩的（.gz），网站服务器可以直接送出，手机上打开快几倍。"
)
CASES = click.option(
    "--cases", type=click.Path(path_type=Path), metavar="办件库", help="把这个办件库里最后一个完整的月的数字放上网站。"
)
OUT = click.option("--out", type=click.Path(path_type=Path), metavar="文件夹", help="网站建在哪里；默认 build/site。")


@click.command("site", cls=ChineseHelp)
@ROOT
@OUT
@CACHE
@FULL
@EDITOR
@COMPRESS
@CASES
@click.option("--on", "day", metavar="日期", help="照哪一天建，年-月-日；不写就是提交的那一天。")
@SCHEDULER
def site_command(
    root: Path | None,
    out: Path | None,
    no_cache: bool,
    no_full_text: bool,
    no_editor: bool,
    compress: bool,
    cases: Path | None,
    day: str | None,
    scheduler: str | None,
) -> int:
    """先检查清单，没有错误就建成网站。

    网站先建在一旁，建成后一次换上；中途出错，原来的网站不受影响。
    """
    if scheduler:
        for left_out, option in (
            (no_full_text, "--no-full-text"),
            (no_editor, "--no-editor"),
            (compress, "--compress"),
            (cases, "--cases"),
            (day, "--on"),
        ):
            if left_out:
                raise click.UsageError(f"{option} 不能与 --scheduler 同用")
        from qingdan.cli.site_cluster import site_by_cluster  # noqa: PLC0415 only who has a cluster needs it

        return site_by_cluster(root, out, scheduler)
    full, editor = not no_full_text, not no_editor
    built = build_site(root, out, cache=not no_cache, full=full, editor=editor, compress=compress, cases=cases, day=day)
    keep_until_exit(built)
    return built[0]


def free(target: Path, folder: Path) -> None:
    """Raises SourceError where a site would take the place of the lists, what lies beside them, a folder above, or anything but a site."""
    own = [folder / name for name in (".git", "lists", "schemas", "site", "tools", "tests")]
    if folder.is_relative_to(target) or any(target.is_relative_to(each) for each in own):
        raise SourceError(f"网站不能建在“{target}”：那里是清单自己的文件。改法：换一个文件夹，或者不写 --out")
    if target.exists() and not target.is_dir():
        raise SourceError(f"网站不能建在“{target}”：那里是一个文件。改法：换一个文件夹，或者先把它移开")
    if target.is_dir() and any(target.iterdir()) and not (target / EDITION).is_file():
        raise SourceError(
            f"网站不能建在“{target}”：里面有别的东西，不是本工具建的网站。改法：换一个文件夹，或者先清空它"
        )


def build_site(
    root: Path | None,
    out: Path | None,
    *,
    cache: bool = True,
    full: bool = True,
    editor: bool = True,
    compress: bool = False,
    cases: Path | None = None,
    day: str | None = None,
) -> tuple[int, Path, tuple[Contents, PublishedSite] | None]:
    """Check the lists and build the site: the exit code, the site's folder and, when it is 0, what the site is."""
    folder = find_root(root).resolve()
    known_format(WorkTree(folder))
    board = _board(cases, folder)
    target = (out or folder / "build" / "site").resolve()
    free(target, folder)
    source, edition = WorkTree(folder), edition_of(folder)
    # MkDocs takes dates from here and from nowhere else.
    os.environ["SOURCE_DATE_EPOCH"] = str(edition.time)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    stores = [store_in(folder, name) if cache else NOTHING_KEPT for name in ("site", "past", "check")]
    # MkDocs runs what its settings name, and follows links: it is let near neither before it is known what they are.
    safe = not any(unsafe_files(read_site_files(source)))
    with begun(folder / "mkdocs.yml", target, source, shipped_schemas()) if safe else nullcontext() as borrowed:
        asked = asked_day(day, edition.day)
        return _built(
            source,
            target,
            edition,
            borrowed,
            stores,
            full=full,
            editor=editor,
            compress=compress,
            board=board,
            day=asked,
        )


def _built(
    source: WorkTree,
    target: Path,
    edition: Edition,
    borrowed: Borrowed | None,
    stores: Sequence[Store],
    *,
    full: bool,
    editor: bool,
    compress: bool,
    board: Board,
    day: str,
) -> tuple[int, Path, tuple[Contents, PublishedSite] | None]:
    """Build a site that was begun: exit code, folder and contents; no contents, and errors on stdout, where it must not be built."""
    pages, history, states = stores
    progress = Progress()
    checked = _checked(source, edition, day, progress, states)
    outcome = with_site(checked.outcome if isinstance(checked, Checked) else checked, source)
    if outcome.unpublishable or borrowed is None:
        progress.close()
        click.echo(render(outcome, source, "text"), nl=False)
        click.echo("有错误，网站没有建；原来的网站没有动。", err=True)
        return 1, target, None
    anchor = checked.anchor if isinstance(checked, Checked) else None
    times = HistoryReader(source.root, outcome.registry.schemas)
    known = anchor.known(source, sha256=_sha256(edition)) if anchor is not None else NOTHING_KNOWN
    with _past(times, len(outcome.registry.entries), history, known) as past:

        def asked() -> Past:
            # Read here where nobody could read it meanwhile, or came to grief over it: that is told now.
            found = past()
            if found is None:
                found = times.read(lambda done, total: progress("读历史", done, total), history, known)
            return found.past(times.schemas)

        try:
            open_ = uncommitted(source, outcome.registry.schemas)
            contents = contents_of(
                source, outcome.registry, outcome.open, edition, functools.cache(asked), full=full, uncommitted=open_
            )
            contents = replace(contents, editor=editor, board=board)
            keeping = (
                Keeping(anchor.sums(), checked.save) if anchor is not None and isinstance(checked, Checked) else None
            )
            progress("排版", 0, 1)

            def pages_done(done: int, total: int) -> None:
                progress("写页面", done, total)

            made = publish(
                borrowed, target, contents, pages_done, pages, keeping, waiting=past.under_way, compress=compress
            )
        except PublishError as problem:
            progress.close()
            click.echo(str(problem), err=True)
            return 2, target, None
    progress.close()
    told = f"{len(outcome.registry.entries)} 个条目，{len(made.pages)} 个页面；新写或改写了 {made.written} 个文件"
    click.echo(f"网站建在 {_shown(target)}：{told}", err=True)
    return 0, target, (contents, made)


def _board(cases: Path | None, folder: Path) -> Board:
    """What the site shows of cases; nothing where no store is named. Raises SourceError where there is no store."""
    if cases is None:
        return NO_BOARD
    from qingdan.cli.cases_report import board_for_site  # noqa: PLC0415 only who has cases needs it

    return board_for_site(cases, folder)


def _checked(source: WorkTree, edition: Edition, day: str, progress: Progress, store: Store) -> Outcome | Checked:
    """The check of everything; where something is kept, by the state that was checked before."""
    if store.path is None:
        return check(source, shipped_schemas(), as_of=day, progress=progress)
    return check_kept(source, shipped_schemas(), as_of=day, progress=progress, store=store, sha256=_sha256(edition))


def _sha256(edition: Edition) -> bool:
    """Whether git names contents by that sum here: it has more digits than SHA-1."""
    return len(edition.commit) > 40


def _past(times: HistoryReader, entries: int, history: Store, known: Known) -> Beside[PlainPast | None]:
    """The past, as it was kept, or read while the site is begun; None where it has to be read afterwards."""

    def told() -> PlainPast:
        with uncollected():
            return times.read(store=history, known=known)

    kept = times.kept(history)
    if kept is not None or 2 * entries < WORTH_SPREADING:  # the history holds each of them again
        return Beside(lambda: kept, 0)
    return Beside(told, 2 * entries)


def _shown(path: Path) -> str:
    try:
        return os.path.relpath(path)
    except ValueError:
        return str(path)
