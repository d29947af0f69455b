"""QD117."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip


@rule("QD117")
def goes_together(slip: Slip) -> Iterator[Diagnostic]:
    r"""有了一个键，就要有另一个。

    为什么：两项要一起写才完整，例如写了开始就要写结束。
    改法：补上另一个键，或者删掉这一个。

    正例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false, "dependentRequired": {"from": ["to"]},
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"from": {"title": "起", "type": "string"}, "to": {"title": "止", "type": "string"}}
        }
        # lists/li/yi.yml
        from: 甲
        to: 乙

    反例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false, "dependentRequired": {"from": ["to"]},
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"from": {"title": "起", "type": "string"}, "to": {"title": "止", "type": "string"}}
        }
        # lists/li/yi.yml
        from: 甲
        ^^^^
    """
    name = str(slip.violation.value)
    here = slip.collection.root.at(slip.violation.path)
    other = here.properties.get(name) if here is not None else None
    trigger = str(slip.violation.schema_path[-1]) if slip.violation.schema_path else ""
    field = here.properties.get(trigger) if here is not None else None
    place = slip.document.place((*slip.violation.path, trigger), key=True) if field is not None else slip.value
    message = f"写了{field.label if field else trigger}，就要写{other.label if other else name}"
    yield report(goes_together, place, message)
