"""``qingdan laws``: the group, and what its commands share."""

from __future__ import annotations

from pathlib import Path

import click

from qingdan.cli.tables import FORM, OUT, tell
from qingdan.cli.terminal import asked_day, find_root, known_format, shipped_schemas
from qingdan.cli.words import ChineseGroup, ChineseHelp
from qingdan.model import Registry, build_registry
from qingdan.read import Source, WorkTree, read_lists
from qingdan.read.revision import Revision
from qingdan.read.revision import day_of as day_of_commit
from qingdan.render.tables import Table, Tables
from qingdan.schema import usable_schemas

ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="清单所在的文件夹（其中有 lists）；不写就从当前文件夹往上找。",
)
ON = click.option("--on", "day", metavar="日期", help="照哪一天判断，年-月-日；不写就是提交的那一天。")


@click.group(
    "laws",
    cls=ChineseGroup,
    invoke_without_command=False,
    places={
        "audit": "qingdan.cli.laws_audit:audit_command",
        "cite": "qingdan.cli.laws_cite:cite_command",
        "recite": "qingdan.cli.laws_cite:recite_command",
        "lock": "qingdan.cli.laws_lock:lock_command",
    },
)
def laws_command() -> None:
    """法律变了，清单怎么跟上：到期要调整的，对照文本，改引。"""


@laws_command.command("due", cls=ChineseHelp)
@ROOT
@click.option("--at", "revision", metavar="版本", help="看 git 的某个版本；不写就看文件夹里的现状。")
@ON
@FORM
@OUT
def due_command(root: Path | None, revision: str | None, day: str | None, form: str, out: Path | None) -> int:
    """依据已经废止或者修改、还没有调整的条目，各应在哪一天前调整。

    退出码：0 没有逾期的；1 有逾期未调整的；2 没有运行成。
    """
    from qingdan.laws.due import due  # noqa: PLC0415 only where it is asked for
    from qingdan.laws.lock import lock_of  # noqa: PLC0415

    source, registry = opened(root, revision, day)
    found = due(registry, lock_of(source))
    rows = [
        (
            each.law.name, each.event.value, each.on, each.entry.collection.title, each.entry.key, each.entry.name,
            "、".join(each.articles), str(len(each.rows)), str(each.term.last or ""), each.term.state,
            "" if each.known else "还没有对照文本",
        )
        for each in sorted(found, key=lambda one: (one.on, one.law.key, one.entry.key))
    ]  # fmt: skip
    heads = [
        ("law", "法律文件", 30), ("event", "变动", 8), ("on", "日期", 12), ("list", "清单", 12), ("entry", "标识", 36),
        ("name", "条目", 30), ("articles", "所引的条", 14), ("citations", "引用", 6), ("by", "应在此前调整", 14),
        ("state", "状态", 30), ("remark", "说明", 16),
    ]  # fmt: skip
    citations, over = sum(len(each.rows) for each in found), sum(len(each.rows) for each in found if each.term.over)
    entries = len({each.entry.key for each in found})
    summary = f"{entries} 个条目、{citations} 处引用尚未调整，其中 {over} 处逾期" if found else "没有要调整的"
    counts = {"entries": entries, "citations": citations, "overdue": over}
    tell(Tables(summary, [Table("依据变动", heads, rows)], counts), form, out)
    return 1 if over else 0


def opened(root: Path | None, revision: str | None = None, day: str | None = None) -> tuple[Source, Registry]:
    """A source and its registry, as of the day that was asked for or the commit's. Raises SourceError where there is none."""
    folder = find_root(root)
    source: Source = Revision(folder, revision) if revision else WorkTree(folder)
    known_format(source)
    as_of = asked_day(day, source.day if isinstance(source, Revision) else day_of_commit(folder))
    schemas = usable_schemas(source, shipped_schemas())
    return source, build_registry(read_lists(source, schemas.layout), schemas, as_of)
