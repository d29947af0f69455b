"""QD136."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Related, report, rule
from qingdan.schema.places import SchemaFile


@rule("QD136")
def repeated_key(file: SchemaFile) -> Iterator[Diagnostic]:
    r"""模式里同一个键写了两遍。

    为什么：读 JSON 的程序只认后写的一个，先写的那条限制就没有了，谁也看不出来。
    依据：RFC 8259 第 4 节：对象里的名称应当各不相同。
    改法：留下要的一个，删去另一个；两条都要的，合成一条。

    正例:
        # schemas/li.schema.json
        {"title": "例", "type": "string", "minLength": 1}

    反例:
        # schemas/li.schema.json
        {"title": "例", "type": "string", "minLength": 1, "type": "string"}
                                                          ^^^^^^
    """
    for name, first, again in file.repeated:
        related = [Related(first, "先写的一个")]
        yield report(repeated_key, again, f"“{name[:40]}”这个键已经写过了", related=related)
