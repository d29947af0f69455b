"""Where the gate begins to judge: the commit at hand, with what the earlier decisions changed written into them from the history."""

from __future__ import annotations

from typing import Any

from qingdan.diff import compare_sources, judge
from qingdan.diff.decisions import decided_rows
from qingdan.diff.fact import written
from qingdan.diff.kind import AUTHORISING
from qingdan.diff.naming import bare, told
from qingdan.diff.need import asked
from qingdan.edit.decision import field_rows
from qingdan.edit.plan import Plan
from qingdan.history import read_log
from qingdan.read.document import Data
from qingdan.read.revision import Revision

BY = "清单保管岗"


def start_gate(plan: Plan, head: Revision, day: str) -> list[str]:
    """Plan the start of the gate at a commit, accounted for in the year's book; in sentences what was planned, none where it has begun.

    ``day`` is the day of the correction (YYYY-MM-DD). Raises RefusedError where a file cannot be read, SourceError where git
    cannot tell the history.
    """
    registry = plan.registry.get("registry")
    if registry is None or registry.get("gate_from"):
        return []
    about = plan.data("registry")
    about["gate_from"] = head.commit
    places = [("registry", "gate_from", "从这个版本起核对决定，此前的历史只列出")]
    notes = [f"从 {head.commit[:10]} 起把关：此前的改动只列出，不核对决定"]
    decisions = plan.registry.adjustments
    if decisions and all(each.get("illustrative") is True for each in decisions) and "illustrative" not in about:
        about["illustrative"] = True
        places.append(("registry", "illustrative", "全部决定都是示例，清单也是示例"))
        notes.append("登记总表写明是示例：登记的决定都是示例")
    for key, path in _with_fields(plan, head):
        places.append((key, path, "照历史补写这个决定改了哪个字段，决定的内容没有变"))
    if len(places) > len(notes):
        notes.append("照历史补写了以前的决定改了哪些字段")
    _account(plan, places, day)
    return notes


def _with_fields(plan: Plan, head: Revision) -> list[tuple[str, str]]:
    """Write into each decision without fields what its own commit changed; the decision and the path of each field that was written."""
    log = read_log(head)
    out: list[tuple[str, str]] = []
    for entry in plan.registry.adjustments:
        came = log.by_path.get(entry.path, ())
        rows = list(decided_rows(entry, fresh=False))
        if not came or not came[0][0].parent or all(row.fields is not None for row in rows):
            continue
        commit = came[0][0]
        comparison = compare_sources(
            head.beside(commit.parent), head.beside(commit.id), plan.registry.schemas, strict=False
        )
        for change in judge(comparison):
            way = asked(change)
            for at, row in enumerate(rows):
                if (
                    row.entry != change.entry
                    or row.fields is not None
                    or bare(change)
                    or way not in (row.kind, AUTHORISING)
                ):
                    continue
                facts = [
                    fact for fact in told(change) if fact.path[-1:] != ("adjustment",)
                ]  # a link to a decision decides nothing
                if facts:
                    target: dict[str, Any] = plan.data(entry.key)["changes"][at]
                    target["fields"] = [*target.get("fields", []), *field_rows(facts)]
                    name = "·".join((row.entry, row.kind))
                    out += [(entry.key, f"changes[{name}].fields[{written(fact.path)}]") for fact in facts]
                break
    return out


def _account(plan: Plan, places: list[tuple[str, str, str]], day: str) -> None:
    """Write a correction for each place into the book of the day's year."""
    key = f"wording/{day[:4]}"
    if plan.registry.get(key) is None:
        plan.add(key, {"title": f"{day[:4]} 年文字核定与记录更正"})
    data = plan.data(key)
    made: list[Data] = [
        {"record": record, "path": path, "date": day, "reason": reason, "by": BY} for record, path, reason in places
    ]
    data["corrections"] = [*data.get("corrections", []), *made]
