"""Seal a commit: a signed annotated tag, made only where everything before it holds."""

from __future__ import annotations

from pathlib import Path

from qingdan import __version__
from qingdan.read import SourceError
from qingdan.read.git import run
from qingdan.read.revision import Revision, day_in_china
from qingdan.seal.publication import PREFIX, SealedPublication, listed_digest, message, publications
from qingdan.seal.signing import allowed_signers, signed_by, signers_of
from qingdan.seal.verify import decisions_between


def seal(root: Path, key: str = "") -> SealedPublication:
    """Sign the commit that the repository stands at, and the seal that was made.

    ``key`` is the file of an ssh key, private or public with an agent; git's setting ``user.signingkey`` where it is "". The new seal's
    name has the day in China of git's own date. Raises SourceError, and leaves no tag, where nothing is new since the seal before, the
    registry allows no key, or the signature is none of those allowed.
    """
    head = Revision(root, "HEAD")
    made = publications(root)
    last = made[-1] if made else None
    if last is not None and last.commit == head.commit:
        raise SourceError(f"这个版本已经封存过了：{last.name}")
    allowed = signers_of(Revision(root, last.commit) if last is not None else head)
    if not allowed_signers(allowed):
        raise SourceError(
            "登记总表没有写谁可以封存。改法：在登记总表的“可以封存的机构”里写上机构和公钥，合并之后再封存"
        )
    signing = ("-c", f"user.signingkey={key}") if key else ()
    decisions = decisions_between(root, last.commit if last is not None else "", head.commit)
    text = message(listed_digest(head), __version__, last.id if last is not None else "", decisions)
    name = _next(root, made)
    run(root, "-c", "gpg.format=ssh", *signing, "tag", "-s", "-F", "-", name, head.commit, stdin=text.encode())
    sealed = next(each for each in publications(root) if each.name == name)
    if not signed_by(root, sealed.id, allowed):
        run(root, "tag", "-d", name)
        raise SourceError(
            "签名的密钥不在登记总表允许的公钥里，没有封存。改法：换用允许的密钥（--key），或者先登记它并封存一次"
        )
    return sealed


def _next(root: Path, made: list[SealedPublication]) -> str:
    """The name of the next seal: the day of git's own date, and the next number of that day."""
    told = run(root, "var", "GIT_COMMITTER_IDENT").decode("utf-8", "replace").split()
    day = day_in_china(int(told[-2]))
    count = max((number for known, number in (each.number for each in made) if known == day), default=0)
    return f"{PREFIX}{day}-{count + 1}"
