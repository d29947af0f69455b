"""``qingdan init``."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

import click

from qingdan import __version__
from qingdan.cli.words import ChineseHelp
from qingdan.edit import RefusedError
from qingdan.edit.city import Choice, Place, files_of, named, place_of
from qingdan.edit.city.found import EXECUTABLE
from qingdan.read import SourceError

_NOBODY = ("-c", "user.name=清单", "-c", "user.email=qingdan@localhost")
"""Who makes the first commit where git knows nobody."""


@click.command("init", cls=ChineseHelp)
@click.argument("name", required=False, default="", metavar="[地名]")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[文件夹]")
@click.option("--division", default="", metavar="代码", help="六位的行政区划代码，如 130200；同名的地方要写。")
@click.option("--custodian", default="", metavar="机构", help="保管清单的机构的全称；不写就是本级人民政府。")
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
    help="qingdan 的 wheel 文件：放进 tools/wheel，供自动审阅安装。",
)
@click.option("--yes", is_flag=True, help="不提问，没有写的用默认。")
def init_command(
    name: str, folder: Path | None, division: str, custodian: str, laws: str | None, wheel: Path | None, *, yes: bool
) -> int:
    """新建一个地方的清单库：总表、最初的机构、国家的法律、自动审阅，并做第一次提交。

    例如：qingdan init 唐山市 --division 130200。不写的逐项提问；加 --yes 不提问。
    文件夹不写，就在当前文件夹里建一个，用地名的拼音。
    """
    try:
        place = _place(name, division, yes=yes)
        if not yes:
            custodian = custodian or click.prompt("保管清单的机构（全称）", default=f"{place.name}人民政府")
            laws = laws or ("all" if click.confirm("带上全部国家法律、行政法规、规章吗", default=True) else "cited")
        files = files_of(Choice(place, custodian, laws != "cited"), __version__)
    except RefusedError as problem:
        raise SourceError(str(problem)) from None
    if wheel is not None:
        raw = wheel.read_bytes()
        files[f"tools/wheel/{wheel.name}"] = raw
        files["tools/wheel/SHA256SUMS"] = f"{hashlib.sha256(raw).hexdigest()}  {wheel.name}\n".encode()
    target = (folder or Path(place.id)).absolute()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise SourceError(f"“{target}”里已经有东西，没有动。改法：换一个文件夹，或者先把它清空")
    _made(files, target, place)
    click.echo(f"建好了：{target}（{len(files)} 个文件，已提交）", err=True)
    click.echo("接着：进这个文件夹，qingdan serve 看网站，qingdan edit 修改；要先补的写在 README.md", err=True)
    return 0


def _place(name: str, division: str, *, yes: bool) -> Place:
    """The place that is meant; asked for where it is not told. Raises RefusedError."""
    if not name and not division and not yes:
        name = click.prompt("地名（全称，如“唐山市”）")
    if not division:
        found = named(name)
        if len(found) == 1:
            return found[0]
        listed = "、".join(each.code for each in found)
        if yes:
            raise RefusedError(
                f"叫“{name}”的有 {len(found)} 个：{listed}。改法：用 --division 写明是哪一个"
                if found
                else f"没有“{name}”这个地方。改法：写全称，或者用 --division 写六位的行政区划代码"
            )
        division = click.prompt(f"行政区划代码（六位{'，' + listed if listed else ''}）")
    return place_of(division, name)


def _made(files: dict[str, bytes], target: Path, place: Place) -> None:
    """Write everything beside the place, commit it, and put it there in one step. Raises SourceError where git cannot."""
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
        _git(aside, "init", "--quiet", "--initial-branch=main")
        _git(aside, "config", "core.hooksPath", "tools/hooks")
        _git(aside, "add", "--all")
        known = subprocess.run(  # noqa: S603 a fixed call
            ["git", "-C", str(aside), "config", "user.email"],  # noqa: S607
            capture_output=True,
            check=False,
        )
        _git(
            aside,
            *(() if known.returncode == 0 else _NOBODY),
            "commit", "--quiet", "--no-verify", "-m", f"建立{place.name}的清单库",
        )  # fmt: skip
        if target.is_dir():
            target.rmdir()
        aside.rename(target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


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
