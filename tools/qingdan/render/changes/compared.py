"""What a report is about: the two states with what proves which they are, and the tool that judged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from qingdan.read import Source
from qingdan.read.layout import LISTS, SCHEMAS
from qingdan.read.revision import Revision
from qingdan.read.trees import tree_id

_CHINA = 8 * 3600


class ComparedState(NamedTuple):
    """One state: the name by which it was asked for, its full commit id and time in China, and the ids of its lists' and schemas' trees.

    Of a folder ``commit`` and ``time`` are those of the commit that it lies on, and ``loose`` says that it differs from that.
    """

    name: str
    commit: str
    time: str
    lists: str
    schemas: str
    loose: bool

    @property
    def words(self) -> str:
        """The state in words, for a head of a report."""
        known = self.name if self.name not in ("", self.commit) else ""
        if self.loose:
            said = f"文件夹“{known}”里还没有提交的现状，在提交 {self.commit}（{self.time}）之上"
        else:
            said = f"提交 {self.commit}（{'，'.join(filter(None, (known, self.time)))}）"
        trees = [f"{title} {id_}" for title, id_ in (("清单", self.lists), ("格式", self.schemas)) if id_]
        return said + "".join(f"，{each}" for each in trees)


class Compared(NamedTuple):
    """Both states, and what judged: the tool's version, and the digests of the tool and of the schemas that it judged by."""

    base: ComparedState
    head: ComparedState
    version: str
    tool: str
    schemas: str

    @property
    def lines(self) -> Sequence[str]:
        """The head of a report: a line for each state, and one for the tool."""
        return (
            f"从 {self.base.words}",
            f"到 {self.head.words}",
            f"工具 {self.version}，摘要 {self.tool}；判断用的格式 {self.schemas}（SHA-256 的前 16 位）",
        )


def side_of(source: Source, commit: Revision) -> ComparedState:
    """One state; ``commit`` is the state itself, or the commit that a folder lies on."""
    time = datetime.fromtimestamp(commit.time + _CHINA, UTC).strftime("%Y-%m-%d %H:%M:%S +08:00")
    lists, schemas = (tree_id(source, folder, commit.commit) for folder in (LISTS, SCHEMAS))
    held = tuple(tree_id(commit, folder, commit.commit) for folder in (LISTS, SCHEMAS)) if source is not commit else ()
    loose = source is not commit and (lists, schemas) != held
    name = "" if source is not commit and not loose else source.name
    return ComparedState(name, commit.commit, time, lists, schemas, loose)


__all__ = ["Compared", "ComparedState", "side_of"]
