"""``qingdan explain``."""

from __future__ import annotations

import click
from rapidfuzz import process

from qingdan.checks import catalogue, rule_for
from qingdan.checks.catalogue import FAMILIES
from qingdan.cli.words import ChineseHelp
from qingdan.diagnostics.numbering import next_codes
from qingdan.diff.gate import RULES
from qingdan.diff.kinds import areas, kinds
from qingdan.render import explain, explain_all, explain_json
from qingdan.render.changes.pages import explain_changes, explain_gate, explain_kind, kind_json


@click.command("explain", cls=ChineseHelp)
@click.argument("code", required=False, metavar="[代码]")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    metavar="格式",
    help="text（文字，默认）或 json。",
)
@click.option("--next", "free", is_flag=True, help="列出每一类下一个空着的代码，给写新检查、新改动种类的人用。")
def explain_command(code: str | None, form: str, free: bool) -> int:
    """说明一个代码：检查（QD）、改动种类（QK）或者审阅把关（QG）；不写代码就列出全部。"""
    if free:
        if code is not None or form != "text":
            raise click.UsageError("--next 不与代码、--format 同用")
        click.echo(_free(), nl=False)
        return 0
    if code is None:
        if form == "json":
            click.echo(explain_json(catalogue(), FAMILIES), nl=False)
        else:
            click.echo(explain_changes(areas()) + "\n" + explain_all(catalogue(), FAMILIES), nl=False)
        return 0
    wanted = code.upper()
    rule = rule_for(wanted)
    if rule is not None:
        click.echo(explain_json([rule], FAMILIES) if form == "json" else explain(rule), nl=False)
        return 0
    known = {kind.code: kind for kind in kinds()}
    if wanted in known:
        kind = known[wanted]
        area = next(each for each in areas() if each.name == kind.area)
        click.echo(kind_json(kind) if form == "json" else explain_kind(kind, known[kind.mirror], area), nl=False)
        return 0
    gate = next((each for each in RULES if each.code == wanted), None)
    if gate is not None:
        click.echo(explain_gate(gate), nl=False)
        return 0
    every = [*(each.code for each in catalogue()), *known, *(each.code for each in RULES)]
    near = process.extractOne(wanted, every, score_cutoff=50)
    hint = f"；是不是 {near[0]}" if near else ""
    raise click.ClickException(f"没有“{code}”这个检查代码{hint}。用 qingdan explain 列出全部")


def _free() -> str:
    """One line a family with the code that a new rule takes; a kind of change takes two, for itself and for its mirror."""
    kept: dict[str, list[str]] = {}
    for kind in kinds():
        kept.setdefault(f"{kind.code[:3]}xx", []).append(next(each.title for each in areas() if each.name == kind.area))
    rules, changes = (each.code for each in catalogue()), (each.code for each in kinds())
    lines = [f"{code}  {family} {FAMILIES[family]}" for family, code in next_codes(rules).items()]
    for family, code in next_codes(changes, together=2).items():
        lines.append(f"{code}  {family} {'、'.join(dict.fromkeys(kept[family]))}（连同下一个，一正一反）")
    lines += [f"{code}  {family} 审阅把关" for family, code in next_codes(each.code for each in RULES).items()]
    return "\n".join(lines) + "\n"
