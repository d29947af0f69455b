"""``qingdan laws audit``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from qingdan.cli.laws import ON, ROOT, opened
from qingdan.cli.laws_lock import write_lock
from qingdan.cli.laws_read import found_right, to_read
from qingdan.cli.planned import opened as opened_plan
from qingdan.cli.tables import FORM, OUT, tell
from qingdan.cli.terminal import asked_day
from qingdan.cli.words import ChineseHelp
from qingdan.edit import RefusedError
from qingdan.edit.journal import write_all
from qingdan.edit.stamp import TextSource, reviewed, stamp
from qingdan.laws.audit import Audit, Auditor, effect_of
from qingdan.laws.doubts import Doubt
from qingdan.laws.folder import Folder, read_folder
from qingdan.laws.lock import lock_of
from qingdan.pages.chinese import article
from qingdan.read import SourceError, WorkTree
from qingdan.read.revision import day_of
from qingdan.render.tables import Table, Tables

_MOST = 300
"""Signs of an article that a table shows."""


@click.command("audit", cls=ChineseHelp)
@click.argument("texts", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="文件夹")
@ROOT
@click.option("--at", "revision", metavar="版本", help="对照 git 的某个版本；不写就对照文件夹里的现状。")
@ON
@FORM
@OUT
@click.option("--write", is_flag=True, help="把对照的结果写进清单：查对日期、对照过的条文、条文摘要；不代替人的核验。")
@click.option("--lock-only", is_flag=True, help="与 --write 同用：只写条文摘要文件，不动条目。")
@click.option(
    "--source",
    "name",
    metavar="名称",
    help="与 --write 同用：文本取自哪里，如“国家法律法规数据库”；不写就用文件夹的名称。",
)
@click.option(
    "--read",
    "ticked",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="文件",
    help="与 --write 同用：读过的审计表（--format xlsx 写出的）；“读后”写了“对”的行，以后不再列出，直到条文或者这一行的话改了。",
)
@click.option("--state", metavar="日期", help="与 --write 同用：文本的内容截止到哪一天；不知道的不写。")
def audit_command(
    texts: Path, root: Path | None, revision: str | None, day: str | None, form: str, out: Path | None, write: bool,
    lock_only: bool, name: str | None, ticked: Path | None, state: str | None,
) -> int:  # fmt: skip
    """拿一个文件夹的法律文本对照清单：新版本、废止、改动过的条文、对不上的天数和金额、可能引错的条。

    文件名写“名称(公布日期).md”，也读 txt 和 docx；每个文件都读，读不了的写明原因。“相邻的条”只是提示，要人读过才算。

    退出码：0 没有新的版本、废止和改动；1 有；2 没有运行成。
    """
    if write and revision:
        raise click.UsageError("--write 不与 --at 同用")
    if (lock_only or name or state or ticked) and not write:
        raise click.UsageError("--lock-only、--source、--state、--read 要与 --write 同用")
    source, registry = opened(root, revision, day)
    folder = read_folder(texts)
    if not folder.versions:
        raise SourceError(
            f"“{texts}”里没有一份读得出的法律文本。改法：文件名写成“名称(公布日期).md”，条文以“第…条”开头"
        )
    auditor = Auditor(registry, folder, lock_of(source))
    audit = auditor.audit()
    read = found_right(ticked, audit.doubts) if ticked is not None else []
    tell(_told(audit, folder), form, out)
    if write:
        _write(
            root,
            auditor,
            audit,
            TextSource(name or texts.resolve().name, asked_day(state, ""), registry.as_of),
            read,
            lock_only=lock_only,
        )
    return 1 if audit.newer or audit.ended or audit.changed else 0


def _write(
    root: Path | None, auditor: Auditor, audit: Audit, source: TextSource, read: Sequence[Doubt], *, lock_only: bool
) -> None:
    """Write what the audit leaves. Raises SourceError where a file cannot be changed so."""
    if not source.on:
        raise SourceError("不知道今天是哪一天：清单不在 git 仓库里。改法：用 --on 写明")
    plan = opened_plan(root)
    where = plan.source.root if isinstance(plan.source, WorkTree) else Path()
    registry = replace(plan.registry, as_of=source.on or day_of(where))
    if not lock_only:
        try:
            stamp(plan, audit, auditor, source)
            files = plan.files()
        except RefusedError as problem:
            raise SourceError(str(problem)) from None
        write_all(where, files)
        click.echo(f"写了 {len(files)} 个条目的文件", err=True)
    before = auditor.lock
    write_lock(where, before, auditor.lock_of(reviewed(registry, before), read), write=True)


def _told(audit: Audit, folder: Folder) -> Tables:
    """The tables of an audit."""
    texts = [("before", "原文", 60), ("after", "现文", 60)]
    entry = [("list", "清单", 12), ("entry", "标识", 36), ("name", "条目", 30)]
    law = [("law", "法律文件", 30)]
    tables = [
        Table("没有读的文件", [("file", "文件", 40), ("reason", "原因", 40)], folder.refused),
        Table(
            "有新版本", [*law, ("registered", "登记的版本", 14), ("newest", "文件夹里的版本", 14), ("effective", "施行", 12)],
            [(each.name, str(each.rows("versions")[-1]["date"]), text.date, effect_of(each, text)) for each, text in audit.newer],
        ),
        Table(
            "已经写明废止", [*law, ("by", "写明废止的文件", 30), ("article", "条", 14), ("effective", "施行", 12)],
            [(each.name, text.name, article(number), text.effective) for each, text, number in audit.ended],
        ),
        Table(
            "所引的条文有改动",
            [*entry, *law, ("article", "条", 10), ("from", "原版本", 12), ("to", "新版本", 12), *texts],
            [
                (
                    one.entry.collection.title, one.entry.key, one.entry.name, one.law.name, article(one.article), *one.dates,
                    one.before[:_MOST], one.after[:_MOST] or "（没有这一条了）",
                )
                for one in audit.changed
            ],
        ),
        Table(
            "条数不同", [*law, ("version", "版本", 12), ("registered", "登记的条数", 10), ("counted", "文本的条数", 10)],
            [(each.name, date, str(told), str(counted)) for each, date, told, counted in audit.counts],
        ),
        Table(
            "文本有出入", [*law, ("version", "版本", 12), ("articles", "不同的条", 40)],
            [(each.name, date, "、".join(odd)) for each, date, odd in audit.disputed],
        ),
        to_read(audit.doubts),
        Table("没有文本的法律文件", law, [(each.name,) for each in audit.without]),
    ]  # fmt: skip
    rows = len({(one.row.entry.key, one.row.path) for one in audit.doubts})
    summary = (
        f"读了 {folder.texts} 份文本，{len(folder.refused)} 个文件没有读；对照了 {audit.cited} 处引用中的 {audit.compared} 处："
        f"{len(audit.newer)} 部有新版本，{len(audit.ended)} 部已经写明废止，{len(audit.changed)} 处所引的条文有改动，{rows} 行要读"
        + (f"（另有 {audit.read} 行有人读过，是对的）" if audit.read else "")
    )
    counts = {
        "texts": folder.texts, "refused": len(folder.refused), "citations": audit.cited, "compared": audit.compared,
        "newer": len(audit.newer), "ended": len(audit.ended), "changed": len(audit.changed), "rows": rows, "read": audit.read,
    }  # fmt: skip
    return Tables(summary, tables, counts)
