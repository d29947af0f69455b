"""Options and output of commands that tell tables: as text, JSON or a workbook."""

from __future__ import annotations

from pathlib import Path

import click

from qingdan.render.tables import Tables, tables_book, tables_json, tables_text

FORM = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "xlsx")),
    default="text",
    metavar="格式",
    help="text（文字，默认）、json 或 xlsx。",
)
OUT = click.option("--out", type=click.Path(path_type=Path), metavar="文件", help="写到这个文件；xlsx 必须写。")


def needs_file(form: str, out: Path | None) -> None:
    """Raise UsageError where a workbook is asked for and no file is named; before long work rather than after."""
    if form == "xlsx" and out is None:
        raise click.UsageError("xlsx 要用 --out 写明文件名")


def tell(told: Tables, form: str, out: Path | None) -> None:
    """Show tables in a format, or write them to a file."""
    needs_file(form, out)
    if form == "xlsx" and out is not None:
        out.write_bytes(tables_book(told))
        return
    text = tables_json(told) if form == "json" else tables_text(told)
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")
