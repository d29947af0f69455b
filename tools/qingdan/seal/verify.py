"""Whether the seals of a repository hold: signatures, digests, chain, ancestry, times, and git's own tricks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from qingdan.read import SourceError
from qingdan.read.git import run
from qingdan.read.revision import Revision, day_in_china
from qingdan.seal.publication import SealedPublication, listed_digest, publications
from qingdan.seal.signing import Signer, signed_by, signers_of

_DECISIONS = "lists/adjustments/"
_RECEIPT = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")


class SealFault(NamedTuple):
    """What does not hold: ``where`` is a seal's name, a commit's id, or "" for the repository; ``what`` a Chinese sentence."""

    where: str
    what: str


Judge = Callable[[str, str], str]
"""Takes the ids of an earlier and a later commit; what a review of the range has against it, "" when nothing."""


def verify(
    root: Path, *, receipt: str = "", signers: Sequence[Signer] = (), judge: Judge | None = None
) -> tuple[list[SealedPublication], list[SealFault]]:
    """The seals of a repository in order, and everything that does not hold, the repository's own faults first.

    ``receipt`` is the id of a tag object that somebody kept; ``signers`` are keys from outside, in place of those that the
    sealed registries allow. Without them a seal is held against the keys of the seal before, so that no commit brings in its
    own key; the first against its own. Raises SourceError where the folder is in no repository.
    """
    faults = [SealFault("", each) for each in _tricks(root)]
    try:
        head = Revision(root, "HEAD")
    except SourceError as problem:
        return [], [*faults, SealFault("", str(problem))]
    found = publications(root)
    faults += _damage(root)
    faults += _backwards(root)
    before: SealedPublication | None = None
    readable: SealedPublication | None = None
    for each in found:
        faults += [SealFault(each.name, what) for what in _own(root, each, readable, signers)]
        faults += [SealFault(each.name, what) for what in _chained(root, each, before)]
        if judge is not None and readable is not None and _commit(root, each) is not None:
            said = judge(readable.commit, each.commit)
            faults += [SealFault(each.name, f"与上一次封存之间的改动通不过审阅：{said}")] if said else []
        before = each
        readable = each if _commit(root, each) is not None else readable
    if found and not head.descends(found[-1].commit):
        faults.append(SealFault(found[-1].name, "当前版本不含最后一次封存：历史被改写，或者退回了旧的版本"))
    if receipt and not _RECEIPT.fullmatch(receipt):
        faults.append(SealFault("", f"“{receipt}”不是回执：回执是四十位的数字和字母，可能抄漏了"))
    elif receipt and receipt not in {each.id for each in found}:
        faults.append(SealFault("", f"手里的回执 {receipt} 不在这个仓库里：那一次封存被删掉或者重做了"))
    return found, faults


def decisions_between(root: Path, base: str, head: str) -> tuple[str, ...]:
    """The numbers of the decisions that a later commit has and an earlier one has not; all of them where ``base`` is ""."""
    later = _numbers(Revision(root, head))
    return tuple(sorted(later - (_numbers(Revision(root, base)) if base else set())))


def _numbers(at: Revision) -> set[str]:
    return {path.removeprefix(_DECISIONS).removesuffix(".yml") for path in at.paths(_DECISIONS.rstrip("/"))}


def _tricks(root: Path) -> Iterator[str]:
    """What makes git tell another history than the one that is there."""
    replaced = run(root, "for-each-ref", "--format=%(refname)", "refs/replace/").decode().split()
    if replaced:
        yield f"仓库里有 {len(replaced)} 处对象替换（refs/replace），核对时没有采用。改法：git replace -d 删掉"
    if run(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        yield "这个仓库没有取回全部历史，核对不完整。改法：git fetch --unshallow --tags"


def _damage(root: Path) -> Iterator[SealFault]:
    """Objects whose bytes are not what their ids say, as git finds them."""
    try:
        run(root, "fsck", "--full", "--no-dangling", "--no-progress")
    except SourceError as problem:
        first = str(problem).partition("：")[2].strip().splitlines()[:1]
        yield SealFault("", f"仓库里有坏掉或者缺少的内容：{first[0] if first else problem}")


def _backwards(root: Path) -> Iterator[SealFault]:
    """Commits that are dated before the one they follow."""
    later = ""
    times: dict[str, int] = {}
    rows = run(root, "log", "--first-parent", "--format=%H %ct", "HEAD").decode().split("\n")
    for row in filter(None, rows):
        commit, _, time = row.partition(" ")
        times[commit] = int(time)
        if later and times[later] < times[commit]:
            day, above = day_in_china(times[later]), day_in_china(times[commit])
            yield SealFault(later, f"提交的时间（{day}）早于它前一个提交（{above}），不能作为日期的凭据")
        later = commit


def _own(
    root: Path, seal: SealedPublication, before: SealedPublication | None, signers: Sequence[Signer]
) -> Iterator[str]:
    """What is wrong with one seal by itself and with what it names."""
    if seal.wrong:
        yield seal.wrong
    at = _commit(root, seal)
    if at is None:
        yield "它封存的提交不在这个仓库里"
        return
    if seal.lists and seal.lists != listed_digest(at):
        yield "清单的摘要与说明里写的不同：内容和封存对不上"
    if seal.time and seal.time < at.time:
        yield f"封存的时间（{day_in_china(seal.time)}）早于它封存的提交（{at.day}）"
    allowed = signers or signers_of(Revision(root, before.commit) if before is not None else at)
    if not seal.wrong and not signed_by(root, seal.id, allowed):
        yield (
            "签名不对：不是登记总表允许的公钥签的，或者签过以后改了"
            if allowed
            else "登记总表没有写谁可以封存，签名核对不了"
        )
    if not seal.wrong:
        listed = decisions_between(root, before.commit if before is not None else "", seal.commit)
        if listed != seal.decisions:
            yield f"说明里列的决定（{_told(seal.decisions)}）与这一段里新登记的（{_told(listed)}）不同"


def _chained(root: Path, seal: SealedPublication, before: SealedPublication | None) -> Iterator[str]:
    """Whether a seal follows the one before it by name."""
    if before is None:
        if seal.previous:
            yield f"它说前面还有一次封存（{seal.previous[:10]}），这个仓库里没有"
        return
    if seal.previous != before.id:
        yield f"它说上一次封存是 {seal.previous[:10] or '无'}，这里的上一次（{before.name}）却是 {before.id[:10]}"
    if seal.time and before.time and seal.time < before.time:
        yield f"封存的时间早于上一次封存（{before.name}）"
    at = _commit(root, seal)
    if at is not None and before.commit and not at.descends(before.commit):
        yield f"它封存的版本不含上一次封存的版本（{before.name}）：历史被改写，或者内容退回去了"


def _commit(root: Path, seal: SealedPublication) -> Revision | None:
    """The commit that a seal is of; None where there is none."""
    try:
        return Revision(root, seal.commit) if seal.commit else None
    except SourceError:
        return None


def _told(numbers: Sequence[str]) -> str:
    return "、".join(numbers) or "无"
