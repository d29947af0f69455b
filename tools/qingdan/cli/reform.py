"""``qingdan reorganise``: a reform of bodies, from a table, by one decision."""

from __future__ import annotations

from pathlib import Path

import click

from qingdan.cli.change import day_in, number_of, options, with_decision
from qingdan.cli.planned import opened
from qingdan.cli.words import ChineseHelp
from qingdan.edit.abolish import Ending
from qingdan.edit.decision import DecisionTerms
from qingdan.edit.refusal import RefusedError
from qingdan.read import SourceError

_MOST = 1 << 26


@click.command("reorganise", cls=ChineseHelp)
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="表")
@options
def reorganise_command(
    table: Path, root: Path | None, day: str | None, cause: str | None, reason: str, *, write: bool
) -> int:
    """照一张表做机构改革：职权、职责、内设机构划给别的机构，原机构可以撤销，一并起草一份决定。

    表是 xlsx、xls、ods 或者 CSV，表头写“原机构”“划转内容”“划入机构”“原机构撤销”。机构写名称、简称或者标识；
    划转内容写职权、部门职责、内设机构或者窗口的名称，不写就是这个机构其余的全部职权。职权带着责任清单和办事指南走。
    原机构撤销写“是”的，部门职责、内设机构和窗口一并划入，写明由谁承接，别处提到它的跟着改。有一行不能照办，就一行也不动。
    """
    from qingdan.edit.grids import read_grids  # noqa: PLC0415 the spreadsheet libraries are for tables alone
    from qingdan.edit.reform import reform  # noqa: PLC0415
    from qingdan.edit.reform_table import read_reform  # noqa: PLC0415

    plan = opened(root)
    number = number_of(plan, day)
    try:
        if table.stat().st_size > _MOST:
            raise RefusedError("文件太大")
        lines = read_reform(read_grids(table.name, table.read_bytes()), plan.registry)
    except RefusedError as problem:
        raise SourceError(f"没有动手：{problem}") from None
    bodies = list(dict.fromkeys(plan.registry.entries[f"organisations/{line.giver}"].name for line in lines))
    name = "、".join(bodies[:3]) + ("等机构" if len(bodies) > 3 else "")
    terms = DecisionTerms(f"关于机构改革中划转{name}职权的决定", cause or "职能调整", day_in(day), reason)
    return with_decision(
        plan, lambda: reform(plan, lines, Ending(day_in(day), number, reason)), number, terms, name, write=write
    )
