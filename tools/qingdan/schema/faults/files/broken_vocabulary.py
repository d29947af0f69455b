"""QD142."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule
from qingdan.read.layout import SCHEMAS


@rule("QD142")
def broken_vocabulary(name: str, *, missing: bool) -> Iterator[Diagnostic]:
    r"""元模式或者清单登记词汇不能用。

    为什么：别的模式都对照这两份文件检查；它们坏了，模式里写错的关键字就没有人看得出来。
    改法：从 git 里取回原来的 meta.schema.json 和 vocabulary.schema.json。

    正例:
        # schemas/li.schema.json
        {"title": "例", "type": "string"}

    反例:
        # schemas/vocabulary.schema.json
        {"$id": "urn:qingdan:v1:vocabulary", "$dynamicAnchor": "meta", "properties": {"x-whole": {"type": "boolean"}}}
        ^
    """
    what = "没有这份文件" if missing else "这份文件不能用：少了工具要用的关键字，或者写法不合 JSON Schema 2020-12"
    yield report(broken_vocabulary, Place(f"{SCHEMAS}/{name}"), what)
