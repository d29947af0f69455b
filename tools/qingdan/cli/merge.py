"""``qingdan merge``: another branch into this one, by entries and fields rather than by lines."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from qingdan.checks.since import check_since
from qingdan.cli.change import said
from qingdan.cli.terminal import Lines, editing_root, palette, shipped_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.diagnostics import Severity
from qingdan.diff import Comparison, ComparisonError, compare_sources
from qingdan.edit import RefusedError
from qingdan.edit.journal import write_all
from qingdan.edit.meant import key_meant
from qingdan.edit.merging import WHOLE, Merged, Met, merged
from qingdan.edit.sides import Sides
from qingdan.edit.unite import MergeSide
from qingdan.model import build_registry
from qingdan.model.spoken import spoken
from qingdan.read import Source, SourceError, WorkTree, read_lists
from qingdan.read.git import run
from qingdan.read.layout import LISTS
from qingdan.read.overlay import Overlay
from qingdan.read.revision import Revision, day_of
from qingdan.read.trunk import is_trunk
from qingdan.render import text
from qingdan.render.changes.wording import Wording
from qingdan.schema import Schemas, usable_schemas

_NONE = "（没有）"


@click.command("merge", cls=ChineseHelp)
@click.argument("branch", metavar="分支")
@click.option(
    "--take",
    multiple=True,
    metavar="条目#字段=分支",
    help="两边改了同一处的，以哪个分支的为准；照预览列出的写，条目和字段写名称也行，可以写几次。",
)
@click.option("--write", is_flag=True, help="合并；不加就只预览，不动文件。")
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="清单所在的文件夹（其中有 lists）；不写就从当前文件夹往上找。",
)
def merge_command(branch: str, take: tuple[str, ...], root: Path | None, *, write: bool) -> int:
    """把另一个分支的改动并进当前分支：按条目、字段和行合并，注释留着，不是按文字的行。

    例如：qingdan merge main。两边改的不是同一处，都留下；改了同一处，把原来的、两边的都列出来，用 --take 选一个。
    一边换了标识、移了机构，另一边对它的改动和引用跟着走；两边的决定用了同一个编号，后合并的改成下一个号。
    写入以后没有提交：看过改动，再 git commit；不要了，git merge --abort 退回。
    """
    folder = editing_root(root)
    source = WorkTree(folder)
    here, there = Revision(folder, "HEAD"), Revision(folder, branch)
    names = (_name_of(folder), branch)
    base = _parting(folder, here, there)
    if base is None:
        click.echo(f"“{branch}”早就在当前分支里了，没有要合并的", err=True)
        return 0
    if write:
        _clean(folder)
    schemas = usable_schemas(source, shipped_schemas())
    newer = MergeSide.OURS if is_trunk(branch) else MergeSide.THEIRS
    try:
        taken = _meant(_taken(take, names), source, schemas)
        if not "".join(taken).isascii():
            sides = Sides(base, source, there, schemas, newer)
            clashes = merged(sides, source, there, {}).clashes
            taken = _placed(taken, clashes, compare_sources(base, sides.ours, schemas))
        sides = Sides(base, source, there, schemas, newer)
        result = merged(sides, source, there, taken)
    except (RefusedError, ComparisonError) as problem:
        raise SourceError(said(problem)) from None
    _tell(result, compare_sources(base, sides.ours, schemas), names)
    if result.clashes:
        click.echo(f"{len(result.clashes)} 处两边都改了，要选一个；文件没有动", err=True)
        return 1
    failed = _checked(source, result, folder)
    if not write:
        click.echo("合得上；文件没有动，加上 --write 才合并", err=True)
        return 1 if failed else 0
    return _carried_out(folder, there, branch, result) or int(failed)


def _parting(folder: Path, here: Revision, there: Revision) -> Revision | None:
    """The commit in which both parted; None where the other one is in this one already. Raises SourceError where there is none."""
    found = run(folder, "merge-base", here.commit, there.commit, fine=(0, 1)).decode().strip()
    if not found:
        raise SourceError(f"“{there.name}”和当前分支没有共同的来历，合不到一起")
    return None if found == there.commit else here.beside(found)


def _name_of(folder: Path) -> str:
    name = run(folder, "rev-parse", "--abbrev-ref", "HEAD").decode().strip()
    return "当前版本" if name == "HEAD" else name


def _clean(folder: Path) -> None:
    """Raises SourceError where something is not committed, or another merge is under way."""
    if run(folder, "rev-parse", "--verify", "--quiet", "MERGE_HEAD", fine=(0, 1)):
        raise SourceError("上一次的合并还没有做完。改法：提交它，或者 git merge --abort 退回，再来")
    new = run(folder, "status", "--porcelain", "--untracked-files=all", "--", LISTS)
    if new or run(folder, "status", "--porcelain", "--untracked-files=no"):
        raise SourceError("有改动没有提交。改法：先提交，再合并")


def _taken(take: Sequence[str], names: tuple[str, str]) -> dict[str, MergeSide]:
    """Which side counts where. Raises UsageError where that is not said by the name of a branch."""
    out = {}
    for each in take:
        where, _, name = each.rpartition("=")
        if not where or name not in names:
            raise click.UsageError(f"--take：“{each}”要写成 条目#字段=分支，分支是“{names[0]}”或者“{names[1]}”")
        out[where] = MergeSide.OURS if name == names[0] else MergeSide.THEIRS
    return out


def _meant(taken: Mapping[str, MergeSide], source: Source, schemas: Schemas) -> dict[str, MergeSide]:
    """The chosen sides by entry key and property id, where names stood for keys and ids. Raises SourceError where a name is of no entry."""
    if not taken:
        return {}
    registry = build_registry(read_lists(source, schemas.layout), schemas)
    out = {}
    for where, side in taken.items():
        text, mark, path = where.partition("#")
        found = schemas.collection(text.partition("/")[0])
        key = text if found is not None and text.isascii() else key_meant(registry, text)
        entry = registry.get(key)
        properties = entry.collection.root.properties.items() if entry is not None else ()
        titled = next((name for name, field in properties if field.title == path), path)
        out[f"{key}{mark}{titled}"] = side
    return out


def _placed(taken: Mapping[str, MergeSide], clashes: Sequence[Met], comparison: Comparison) -> dict[str, MergeSide]:
    """The chosen sides by path, where the words stood for it by which a clash is told (办理时限的承诺办结时限)."""
    wording = Wording(comparison)
    paths = {
        f"{met.key}#{_where(met, comparison, wording)}": f"{met.key}#{met.clash.path}"
        for met in clashes
        if met.clash.path not in ("", WHOLE)
    }
    return {paths.get(where, paths.get(where.replace(".", "的"), where)): side for where, side in taken.items()}


def _where(met: Met, comparison: Comparison, wording: Wording) -> str:
    """The place of a clash in words."""
    entry = comparison.entry(met.key)
    known = entry is not None and met.clash.path
    return (
        spoken(entry.collection.root, entry.data, met.clash.path, wording.value).words
        if entry and known
        else "整个文件"
    )


def _tell(result: Merged, comparison: Comparison, names: tuple[str, str]) -> None:
    """Print which entries both branches changed, the notes, and each clash with both values and how to choose one."""
    wording = Wording(comparison)
    for key in result.united:
        count = sum(each.key == key for each in result.clashes)
        click.echo(f"{wording.name(key)}（{key}）：两边都改了，{f'{count} 处要选' if count else '合得上'}")
    for note in result.notes:
        click.echo(f"留意：{note}")
    for met in result.clashes:
        _tell_clash(met, comparison, wording, names)


def _tell_clash(met: Met, comparison: Comparison, wording: Wording, names: tuple[str, str]) -> None:
    clash = met.clash
    where = met.key if clash.path == WHOLE else f"{met.key}#{clash.path}"
    words = _where(met, comparison, wording)
    click.echo(f"\n“{wording.name(met.key)}”的{words}，两边都改了：")
    for who, value in (("原来", clash.before), (names[0], clash.ours), (names[1], clash.theirs)):
        click.echo(f"  {who}：{_NONE if value is None else wording.value(clash.field, value)}")
    click.echo(f"  选一个：--take '{where}={names[0]}' 或者 --take '{where}={names[1]}'")


def _checked(source: Source, result: Merged, folder: Path) -> bool:
    """Tell what a check says of the united lists that it does not say of this branch; whether an error is among that."""
    planned = Overlay(source, result.files)
    outcome = check_since(planned, source, shipped_schemas(), as_of=day_of(folder))
    found = [each for each in outcome.open if each.severity is not Severity.NOTICE]
    if found:
        click.echo(f"\n合并以后，检查会说：\n{text(found, Lines(planned), palette(sys.stdout))}")
    return any(each.severity is Severity.ERROR for each in found)


def _carried_out(folder: Path, there: Revision, branch: str, result: Merged) -> int:
    """Let git begin the merge, put the united lists in their places, and leave the commit to a person."""
    run(folder, "merge", "--no-ff", "--no-commit", "--quiet", "-m", f"合并 {branch}", there.commit, fine=(0, 1))
    if not run(folder, "rev-parse", "--verify", "--quiet", "MERGE_HEAD", fine=(0, 1)):
        raise SourceError("git 没有开始合并，文件没有动。改法：看 git status，有没有登记的文件挡着的，先移开")
    write_all(folder, result.files)
    # Git refuses to record at all where one path is neither there nor known to it, such as the old place of what moved.
    known = set(run(folder, "ls-files", "-z").decode("utf-8", "replace").split("\0"))
    paths = "\0".join(path for path in result.files if path in known or (folder / path).exists()).encode()
    run(folder, "add", "--all", "--force", "--pathspec-from-file=-", "--pathspec-file-nul", stdin=paths)
    left = run(folder, "diff", "--name-only", "--diff-filter=U", "-z").decode("utf-8", "replace").split("\0")
    if any(left):
        click.echo(f"清单合好了；这些文件还有冲突，照 git 的办法解决：{'、'.join(filter(None, left))}", err=True)
        return 1
    click.echo("合好了，还没有提交：看过改动，再 git commit；不要了，git merge --abort 退回", err=True)
    return 0
