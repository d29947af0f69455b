"""``qingdan laws cite`` and ``qingdan laws recite``."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from qingdan.cli.laws import ON, ROOT, opened
from qingdan.cli.laws_lock import write_lock
from qingdan.cli.planned import carry_out
from qingdan.cli.planned import opened as opened_plan
from qingdan.cli.tables import FORM, OUT, tell
from qingdan.cli.terminal import asked_day
from qingdan.cli.words import ChineseHelp
from qingdan.diff import ComparisonError
from qingdan.edit import RefusedError
from qingdan.edit.decision import DecisionTerms, decided, free_number
from qingdan.edit.meant import id_meant
from qingdan.edit.plan import Plan
from qingdan.edit.recite import lock_after, points_of, recite
from qingdan.laws.folder import order, read_folder
from qingdan.laws.lock import lock_of
from qingdan.laws.replace import Move, mapped, proposals, renumbered, uses
from qingdan.laws.versions import current_of, versions_of
from qingdan.pages.chinese import article as spoken
from qingdan.pages.chinese import provision
from qingdan.read import SourceError, WorkTree
from qingdan.read.overlay import Overlay
from qingdan.read.revision import day_of
from qingdan.render.tables import Table, Tables

_ARTICLE = re.compile(r"[1-9]\d{0,3}(-[1-9]\d?)?")
_MAP = re.compile(r"([1-9][\d-]*)\s*[=＝,，]\s*([1-9][\d-]*(?:\s*[+＋、]\s*[1-9][\d-]*)*)")
_ENTRY = [("list", "清单", 12), ("entry", "标识", 36), ("name", "条目", 30)]
_MOST = 400


@click.command("cite", cls=ChineseHelp)
@click.argument("law", metavar="法律")
@click.argument("article", required=False, default="", metavar="[条]")
@ROOT
@FORM
@OUT
def cite_command(law: str, article: str, root: Path | None, form: str, out: Path | None) -> int:
    """哪些条目引用了一部法律，或者其中的一条：在哪一行，引到第几款第几项，作什么用。

    法律写标识、全称或者简称；条写数字，如 12，第十二条之一写 12-1。
    """
    _, registry = opened(root)
    plan = opened_plan(root)
    id_ = id_meant(plan.registry, law, "laws")
    if article and not _ARTICLE.fullmatch(article):
        raise click.UsageError(f"条写数字，如 12 或者 12-1；“{article}”不是")
    rows = [
        (
            entry.collection.title, entry.key, entry.name, provision(cited.row) or "整部", str(cited.row.get("role", "")),
            str(cited.row.get("version", "")), f"{entry.path}:{entry.place(*cited.path).line}",
        )
        for entry, cited in uses(registry, id_, article)
    ]  # fmt: skip
    heads = [
        *_ENTRY,
        ("provision", "条款", 20),
        ("role", "作用", 8),
        ("version", "所引版本", 12),
        ("place", "位置", 44),
    ]
    name = registry.entries[f"laws/{id_}"].name
    where = spoken(article) if article else ""
    summary = f"《{name}》{where}：{len({row[1] for row in rows})} 个条目、{len(rows)} 处引用"
    tell(Tables(summary, [Table("引用", heads, rows)], {"citations": len(rows)}), form, out)
    return 0


@click.command("recite", cls=ChineseHelp)
@click.argument("law", metavar="法律")
@ROOT
@ON
@click.option(
    "--texts",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="文件夹",
    help="法律文本；新法代替旧法的，照它提出改引哪一条。",
)
@click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="旧条=新条",
    help="人定的：旧法的条改引新法的哪一条，拆成几条的写 36=12+13；可以写几次。",
)
@click.option(
    "--maps",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="文件",
    help="人定的，写在 CSV 里：一行一个“旧条,新条”。",
)
@click.option("--reason", default="", metavar="理由", help="决定里每一行的理由；不写就留空待填。")
@FORM
@OUT
@click.option("--write", is_flag=True, help="写进清单；不加就只预览，不动文件。")
def recite_command(
    law: str, root: Path | None, day: str | None, texts: Path | None, pairs: tuple[str, ...], maps: Path | None, reason: str,
    form: str, out: Path | None, *, write: bool,
) -> int:  # fmt: skip
    """一部法律改了条号，或者由别的法律代替：把引用它的条目一起改过来，起草决定。

    版本里写了条号变动（renumbered）的，照它改；删去的不动，逐条列出。由别的法律代替的（repealed.by 或 successor），
    先用 --texts 看每一条像新法的哪几条、有多像、两边的原文；改哪一条由人定，用 --map 或 --maps 写明，不会自己改。
    """
    plan = opened_plan(root)
    folder = plan.source.root if isinstance(plan.source, WorkTree) else Path()
    as_of = asked_day(day, day_of(folder))
    plan.registry = replace(plan.registry, as_of=as_of)
    id_ = id_meant(plan.registry, law, "laws")
    entry, lock = plan.registry.entries[f"laws/{id_}"], lock_of(plan.source)
    successor = str(entry.get("successor") or entry.get("repealed", "by") or "")
    chosen_pairs = _pairs(pairs, maps)
    if successor and not chosen_pairs:
        return _propose(plan, id_, successor, texts, form, out)
    target = successor or id_
    moves = list(
        mapped(plan.registry, id_, chosen_pairs) if chosen_pairs else renumbered(plan.registry, entry, lock.reviewed)
    )
    if not any(move.said for move in moves):
        raise SourceError(
            f"《{entry.name}》的版本没有写条号变动，也没有引用要改。改法：在版本里写 renumbered，或者用 --map"
        )
    _there(plan, target, moves)
    try:
        left = recite(plan, moves, successor)
        for move in left:
            plan.notes.append(
                f"{move.entry.key} 引的{spoken(move.cited.article)}没有了，由人定：{move.entry.place(*move.cited.path).line} 行"
            )
        points = points_of(plan.source, Overlay(plan.source, plan.files()), plan.registry.schemas)
        if points:
            year = (as_of or date.today().isoformat())[:4]
            terms = DecisionTerms(
                title=f"关于改引《{plan.registry.entries[f'laws/{target}'].name}》条文的决定",
                cause="法律变动",
                reason=reason,
            )
            plan.add(
                f"adjustments/{free_number(plan.registry, year)}", decided(points, plan.registry, terms, entry.name)
            )
        ended = carry_out(plan, write=write)
    except (RefusedError, ComparisonError) as problem:
        raise SourceError(f"没有动手：{problem}") from None
    done = [move for move in moves if move not in left]
    write_lock(folder, lock, lock_after(plan, lock, done, target, as_of), write=write)
    return ended


def _propose(plan: Plan, law: str, successor: str, texts: Path | None, form: str, out: Path | None) -> int:
    """Which articles of the new law are like the cited ones of the old: for a person to choose from."""
    old, new = plan.registry.entries[f"laws/{law}"], plan.registry.get(f"laws/{successor}")
    if texts is None or new is None:
        raise SourceError(
            f"《{old.name}》由“{successor}”代替，没有一一对应的条号。改法：用 --texts 看相像的条，再用 --map 写明改引哪一条"
        )
    folder = read_folder(texts)
    versions = versions_of(old)
    before = folder.text(old, str(versions[-1]["date"])) or folder.newest(old)
    after = folder.newest(new)
    if before is None or after is None:
        raise SourceError(f"文件夹里没有《{(old if before is None else new).name}》的文本")
    cited = sorted({row.article for _, row in uses(plan.registry, law) if row.article}, key=order)
    rows = [
        (
            spoken(each.article),
            each.article,
            spoken(each.to),
            each.to,
            f"{each.score:.2f}",
            each.before[:_MOST],
            each.after[:_MOST],
        )
        for each in proposals(before, after, cited)
    ]
    heads = [
        ("old", "旧条", 14), ("from", "旧条号", 8), ("new", "像新法的", 16), ("to", "新条号", 8), ("score", "相像", 8),
        ("before", "旧文", 60), ("after", "新文", 60),
    ]  # fmt: skip
    summary = (
        f"《{old.name}》被引用的 {len(cited)} 条，各列出《{new.name}》里最像的几条；像不等于是，由人读过再用 --map 写明"
    )
    tell(Tables(summary, [Table("改引的建议", heads, rows)], {"articles": len(cited)}), form, out)
    return 0


def _pairs(pairs: Sequence[str], maps: Path | None) -> dict[str, list[str]]:
    """What a person said becomes of which article. Raises UsageError where a pair is not of that form."""
    given = list(pairs)
    if maps is not None:
        with maps.open(encoding="utf-8-sig", newline="") as lines:
            given += [",".join(cell.strip() for cell in row[:2]) for row in csv.reader(lines) if row]
    out: dict[str, list[str]] = {}
    for each in given:
        found = _MAP.fullmatch(each.strip())
        news = re.split(r"\s*[+＋、]\s*", found[2]) if found is not None else []
        if found is None or not all(_ARTICLE.fullmatch(number) for number in (found[1], *news)):
            raise click.UsageError(f"“{each}”看不懂：写成 旧条=新条，如 36=12，拆成几条的写 36=12+13")
        out[found[1]] = news
    return out


def _there(plan: Plan, law: str, moves: Sequence[Move]) -> None:
    """Raises SourceError where the new law is not in the lists, or has no such article."""
    target = plan.registry.get(f"laws/{law}")
    if target is None:
        raise SourceError(f"没有收录“{law}”。改法：先在 lists/laws 里新建")
    version = current_of(target, plan.registry.as_of)
    total = version.get("articles") if version is not None else None
    beyond = sorted(
        {each for move in moves for each in move.to if isinstance(total, int) and order(each)[0] > total}, key=order
    )
    if beyond:
        raise SourceError(f"《{target.name}》共 {total} 条，没有第 {'、'.join(beyond)} 条")
