"""QD908."""

import re
from collections.abc import Iterator
from functools import cache

from qingdan.checks.rules.writing.prose import hits
from qingdan.checks.rules.writing.signs import seldom
from qingdan.checks.rules.writing.words import WORDS, Word
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

_BY_WRONG = {word.wrong: word for word in WORDS}
# Bare words first: the contexts that excuse a word are asked only where it stands.
PATTERN = re.compile("|".join(sorted(_BY_WRONG, key=lambda wrong: (-len(wrong), wrong))))
_PAIRS = frozenset(wrong[:2] for wrong in _BY_WRONG)
# What may be a word's second character, behind what may be its first: the second ones are rarer in text.
_PAIR = re.compile("[{1}](?<=[{0}].)".format(*("".join(sorted({pair[at] for pair in _PAIRS})) for at in (0, 1))))
_NOWHERE = r"(?!)"


@rule("QD908", Severity.WARNING)
def wrong_word(registry: Registry) -> Iterator[Diagnostic]:
    r"""公文里常见的错别字。

    为什么：同音、形近的字写错了，轻则难看，重则改变意思；“账”写成“帐”，检索时也找不到。
    依据：国家通用语言文字法第九条；《立法技术规范（试行）（一）》（法工委发〔2009〕62号）关于“账”与“帐”、“作出”与“做出”的规定。
    改法：改成通行的写法；书名号里的名称照原文，不在此列；别处必须照引的，写豁免的理由。

    正例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 截至2020年底，其他单位应当开立账户，设备按装机容量登记，民族成份依《中国公民民族成份登记管理办法》登记。

    反例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 截止到2020年底，其它单位应当开立帐户。
              ^^^^^^
                              ^^^^
                                              ^^^^
    """
    for hit in hits(registry, PATTERN, _SIGN):
        word = _BY_WRONG[hit.match[0]]
        before, after, only = _context(word)
        text = hit.passage.text
        excused = before.search(text[max(hit.start - 1, 0) : hit.start]) or after.match(text, hit.end)
        if only.match(text, hit.end) and not excused and not hit.passage.in_title(hit.start, hit.end):
            message = f"“{word.wrong}”在这里是错别字"
            yield report(wrong_word, hit.place, message, f"改成“{word.right}”。", edits=hit.edits(word.right))


@cache
def _context(word: Word) -> tuple[re.Pattern[str], ...]:
    """What excuses a word before it and after it, and what must follow it."""
    patterns = (f"(?:{word.before or _NOWHERE})$", word.after or _NOWHERE, word.only)
    return tuple(re.compile(each) for each in patterns)


def _signs(text: str) -> Iterator[int]:
    """Where the words are: few places have even their first two characters."""
    for found in _PAIR.finditer(text):
        start = found.start() - 1
        if text[start : start + 2] in _PAIRS and PATTERN.match(text, start):
            yield start


_SIGN = seldom(_signs, PATTERN.pattern)
