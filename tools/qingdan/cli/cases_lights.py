"""``qingdan cases lights`` and ``explain``."""

from __future__ import annotations

from pathlib import Path

import click

from qingdan.cases.clocks import ON_RECEIPT
from qingdan.cases.days import known_days, said
from qingdan.cases.enquiries import lit
from qingdan.cases.explain import explained
from qingdan.cases.key import Numbers, key_in, shown, unshown
from qingdan.cases.lights import COLOURS, GREEN, lights_of, rules_of, worst
from qingdan.cases.record import REFUSED
from qingdan.cases.store import CaseStore
from qingdan.cli.cases import KEY, ON, ROOT, SAMPLE_KEY, STORE, book_of, day_in, registry_of
from qingdan.cli.terminal import find_root
from qingdan.cli.words import ChineseHelp


@click.command("lights", cls=ChineseHelp)
@STORE
@ON
@ROOT
@click.option("--colour", type=click.Choice(COLOURS[1:]), metavar="颜色", help="只列这一种：提示、黄、疑、红、深红。")
def lights_command(store: Path, day: str | None, root: Path | None, colour: str | None) -> int:
    """到某一天亮着的灯，办件和咨询、投诉一件一行，由重到轻；最后是各色各有几件，和没有计时的件数。"""
    folder = find_root(root)
    registry = registry_of(folder)
    held, book, rules, days = CaseStore(store), book_of(registry, folder), rules_of(registry), known_days(registry)
    today = day_in(day) if day else held.until
    counts = dict.fromkeys(COLOURS, 0)
    asked = dict.fromkeys(COLOURS[1:], 0)
    lines: list[tuple[int, str]] = []
    strange = untimed = 0
    for case in held.cases():
        terms = book.at(case.guide, (case.accepted or case.applied) // 100_000) if case.guide else None
        if terms is None or (case.applied or case.accepted) // 100_000 > today:
            strange += terms is None
            continue
        untimed += bool(case.decided) and not case.accepted and terms.start not in ON_RECEIPT and case.result != REFUSED
        _, lights = lights_of(case, terms, rules, today, days, brief=True)
        gravest = worst(lights)
        counts[gravest] += 1
        if gravest != GREEN and colour in (None, gravest):
            seen = "；".join(
                dict.fromkeys(
                    f"{each.rule.clock or each.rule.sign}{'（' + each.row.part + '）' if each.row is not None and each.row.part else ''}"
                    for each in lights
                )
            )
            lines.append((-COLOURS.index(gravest), f"{gravest}　{shown(case.no)}　{terms.name}　{seen}"))
    for each, terms, light in lit(held, book, rules, today, days):
        asked[light.colour] += 1
        body = book.registry.find(f"organisations/{each.body}") if not each.guide else None
        whose = body.name if body is not None else ""
        if colour in (None, light.colour):
            lines.append(
                (
                    -COLOURS.index(light.colour),
                    "　".join(filter(None, (light.colour, shown(each.no), terms.name, whose, light.rule.clock))),
                )
            )
    for _, line in sorted(lines):
        click.echo(line)
    click.echo(f"{said(today)}：" + "，".join(f"{name} {count} 件" for name, count in counts.items()))
    if any(asked.values()):
        click.echo("咨询和投诉：" + "，".join(f"{name} {count} 件" for name, count in asked.items() if count))
    if untimed:
        click.echo(f"另有 {untimed} 件办结的没有写受理日期，承诺和法定的时间算不出")
    if strange:
        click.echo(f"另有 {strange} 件没有对上清单里的指南，不计时")
    return 0


@click.command("explain", cls=ChineseHelp)
@click.argument("number", metavar="办件编号")
@STORE
@ON
@KEY
@ROOT
def explain_command(number: str, store: Path, day: str | None, key: Path, root: Path | None) -> int:
    """一个办件的每个计时：每一天计不计，为什么。

    办件编号写原来的编号，或者报告里的密号；显示的总是密号。
    """
    folder = find_root(root)
    registry = registry_of(folder)
    held = CaseStore(store)
    hashed = unshown(number)
    if hashed is None:
        hashed = Numbers(SAMPLE_KEY if held.sample else key_in(key, folder))(number)
    case = next(held.cases(only=hashed), None)
    if case is None:
        click.echo("办件库里没有这个办件；用别的密钥导入的，密号对不上", err=True)
        return 1
    terms = book_of(registry, folder).at(case.guide, (case.accepted or case.applied) // 100_000) if case.guide else None
    if terms is None:
        click.echo(f"办件 {shown(case.no)} 没有对上清单里的指南，不计时", err=True)
        return 1
    rules, days = rules_of(registry), known_days(registry)
    today = day_in(day) if day else held.until
    rows, lights = lights_of(case, terms, rules, today, days)
    for line in explained(case, terms, rows, lights, rules, today, days):
        click.echo(line)
    return 0
