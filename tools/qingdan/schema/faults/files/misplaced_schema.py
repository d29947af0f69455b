"""QD141."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule
from qingdan.read.layout import SCHEMAS
from qingdan.schema.places import SchemaFile

SUFFIX = ".schema.json"
_NAME = re.compile(rf"{SCHEMAS}/[a-z][a-z0-9-]*{re.escape(SUFFIX)}")


@rule("QD141")
def misplaced_schema(path: str, file: SchemaFile | None = None) -> Iterator[Diagnostic]:
    r"""模式文件放错了地方，或者和它说的清单不是一回事。

    为什么：清单的文件夹就是模式文件的名字；两份模式说同一个文件夹，或者名字只差大小写，检查哪一份就说不准了。
    改法：模式直接放在 schemas 里，叫“文件夹名.schema.json”，用小写字母、数字和连字符。

    正例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"name": {"title": "名称", "type": "string"}}
        }

    反例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "laws", "segments": [{"title": "例"}]},
                                         ^^^^^^^^
          "properties": {"name": {"title": "名称", "type": "string"}}
        }
    """
    if path == SCHEMAS:
        message = "schemas 是链接、子模块或者文件，不是能读的文件夹"
        yield report(misplaced_schema, Place(path), message, "换成直接装着模式文件的普通文件夹")
        return
    if not _NAME.fullmatch(path):
        yield report(misplaced_schema, Place(path), "模式文件的位置或者名字不对")
        return
    about = file.data.get("x-collection") if file is not None else None
    stem = path.removeprefix(f"{SCHEMAS}/").removesuffix(SUFFIX)
    for word, wanted in (("folder", stem), ("file", f"{stem}.yml")):
        if isinstance(about, dict) and file is not None and isinstance(about.get(word), str) and about[word] != wanted:
            place = file.place(("x-collection", word))
            message = f"这份模式是“{stem}”的，{word} 却写成了“{about[word][:60]}”"
            yield report(misplaced_schema, place, message, f"写成“{wanted}”，或者给模式文件改名")
