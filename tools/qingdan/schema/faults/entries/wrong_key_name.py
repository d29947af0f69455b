"""QD121."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip, shown


@rule("QD121")
def wrong_key_name(slip: Slip) -> Iterator[Diagnostic]:
    r"""键的写法不对。

    为什么：这里的键有规定的写法。
    改法：对照字段说明改正。

    正例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"days": {"title": "天数", "type": "object", "additionalProperties": {"type": "integer"}, "propertyNames": {"pattern": "^[a-z]+$"}}}
        }
        # lists/li/yi.yml
        days: {a: 10}

    反例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"days": {"title": "天数", "type": "object", "additionalProperties": {"type": "integer"}, "propertyNames": {"pattern": "^[a-z]+$"}}}
        }
        # lists/li/yi.yml
        days: {A: 10}
               ^
    """
    for name in slip.violation.unexpected:
        place = slip.document.place((*slip.violation.path, name), key=True)
        yield report(wrong_key_name, place, f"键的写法不对：{shown(name)}", slip.field.description)
