"""QD119."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip, shown


@rule("QD119")
def not_multiple(slip: Slip) -> Iterator[Diagnostic]:
    r"""不是规定的数的倍数。

    为什么：这一项按固定的步长取值。
    改法：改成最接近的倍数。

    正例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"days": {"title": "天数", "type": "integer", "multipleOf": 5}}
        }
        # lists/li/yi.yml
        days: 10

    反例:
        # schemas/li.schema.json
        {
          "title": "例", "type": "object", "additionalProperties": false,
          "x-collection": {"order": 900, "folder": "li", "segments": [{"title": "例"}]},
          "properties": {"days": {"title": "天数", "type": "integer", "multipleOf": 5}}
        }
        # lists/li/yi.yml
        days: 12
              ^^
    """
    step, value = slip.violation.value, slip.violation.instance
    near = round(value / step) * step
    fix = f"改成 {near:g}"
    yield report(
        not_multiple,
        slip.value,
        f"{slip.field.label}应当是 {step:g} 的倍数，写成了{shown(value)}",
        fix,
        edits=slip.edit(f"{near:g}", guess=True),
    )
