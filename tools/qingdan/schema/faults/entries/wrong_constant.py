"""QD105."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip, shown


@rule("QD105")
def wrong_constant(slip: Slip) -> Iterator[Diagnostic]:
    r"""值是固定的，写成了别的。

    为什么：这一项只有一个正确的值，例如模式版本。
    改法：改成规定的值。

    正例:
        # lists/registry.yml
        schema_version: "1.0"
        name: 示例市清单
        city: 示例市
        division: "640200"
        custodian: ju
        licence: CC BY 4.0
        notices: [{id: shili, text: 示例。}]

    反例:
        # lists/registry.yml
        schema_version: "9.9"
                        ^^^^^
        name: 示例市清单
        city: 示例市
        division: "640200"
        custodian: ju
        licence: CC BY 4.0
        notices: [{id: shili, text: 示例。}]
    """
    wanted = slip.violation.value
    text = f'"{wanted}"' if isinstance(wanted, str) else shown(wanted).strip("“”")
    message = f"{slip.field.label}应当是 {text}，写成了{shown(slip.violation.instance)}"
    yield report(wrong_constant, slip.value, message, f"改成 {text}", edits=slip.edit(text))
