"""``qingdan history`` and ``qingdan show``."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import click

from qingdan.cli.diff import ROOT
from qingdan.cli.terminal import find_root, known_format, shipped_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.diff import compare_sources, judge
from qingdan.history import Timelines, Version, applied_on, read_log
from qingdan.read import Memory, Source, SourceError
from qingdan.read.revision import Revision
from qingdan.render.changes import build_report, change_json
from qingdan.schema import Schemas, trusted_schemas

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@click.command("history", cls=ChineseHelp)
@click.argument("entry", metavar="条目")
@ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    metavar="格式",
    help="text（文字，默认）或 json。",
)
def history_command(entry: str, root: Path | None, form: str) -> int:
    """一个条目的来历：每个版本的日期、决定和改动，由旧到新。

    条目写“集合/标识”，例如 power/shichang-jianguan/shipin-jingying-xuke。
    """
    head, schemas = head_of(root)
    versions, shallow = versions_of(head, schemas, entry)
    told = []
    for version in versions:
        before = (
            Revision(head.root, version.commit.parent) if version.commit.parent and version.before else Memory({}, "")
        )
        report, changes = _changes(before, head, version, schemas)
        told.append((version, report, changes))
    if form == "json":
        rows = [{**_version(version), "changes": changes} for version, _, changes in told]
        click.echo(
            json.dumps(
                {"schema_version": "1.0", "entry": entry, "shallow": shallow, "versions": rows},
                ensure_ascii=False,
                indent=2,
            )
        )
        return 0
    for version, sentences, _ in told:
        click.echo(f"{version.commit.day}　{version.commit.id[:10]}　{version.commit.author}　{version.commit.subject}")
        basis = (
            f"依决定 {version.adjustment.removeprefix('adjustments/')}"
            if version.decided
            else "没有同时登记决定，以提交日期为准"
        )
        click.echo(f"  自 {version.applies} 起适用（{basis}）")
        for sentence in sentences:
            click.echo(f"  - {sentence}")
    if shallow:
        click.echo("这个仓库没有取回全部历史，更早的版本看不到。改法：git fetch --unshallow", err=True)
    return 0


@click.command("show", cls=ChineseHelp)
@click.argument("entry", metavar="条目")
@ROOT
@click.option("--as-of", "day", metavar="日期", help="某一天适用的是什么样子，写 年-月-日。")
@click.option("--at", "revision", metavar="版本", help="git 的某个版本里是什么样子。")
def show_command(entry: str, root: Path | None, day: str | None, revision: str | None) -> int:
    """显示一个条目今天、某一天，或者某个版本里的样子。

    某一天适用的，有决定的按决定的生效日期算，没有的按提交日期算，并说明是哪一种。
    """
    if day is not None and revision is not None:
        raise click.UsageError("--as-of 日期和 --at 版本，二者选一")
    head, schemas = head_of(root)
    if revision is not None:
        at = Revision(head.root, revision)
        raw = at.content(path_of(schemas, entry))
        if raw is None:
            click.echo(f"版本“{revision}”里没有“{entry}”", err=True)
            return 1
        click.echo(raw.decode("utf-8", "replace"), nl=False)
        return 0
    day = day or date.today().isoformat()
    if not _DAY.fullmatch(day):
        raise click.UsageError(f"日期“{day}”要写成 年-月-日，如 2026-03-02")
    versions, shallow = versions_of(head, schemas, entry)
    version = applied_on(versions, day)
    if version is None or not version.blob:
        reason = "这个仓库没有取回全部历史，更早的版本看不到" if shallow and version is None else "那一天它不在清单里"
        click.echo(f"{day} 没有“{entry}”：{reason}", err=True)
        return 1
    how = (
        f"依决定 {version.adjustment.removeprefix('adjustments/')} 的生效日期"
        if version.decided
        else "没有登记决定，按提交日期"
    )
    click.echo(f"{day} 适用的是 {version.commit.id[:10]} 的版本，自 {version.applies} 起（{how}）", err=True)
    click.echo(head.contents([version.blob])[version.blob].decode("utf-8", "replace"), nl=False)
    return 0


def head_of(root: Path | None) -> tuple[Revision, Schemas]:
    """The revision that a folder stands at, and the schemas to read its history by. Raises SourceError outside git."""
    folder = find_root(root)
    head = Revision(folder, "HEAD")
    known_format(head, older=True)
    return head, trusted_schemas(head, shipped_schemas())


def path_of(schemas: Schemas, entry: str) -> str:
    """The path of an entry's file by its key. Raises UsageError where no list has such keys."""
    name, _, id_ = entry.removeprefix("lists/").removesuffix(".yml").partition("/")
    collection = schemas.collection(name)
    if (
        collection is None
        or not (id_ or collection.single)
        or schemas.layout.collection_of(collection.path(id_)) is None
    ):
        names = "、".join(each.name for each in schemas.collections)
        raise click.UsageError(f"“{entry}”不是条目。改法：写“集合/标识”，集合有 {names}")
    return collection.path(id_)


def versions_of(head: Revision, schemas: Schemas, entry: str) -> tuple[list[Version], bool]:
    """The versions of an entry by its key, oldest first, and whether older commits were not fetched. Raises SourceError without any."""
    path = path_of(schemas, entry)
    log = read_log(head)
    versions = Timelines(log, head, schemas).of(path)
    if not versions:
        raise SourceError(f"历史里没有“{entry}”。改法：核对标识；还没有提交的条目没有历史")
    return versions, log.shallow


def _changes(
    before: Source, head: Revision, version: Version, schemas: Schemas
) -> tuple[list[str], list[dict[str, object]]]:
    """The sentences and the plain data of what a version changed."""
    after = Revision(head.root, version.commit.id)
    comparison = compare_sources(before, after, schemas, strict=False, only=frozenset({version.path}))
    changes = judge(comparison)
    report = build_report(comparison, changes)
    return [row.sentence for row in report.rows], [change_json(change) for change in changes]


def _version(version: Version) -> dict[str, object]:
    return {
        "commit": version.commit.id,
        "date": version.commit.day,
        "author": version.commit.author,
        "subject": version.commit.subject,
        "path": version.path,
        "applies_from": version.applies,
        "adjustment": version.adjustment,
    }
