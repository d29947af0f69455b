"""The draft of a decision for changes that have none: what the gate asks for is named, what only people know is left blank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qingdan.checks.adjustments.procedure import HEAVY, STEPS
from qingdan.diff import Change, Comparison, Row, compare_sources, judge
from qingdan.diff.gate import vanished
from qingdan.edit.draft import BLANK
from qingdan.edit.plan import Plan
from qingdan.edit.refusal import RefusedError
from qingdan.model import Registry
from qingdan.read import Source
from qingdan.read.document import Data
from qingdan.schema import Schemas

_LINKED = ("retired", "suspended", "transfers")
"""Where an entry says which decision changed it."""
_PLANNED = ("取消", "下放")
"""After these the decision says who watches over the matter from now on."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the person who asks already knows of the decision; empty where they do not. Days are YYYY-MM-DD."""

    title: str = ""
    cause: str = ""
    effective: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a decision must say: which entry was changed how, and the other end of it."""

    entry: str
    kind: str
    counterpart: str = ""


def undecided(base: Source, head: Source, schemas: Schemas) -> list[Point]:
    """What changed between two states and no decision of the range speaks of, by entry. Raises ComparisonError, RefusedError."""
    comparison = compare_sources(base, head, schemas)
    changes = judge(comparison)
    gone = sorted({comparison.base.name(each.entry) for each in changes if vanished(each)})
    if gone:
        raise RefusedError(f"“{'”“'.join(gone[:3])}”的文件不见了。改法：放回文件，用 qingdan abolish 或者 rename")
    points = [
        Point(each.entry, each.kind.decision, _other_end(each, comparison))
        for each in changes
        if each.kind.decision and not each.adjustment
    ]
    return sorted(set(points), key=lambda each: (each.entry, each.kind, each.counterpart))


def free_number(registry: Registry, year: str) -> str:
    """The id of the next decision of a year."""
    taken = [int(key.rpartition("/")[2]) for key in registry.present if key.startswith(f"adjustments/{year}/")]
    return f"{year}/{max(taken, default=0) + 1:03d}"


def decided(points: Sequence[Point], registry: Registry, terms: Terms, name: str) -> dict[str, Data]:
    """The data of an adjustment that says so; ``name`` is what the changed thing is called."""
    kinds = sorted({each.kind for each in points}, key=[*HEAVY, "更名", "要素变更"].index)
    heavy = [kind for kind in kinds if kind in HEAVY]
    track = "事项调整" if heavy else "内容调整"
    # What is handed down is taken over, and brings guides of its own: the title says the one thing.
    verb = "下放" if "下放" in heavy else "、".join("调整" if kind == "要素变更" else kind for kind in heavy or kinds)
    governments = [each for each in registry.organisations if each.get("kind") == "人民政府"]
    top = next((each.id for each in governments if each.get("level") == registry.about.get("level")), "")
    out: dict[str, Data] = {
        "title": terms.title or f"关于{verb}{name}的{'决定' if heavy else '核准'}",
        "track": track,
        "cause": terms.cause or _blank("原因"),
        "decided_by": (top if heavy else "") or _blank("决定机关"),
        "decided_on": _blank("决定日期"),
        "published_on": _blank("公布日期"),
        "effective": terms.effective or _blank("生效日期"),
        "procedure": {step: _step(step, title, heavy=bool(heavy)) for step, title in STEPS.items()},
        "responsible": {
            "drafter": _blank("起草岗位"),
            "reviewer": _blank("审核岗位"),
            "approver": _blank("批准岗位"),
        },
        "changes": rows(points, terms),
    }
    if any(kind in _PLANNED for kind in kinds):
        out["supervision_plan"] = _blank("后续监管措施")
    return out


def rows(points: Iterable[Point], terms: Terms) -> list[Data]:
    """The decision's rows, one for each point; of several with one entry and kind, the first."""
    made: dict[tuple[str, str], Data] = {}
    for each in points:
        row: dict[str, Data] = {"entry": each.entry, "kind": each.kind, "reason": terms.reason or _blank("理由")}
        if each.counterpart:
            row["counterpart"] = each.counterpart
        made.setdefault((each.entry, each.kind), row)
    return list(made.values())


def link(plan: Plan, points: Iterable[Point], number: str) -> None:
    """Write the decision's number where the entries that it changes tell of it and name none yet."""
    for key in sorted({each.entry for each in points}):
        entry = plan.registry.get(key)
        if entry is None:
            continue
        for name in _LINKED:
            held = entry.get(name)
            for at, part in enumerate(held if isinstance(held, list) else [held]):
                if isinstance(part, dict) and part and "adjustment" not in part:
                    target = plan.data(key)[name]
                    (target[at] if isinstance(held, list) else target)["adjustment"] = number


def _step(step: str, title: str, *, heavy: bool) -> Data:
    """A step of the procedure: those that every such decision goes through are to be dated, of the others a reason is asked."""
    if step == "legality_review" or (heavy and step in ("public_notice", "collective_discussion")):
        return {"from": _blank(f"{title}开始"), "to": _blank(f"{title}结束"), "outcome": _blank(f"{title}结论")}
    return {"applies": False, "reason": _blank(f"不作{title}的理由；作了的，改写 from、to 和 outcome")}


def _blank(what: str) -> str:
    return BLANK.format(what)


def _other_end(change: Change, comparison: Comparison) -> str:
    """The key of the power at the other end of a transfer."""
    value = change.fact.after
    if change.kind.slug == "power-taken-over":
        found = [row for row in value.get("transfers", ()) if isinstance(row, dict) and row.get("kind") == "承接"]
        value = found[0] if found else None
    elif change.fact.path[:1] != ("transfers",) or not isinstance(change.fact.path[-1], Row):
        return ""
    other = value.get("counterpart") if isinstance(value, dict) else None
    return f"power/{other}" if other and comparison.head.entry(f"power/{other}") is not None else ""
