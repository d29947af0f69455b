"""``qingdan site`` and ``qingdan serve``."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import click

from qingdan.checks import catalogue, check
from qingdan.checks.catalogue import FAMILIES
from qingdan.cli.check import render
from qingdan.cli.terminal import Progress, find_root, shipped_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.diagnostics import Severity
from qingdan.export import (
    api_files,
    findings_file,
    linked_files,
    map_files,
    past_files,
    site_address,
    table_files,
    tables_of,
)
from qingdan.history import read_log, walk
from qingdan.model import Registry
from qingdan.pages import Edition, SideError, build_pages, read_side, site_files
from qingdan.pages.data import Download, downloads_of
from qingdan.pages.frame import frame_of
from qingdan.pages.past import NO_PAST, Past, gather
from qingdan.read import SourceError, WorkTree
from qingdan.read.revision import Revision
from qingdan.schema import Schemas

_ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="清单所在的文件夹（其中有 lists 和 mkdocs.yml）；不写就从当前文件夹往上找。",
)
_OUT = click.option("--out", type=click.Path(path_type=Path), metavar="文件夹", help="网站建在哪里；默认 build/site。")


@click.command("site", cls=ChineseHelp)
@_ROOT
@_OUT
def site_command(root: Path | None, out: Path | None) -> int:
    """先检查清单，没有错误就建成网站。

    网站先建在一旁，建成后一次换上；中途出错，原来的网站不受影响。
    """
    return _site(root, out)[0]


@click.command("serve", cls=ChineseHelp)
@_ROOT
@_OUT
@click.option("--port", type=click.IntRange(0, 65535), default=8000, metavar="端口", help="默认 8000。")
def serve_command(root: Path | None, out: Path | None, port: int) -> int:
    """建成网站，并在本机打开供浏览：http://127.0.0.1:8000/。"""
    code, target = _site(root, out)
    if code:
        return code
    handler = functools.partial(_Quiet, directory=str(target))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        click.echo(f"网站：http://127.0.0.1:{server.server_port}/（按 Ctrl+C 结束）", err=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("已结束", err=True)
    return 0


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve files without a line of log for each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the name is the base class's
        """Say nothing."""


def _site(root: Path | None, out: Path | None) -> tuple[int, Path]:
    folder = find_root(root).resolve()
    if not (folder / "mkdocs.yml").is_file():
        raise SourceError(f"“{folder}”里没有 mkdocs.yml，不知道网站怎么建")
    target = (out or folder / "build" / "site").resolve()
    progress = Progress()
    source = WorkTree(folder)
    edition = edition_of(folder)
    outcome = check(source, shipped_schemas(), as_of=edition.day, progress=progress)
    if outcome.count(Severity.ERROR):
        progress.close()
        click.echo(render(outcome, source, "text"), nl=False)
        click.echo("有错误，网站没有建；原来的网站没有动。", err=True)
        return 1, target
    # MkDocs takes dates from here and from nowhere else.
    os.environ["SOURCE_DATE_EPOCH"] = str(edition.time)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from qingdan.pages.publish import PublishError, publish  # noqa: PLC0415 MkDocs takes half a second to import; check must not wait

    try:
        side = read_side(source, outcome.registry)
    except SideError as problem:
        progress.close()
        click.echo(f"{problem}\n有错误，网站没有建；原来的网站没有动。", err=True)
        return 1, target
    past = _past(folder, outcome.registry.schemas, progress)
    pages = []
    total = len(outcome.registry.entries)
    files, downloads = _downloads(outcome.registry)
    for page in build_pages(outcome.registry, catalogue(), FAMILIES, edition, past, downloads):
        pages.append(page)
        progress("写页面", min(len(pages), total), total)
    progress("排版", 0, 1)
    lists = [(each.title, f"{each.name}/") for each in outcome.registry.schemas.collections if not each.single]
    try:
        publish(
            folder / "mkdocs.yml",
            target,
            pages,
            {
                **site_files(outcome.registry, side, edition, past),
                **files,
                **dict(api_files(outcome.registry, edition.commit, edition.time)),
                **dict(past_files(outcome.registry, past.publications, edition.commit, edition.time)),
                **dict(findings_file(outcome.registry, outcome.open, edition.commit, edition.time)),
                **dict(linked_files(outcome.registry)),
                **dict(map_files(outcome.registry, [page.address for page in pages], edition.day)),
            },
            [
                ("查清单", "search/"),
                *lists,
                ("改动", "changes/"),
                ("统计", "statistics/"),
                ("数据", "data/"),
                ("检查代码", "checks/"),
                ("改动种类", "kinds/"),
            ],
            site_address(outcome.registry),
            frame_of(outcome.registry, edition).render("foot.html", ""),
        )
    except PublishError as problem:
        progress.close()
        click.echo(str(problem), err=True)
        return 2, target
    progress.close()
    click.echo(f"网站建在 {_shown(target)}：{total} 个条目，{len(pages)} 个页面", err=True)
    return 0, target


def _downloads(registry: Registry) -> tuple[dict[str, bytes], Sequence[Download]]:
    """The workbook, the tables and the database, and their sums."""
    from qingdan.edit.workbook import workbook  # noqa: PLC0415 the spreadsheet libraries are for this and xlsx alone

    tables = tables_of(registry)
    titles = {"data/qingdan.xlsx": "全部清单，一个工作簿", "data/qingdan.sqlite": "全部表格，一个 SQLite 数据库"}
    for table in tables:
        collection, _, path = table.name.partition(".")
        found = registry.schemas.collection(collection)
        field = found.root if found else None
        for step in path.split(".") if path else ():
            while field is not None and step not in field.properties and field.items is not None:
                field = field.items
            field = field.properties.get(step) if field else None
        words = [found.title if found else collection, field.title if field and path else ""]
        titles[f"data/{table.name}.csv"] = f"{'·'.join(word for word in words if word)}，{len(table.rows)} 行"
    files = {"data/qingdan.xlsx": workbook(registry), **dict(table_files(tables))}
    listed = downloads_of(files, titles)
    sums = "".join(f"{each.digest}  {each.address.removeprefix('data/')}\n" for each in listed)
    return {**files, "data/SHA256SUMS": sums.encode()}, listed


def _past(folder: Path, schemas: Schemas, progress: Progress) -> Past:
    """What the folder's commits changed; nothing outside git."""
    try:
        head = Revision(folder, "HEAD")
    except SourceError:
        return NO_PAST
    log = read_log(head)
    stages = walk(log, head, schemas, lambda done, total: progress("读历史", done, total))
    return gather(stages, shallow=log.shallow)


def _shown(path: Path) -> str:
    try:
        return os.path.relpath(path)
    except ValueError:
        return str(path)


def edition_of(folder: Path) -> Edition:
    """The commit that a folder stands at, and whether its lists differ from it; no commit outside git."""
    try:
        head = Revision(folder, "HEAD")
    except SourceError:
        return Edition()
    status = subprocess.run(  # noqa: S603 a fixed call
        ["git", "-C", str(folder), "status", "--porcelain", "--", "lists", "schemas", "site", "mkdocs.yml"],  # noqa: S607
        capture_output=True,
        check=False,
    )
    return Edition(head.commit, head.time, bool(status.stdout.strip()))
