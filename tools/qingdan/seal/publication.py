"""A publication: an annotated tag whose message names the digest of the lists, the tool, the seal before and the decisions."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from qingdan.read import SourceError
from qingdan.read.git import run
from qingdan.read.layout import LISTS
from qingdan.read.revision import Revision

PREFIX = "publication/"
NONE = "none"
"""Stands in a message where there is no seal before, or no decision."""
_KEYS = ("lists", "tool", "previous", "decisions")
_HEAD = re.compile(
    rb"object (?P<object>[0-9a-f]+)\ntype (?P<type>\w+)\ntag (?P<tag>[^\n]+)\ntagger [^\n]*> (?P<time>\d+) [+-]\d{4}\n\n"
)
_SIGNATURE = b"-----BEGIN SSH SIGNATURE-----"
_NAME = re.compile(r"publication/\d{4}-\d{2}-\d{2}-[1-9]\d*")


class SealedPublication(NamedTuple):
    """One seal as its tag object says it. ``id`` is the id of that object: the receipt.

    ``time`` is in seconds since 1970; ``lists`` the SHA-256 that the message names; ``previous`` the id of the seal before, "" for the
    first; ``decisions`` are numbers such as 2026/001. ``wrong`` says in words what is amiss with the tag itself, "" when nothing is.
    """

    name: str
    id: str
    commit: str
    time: int = 0
    lists: str = ""
    tool: str = ""
    previous: str = ""
    decisions: tuple[str, ...] = ()
    wrong: str = ""

    @property
    def number(self) -> tuple[str, int]:
        """The day in the name and the count of that day, by which seals stand in order."""
        day, _, count = self.name.removeprefix(PREFIX).rpartition("-")
        return day, int(count) if count.isdigit() else 0


def publications(root: Path) -> list[SealedPublication]:
    """Every tag below ``publication/`` of a repository, in the order of their names. Raises SourceError outside git."""
    form = "%(objecttype) %(objectname) %(refname)"
    rows = run(root, "for-each-ref", f"--format={form}", f"refs/tags/{PREFIX}").decode("utf-8", "replace").splitlines()
    found = []
    for row in rows:
        kind, id_, ref = row.split(" ", 2)
        found.append(_publication(root, ref.removeprefix("refs/tags/"), id_, kind))
    return sorted(found, key=lambda each: each.number)


def message(lists: str, tool: str, previous: str, decisions: Sequence[str]) -> str:
    """The text of a tag, as ``publications`` reads it back."""
    values = (lists, tool, previous or NONE, " ".join(decisions) or NONE)
    return "清单封存\n\n" + "".join(f"{key}: {value}\n" for key, value in zip(_KEYS, values, strict=True))


def listed_digest(at: Revision) -> str:
    """The SHA-256 of the lists of a commit, in hexadecimal.

    One line a file, ``<SHA-256 of its bytes>  <path>``, in the order of the paths' bytes: what ``sha256sum`` writes of the files below
    ``lists``, so that anybody can count it again without this tool.
    """
    total = hashlib.sha256()
    for path in sorted(at.paths(LISTS), key=str.encode):
        raw = at.content(path)
        total.update(f"{hashlib.sha256(raw or b'').hexdigest()}  {path}\n".encode())
    return total.hexdigest()


def _publication(root: Path, name: str, id_: str, kind: str) -> SealedPublication:
    if kind != "tag":
        return SealedPublication(name, id_, id_, wrong="不是附注标签，没有签名")
    try:
        raw = run(root, "cat-file", "tag", id_)
    except SourceError:
        return SealedPublication(name, id_, "", wrong="标签的内容坏了，读不出来")
    head = _HEAD.match(raw)
    if head is None:
        return SealedPublication(name, id_, "", wrong="标签的开头不完整")
    made = SealedPublication(name, id_, head["object"].decode(), int(head["time"]))
    if head["type"] != b"commit":
        return made._replace(wrong="标签指的不是一个提交")
    if head["tag"].decode("utf-8", "replace") != name:
        return made._replace(wrong=f"标签原来的名字是“{head['tag'].decode('utf-8', 'replace')}”，被改名了")
    if not _NAME.fullmatch(name):
        return made._replace(wrong="名字不是 publication/年-月-日-序号")
    body, sign, _ = raw[head.end() :].partition(_SIGNATURE)
    said = _said(body.decode("utf-8", "replace"))
    if said is None:
        return made._replace(wrong="说明不是“清单封存”的四行")
    made = made._replace(
        lists=said["lists"],
        tool=said["tool"],
        previous="" if said["previous"] == NONE else said["previous"],
        decisions=() if said["decisions"] == NONE else tuple(said["decisions"].split(" ")),
    )
    return made if sign else made._replace(wrong="没有签名")


def _said(body: str) -> dict[str, str] | None:
    """The four values of a message; None where there is another line, or one too few."""
    first, empty, *rest = [*body.split("\n"), "", ""][: len(_KEYS) + 2]
    if first != "清单封存" or empty or body.split("\n")[len(_KEYS) + 2 :] != [""]:
        return None
    pairs = [row.partition(": ") for row in rest]
    if tuple(key for key, _, _ in pairs) != _KEYS or not all(value.strip() == value != "" for _, _, value in pairs):
        return None
    return {key: value for key, _, value in pairs}
