"""``qingdan init``."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import click

from qingdan import __version__
from qingdan.cli.schemas import copy_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.edit import RefusedError
from qingdan.edit.city import Choice, Division, custodian_of, files_of, meant, named, place_of, unknown, wheel_files
from qingdan.edit.city.found import EXECUTABLE
from qingdan.read import SourceError

_NOBODY = ("-c", "user.name=清单", "-c", "user.email=qingdan@localhost")
"""Who makes the first commit where git knows nobody."""
_WHO = """\
这台电脑的 git 还不知道你是谁，提交之前先写一次（写岗位和单位的邮箱）：
  git config --global user.name "清单岗"
  git config --global user.email "qingdan@单位的域名\""""
_FIRST = """\
已有的职权先登记完，再开始把关：登记完、推送到仓库以后运行 qingdan migrate --gate --write，把它改的文件也提交、推送；
起点在仓库的 main 里才算数，所以推送以后才保护 main 分支。此后每增减一项职权都要有决定；在这以前登记的只列出，不要决定。"""


@click.command("init", cls=ChineseHelp)
@click.argument("name", required=False, default="", metavar="[地名]")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[文件夹]")
@click.option("--division", default="", metavar="代码", help="六位的行政区划代码，如 130200；同名的地方要写。")
@click.option("--custodian", metavar="机构", help="保管清单的机构的全称；不写就是本级人民政府。")
@click.option(
    "--laws",
    type=click.Choice(("all", "cited")),
    metavar="范围",
    help="all（全部国家法律、行政法规、规章，默认）或 cited（只要开头用到的）；地方性法规不带。",
)
@click.option(
    "--wheel",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="文件",
    help="qingdan 的 wheel 文件：放进 tools/wheel，供自动审阅安装。要与正在运行的同一版，旁边有 SHA256SUMS 的先核对。",
)
@click.option("--yes", is_flag=True, help="不提问，没有写的用默认。")
def init_command(
    name: str,
    folder: Path | None,
    division: str,
    custodian: str | None,
    laws: str | None,
    wheel: Path | None,
    *,
    yes: bool,
) -> int:
    """新建一个地方的清单库：总表、最初的机构、国家的法律、自动审阅，并做第一次提交。

    例如：qingdan init 唐山市 --division 130200。不写的逐项提问；加 --yes 不提问。
    文件夹不写，就在当前文件夹里建一个，用地名的拼音。
    """
    try:
        place = _place(name, division, yes=yes)
        keeps = custodian_of(place, custodian) if custodian is not None else "" if yes else _custodian(place)
        everything = laws != "cited" if laws or yes else _agreed("带上全部国家法律、行政法规、规章吗")
        files = files_of(Choice(place, keeps, everything, date.today().isoformat()), __version__)
        if wheel is not None:
            files |= wheel_files(wheel, __version__)
    except RefusedError as problem:
        raise SourceError(str(problem)) from None
    target = (folder or Path(place.id)).absolute()
    _free(target)
    _made(files, target, place)
    click.echo(f"建好了：{target}（{len(files)} 个文件，已提交）", err=True)
    click.echo("接着：进这个文件夹，qingdan serve 看网站，qingdan edit 修改；要先补的写在 README.md", err=True)
    click.echo(_FIRST, err=True)
    if not _known(target):
        click.echo(_WHO, err=True)
    return 0


def _place(name: str, division: str, *, yes: bool) -> Division:
    """The place that is meant; asked for where it is not told. Raises RefusedError."""
    if division:
        return place_of(division, name)
    asked = not name
    if asked and yes:
        raise RefusedError("没有写地名。改法：写全称，例如 qingdan init 唐山市 --yes，或者用 --division 写行政区划代码")
    while not (found := named(name)):
        if name and not asked:
            raise RefusedError(unknown(name))
        if name:
            click.echo(unknown(name), err=True)
        name = str(click.prompt("地名（全称，如“唐山市”）")).strip()
    if len(found) == 1:
        return place_of(found[0].code)
    listed = "、".join(f"{each.code}（{each.within}）" for each in found)
    told = f"叫“{name}”的有 {len(found)} 个：{listed}"
    if yes:
        raise RefusedError(f"{told}。改法：用 --division 写明是哪一个")
    click.echo(told, err=True)
    while (chosen := meant(str(click.prompt("是哪一个（写代码，或者所在的市）")).strip(), found)) is None:
        click.echo("这样还分不出是哪一个。改法：写上面六位代码中的一个", err=True)
    return place_of(chosen.code)


def _custodian(place: Division) -> str:
    """Who keeps the lists, asked until it is the name of a body."""
    click.echo("保管机构在公布以后再换，要登记一次更正；不清楚的先按回车，正式公布以前再改。", err=True)
    while True:
        try:
            return custodian_of(place, str(click.prompt("保管清单的机构（全称）", default=place.government)))
        except RefusedError as problem:
            click.echo(str(problem), err=True)


def _agreed(question: str) -> bool:
    """Yes or no, asked in Chinese until it is one of them; yes where nothing is written."""
    while True:
        answer = str(click.prompt(f"{question}（是/否）", default="是")).strip().lower()
        if answer in ("是", "要", "好", "y", "yes"):
            return True
        if answer in ("否", "不", "不要", "n", "no"):
            return False
        click.echo("写“是”或者“否”", err=True)


def _free(target: Path) -> None:
    """Raises SourceError where something is in the folder, save a clone without a commit, or where it lies in another registry."""
    for above in (target, *target.parents):
        if (above / "lists").is_dir() and (above / "lists/registry.yml").exists() and above != target:
            raise SourceError(f"“{target}”在另一个清单库“{above}”里面，没有建。改法：换一个地方")
    inside = sorted(each.name for each in target.iterdir()) if target.is_dir() else []
    if inside == [".git"] and (target / ".git").is_dir():
        if _asked(target, "rev-parse", "--quiet", "--verify", "HEAD"):
            raise SourceError(f"“{target}”是一个已经有提交的仓库，没有动。改法：用一个还空着的仓库，或者换一个文件夹")
    elif target.exists() and (inside or not target.is_dir()):
        raise SourceError(f"“{target}”里已经有东西，没有动。改法：换一个文件夹，或者先把它清空")


def _made(files: dict[str, bytes], target: Path, place: Division) -> None:
    """Write everything beside the place, commit it, and then put it there. Raises SourceError where git cannot."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".qingdan-", dir=target.parent))
    try:
        aside.chmod(0o755)
        for path, raw in files.items():
            place_ = aside / path
            place_.parent.mkdir(parents=True, exist_ok=True)
            place_.write_bytes(raw)
            if path in EXECUTABLE:
                place_.chmod(0o755)
        cloned = target / ".git"
        where: tuple[str, ...] = ()
        if cloned.is_dir():
            where = (f"--git-dir={cloned}", f"--work-tree={aside}")
            _git(aside, *where, "symbolic-ref", "HEAD", "refs/heads/main")
        else:
            _git(aside, "init", "--quiet", "--initial-branch=main")
        _git(aside, *where, "config", "core.hooksPath", "tools/hooks")
        _git(aside, *where, "config", "qingdan.python", Path(sys.executable).as_posix())
        _git(aside, *where, "add", "--all")
        who = () if _known(target if where else aside) else _NOBODY
        _git(aside, *where, *who, "commit", "--quiet", "--no-verify", "-m", f"建立{place.name}的清单库")
        copy_schemas(aside)
        if target.is_dir():
            # The folder itself stays: a shell may stand in it.
            for each in sorted(aside.iterdir()):
                each.rename(target / each.name)
        else:
            aside.rename(target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _known(folder: Path) -> bool:
    """Whether git knows there who makes a commit."""
    return all(_asked(folder, "config", name) for name in ("user.name", "user.email"))


def _asked(folder: Path, *arguments: str) -> bool:
    """Whether git answers with something."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)  # noqa: S603, S607 a fixed call
    except FileNotFoundError:
        raise SourceError("没有找到 git。改法：先安装 git，再运行一次") from None
    return done.returncode == 0 and bool(done.stdout.strip())


def _git(folder: Path, *arguments: str) -> None:
    try:
        done = subprocess.run(  # noqa: S603 our own words
            ["git", "-C", str(folder), *arguments],  # noqa: S607
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise SourceError("没有找到 git。改法：先安装 git，再运行一次") from None
    if done.returncode:
        raise SourceError(f"git 没有做成：{done.stderr.decode('utf-8', 'replace').strip()}")
