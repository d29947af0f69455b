"""A reform of bodies: their powers with duties and guides, their tasks, offices and windows pass to others, and some of them end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qingdan.edit.abolish import Ending, end, let_go, require_no_tasks
from qingdan.edit.mentions import tell_left
from qingdan.edit.names import plain
from qingdan.edit.plan import Plan
from qingdan.edit.reform_table import ReformRow
from qingdan.edit.refusal import RefusedError
from qingdan.edit.succeed import joined, led_on
from qingdan.edit.transfer import transfer
from qingdan.model import Entry
from qingdan.read.document import Data, copied
from qingdan.schema.slip import nearest

_KEPT = (("duties", ("main", "boundaries", "supervision")), ("organisations", ("offices", "windows")))
"""Lists in which a body's rows stand that may pass to another, and the properties that hold the rows."""
_CALLED = ("duty", "matter", "subject", "name")


def reform(plan: Plan, lines: Sequence[ReformRow], ending: Ending) -> None:
    """Carry out every line, the lines for all the rest after those that name something, and end the bodies that end.

    Raises RefusedError with a sentence for each line that cannot be carried out.
    """
    wrong: list[str] = []
    named = [line for line in lines if line.what]
    rest = [line for line in lines if not line.what]
    passed: set[str] = set()
    gone = {line.giver for line in lines if line.ends}
    for line in [*named, *rest]:
        try:
            _held(plan, line)
            if line.taker in gone:
                raise RefusedError(f"{_name(plan, line.taker)}在这张表里也要撤销，不能承接。改法：写最后承接的机构")
            if line.what:
                _one(plan, line, ending, passed)
            else:
                _all(plan, line, ending, passed)
        except RefusedError as problem:
            wrong.append(f"{line.place} {problem}")
    if not wrong:
        for giver in sorted({line.giver for line in lines if line.ends}):
            own = [line for line in lines if line.giver == giver]
            try:
                _end(plan, giver, own, ending)
            except RefusedError as problem:
                wrong.append(f"{own[0].place} {problem}")
    if wrong:
        raise RefusedError("表里有不能照办的行，一行也没有动：\n" + "\n".join(wrong))
    stay = dict.fromkeys(line.giver for line in lines if line.giver not in gone)
    tell_left(plan, *([plan.registry.entries[f"organisations/{each}"] for each in ids] for ids in (sorted(gone), stay)))


def _held(plan: Plan, line: ReformRow) -> None:
    """Refuse bodies that are not in force, and bodies of different levels."""
    giver, taker = (plan.registry.entries[f"organisations/{each}"] for each in (line.giver, line.taker))
    for body in (giver, taker):
        if body.retired:
            raise RefusedError(f"{body.name}已经撤销了")
    if giver.get("level") != taker.get("level"):
        raise RefusedError(
            f"{giver.name}是{giver.get('level')}，{taker.name}是{taker.get('level')}：划转在同级的机构之间。"
            "改法：交给下级的用 qingdan transfer --kind 下放"
        )


def _one(plan: Plan, line: ReformRow, ending: Ending, passed: set[str]) -> None:
    """What a line names passes: a power, or a row of the body's own tasks, offices or windows."""
    powers = [each for each in _powers(plan, line.giver) if line.what in (each.key, each.id, each.id.partition("/")[2])]
    powers = powers or [each for each in _powers(plan, line.giver) if plain(each.name) == plain(line.what)]
    rows = [] if powers else _rows_called(plan, line)
    if len(powers) + len(rows) > 1:
        listed = "、".join([*(each.id for each in powers), *(str(row.get("id")) for _, _, row in rows)])
        raise RefusedError(f"“{line.what}”有几个：{listed}。改法：写标识")
    if powers:
        if powers[0].key in passed:
            raise RefusedError(f"“{powers[0].name}”写了两次")
        _pass(plan, powers[0], line, ending, passed)
    elif rows:
        list_, name, row = rows[0]
        place = f"{list_}/{line.giver}#{name}[{row.get('id')}]"
        if place in passed:
            raise RefusedError(f"“{line.what}”写了两次")
        passed.add(place)
        _hand_row(plan, line, list_, name, row)
    else:
        raise RefusedError(_nothing_called(plan, line))


def _all(plan: Plan, line: ReformRow, ending: Ending, passed: set[str]) -> None:
    """Every power in force that no line named passes; of a body that ends also its tasks, offices and windows."""
    left = [each for each in _powers(plan, line.giver) if each.key not in passed]
    if not left and not line.ends:
        raise RefusedError("没有其余的职权可划转。改法：删去这一行，或者写明原机构撤销")
    for each in left:
        _pass(plan, each, line, ending, passed)
    if not line.ends:
        plan.notes.append(f"“{_name(plan, line.giver)}”的部门职责、内设机构和窗口没有动；要划的，在表里逐条写明")
        return
    for list_, names in _KEPT:
        entry = plan.registry.get(f"{list_}/{line.giver}")
        for name in names if entry is not None else ():
            for row in entry.rows(name) if entry is not None else ():
                if f"{list_}/{line.giver}#{name}[{row.get('id')}]" not in passed:
                    _receive(plan, line, list_, name, row)


def _pass(plan: Plan, power: Entry[Any], line: ReformRow, ending: Ending, passed: set[str]) -> None:
    """A power with its duties and guides."""
    transfer(plan, power.key, line.taker, "划转", ending.day, ending.number, "")
    passed.add(power.key)


def _hand_row(plan: Plan, line: ReformRow, list_: str, name: str, row: dict[str, Data]) -> None:
    """A row goes from the giver's list to the taker's."""
    data = plan.data(f"{list_}/{line.giver}")
    data[name] = [each for each in data[name] if each != row]
    if not data[name]:
        if name == "main":
            raise RefusedError(f"这是{_name(plan, line.giver)}最后一项主要职责。改法：撤销它的，写明原机构撤销")
        del data[name]
    _receive(plan, line, list_, name, row)


def _receive(plan: Plan, line: ReformRow, list_: str, name: str, row: dict[str, Data]) -> None:
    """A row comes to the taker's list, which is made where there is none; nobody is a neighbour of their own."""
    key = f"{list_}/{line.taker}"
    given: dict[str, Any] = copied(row)
    if name == "boundaries":
        given["neighbours"] = [each for each in given.get("neighbours", []) if each not in (line.taker, line.giver)]
        if not given["neighbours"]:
            plan.notes.append(f"“{given.get('matter')}”的职责边界在两个机构之间，并到一起就没有了")
            return
    plan.given.setdefault(key, set()).add(f"{list_}/{line.giver}")
    if not plan.holds(key):
        plan.add(key, {name: [given]})
        return
    data = plan.data(key)
    field = plan.collection(key).root.properties[name]
    lost: list[Data] = []
    data[name] = joined(data.get(name, []), [given], field, lost)
    if lost:
        plan.notes.append(f"“{_name(plan, line.taker)}”的“{field.title}”里已经有分不开的一行，没有并入；请核对")


def _end(plan: Plan, giver: str, own: Sequence[ReformRow], ending: Ending) -> None:
    """The body ends; who went on with it is named, and what referred to it follows where that is one body alone."""
    body = plan.registry.entries[f"organisations/{giver}"]
    require_no_tasks(plan, body)
    end(plan, body, ending)
    takers = sorted({line.taker for line in own})
    main = next((line.taker for line in own if not line.what), takers[0] if len(takers) == 1 else "")
    if main:
        plan.data(body.key)["successor"] = main
        plan.led[body.key] = f"organisations/{main}"
        heir = plan.data(f"organisations/{main}")
        if "chief_representative" in body.data and "chief_representative" not in heir:
            heir["chief_representative"] = copied(body.data["chief_representative"])
    else:
        plan.notes.append(f"“{body.name}”由几个机构承接，没有写承接机构；请写主要的一个")
    for reference in plan.registry.referrers.get(body.key, ()):
        if not reference.path or reference.path[:1] == ("neighbours",):
            continue
        if main and not _already(plan, reference.source, reference.path, main):
            led_on(plan, reference, body, [f"organisations/{main}"])
        elif not main:
            let_go(plan, reference, body)


def _already(plan: Plan, source: str, path: tuple[str | int, ...], main: str) -> bool:
    """Whether the place of a reference is gone, or names the heir by now."""
    value: Any = plan.data(source)
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return True
    return bool(value == main)


def _powers(plan: Plan, body: str) -> list[Entry[Any]]:
    return [each for each in plan.registry.powers if each.id.partition("/")[0] == body and not each.retired]


def _rows_called(plan: Plan, line: ReformRow) -> list[tuple[str, str, dict[str, Data]]]:
    """The rows of the body's own that are called so: by their id, or by what they say."""
    out = []
    for list_, names in _KEPT:
        entry = plan.registry.get(f"{list_}/{line.giver}")
        for name in names if entry is not None else ():
            for row in entry.rows(name) if entry is not None else ():
                said = {plain(str(row[each])) for each in _CALLED if each in row}
                if line.what == row.get("id") or plain(line.what) in said:
                    out.append((list_, name, row))
    return out


def _nothing_called(plan: Plan, line: ReformRow) -> str:
    known = [each.name for each in _powers(plan, line.giver)]
    near = nearest(line.what, known)
    return f"{_name(plan, line.giver)}没有叫“{line.what}”的职权、职责、内设机构或者窗口" + (
        f"；是不是“{near}”" if near else ""
    )


def _name(plan: Plan, id_: str) -> str:
    return plan.registry.entries[f"organisations/{id_}"].name
