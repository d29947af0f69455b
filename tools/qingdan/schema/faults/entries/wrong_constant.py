"""QD105."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip, shown


@rule("QD105")
def wrong_constant(slip: Slip) -> Iterator[Diagnostic]:
    r"""值是固定的，写成了别的。

    为什么：这一项只有一个正确的值，例如一种清单的国家代码。
    改法：改成规定的值。

    正例:
        # schemas/rexian.schema.json
        {"$schema": "urn:qingdan:v1:meta", "title": "热线", "description": "热线电话。",
        "x-collection": {"order": 900, "folder": "rexian", "segments": [{"title": "热线", "pattern": "^[a-z]+$"}]},
        "type": "object", "required": ["name", "country"], "additionalProperties": false, "properties": {
        "name": {"title": "名称", "$ref": "common.schema.json#/$defs/text", "description": "热线的名称。"},
        "country": {"title": "国家代码", "const": "86", "description": "只有一个。"}}}
        # lists/rexian/fuwu.yml
        name: 服务热线
        country: "86"

    反例:
        # schemas/rexian.schema.json
        {"$schema": "urn:qingdan:v1:meta", "title": "热线", "description": "热线电话。",
        "x-collection": {"order": 900, "folder": "rexian", "segments": [{"title": "热线", "pattern": "^[a-z]+$"}]},
        "type": "object", "required": ["name", "country"], "additionalProperties": false, "properties": {
        "name": {"title": "名称", "$ref": "common.schema.json#/$defs/text", "description": "热线的名称。"},
        "country": {"title": "国家代码", "const": "86", "description": "只有一个。"}}}
        # lists/rexian/fuwu.yml
        name: 服务热线
        country: "87"
                 ^^^^
    """
    wanted = slip.violation.value
    text = f'"{wanted}"' if isinstance(wanted, str) else shown(wanted).strip("“”")
    message = f"{slip.field.label}应当是 {text}，写成了{shown(slip.violation.instance)}"
    yield report(wrong_constant, slip.value, message, f"改成 {text}", edits=slip.edit(text, guess=True))
