"""QD068."""

from collections.abc import Iterator

from qingdan.checks.beside.words import NOT_LISTED, REMEDIES, TargetKind, kind_of
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read import Document

_FORM = "写成“日常说法: [guides/机构/事项]”：每个条目写集合和标识，用逗号隔开"


@rule("QD068")
def everyday_word_form(document: Document) -> Iterator[Diagnostic]:
    r"""日常说法的写法不对。

    为什么：检索和负面清单查询按这个文件把群众的说法引到条目；写法不对，就不知道引到哪里。
    改法：写成“日常说法: [条目, …]”，一行一个，每个条目写集合和标识，如 guides/shuiwu/qushui-xuke；也可以写清单里的词（取水）、行业代码（D4416）。
    清单里没有的事，第一项写“未收录”，后面写去问的机构；是某个行业要办的，最后再写行业代码。不服决定、投诉一类的说法写“救济途径”，检索先显示登记总表的救济途径。

    正例:
        # site/synonyms.yml
        办证: [guides/ju/xuke]
        领执照: [许可]
        上户口: [未收录, organisations/ju]

    反例:
        # site/synonyms.yml
        办证: guides/ju/xuke
              ^^^^^^^^^^^^^^
        领证: [guides/ju/xuke, guides/ju/xuke]
                               ^^^^^^^^^^^^^^
        迁户口: [organisations/ju, 未收录]
                                   ^^^^^^
        落户: [未收录, 许可]
                       ^^^^
    """
    if not isinstance(document.data, dict):
        yield report(everyday_word_form, document.place(), "这里应当是日常说法，一行一个", _FORM)
        return
    for word, keys in document.data.items():
        if not word.strip():
            yield report(everyday_word_form, document.place((word,), key=True), "日常说法是空白的")
        if isinstance(keys, str) and keys.strip() and "[" not in keys:
            fix = f"加上方括号，写成 [{keys}]"
            yield report(everyday_word_form, document.place((word,)), f"日常说法“{word}”后面应当是条目的列表", fix)
        elif not isinstance(keys, list) or not keys:
            place = document.place((word,), key=True)
            yield report(everyday_word_form, place, f"日常说法“{word}”后面应当是条目的列表", _FORM)
        else:
            yield from _items(document, word, keys)


def _items(document: Document, word: str, keys: list[object]) -> Iterator[Diagnostic]:
    for at, key in enumerate(keys):
        if not isinstance(key, str):
            yield report(
                everyday_word_form, document.place((word, at)), f"日常说法“{word}”的列表里，这一项不是条目", _FORM
            )
        elif key in keys[:at]:
            fix = "留一个，删去重复的"
            yield report(everyday_word_form, document.place((word, at)), f"日常说法“{word}”两次指向“{key}”", fix)
        elif key == NOT_LISTED and (at or all(_coded(each) for each in keys[1:])):
            fix = "“未收录”写在第一项，后面写去问的机构，如 [未收录, organisations/gongan]"
            yield report(everyday_word_form, document.place((word, at)), f"日常说法“{word}”的“未收录”位置不对", fix)
        elif keys[0] == NOT_LISTED and at and not (_coded(key) or key == REMEDIES or key.startswith("organisations/")):
            fix = "“未收录”后面只写机构，如 organisations/gongan，或者“救济途径”；是某个行业要办的，再写行业代码，如 A0412"
            yield report(
                everyday_word_form, document.place((word, at)), f"日常说法“{word}”写着未收录，“{key}”却不是机构", fix
            )


def _coded(item: object) -> bool:
    return isinstance(item, str) and kind_of(item) is TargetKind.INDUSTRY
