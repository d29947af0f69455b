"""``qingdan cases``."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qingdan.cases.days import known_days
from qingdan.cases.importing import Imported, import_cases
from qingdan.cases.key import inside, key_in
from qingdan.cases.layout import shipped_layout
from qingdan.cases.sample import as_csv, sample_tables
from qingdan.cases.store import CaseStore
from qingdan.cases.terms import TermBook
from qingdan.checks import check
from qingdan.cli.terminal import Progress, find_root, known_format, shipped_schemas
from qingdan.cli.words import ChineseGroup, ChineseHelp
from qingdan.read import SourceError, WorkTree
from qingdan.read.processes import uncollected
from qingdan.read.revision import Revision

if TYPE_CHECKING:
    from qingdan.model import Registry

ROOT = click.option(
    "--root", type=click.Path(path_type=Path), metavar="文件夹", help="清单所在的文件夹；不写就从当前文件夹往上找。"
)
KEY = click.option(
    "--key", type=click.Path(path_type=Path), default=Path("~/.config/qingdan/cases.key"), metavar="文件",
    help="办件编号的密钥；没有就做一个，不能放在清单的仓库里。默认 ~/.config/qingdan/cases.key。",
)  # fmt: skip
STORE = click.option(
    "--store",
    type=click.Path(path_type=Path),
    default=Path("build/cases.sqlite"),
    metavar="办件库",
    help="默认 build/cases.sqlite。",
)
ON = click.option("--on", "day", metavar="日期", help="到哪一天为止，写 年-月-日；不写就是办件库里最后的一天。")
SAMPLE_KEY = b"qingdan: the numbers of invented cases are no secret"


_ELSEWHERE = {
    "explain": "qingdan.cli.cases_lights:explain_command",
    "lights": "qingdan.cli.cases_lights:lights_command",
    "papers": "qingdan.cli.cases_report:papers_command",
    "report": "qingdan.cli.cases_report:report_command",
    "suggest": "qingdan.cli.cases_report:suggest_command",
}


@click.group("cases", cls=ChineseGroup, invoke_without_command=False, places=_ELSEWHERE)
def cases_command() -> None:
    """电子监察：导入办件，计时，亮灯，报告。"""


@cases_command.command("import", cls=ChineseHelp)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="文件…"
)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    default=Path("build/cases.sqlite"),
    metavar="办件库",
    help="默认 build/cases.sqlite。",
)
@click.option(
    "--mapping",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="文件",
    help="别的格式的对照文件。",
)
@click.option(
    "--refused",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="把没有导入的行（文件、表、行、列、原因）写成 CSV。",
)
@KEY
@ROOT
def import_command(
    files: Sequence[Path], into: Path, mapping: Sequence[Path], refused: Path | None, key: Path, root: Path | None
) -> int:
    """把办件的表（CSV、xlsx）导入办件库；原来的办件库换成新的。

    个人信息在门口就去掉，只数有多少；办件编号只留下加密钥的密号。中途出错或者中断，原来的办件库不动。
    """
    folder = find_root(root)
    registry = registry_of(folder)
    into = allowed(into, folder)
    progress = Progress()
    layout = shipped_layout([(path.name, path.read_bytes()) for path in mapping])
    with uncollected():
        done = import_cases(
            files, into, registry, book_of(registry, folder), layout, key_in(key, folder),
            progress=lambda what, number: progress(what, number, len(files)),
        )  # fmt: skip
    progress.close()
    for line in _told(done):
        click.echo(line)
    if refused is not None:
        _refused(into, refused)
    click.echo(f"办件库写在 {into}", err=True)
    return 1 if done.refused or done.strange else 0


@cases_command.command("sample", cls=ChineseHelp)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    default=Path("build/cases-sample.sqlite"),
    metavar="办件库",
    help="默认 build/cases-sample.sqlite。",
)
@click.option("--seed", type=int, default=1, metavar="数", help="同样的数得到同样的办件；默认 1。")
@click.option("--count", type=click.IntRange(1, 10_000_000), default=5000, metavar="件数", help="默认 5000。")
@click.option("--tables", type=click.Path(path_type=Path), metavar="文件夹", help="把生成的表也留在这里。")
@click.option("--on", "day", metavar="日期", default="2026-11-27", help="办到哪一天为止；默认 2026-11-27。")
@ROOT
def sample_command(into: Path, seed: int, count: int, tables: Path | None, day: str, root: Path | None) -> int:
    """照清单里的指南编一批示例办件，只供演示和测试。"""
    folder = find_root(root)
    registry = registry_of(folder)
    into = allowed(into, folder)
    book = book_of(registry, folder)
    rows = sample_tables(registry, book, known_days(registry), seed=seed, count=count, until=day_in(day))
    with tempfile.TemporaryDirectory() as made:
        place = tables or Path(made)
        place.mkdir(parents=True, exist_ok=True)
        paths = [place / f"{name}.csv" for name in rows]
        for path, table in zip(paths, rows.values(), strict=True):
            path.write_bytes(as_csv(table))
        done = import_cases(paths, into, registry, book, shipped_layout(), SAMPLE_KEY, sample=True)
    click.echo(f"示例办件 {done.cases} 件，写在 {into}", err=True)
    return 0


def registry_of(folder: Path) -> Registry:
    """The lists of a folder, as they are read without checking them."""
    source = WorkTree(folder)
    known_format(source)
    return check(source, shipped_schemas(), checks=[]).registry


def book_of(registry: Registry, folder: Path) -> TermBook:
    """What every guide said on every day."""
    try:
        return TermBook(registry, Revision(folder, "HEAD"))
    except SourceError:
        return TermBook(registry, None)


def allowed(into: Path, folder: Path) -> Path:
    """Where a store may be: outside the repository, or below ``build``, which git never takes. Raises SourceError elsewhere."""
    place = into.expanduser().resolve()
    if inside(place, folder) and folder.resolve() / "build" not in place.parents:
        raise SourceError(
            f"办件库不能放在清单的仓库里（{into}），办件不得提交。改法：放到仓库以外，或者放在 build 文件夹里"
        )
    return place


def day_in(text: str) -> int:
    """The ordinal of a day in a text. Raises UsageError for what is none."""
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        raise click.UsageError(f"日期“{text}”要写成 年-月-日，如 2026-03-02") from None


def _told(done: Imported) -> Iterable[str]:
    """What became of the rows, in words."""
    for each in done.accounts:
        place = each.file + (f"（{each.sheet}）" if each.sheet else "")
        parts = [f"{each.rows} 行", f"导入 {each.kept} 行"]
        parts += [
            f"{name} {count} 行"
            for name, count in (("重复", each.twice), ("没有导入", each.refused), ("空", each.blank))
            if count
        ]
        parts += [f"去掉个人信息 {each.dropped} 处"] if each.dropped else []
        yield f"{place}：" + "，".join(parts)
        if each.unknown:
            yield "  不认识的列，没有导入：" + "、".join(each.unknown)
        for title, count in sorted(each.coarse.items()):
            yield f"  “{title}”列有 {count} 行的代码或者名称不认识，按“其他”计；对照文件的 codes 可以写明"
        if each.by_name:
            told = "，".join(f"{action} {count} 行" for action, count in sorted(each.by_name.items()))
            yield f"  没有写业务动作，照环节的名称认定的：{told}；不对的，在表里写明业务动作"
    for file, sheet, rows in done.strange:
        yield f"{file}{'（' + sheet + '）' if sheet else ''}：{'没有内容' if not rows else f'{rows} 行，看不出是哪种表，没有导入'}"
    for table, count in sorted(done.orphans.items()):
        yield f"{_TABLES[table]}里有 {count} 行对不上受理的办件，没有计入"
    rows = sum(done.unmatched.values())
    if rows:
        yield f"有 {rows} 件对不上清单里的指南，留在库里，不计时："
        for (code, name), count in sorted(done.unmatched.items(), key=lambda each: (-each[1], each[0]))[:20]:
            yield f"  {name or '（名称不显示）'}{'（' + code + '）' if code else ''}：{count} 件"


_TABLES = {"process": "过程", "special_procedure": "特别程序", "result": "结果", "ratings": "评价", "excused": "免责"}


def _refused(store: Path, out: Path) -> None:
    held = CaseStore(store)
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("文件", "表", "行", "列", "原因"))
        writer.writerows(held.rows("refused"))
    held.close()
