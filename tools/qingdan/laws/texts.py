"""Texts of statutes: one file becomes its articles, with what its last ones say of effect and of other laws."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qingdan.laws.numbers import NUMBER, number

_NAME = re.compile(r"(?P<name>.+?)[(（](?P<date>\d{4}-\d{2}-\d{2})[)）]")
_HEADING = re.compile(rf"^[\s#>*]*第({NUMBER})条(?:之({NUMBER}))?(?:[\s:：*【\[（(]+|$)")
_PART = re.compile(rf"^(?:#+\s|[\s*]*第{NUMBER}(?:分?编|章|节)(?:\s|$))")
_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")
_FROM = re.compile(rf"自({NUMBER})年({NUMBER})月({NUMBER})日起(?:施行|实施|执行|生效)")
_ENDS = re.compile(r"((?:[^。；]*?《[^《》]+》)+)[^。；《》]*?同时废止")
_TITLE = re.compile(r"《([^《》]+)》")
_LEAP = 3
"""How many numbers a mirror may have lost between two articles."""
_STATE = "中华人民共和国"


class TextError(Exception):
    """A file that cannot be taken for a statute; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Statute:
    """One version of a law: what the file is called, its date (YYYY-MM-DD), its articles by number as citations write them.

    ``effective`` is the day that the text itself gives, empty where it gives none; ``ends`` are the laws that it says end with it,
    as (title, article).
    """

    path: str
    name: str
    date: str
    articles: Mapping[str, str] = field(repr=False)
    effective: str = ""
    ends: Sequence[tuple[str, str]] = ()

    @property
    def count(self) -> int:
        """How many articles there are, those inserted as 之一 not counted: the highest number."""
        return max((int(each.partition("-")[0]) for each in self.articles), default=0)


def plain_name(name: str) -> str:
    """A law's name as mirrors have it: without the State's, brackets in one form."""
    return "".join(name.split()).removeprefix(_STATE).replace("(", "（").replace(")", "）")


def statute(path: str, raw: bytes) -> Statute:
    """The statute in a file ``名称(日期).md``, ``.txt`` or ``.docx``. Raises TextError where the file is none."""
    stem, _, ending = path.rpartition("/")[2].rpartition(".")
    named = _NAME.fullmatch(stem)
    if named is None:
        raise TextError("文件名不是“名称(年-月-日)”的样子")
    if ending == "docx":
        lines = _lines_of_docx(raw)
    elif ending in ("md", "txt"):
        try:
            lines = raw.decode("utf-8-sig").splitlines()
        except UnicodeDecodeError:
            raise TextError("不是 UTF-8 编码的文本") from None
    else:
        raise TextError(f"不认识 .{ending} 文件，只读 md、txt 和 docx")
    articles = articles_in(lines)
    if not articles:
        raise TextError("没有一行以“第…条”开头，认不出条文")
    last = list(articles.values())[-3:]
    effective = next((day for text in reversed(last) if (day := _effective(text))), "")
    numbers = list(articles)[-3:]
    ends = [(title, at) for at, text in zip(numbers, last, strict=True) for title in _ended(text)]
    return Statute(path, plain_name(named["name"]), named["date"], articles, effective, tuple(ends))


def articles_in(lines: Sequence[str]) -> dict[str, str]:
    """The articles of a text, each with all its paragraphs and tables; chapters' headings and what stands before the first are left out.

    A paragraph may begin with the number of an article that it speaks of: a heading goes on from the one before.
    """
    out: dict[str, list[str]] = {}
    now, last, part = "", 0, 0
    for line in lines:
        found = _HEADING.match(line)
        if found is not None:
            main, after = number(found[1]), number(found[2]) if found[2] else 0
            follows = (after == part + 1 and main == last) if after else last < main <= last + _LEAP
            if follows:
                now, last, part = f"{main}-{after}" if after else str(main), main, after
                out[now] = [line[found.end() :]]
                continue
        if now and not _PART.match(line):
            out[now].append(line)
    return {key: _joined(several) for key, several in out.items()}


def _joined(lines: Sequence[str]) -> str:
    """Lines as one text, blank ones left out; links of a wiki as their words."""
    return "\n".join(_LINK.sub(r"\1", line).strip() for line in lines if line.strip())


def _effective(text: str) -> str:
    found = _FROM.search(text.replace(" ", ""))
    if found is None:
        return ""
    year, month, day = (_year(found[1]), number(found[2]), number(found[3]))
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _year(text: str) -> int:
    """A year, its figures written one after another."""
    return (
        number(text)
        if text.isascii()
        else int("".join(str("〇一二三四五六七八九".find(each.replace("零", "〇"))) for each in text))
    )


def _ended(text: str) -> Iterator[str]:
    for sentence in _ENDS.finditer(text):
        yield from _TITLE.findall(sentence[1])


def _lines_of_docx(raw: bytes) -> list[str]:
    """The paragraphs and the cells of tables, in their order."""
    from docx import Document  # noqa: PLC0415 a library that few runs need
    from docx.table import Table  # noqa: PLC0415

    try:
        document = Document(io.BytesIO(raw))
        out: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                out += ["　".join(cell.text for cell in row.cells) for row in block.rows]
            else:
                out += block.text.split("\n")
    except Exception as problem:  # noqa: BLE001 whatever a stranger's file brings about, it is not one of ours
        raise TextError(f"打不开这个 Word 文件：{problem}") from None
    return out


__all__ = ["Statute", "TextError", "articles_in", "plain_name", "statute"]
