"""Read what a cell cites, all of it: 《行政许可法》第十二条第一款、第二款，第三十三条至第三十五条."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from qingdan.edit.numerals import NUMBER, number

_LAW = re.compile(r"《([^《》]{2,120}(?:〈[^〈〉]*〉[^《》]*)?)》")
_ASIDE = re.compile(r"\s*[（(〔\[][^（）()]*[）)〕\]]")
_PLACE = re.compile(
    rf"\s*(?:(?P<number>第?\s*[（(]?\s*{NUMBER}\s*[）)]?)\s*(?P<unit>[条款项目点章节]?)(?:之\s*(?P<more>{NUMBER}))?"
    r"|(?P<range>至|到|[-—–~～－]+)|(?P<and>、|，|,|和|及|与|以及|；|;))"
)
_LEADING = re.compile(
    r"^\s*(?:(?:\d{1,2}\s*[.、．)）]|[（(]?[一二三四五六七八九十]+[）)、.]|[①-⑳])\s*)?(?:【[^】]*】|\[[^\]]*\])?\s*"
    r"(?:(?:法律|行政法规|地方性法规|部门规章|地方政府规章|规章|规范性文件|法规|设定|实施|权力)?(?:依据)?\s*[：:])?\s*(?:根据|依据|依照|按照)?\s*"
)
_STARTS = re.compile(rf"^\s*第\s*{NUMBER}\s*条")
_QUOTES = re.compile(r"^\s*(?:的?规定)?\s*[，,。]?\s*[：:“「\"]")
_NOTHING = re.compile(r"^[\s。；;，,、：:.]*(?:(?:等)?(?:的)?(?:有关|相关)?规定|等)?[\s。；;，,、：:.]*$")
_PLACED = re.compile(rf"第\s*[（(]?\s*{NUMBER}|附件|附表|附录|目录|{NUMBER}\s*[条款项]")
_SPLIT = re.compile(rf"\n|(?<=[。；;])\s*(?=(?:\d{{1,2}}\s*[.、．])?\s*(?:【[^】]*】)?《|第\s*{NUMBER}\s*条)")
_WIDE = {ord(wide): str(plain) for plain, wide in enumerate("０１２３４５６７８９")}
_LONGEST_RANGE = 200


class UnreadError(Exception):
    """Part of a cell could not be read, and leaving it out would shorten what is cited; the message is a Chinese reason."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A law as it is called, and the place in it; ``article`` in the form 12 or 12-1, empty for the whole."""

    law: str
    article: str = ""
    paragraph: int = 0
    item: int = 0


@dataclass(frozen=True, slots=True)
class CitedCell:
    """What a cell cites, in order, each once; ``left`` is what it says besides; ``quoted`` that it quotes the text of a law."""

    citations: tuple[Citation, ...]
    left: tuple[str, ...] = ()
    quoted: bool = False


def read_cited(text: str) -> CitedCell:
    """Every citation of a cell. What a quotation names is not what the cell cites. Raises UnreadError rather than leave a place out."""
    reader = _Reader()
    for line in _SPLIT.split(unicodedata.normalize("NFC", text).translate(_WIDE)):
        if line.strip():
            reader.line(line)
    reader.close()
    return CitedCell(tuple(dict.fromkeys(reader.found)), tuple(reader.left), reader.quoted)


@dataclass(slots=True)
class _Reader:
    """One cell as it is read; ``open`` says that the law above named no place, ``listing`` that lines below it do."""

    found: list[Citation] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    quoted: bool = False
    law: str = ""
    open: bool = False
    listing: bool = False

    def line(self, line: str) -> None:
        """Read a line: laws with their places, an article of the law above, or the quotation that goes on."""
        laws = list(_LAW.finditer(line))
        start = _LEADING.match(line)
        head = start.end() if start else 0
        if _STARTS.match(line) and self.law:
            self._article(line)
            return
        if not laws or (self.law and self.quoted and laws[0].start() > head):
            self._rest(line, after_law=bool(self.law))
            return
        self._rest(line[head : laws[0].start()], after_law=False)
        for at, law in enumerate(laws):
            self.close()
            self.law, self.open, self.listing = law[1].strip(), True, False
            end = laws[at + 1].start() if at + 1 < len(laws) else len(line)
            rest, citations = places(self.law, line[law.end() : end])
            if citations:
                self.found += citations
                self.open = False
            if _QUOTES.match(rest) or (citations and rest[:1] in (" ", "\u3000") and rest.strip()):
                self.quoted = True
                return
            self._rest(rest, after_law=at + 1 == len(laws))

    def _article(self, line: str) -> None:
        """A line that begins with an article: the place in the law above, or the wording of what was cited."""
        rest, citations = places(self.law, line)
        first = citations[0]
        if self.open or self.listing or _NOTHING.match(rest):
            self.found += citations
            self.listing = self.listing or self.open
            self.open = False
        elif not any(each.law == self.law and each.article == first.article for each in self.found):
            raise UnreadError(f"“{line.strip()[:15]}”是另外引的，还是引文？另外引的，前面写上《法律名称》")
        self.quoted = self.quoted or bool(rest.strip())

    def _rest(self, text: str, *, after_law: bool) -> None:
        """What is said besides: kept, or refused where it may be a place."""
        if _NOTHING.match(text):
            return
        if after_law and self.quoted:
            return
        if _PLACED.search(text):
            raise UnreadError(f"“{text.strip()[:20]}”没有读懂；依据写到条、款、项，写成“《法律名称》第十二条第一款”")
        self.left.append(text.strip())

    def close(self) -> None:
        """A law that no place followed is cited as a whole."""
        if self.law and self.open:
            self.found.append(Citation(self.law))
        self.open = False


def places(law: str, text: str) -> tuple[str, Sequence[Citation]]:
    """The rest of a text that begins with places, and the citations of them. Raises UnreadError at a place of another kind."""
    at = 0
    while (aside := _ASIDE.match(text, at)) is not None and not re.search(r"[条款项]", aside[0]):
        at = aside.end()
    out: list[Citation] = []
    pending: list[int | None] = []  # None stands for “to”
    kept = at
    unit = ""
    while (found := _PLACE.match(text, at)) is not None:
        at = found.end()
        if found["number"]:
            value = number(re.sub(r"[第（()）\s]", "", found["number"]))
            pending.append(value)
            if not found["unit"]:
                if not pending[:-1] and not found["number"].strip().startswith(("第", "（", "(")) and not out:
                    break
                continue
            if found["unit"] not in "条款项":
                raise UnreadError(f"“{text[kept:at].strip()[:20]}”没有读懂：只认得条、款、项")
            more = number(found["more"]) if found["more"] else 0
            if found["more"] and found["unit"] != "条":
                raise UnreadError(f"“{found[0].strip()}”没有读懂")
            _put(out, law, found["unit"], pending, more, unit)
            unit, pending, kept = found["unit"], [], at
        elif found["range"]:
            pending.append(None)
        elif not pending and not out:
            break
    if [each for each in pending if each is not None]:
        raise UnreadError(f"“{text[kept:].strip()[:20]}”没有读懂：只认得条、款、项")
    return text[kept:], out


def _put(out: list[Citation], law: str, unit: str, pending: list[int | None], more: int, before: str) -> None:
    """Add the places that some numbers of one unit mean; a range reaches from the number before it."""
    last = out[-1] if out else Citation(law)
    numbers = list(_numbers(pending, last, unit, before))
    if unit == "条":
        out += [Citation(law, str(each)) for each in numbers[:-1]]
        out.append(Citation(law, f"{numbers[-1]}-{more}" if more else str(numbers[-1])))
        return
    if not last.article:
        raise UnreadError(f"{'款' if unit == '款' else '项'}前面没有写明是第几条")
    fresh = (unit == "款" and not last.paragraph) or (unit == "项" and not last.item)
    if fresh:
        out.pop()
    for each in numbers:
        out.append(replace(last, paragraph=each, item=0) if unit == "款" else replace(last, item=each))


def _numbers(pending: Sequence[int | None], last: Citation, unit: str, before: str) -> Iterator[int]:
    previous: int | None = None
    reach = False
    if pending[0] is None and before == unit:
        previous = {"条": int(last.article.partition("-")[0] or 0), "款": last.paragraph, "项": last.item}[unit]
    for each in pending:
        if each is None:
            reach = True
            continue
        if reach:
            if previous is None or not previous < each <= previous + _LONGEST_RANGE:
                raise UnreadError(f"从第{previous or '？'}{unit}到第{each}{unit}，不是一段")
            yield from range(previous + 1, each)
        yield each
        previous, reach = each, False
