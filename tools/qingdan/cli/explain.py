"""``qingdan explain``."""

from __future__ import annotations

import click
from rapidfuzz import process

from qingdan.checks import catalogue, rule_for
from qingdan.checks.catalogue import FAMILIES
from qingdan.cli.words import ChineseHelp
from qingdan.render import explain, explain_all, explain_json


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
def explain_command(code: str | None, form: str) -> int:
    """说明一个检查代码；不写代码就列出全部。"""
    if code is None:
        click.echo(
            explain_json(catalogue(), FAMILIES) if form == "json" else explain_all(catalogue(), FAMILIES), nl=False
        )
        return 0
    found = rule_for(code)
    if found is None:
        near = process.extractOne(code.upper(), [each.code for each in catalogue()], score_cutoff=50)
        hint = f"；是不是 {near[0]}" if near else ""
        raise click.ClickException(f"没有“{code}”这个检查代码{hint}。用 qingdan explain 列出全部")
    click.echo(explain_json([found], FAMILIES) if form == "json" else explain(found), nl=False)
    return 0
