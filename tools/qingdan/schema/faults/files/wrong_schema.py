"""QD131."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.meta import Words
from qingdan.schema.places import SchemaFile


@rule("QD131")
def wrong_schema(file: SchemaFile, words: Words) -> Iterator[Diagnostic]:
    r"""模式里的关键字写错了。

    为什么：JSON Schema 对不认识的关键字一声不响，写错一个字母，这条限制就等于没有。
    依据：JSON Schema 2020-12；本项目的元模式 meta.schema.json。
    改法：对照 JSON Schema 2020-12 和清单登记词汇改正关键字。

    正例:
        # schemas/li.schema.json
        {"title": "例", "type": "string", "minLength": 1}

    反例:
        # schemas/li.schema.json
        {"title": "例", "type": "string", "minLenght": 1}
                                          ^^^^^^^^^^^

    反例:
        # schemas/li.schema.json
        {"title": "例", "type": "object", "x-collection": {"order": 85}, "additionalProperties": false}
                                          ^^^^^^^^^^^^^^
    """
    for fault in words.faults(file.data):
        yield report(wrong_schema, file.place(fault.path), fault.message, fault.fix)
