"""QD231."""

from collections.abc import Iterator, Set

from qingdan.checks.beside.words import TargetKind, items, kind_of
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read import Document


@rule("QD231")
def everyday_word_industry(document: Document, codes: Set[str] | None) -> Iterator[Diagnostic]:
    r"""日常说法所指的行业代码，行业分类里没有。

    为什么：负面清单查询按行业代码找条目；代码不在 site/industries.txt 里，就没有名称可以显示，也找不到该看的条目。
    改法：写《国民经济行业分类》（GB/T 4754-2017）的代码，如 D4416。

    正例:
        # site/industries.txt
        A01 农业
        # site/synonyms.yml
        种地: [A01]

    反例:
        # site/industries.txt
        A01 农业
        # site/synonyms.yml
        种地: [A99]
               ^^^
    """
    for word, at, item in items(document):
        if kind_of(item) is not TargetKind.INDUSTRY:
            continue
        if codes is None:
            told = f"日常说法“{word}”等写了行业代码，行业分类 site/industries.txt 却不在"
            fix = "取回 site/industries.txt（git checkout HEAD -- site/industries.txt）；不用行业分类的，删去这些代码"
            yield report(everyday_word_industry, document.place((word, at)), told, fix)
            return
        if item not in codes:
            told = f"日常说法“{word}”所指的行业代码“{item}”，行业分类里没有"
            yield report(everyday_word_industry, document.place((word, at)), told)
