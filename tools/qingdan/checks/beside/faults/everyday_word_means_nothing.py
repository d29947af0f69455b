"""QD230."""

from collections.abc import Iterator

from qingdan.checks.beside.words import REMEDIES, TargetKind, items, kind_of
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry
from qingdan.read import Document

_SAID = ("aliases", "summary", "conduct", "scope", "measure", "benefit")


@rule("QD230")
def everyday_word_means_nothing(document: Document, registry: Registry) -> Iterator[Diagnostic]:
    r"""日常说法所指的词，清单里没有。

    为什么：不带“/”的一项是清单里的词，检索用它代替群众的说法；名称、俗称、简介、行为、适用范围里都没有这个词，就什么也查不到。
    改法：写清单里用的词；要指向条目，写集合和标识，如 guides/shuiwu/qushui-xuke。
    “救济途径”要登记总表里写了才能指向。

    正例:
        # site/synonyms.yml
        办证: [许可]

    反例:
        # site/synonyms.yml
        办证: [准许状]
               ^^^^^^
        我不服: [救济途径]
                 ^^^^^^^^
    """
    about = registry.get("registry")
    if about is None or not about.rows("remedies"):
        for word, at, item in items(document):
            if item == REMEDIES:
                told = f"日常说法“{word}”指向救济途径，登记总表里没有写"
                yield report(everyday_word_means_nothing, document.place((word, at)), told)
    meant = [each for each in items(document) if kind_of(each[2]) is TargetKind.MEANING]
    if not meant:
        return
    texts = "\n".join(
        "\n".join((each.name, *(str(each.get(name) or "") for name in _SAID))) for each in registry.entries.values()
    )
    for word, at, item in meant:
        if item not in texts:
            told = f"日常说法“{word}”所指的词“{item}”，清单里没有"
            yield report(everyday_word_means_nothing, document.place((word, at)), told)
