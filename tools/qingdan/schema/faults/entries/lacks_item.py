"""QD120."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip


@rule("QD120")
def lacks_item(slip: Slip) -> Iterator[Diagnostic]:
    r"""列表里缺少规定的项。

    为什么：这个列表里必须有一项符合规定的条件。
    改法：补上规定的项。

    正例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"tags": {"title": "标签", "type": "array", "items": {"type": "string"}, "contains": {"const": "甲"}}}
        }
        # lists/li/yi.yml
        tags: [甲, 乙]

    反例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"tags": {"title": "标签", "type": "array", "items": {"type": "string"}, "contains": {"const": "甲"}}}
        }
        # lists/li/yi.yml
        tags: [乙]
        ^^^^
    """
    yield report(lacks_item, slip.key, f"{slip.field.label}里缺少规定的项", slip.field.description)
