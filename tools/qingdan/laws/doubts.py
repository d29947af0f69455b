"""Rows that somebody should read: what they say stands in none of the articles that they cite, or another article says it better."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import log, sqrt
from typing import Any

from qingdan.laws.citing import CitedRow
from qingdan.laws.folder import order
from qingdan.laws.numbers import amounts, terms
from qingdan.laws.rows import CitingRow
from qingdan.laws.texts import Statute

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_SANCTION = re.compile(r"处分|追究|责任|撤职|开除|记过|滥用职权|玩忽职守|徇私舞弊|不得|应当|必须|禁止|赔偿|改正")
_OFFICIAL = re.compile(r"工作人员|机关|部门|人民政府|直接负责|主管人员|机构|负责人员|监察|处分|公务员|执法")
_PUBLIC = re.compile(r"处(?!罚|分)[^。]{0,40}罚款|没收|吊销|拘留")
_PUNISHED = re.compile(r"(?:人员|负责人|监督员)[^。]*(?:处分|追究)|(?:处分|追究)[^。]*人员")
"""Words of an article by which officials answer for their work; such an article rarely names the work itself."""
_BASE_LAWS = frozenset({
    "行政许可法", "行政处罚法", "行政强制法", "行政复议法", "行政诉讼法", "政府信息公开条例", "公务员法", "监察法",
    "公职人员政务处分法", "优化营商环境条例", "国家赔偿法", "档案法",
})  # fmt: skip
"""Laws of procedure: what rests on them is said in words of its own, so a neighbour's likeness tells nothing."""
_NEAR = 2
_BETTER = 1.8
_LEAST = 0.10
"""A neighbour must hold this share of a row's words at least, and ``_BETTER`` times what the cited article holds."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One row to read: why, the citation, and the article that a hint points at, empty where none does."""

    row: CitingRow
    cited: CitedRow
    kind: str
    why: str
    hint: str = ""


class WordOverlap:
    """Measures how many of a row's words an article of a law holds, by pairs of characters; pairs rare in the law weigh more."""

    def __init__(self, statute: Statute) -> None:
        """Take the text of one version of a law."""
        self.statute = statute

    @cached_property
    def pairs(self) -> Mapping[str, frozenset[str]]:
        """The pairs of signs in each article."""
        return {key: bigrams(text) for key, text in self.statute.articles.items()}

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """What each pair weighs: the fewer articles have it, the more."""
        counts = Counter(pair for several in self.pairs.values() for pair in several)
        return {pair: log(1 + len(self.pairs) / count) for pair, count in counts.items()}

    def held(self, words: frozenset[str], article: str) -> float:
        """The share of the words' weight that an article holds, 0 to 1; long articles are no better for being long."""
        there = self.pairs.get(article, frozenset())
        every = sum(self.weights.get(pair, 1.0) for pair in words)
        mine = sum(self.weights.get(pair, 1.0) for pair in words & there)
        return mine / every / sqrt(max(len(there), 60) / 60) if every else 0.0


def bigrams(text: str) -> frozenset[str]:
    """Every two Chinese signs that stand side by side in a text."""
    return frozenset(run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1))


def doubts(row: CitingRow, texts: Sequence[Statute | None], words: Sequence[WordOverlap | None]) -> Iterator[Doubt]:
    """What is doubtful of a row; ``texts`` and ``words`` are those of the version that each of its citations means.

    What is not there to compare gives no doubt: a number counts as missing only where every cited article was read.
    """
    articles = [
        text.articles.get(cited.article) if text is not None else None
        for cited, text in zip(row.cited, texts, strict=True)
    ]
    known = [each for each in articles if each is not None]
    answered = any(_PUNISHED.search(each) for each in known)
    if len(known) == len(articles):
        yield from _lengths(row, known)
        yield from _money(row, known)
    for cited, text, article, held in zip(row.cited, texts, articles, words, strict=True):
        if text is not None and article is None:
            yield Doubt(row, cited, "没有这一条", f"这个版本没有第 {cited.article} 条")
        elif text is not None and article is not None and held is not None:
            liable = list(_liability(row, cited, text, article, answered=answered))
            yield from liable
            if not liable:
                yield from _neighbour(row, cited, text, held)


def _lengths(row: CitingRow, articles: Sequence[str]) -> Iterator[Doubt]:
    """A length of time that the row states and no cited article has; working days may stand there as days."""
    for value, unit in _missing(row, articles):
        yield Doubt(row, row.cited[0], "天数", f"“{value}{unit}”不在所引的条文里")


def _stated(row: CitingRow) -> Collection[tuple[int, str]]:
    """The lengths of time that a row states, as (number, unit)."""
    said = set(terms(str(row.data.get("duty", "")) + str(row.data.get("situation", ""))))
    for name in ("statutory", "extension"):
        value = row.data.get(name)
        if isinstance(value, dict) and isinstance(value.get("value"), int) and value["value"]:
            said.add((value["value"], str(value.get("unit"))))
    return said


def _missing(row: CitingRow, articles: Sequence[str]) -> Sequence[tuple[int, str]]:
    """Those lengths of time that none of some articles has."""
    there = {(value, _loose(unit)) for text in articles for value, unit in terms(text)}
    return sorted((value, unit) for value, unit in _stated(row) if (value, _loose(unit)) not in there)


def _loose(unit: str) -> str:
    return "日" if unit == "工作日" else unit


def _money(row: CitingRow, articles: Sequence[str]) -> Iterator[Doubt]:
    """A bound of a fine that no cited article has."""
    listed = row.data.get("penalties")
    there = {each for text in articles for each in amounts(text)}
    for penalty in (each for each in (listed if isinstance(listed, list) else ()) if isinstance(each, dict)):
        for name in ("min", "max"):
            value = penalty.get(name)
            if isinstance(value, str) and value.replace(".", "").isdigit() and Decimal(value) not in there:
                yield Doubt(row, row.cited[0], "金额", f"“{value} 元”不在所引的条文里")


def _liability(row: CitingRow, cited: CitedRow, text: Statute, article: str, *, answered: bool) -> Iterator[Doubt]:
    """A cause of liability whose article neither punishes nor forbids, or punishes the public.

    A duty may be cited where another article of the row says who answers for the breach (``answered``).
    """
    if row.kind != "accountability":
        return
    hint = _official_near(text, cited.article)
    if not answered and not _SANCTION.search(article):
        yield Doubt(row, cited, "追责", "所引的条文既没有责任，也没有应当、不得", hint)
    elif _PUBLIC.search(article) and not _OFFICIAL.search(article):
        yield Doubt(row, cited, "追责", "所引的条文处罚的是当事人，不是机关工作人员", hint)


def _official_near(text: Statute, article: str) -> str:
    """The nearest article within a few that sanctions officials."""
    near = sorted(_around(text, article, 4), key=lambda each: abs(order(each)[0] - order(article)[0]))
    return next(
        (
            each
            for each in near
            if re.search(r"工作人员.*(?:处分|追究)|(?:处分|追究).*工作人员", text.articles[each], re.DOTALL)
        ),
        "",
    )


def _neighbour(row: CitingRow, cited: CitedRow, text: Statute, held: WordOverlap) -> Iterator[Doubt]:
    """A hint: an article next to the cited one that holds the row's own words much better.

    None where the cited article has the lengths of time that the row states. What makes officials answer is likened only to what does
    so too: a duty that stands near says the breach better, but is no sanction.
    """
    if text.name in _BASE_LAWS or (row.entry.get("type") == "行政许可" and not row.path):
        return
    if _stated(row) and not _missing(row, [text.articles[cited.article]]):
        return
    others = {other.article for other in row.cited if other.law == cited.law}
    punishes = row.kind == "accountability" and _PUNISHED.search(text.articles[cited.article])
    near = [
        each
        for each in _around(text, cited.article, _NEAR)
        if each not in others and (not punishes or _for_officials(text.articles[each]))
    ]
    said = bigrams(row.words)
    here = max(held.held(said, each) for each in others)
    best, where = max(((held.held(said, each), each) for each in near), default=(0.0, ""))
    if best >= _LEAST and best > _BETTER * here:
        yield Doubt(row, cited, "相邻的条", f"第 {where} 条更合这一行的话（{best:.2f} 比 {here:.2f}）", where)


def _for_officials(article: str) -> bool:
    """Whether an article sanctions officials and none of the public."""
    return "处分" in article and bool(_PUNISHED.search(article)) and not _PUBLIC.search(article)


def _around(text: Statute, article: str, reach: int) -> list[str]:
    keys: list[Any] = list(text.articles)
    at = keys.index(article)
    return [key for key in keys[max(at - reach, 0) : at + reach + 1] if key != article]


__all__ = ["Doubt", "WordOverlap", "bigrams", "doubts"]
