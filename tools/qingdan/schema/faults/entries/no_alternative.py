"""QD116."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip


@rule("QD116")
def no_alternative(slip: Slip) -> Iterator[Diagnostic]:
    r"""不合任何一种写法，或者同时合几种。

    为什么：这一项有几种写法，要恰好符合规定的那一种。
    改法：对照字段说明改成其中一种写法。

    正例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"tags": {"title": "标签", "type": "array", "items": {"type": "string"}, "anyOf": [{"minItems": 2}, {"const": []}]}}
        }
        # lists/li/yi.yml
        tags: [甲, 乙]

    反例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"tags": {"title": "标签", "type": "array", "items": {"type": "string"}, "anyOf": [{"minItems": 2}, {"const": []}]}}
        }
        # lists/li/yi.yml
        tags: [甲]
        ^^^^
    """
    problem = {"oneOf": "不恰好符合一种规定的写法", "not": "是不允许的写法"}.get(
        slip.violation.keyword, "不符合任何一种规定的写法"
    )
    yield report(no_alternative, slip.key, f"{slip.field.label}{problem}", slip.field.description)
