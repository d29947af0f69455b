"""``qingdan seal``, ``qingdan verify`` and ``qingdan proof``."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from qingdan.cli.diff import ROOT, review_command
from qingdan.cli.history import head_of, key_at, path_of, record_of, versions_of
from qingdan.cli.terminal import find_root, shipped_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.history import applied_on
from qingdan.read.git import run
from qingdan.read.layout import LISTS
from qingdan.read.parse import parse
from qingdan.read.revision import Revision, day_in_china
from qingdan.schema import Schemas
from qingdan.seal import PREFIX, SealedPublication, SealFault, verify
from qingdan.seal.make import seal
from qingdan.seal.notice import SealedNotice, digest_at, read_notice
from qingdan.seal.proof import SUMS, proof


@click.command("seal", cls=ChineseHelp)
@ROOT
@click.option("--key", default="", metavar="文件", help="签名用的 ssh 密钥；不写就用 git 的设置 user.signingkey。")
def seal_command(root: Path | None, key: str) -> int:
    """封存当前版本：用 ssh 密钥签一个标签，写下清单的摘要、上一次封存和这一段的决定。

    清单没有错误、从上一次封存起的改动都通过审阅、以前的封存都核对无误，才能封存。
    签名的密钥要在登记总表“可以封存的机构”里。显示的回执请保存在别处：印在公报上，交审计机关、档案馆留存。

    退出码：0 封存了；1 有错误，没有封存；2 没有运行成。
    """
    from qingdan.checks import check  # noqa: PLC0415 verifying need not load every check
    from qingdan.diagnostics import Severity  # noqa: PLC0415

    folder = find_root(root)
    head = Revision(folder, "HEAD")
    errors = [each for each in check(head, shipped_schemas(), as_of=head.day).open if each.severity is Severity.ERROR]
    if errors:
        click.echo(f"清单有 {len(errors)} 个错误，没有封存。改法：先运行 qingdan check 改好", err=True)
        return 1
    drafts = [file.path for file in head.files(f"{LISTS}/adjustments") if "/draft-" in file.path]
    if drafts:
        click.echo(
            f"还有 {len(drafts)} 个决定没有正式编号（{drafts[0]}），没有封存。改法：先运行 qingdan number --write",
            err=True,
        )
        return 1
    made, faults = verify(folder, judge=lambda base, later: _reviewed(folder, base, later))
    said = _reviewed(folder, made[-1].commit, head.commit) if made and made[-1].commit != head.commit else ""
    if said:
        faults.append(SealFault("", f"上一次封存以来的改动通不过审阅：{said}"))
    if faults:
        _tell(faults)
        click.echo("没有封存", err=True)
        return 1
    sealed = seal(folder, key)
    click.echo(f"封存了：{sealed.name}，{head.commit[:10]} 的版本，新登记的决定 {len(sealed.decisions)} 个")
    click.echo(f"回执：{sealed.id}")
    click.echo(f"要让别人看到，把它推送出去：git push origin {sealed.name}", err=True)
    return 0


@click.command("verify", cls=ChineseHelp)
@ROOT
@click.option("--receipt", default="", metavar="回执", help="以前封存时留下的回执，核对那一次封存还在。")
@click.option("--text", "text", default="", metavar="文字", help="纸上二维码里的文字，核对它是真、改过还是旧版。")
@click.option("--no-review", is_flag=True, help="不审阅两次封存之间的改动，只核对签名和先后。")
def verify_command(root: Path | None, receipt: str, text: str, no_review: bool) -> int:
    """核对全部封存：签名、清单的摘要、先后次序、历史没有改写，两次封存之间的改动都通过审阅。

    退出码：0 都对；1 有不对的，逐条列出；2 没有运行成。
    """
    folder = find_root(root)
    judge = None if no_review else lambda base, head: _reviewed(folder, base, head)
    made, faults = verify(folder, receipt=receipt, judge=judge)
    _tell(faults)
    for each in made:
        click.echo(f"{each.name}　{day_in_china(each.time)}　{each.commit[:10]}　回执 {each.id}")
    if not made:
        click.echo("尚未封存")
    wrong = bool(faults) or bool(receipt and not made)
    if text:
        wrong |= not _noticed(folder, text, made)
    if made and not faults:
        head = Revision(folder, "HEAD").commit
        changed = run(folder, "diff", "--name-only", made[-1].commit, "--", "lists").decode().splitlines()
        later = "" if made[-1].commit == head else "；此后的提交还没有封存"
        since = (
            f"；封存以后清单里有 {len(changed)} 个文件改过，改得对不对，用 qingdan review {made[-1].name} 看"
            if changed
            else ""
        )
        click.echo(f"都对：{len(made)} 次封存{later}{since}")
    return 1 if wrong else 0


@click.command("proof", cls=ChineseHelp)
@click.argument("entry", metavar="条目")
@ROOT
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="文件夹", help="写到这个新文件夹。")
def proof_command(entry: str, root: Path | None, out: Path) -> int:
    """写一份证明：一个条目的全文、来历和全部封存，只用 git 和 ssh-keygen 就能核对。

    条目写名称，或者“集合/标识”，例如 power/shichang-jianguan/shipin-jingying-xuke。
    """
    head, schemas = head_of(root)
    entry = key_at(head, schemas, entry)
    path = path_of(schemas, entry)
    made, faults = verify(head.root)
    if faults:
        _tell(faults)
        click.echo("封存核对有不对的，没有写", err=True)
        return 1
    last = Revision(head.root, made[-1].commit) if made else head
    record = record_of(head, schemas, entry)
    kept = [each for each in record.versions if last.descends(each.commit.id)]
    history = "".join(
        f"{record.dates(each)}；提交 {each.commit.id}；文件 {head.prefix}{each.path}；内容 {each.blob or '没有'}\n"
        for each in kept
    )
    raw = last.content(path)
    document = parse(path, raw).document if raw is not None else None
    name = str(document.data.get("name", entry)) if document is not None and isinstance(document.data, dict) else entry
    sealed = proof(head.root, out, (name, path), history, made)
    digest = hashlib.sha256((out / SUMS).read_bytes()).hexdigest()
    click.echo(f"写好了：{out}，依据 {sealed.name}\n摘要（{SUMS} 的 SHA-256，请另外记下）：{digest}")
    return 0


def _reviewed(folder: Path, base: str, head: str) -> str:
    """What a review of a range says against it, in one line; "" when it may be merged."""
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "review.txt"
        code = review_command.main(
            [base, head, "--root", str(folder), "--format", "text", "--out", str(out)], standalone_mode=False
        )
        told = [line for line in out.read_text("utf-8").splitlines() if "error[" in line] if out.exists() else []
    if not code:
        return ""
    return f"{len(told)} 个错误，如 {told[0]}" if told else f"有一边读不通（{base[:10]} 到 {head[:10]}）"


def _noticed(folder: Path, text: str, made: Sequence[SealedPublication]) -> bool:
    """Say what a notice's text is worth, and whether it is true or was once."""
    notice = read_notice(text)
    if notice is None:
        click.echo("这段文字不是清单告知单上的：改过，或者没有抄全", err=True)
        return False
    seal_of = next((each for each in made if each.name == notice.seal), None)
    head, schemas = head_of(folder)
    try:
        path = path_of(schemas, notice.entry)
    except click.UsageError:
        click.echo(f"改过：没有“{notice.entry}”这样的条目", err=True)
        return False
    if seal_of is None or digest_at(Revision(folder, seal_of.commit), path) != notice.digest:
        click.echo(f"改过：{notice.seal.removeprefix(PREFIX)} 封存的内容不是这样", err=True)
        return False
    if digest_at(head, path) == notice.digest:
        click.echo(f"真：从 {day_in_china(seal_of.time)} 封存起就是这样，现在仍是")
        return True
    click.echo(f"旧版：{_since(head, schemas, notice)}")
    return True


def _since(head: Revision, schemas: Schemas, notice: SealedNotice) -> str:
    """From which day on another version than the notice's applied."""
    versions, _ = versions_of(head, schemas, notice.entry)
    path = path_of(schemas, notice.entry)
    last = next(
        (
            at
            for at, each in reversed([*enumerate(versions)])
            if digest_at(Revision(head.root, each.commit.id), path) == notice.digest
        ),
        None,
    )
    if last is None or last + 1 >= len(versions):
        return "内容是真的，以后又改过"
    now = applied_on(versions, head.day)
    following = versions[last + 1]
    told = f"内容是真的，适用到 {following.applies} 之前；此后改过"
    return told + ("，现在已经不在清单里" if now is None or not now.blob else f"，现在适用的自 {now.applies} 起")


def _tell(faults: Sequence[SealFault]) -> None:
    for each in faults:
        click.echo(f"{each.where}：{each.what}" if each.where else each.what, err=True)
