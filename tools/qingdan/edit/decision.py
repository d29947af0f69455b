"""The draft of a decision for changes that have none: what the gate asks for is named, what only people know is left blank."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from qingdan.checks.rules.adjustments.procedure import HEAVY, STEPS
from qingdan.diff import Change, Comparison, Effect, Fact, RowStep, compare_sources, judge
from qingdan.diff.cover import WHOLE, Cover, wording_alone
from qingdan.diff.fact import written
from qingdan.diff.naming import bare, heirs_of, plain, told
from qingdan.diff.need import Need, asked, need, removed_without_ending
from qingdan.diff.succession import WAYS
from qingdan.edit.draft import BLANK
from qingdan.edit.likewise import Likewise
from qingdan.edit.plan import Plan
from qingdan.edit.refusal import RefusedError
from qingdan.model import Entry, Registry
from qingdan.read import Source
from qingdan.read.document import Data
from qingdan.schema import Schemas

DRAFT = "draft-"
"""How the number of a decision begins that has none of its year yet: two officers on two branches do not take one number."""
_BLANKS = BLANK.partition("：")[0]
LINKED = ("retired", "suspended", "transfers")
"""Where an entry says which decision changed it."""
_PLANNED = ("取消", "下放")
"""After these the decision says who watches over the matter from now on."""


@dataclass(frozen=True, slots=True)
class DecisionTerms:
    """The fields of a decision that a person gives in advance; empty where unknown. Days are YYYY-MM-DD.

    ``like`` is the key of a decision whose posts count here too, and whose reasons do once somebody looked at them.
    """

    title: str = ""
    cause: str = ""
    effective: str = ""
    reason: str = ""
    like: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a decision must say: which entry was changed how, the other end of it, who goes on, and which fields became what.

    A field is its path, its value before and its value after; None where there is none. ``content`` is the whole of an entry that is
    there only from the day on which the decision applies.
    """

    entry: str
    kind: str
    counterpart: str = ""
    fields: tuple[tuple[str, Any, Any], ...] = ()
    into: tuple[str, ...] = ()
    content: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Undecided:
    """What a range lacks: points for a decision, lines on words alone, and corrections of records, each as the data of its row."""

    points: Sequence[Point]
    judgements: Sequence[dict[str, Data]] = ()
    corrections: Sequence[dict[str, Data]] = ()

    def __bool__(self) -> bool:
        """Whether anything is lacking."""
        return bool(self.points or self.judgements or self.corrections)


def is_draft(entry: Entry[Any]) -> bool:
    """Whether an entry is a decision that has no number of its year yet, or blanks left: what it says is not said for good."""
    if entry.collection.name != "adjustments":
        return False
    return entry.id.partition("/")[2].startswith(DRAFT) or _BLANKS in str(entry.data)


def called(points: Iterable[Point], registry: Registry) -> str:
    """The words for the entries of a decision in its title: the first one's name, and how many there are."""
    keys = sorted({each.entry for each in points})
    found = registry.get(keys[0])
    first = found.name if found is not None else keys[0]
    return first if len(keys) == 1 else f"{first}等 {len(keys)} 个条目"


def undecided(base: Source, head: Source, schemas: Schemas, day: str = "") -> Undecided:
    """What changed between two states and nothing of the range covers, by entry. ``day`` is the later state's.

    Raises ComparisonError, RefusedError.
    """
    comparison = compare_sources(base, head, schemas)
    changes = judge(comparison)
    gone = sorted({comparison.base.name(each.entry) for each in changes if removed_without_ending(each)})
    if gone:
        raise RefusedError(f"“{'”“'.join(gone[:3])}”的文件不见了。改法：放回文件，用 qingdan abolish 或者 rename")
    cover = Cover(comparison, day)
    points, judgements, corrections = [], [], []
    for each in changes:
        if cover.covered(each) or _comes_with_an_end(each, comparison):
            continue
        if need(each) is Need.CORRECTION:
            corrections.append(_correction(each, day))
        elif each.effect is Effect.OPEN and wording_alone(each):
            judgements.append(_judgement(each))
        else:
            fields = () if bare(each) else tuple(_field(fact) for fact in told(each))
            into = heirs_of(each) if asked(each) in WAYS else ()
            points.append(Point(each.entry, asked(each), other_end(each, comparison), fields, into))
    points.sort(key=lambda each: (each.entry, each.kind, each.counterpart))
    return Undecided(points, judgements, corrections)


def _comes_with_an_end(change: Change, comparison: Comparison) -> bool:
    """Whether an entry is new because others ended into it: the decision says so of those."""
    if change.fact.path or change.fact.before is not None:
        return False
    return any(change.entry in heirs for heirs in comparison.heirs.values())


def _field(fact: Fact) -> tuple[str, Any, Any]:
    return written(fact.path), plain(fact.before), plain(fact.after)


def _judgement(change: Change) -> dict[str, Data]:
    return {
        "entry": change.entry,
        "path": written(change.fact.path),
        "fingerprint": change.fingerprint,
        "effect": _blank("加重、减轻或者中性"),
        "reason": _blank("为什么这样判断"),
        "by": _blank("判断的岗位"),
    }


def _correction(change: Change, day: str) -> dict[str, Data]:
    return {
        "record": change.entry,
        "path": written(change.fact.path) or WHOLE,
        "date": day or _blank("日期"),
        "reason": _blank("为什么改"),
        "by": _blank("负责的岗位"),
    }


def book(plan: Plan, year: str, lacking: Undecided) -> None:
    """Write the lines on words and the corrections into the year's book, which is made where there is none."""
    if not (lacking.judgements or lacking.corrections):
        return
    key = f"wording/{year}"
    if plan.registry.get(key) is None:
        plan.add(key, {"title": f"{year} 年文字核定与记录更正"})
    data = plan.data(key)
    for name, made in (("judgements", lacking.judgements), ("corrections", lacking.corrections)):
        if made:
            data[name] = [*data.get(name, []), *made]


def free_number(registry: Registry, year: str, draft: str = "", taken: Collection[str] = ()) -> str:
    """The id of the next decision of a year: a draft of that name, or the next number, besides the ids that are ``taken``."""
    every = {key.removeprefix("adjustments/") for key in registry.present} | set(taken)
    if draft:
        names = (f"{year}/{DRAFT}{draft}{'' if at == 1 else f'-{at}'}" for at in count(1))
        return next(name for name in names if name not in every)
    parts = [each.partition("/") for each in every]
    numbers = [int(number) for of, _, number in parts if of == year and number.isdigit()]
    return f"{year}/{max(numbers, default=0) + 1:03d}"


def decided(points: Sequence[Point], registry: Registry, terms: DecisionTerms, name: str) -> dict[str, Data]:
    """The data of an adjustment that says so; ``name`` is what the changed thing is called."""
    kinds = sorted({each.kind for each in points}, key=[*HEAVY, "更名", "要素变更"].index)
    heavy = [kind for kind in kinds if kind in HEAVY]
    track = "事项调整" if heavy else "内容调整"
    # What is handed down is taken over, and brings guides of its own: the title says the one thing.
    verb = "下放" if "下放" in heavy else "、".join("调整" if kind == "要素变更" else kind for kind in heavy or kinds)
    governments = [each for each in registry.organisations if each.get("kind") == "人民政府"]
    top = next((each.id for each in governments if each.get("level") == registry.about.get("level")), "")
    like = Likewise(registry, registry.get(terms.like) if terms.like else None, track)
    posts = {"drafter": "起草岗位", "reviewer": "审核岗位", "approver": "批准岗位"}
    out: dict[str, Data] = {
        "title": terms.title or f"关于{verb}{name}的{'决定' if heavy else '核准'}",
        "track": track,
        "cause": terms.cause or _blank("原因"),
        "decided_by": (top if heavy else "") or like.decided_by() or _blank("决定机关"),
        "decided_on": _blank("决定日期"),
        "published_on": _blank("公布日期"),
        "effective": terms.effective or _blank("生效日期"),
        "procedure": {step: like.step(step) for step in STEPS},
        "responsible": {each: like.post(each, title) for each, title in posts.items()},
        "changes": added((), points, terms, like),
    }
    if any(kind in _PLANNED for kind in kinds):
        out["supervision_plan"] = like.plan()
    return out


def rows(points: Iterable[Point], terms: DecisionTerms) -> list[Data]:
    """The decision's rows, one for each entry and kind, with the fields of all its points."""
    return added((), points, terms)


def added(
    old: Iterable[Data], points: Iterable[Point], terms: DecisionTerms, like: Likewise | None = None
) -> list[Data]:
    """The rows of a decision with those of the points: a row that is there gains the fields that it does not name."""
    made: dict[tuple[str, str], Data] = {(str(row.get("entry")), str(row.get("kind"))): row for row in old}
    for each in points:
        reason = like.reason(each.kind) if like is not None else _blank("理由")
        row = made.setdefault(
            (each.entry, each.kind),
            {"entry": each.entry, "kind": each.kind, "reason": terms.reason or reason},
        )
        if each.counterpart:
            row.setdefault("counterpart", each.counterpart)
        if each.content is not None:
            row["content"] = each.content
        if each.into:
            row["into"] = list(each.into)
        paths = {path for path, _, _ in each.fields}
        kept = [field for field in row.get("fields", []) if field.get("path") not in paths]
        if each.fields:
            row["fields"] = [*kept, *(_told_field(*field) for field in each.fields)]
    return list(made.values())


def field_rows(facts: Iterable[Fact]) -> list[dict[str, Data]]:
    """The rows in which a decision names the fields of some facts, each with its value before and after."""
    return [_told_field(*_field(fact)) for fact in facts]


def _told_field(path: str, before: Any, after: Any) -> dict[str, Data]:
    out: dict[str, Data] = {"path": path}
    out.update({name: value for name, value in (("from", before), ("to", after)) if value is not None})
    return out


def link(plan: Plan, points: Iterable[Point], number: str) -> None:
    """Write the decision's number where the entries that it changes tell of it and name none yet."""
    for key in sorted({each.entry for each in points}):
        entry = plan.registry.get(key)
        if entry is None:
            continue
        for name in LINKED:
            held = entry.get(name)
            for at, part in enumerate(held if isinstance(held, list) else [held]):
                if isinstance(part, dict) and part and "adjustment" not in part:
                    target = plan.data(key)[name]
                    (target[at] if isinstance(held, list) else target)["adjustment"] = number


def _blank(what: str) -> str:
    return BLANK.format(what)


def other_end(change: Change, comparison: Comparison) -> str:
    """The key of the power at the other end of a transfer."""
    value = change.fact.after
    if change.kind.slug == "power-taken-over":
        found = [row for row in value.get("transfers", ()) if isinstance(row, dict) and row.get("kind") == "承接"]
        value = found[0] if found else None
    elif change.fact.path[:1] != ("transfers",) or not isinstance(change.fact.path[-1], RowStep):
        return ""
    other = value.get("counterpart") if isinstance(value, dict) else None
    return f"power/{other}" if other and comparison.head.entry(f"power/{other}") is not None else ""
