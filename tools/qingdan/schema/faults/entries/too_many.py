"""QD113."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip


@rule("QD113")
def too_many(slip: Slip) -> Iterator[Diagnostic]:
    r"""列表里的项太多。

    为什么：超出上限的列表多半是粘贴重复了。
    改法：删去重复和不属于这里的项。

    正例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"tags": {"title": "标签", "type": "array", "items": {"type": "string"}, "maxItems": 2}}
        }
        # lists/li/yi.yml
        tags: [甲, 乙]

    反例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"tags": {"title": "标签", "type": "array", "items": {"type": "string"}, "maxItems": 2}}
        }
        # lists/li/yi.yml
        tags: [甲, 乙, 丙]
        ^^^^
    """
    yield report(
        too_many,
        slip.key,
        f"{slip.field.label}至多 {slip.violation.value} 项，现有 {len(slip.violation.instance)} 项",
    )
