"""``qingdan history`` and ``qingdan show``."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from qingdan.cli.diff import ROOT
from qingdan.cli.terminal import find_root, known_format, shipped_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.diff import Change, compare_sources, judge
from qingdan.edit.form import block_lines
from qingdan.edit.meant import bare, key_meant
from qingdan.edit.tree import NARROW
from qingdan.history import EntryVersion, Timelines, applied_on, read_log
from qingdan.history.deciding import Filed, UndatedVersion
from qingdan.model import Registry, build_registry
from qingdan.model.awaited import Arrival
from qingdan.read import Memory, Source, SourceError, read_lists
from qingdan.read.revision import Revision, day_in_china
from qingdan.render.changes import build_report, change_json
from qingdan.schema import Schemas, trusted_schemas
from qingdan.seal import PREFIX, publications

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

    条目写名称，或者“集合/标识”，例如 power/shichang-jianguan/shipin-jingying-xuke。
    """
    head, schemas = head_of(root)
    entry = key_at(head, schemas, entry)
    record = record_of(head, schemas, entry)
    shallow = record.shallow
    told = []
    for version in record.versions:
        before = (
            Revision(head.root, version.commit.parent) if version.commit.parent and version.before else Memory({}, "")
        )
        report, changes = _changes(before, head, version, schemas)
        told.append((version, report, changes))
    if form == "json":
        rows = [{**_version(version, record), "changes": changes} for version, _, changes in told]
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
        click.echo(f"  {record.dates(version)}")
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

    某一天适用的，有决定的按决定的生效日期算，没有的按登记的日期算，并说明是哪一种；什么时候登记的，有封存的以封存为准，没有的以提交为准。
    """
    if day is not None and revision is not None:
        raise click.UsageError("--as-of 日期和 --at 版本，二者选一")
    from qingdan.cli.applied import applied, foretold, to_come  # noqa: PLC0415 it rewrites a file as an edit does, and a history alone need not

    head, schemas = head_of(root)
    entry = key_at(head, schemas, entry)
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
    from qingdan.cli.change import day_in  # noqa: PLC0415 as above

    day_in(day)
    coming = to_come(entry, head, schemas)
    if coming is not None and head.content(path_of(schemas, entry)) is None:
        return _shown_to_come(coming, day, schemas)
    record = record_of(head, schemas, entry)
    version = applied_on(record.versions, day)
    if version is None or not version.blob:
        click.echo(f"{day} 没有“{entry}”：{record.why_not(version, day)}", err=True)
        return 1
    how = (
        f"依决定 {version.adjustment.removeprefix('adjustments/')} 的生效日期"
        if version.decided
        else "没有登记决定，按登记的日期"
    )
    click.echo(
        f"{day} 适用的是 {version.commit.id[:10]} 的版本，自 {version.applies} 起（{how}）；{record.recorded(version)}",
        err=True,
    )
    raw, later = applied(record, version, day, head, schemas)
    raw, told = foretold(raw, version.path, day, head, schemas)
    for line in (*told, *later):
        click.echo(line, err=True)
    click.echo(raw.decode("utf-8", "replace"), nl=False)
    return 0


def _shown_to_come(coming: Arrival, day: str, schemas: Schemas) -> int:
    """An entry that is there only from its decision's day: how it will be, or that it is not there yet."""
    said = f"将于 {coming.day} 新增：依决定 {coming.decision.id}，还没有施行"
    if day < coming.day:
        click.echo(f"{day} 没有“{coming.entry}”；{said}", err=True)
        return 1
    collection = schemas.collection(coming.entry.partition("/")[0])
    click.echo(said, err=True)
    if collection is not None:
        click.echo("\n".join(block_lines(coming.data, collection.root, 0, NARROW)))
    return 0


def head_of(root: Path | None) -> tuple[Revision, Schemas]:
    """The revision that a folder stands at, and the schemas to read its history by. Raises SourceError outside git."""
    folder = find_root(root)
    head = Revision(folder, "HEAD")
    known_format(head, older=True)
    return head, trusted_schemas(head, shipped_schemas())


def key_at(head: Revision, schemas: Schemas, text: str) -> str:
    """The key of the entry that is meant: the key itself, or what a revision's lists call so. Raises SourceError without one."""
    wanted = bare(text)
    known = schemas.collection(wanted.partition("/")[0])
    if known is not None and wanted.isascii() and (known.single or "/" in wanted):
        return wanted
    return key_meant(registry_at(head, schemas), wanted)


def registry_at(head: Revision, schemas: Schemas) -> Registry:
    """The lists as a revision has them."""
    return build_registry(read_lists(head, schemas.layout), schemas)


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


class EntryHistory(NamedTuple):
    """An entry's versions, oldest first, and what dates them.

    ``shallow`` says that older commits were not fetched; ``first`` is the day of the first record of all (YYYY-MM-DD); ``sealed`` has, by
    the id of a commit, the day and the name of the first seal that holds what it brought. ``carried`` are the changes that carry out a
    decision, each with the commit that made it and the decision's row.
    """

    versions: list[EntryVersion]
    shallow: bool
    first: str
    sealed: Mapping[str, tuple[str, str]]
    carried: Sequence[tuple[UndatedVersion, Change, Filed]]

    def recorded(self, version: EntryVersion) -> str:
        """When a version was recorded, and by what that is known."""
        day, seal = self.sealed.get(version.commit.id, ("", ""))
        if seal:
            return f"登记于 {day}（封存 {seal}）"
        if version.backdated:
            return f"登记于 {version.recorded}（提交自称 {version.commit.day}，早于它前面的提交，不作数）"
        return f"登记于 {version.recorded}（提交日期，还没有封存）"

    def dates(self, version: EntryVersion) -> str:
        """From when a version applied and by what, whether the entry left the lists with it, and when it was recorded."""
        number = version.adjustment.removeprefix("adjustments/")
        basis = f"依决定 {number}" if version.decided else "没有登记决定，以登记的日期为准"
        gone = "" if version.blob else "，从清单里移出"
        return f"自 {version.applies} 起适用（{basis}）{gone}；{self.recorded(version)}"

    def why_not(self, version: EntryVersion | None, day: str) -> str:
        """Why nothing is known of the entry on a day: ``version`` is the one that applied, where the entry was gone by then."""
        if version is None and self.shallow:
            return "这个仓库没有取回全部历史，更早的版本看不到"
        if version is None and day < self.first:
            return f"没有记录。登记从 {self.first} 起，此前的事这里不知道"
        return "那一天它不在清单里"


def record_of(head: Revision, schemas: Schemas, entry: str) -> EntryHistory:
    """The record of an entry by its key. Raises SourceError where history has no such entry."""
    path = path_of(schemas, entry)
    log = read_log(head)
    timelines = Timelines(log, head, schemas)
    versions = timelines.of(path)
    if not versions:
        raise SourceError(f"历史里没有“{entry}”。改法：核对标识；还没有提交的条目没有历史")
    carried = list(timelines.by_change(path))
    return EntryHistory(versions, log.shallow, timelines.first, _sealed(head, versions), carried)


def _sealed(head: Revision, versions: Sequence[EntryVersion]) -> Mapping[str, tuple[str, str]]:
    """The day and the name of the first seal that holds each version, by its commit's id. Seals that are not whole count for nothing."""
    seals = [each for each in publications(head.root) if not each.wrong]
    found: dict[str, tuple[str, str]] = {}
    for version in versions:
        # Each seal holds all that the one before holds.
        at = bisect_left(seals, True, key=lambda seal: Revision(head.root, seal.commit).descends(version.commit.id))
        if at < len(seals):
            found[version.commit.id] = (day_in_china(seals[at].time), seals[at].name.removeprefix(PREFIX))
    return found


def versions_of(head: Revision, schemas: Schemas, entry: str) -> tuple[list[EntryVersion], bool]:
    """The versions of an entry by its key, oldest first, and whether older commits were not fetched. Raises SourceError without any."""
    record = record_of(head, schemas, entry)
    return record.versions, record.shallow


def _changes(
    before: Source, head: Revision, version: EntryVersion, schemas: Schemas
) -> tuple[list[str], list[dict[str, object]]]:
    """The sentences and the plain data of what a version changed."""
    after = Revision(head.root, version.commit.id)
    comparison = compare_sources(before, after, schemas, strict=False, only=frozenset({version.path}))
    changes = judge(comparison)
    report = build_report(comparison, changes)
    return [row.sentence for row in report.rows], [change_json(change) for change in changes]


def _version(version: EntryVersion, record: EntryHistory) -> dict[str, object]:
    day, seal = record.sealed.get(version.commit.id, (version.recorded, ""))
    return {
        "commit": version.commit.id,
        "date": version.commit.day,
        "author": version.commit.author,
        "subject": version.commit.subject,
        "path": version.path,
        "applies_from": version.applies,
        "recorded": day,
        "seal": seal,
        "backdated": version.backdated,
        "adjustment": version.adjustment,
    }
