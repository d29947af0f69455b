"""QD118."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip


@rule("QD118")
def wrong_count(slip: Slip) -> Iterator[Diagnostic]:
    r"""键的个数不对。

    为什么：这一组键和值，键不能太少也不能太多。
    改法：对照字段说明增减。

    正例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"tags": {"title": "标签", "type": "array", "items": {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}}}}
        }
        # lists/li/yi.yml
        tags: [{a: 甲}]

    反例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"tags": {"title": "标签", "type": "array", "items": {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}}}}
        }
        # lists/li/yi.yml
        tags: [{}]
               ^
    """
    bound = "至少" if slip.violation.keyword == "minProperties" else "至多"
    yield report(wrong_count, slip.value, f"{slip.field.label}{bound}要有 {slip.violation.value} 个键")
