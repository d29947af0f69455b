"""The page of one entry: its fields in the order of the schema, its mirror, its chart, and what refers to it."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from qingdan.charts import flow_chart
from qingdan.model import Entry, Registry
from qingdan.model.doubt import doubts_of
from qingdan.pages.answer import answer_of
from qingdan.pages.board import board_of
from qingdan.pages.bundle import plan_of
from qingdan.pages.chinese import duration
from qingdan.pages.coming import coming
from qingdan.pages.due import NOTHING_DUE, Dues
from qingdan.pages.errands import destinations_of, errands_of
from qingdan.pages.frame import Frame
from qingdan.pages.guide import calculator_of
from qingdan.pages.page import Page
from qingdan.pages.past import EntryChanges
from qingdan.pages.recourse import hearing_of, recourse_of
from qingdan.pages.related import FEW_MOMENTS, asked_next, longer, related_of, successors_of
from qingdan.pages.view import Value, View
from qingdan.schema import Field

_APART = {"former_ids", "unverified", "verification", "illustrative", "waivers", "summary"}
_ROWS = {"subitem"}
"""Fields that hold the id of a row of another entry."""
_TABLES = {"materials": "表二 申请材料", "steps": "表三 办理环节与时限"}


class PageSection(NamedTuple):
    """A part of a page: a title, and a value or a chart."""

    title: str
    value: Value | None = None
    chart: Markup | None = None
    anchor: str = ""
    note: str = ""
    open: str = ""


def entry_page(
    registry: Registry, entry: Entry[Any], frame: Frame, moments: Sequence[EntryChanges] = (), dues: Dues = NOTHING_DUE
) -> Page:
    """The page of an entry, at its key; ``moments`` are what happened to it, oldest first, ``dues`` what is to be adjusted."""
    address = f"{entry.key}/"
    base = "../" * address.count("/")
    view = _view(registry, entry, base)
    answer = answer_of(entry, view)
    sections = _sections(view, entry, frozenset(part.anchor for part in answer.parts) if answer else frozenset())
    told = [*coming(registry, entry), *(each.sentence for each in dues.get(entry.key, ()))]
    for twin in _twins(registry, entry):
        told += [*coming(registry, twin), *(each.sentence for each in dues.get(twin.key, ()))]
        sections += _twin_sections(registry, twin, base)
    sections += _open_questions(view)
    guide, bundle = entry.collection.name == "guides", entry.collection.name == "bundles"
    errands = errands_of(registry, entry, base) if bundle else ()
    recourse = recourse_of(registry, entry, base) if guide else None
    html = frame.render(
        "entry.html",
        base,
        source=entry.path,
        crumbs=_crumbs(registry, entry, base),
        title=entry.name,
        tags=_tags(entry),
        answer=answer,
        unchecked=_unchecked(entry),
        licence=_licence(registry, entry),
        summary=str(entry.get("summary", default="")),
        warnings=[*(f"{each}。" for each in dict.fromkeys(told)), *_warnings(entry)],
        guide=entry.key if guide else "",
        beside=asked_next(recourse) if guide else [],
        recourse=recourse,
        hearing=hearing_of(registry, entry, base),
        deadline=calculator_of(entry, base) if guide else None,
        plan=plan_of(registry, entry, base) if bundle else None,
        errands=errands,
        destinations=destinations_of(errands),
        counted=frame.board.line(entry.key) if guide else "",
        board=board_of(registry, frame.board) if entry.key == "supervision" else None,
        sections=sections,
        related=related_of(registry, entry, base),
        successors=successors_of(registry, entry, base),
        moments=list(reversed(moments)),
        few=FEW_MOMENTS,
        longer=longer(moments),
        key=entry.key,
    )
    title = entry.collection.title
    description = f"{title}：{entry.name}。{entry.get('summary', default='')}"
    return Page(address, f"{entry.name} - {title}", description, html, f"api/v1/{entry.key}.json")


def _view(registry: Registry, entry: Entry[Any], base: str) -> View:
    return View(registry, entry, base, doubts_of(registry, entry))


def _sections(view: View, entry: Entry[Any], above: Container[str] = ()) -> list[PageSection]:
    """The plain fields as one table of basic facts, then each list of rows as a section of its own.

    Rows of a field that stands ``above``, in words, have their anchors there.
    """
    basic: list[tuple[str, Value, str]] = []
    known: list[tuple[str, Value, str]] = []
    apart: list[PageSection] = []
    guide = entry.collection.name == "guides"
    for name, field in entry.collection.root.properties.items():
        if (
            name not in (entry.data if isinstance(entry.data, dict) else {})
            or name in _APART
            or name == entry.collection.label
            or field.machine
        ):
            continue
        named = view.row_of_sibling(entry.collection.root, entry.data, name) if name in _ROWS else None
        value = named or view.value(field, entry.data[name], name)
        told = view.open.get(name, "")
        if value.kind == "table":
            title = _TABLES.get(name, field.title) if guide else field.title
            value = value._replace(anchor="") if name in above else value
            apart.append(PageSection(title, value, anchor=f"{name}-table" if name in above else name, open=told))
            if guide and name == "steps":
                apart.append(_chart(entry, "不予许可" if _licence(view.registry, entry) else ""))
        else:
            (known if _shown(entry, name, field) else basic).append((field.title or name, value, told))
    basic += known
    first = [PageSection("表一 基本信息" if guide else "", Value("group", rows=basic))] if basic else []
    return first + apart


def _shown(entry: Entry[Any], name: str, field: Field) -> bool:
    """Whether a value stands among the tags below the title, or is for finding the page: both come after what one reads for."""
    if entry.collection.look.glance:
        return False
    return name == "aliases" or field.title.endswith("代码") or (field.column and bool(field.values))


def _open_questions(view: View) -> list[PageSection]:
    """What the writers were not sure of, said in full for those who cannot hover over a mark."""
    rows = [(_words(view, dotted), Value("text", reason), "") for dotted, reason in view.open.items()]
    return [PageSection("待核实的内容", Value("group", rows=rows), anchor="unverified")] if rows else []


def _words(view: View, dotted: str) -> str:
    """A dotted path in the words of the page: 申请材料 › 布局图."""
    field: Field | None = view.entry.collection.root
    value: Any = view.entry.data
    words = []
    for step in dotted.split("."):
        below = field.below(step) if field is not None else None
        if below is not None and isinstance(value, dict):
            field, value = below, value.get(step)
            words.append(below.title or step)
        elif isinstance(value, list):
            value = next((row for row in value if isinstance(row, dict) and step in row.values()), {})
            field = field.items if field is not None else None
            words.append(str(value.get("name", step)))
        else:
            words.append(step)
    return " › ".join(words)


def _chart(entry: Entry[Any], refusal: str) -> PageSection:
    steps = [step for step in entry.rows("steps") if step.get("id") and step.get("actor")]
    words = {str(step["id"]): duration(step["limit"]) for step in steps if isinstance(step.get("limit"), dict)}
    drawn = flow_chart(steps, f"{entry.name}办理流程图，内容与表三相同", words, refusal)
    chart = Markup(drawn)  # noqa: S704 the chart escapes every text itself
    return PageSection("一图 办理流程", chart=chart, anchor="chart", note="由表三绘出；粗线是计时的路，虚线框不计时。")


def _twins(registry: Registry, entry: Entry[Any]) -> Sequence[Entry[Any]]:
    """Entries of the collections that mirror this one."""
    found = [registry.get(c.key(entry.id)) for c in registry.schemas.collections if c.mirror == entry.collection.name]
    return [each for each in found if each is not None]


def _twin_sections(registry: Registry, twin: Entry[Any], base: str) -> list[PageSection]:
    """A mirrored entry's sections, each under its own title."""
    sections = _sections(_view(registry, twin, base), twin)
    return [
        PageSection(each.title or twin.collection.title, each.value, each.chart, each.anchor, each.note, each.open)
        for each in sections
    ]


def _crumbs(registry: Registry, entry: Entry[Any], base: str) -> list[tuple[str, str]]:
    out = [(entry.collection.title, f"{base}{entry.collection.name}/")]
    if entry.collection.single:
        return []
    for segment, part in list(zip(entry.collection.segments, entry.id.split("/"), strict=False))[:-1]:
        target = registry.get(f"{segment.get('reference')}/{part}")
        if target is not None:
            out.append((str(target.get("short") or target.name), f"{base}{target.key}/"))
    return out


def _tags(entry: Entry[Any]) -> list[tuple[str, str]]:
    """What a reader should know at a glance: the values of the enumerated columns, and how far to trust the page."""
    out: list[tuple[str, str]] = []
    glance = bool(entry.collection.look.glance)
    for name, field in entry.collection.root.properties.items():
        if glance and entry.get(name) not in field.retired:
            continue
        if field.column and field.values and isinstance(value := entry.get(name), str):
            out.append((value, " qd-tag--off" if value in field.retired else ""))
    verified = entry.get("verification")
    if isinstance(verified, Mapping):
        out.append((f"已核验（{verified.get('date')}）", " qd-tag--good"))
    if "checked" in entry.collection.root.properties:
        out.append(_looked_up(entry))
    if entry.get("illustrative") is True:
        out.append(("示例，并非真实发生", " qd-tag--open"))
    return out


def _unchecked(entry: Entry[Any]) -> str:
    """What is said, once, of a page that nobody has answered for."""
    if entry.collection.single or entry.collection.record or "verification" not in entry.collection.root.properties:
        return ""
    return "" if entry.get("verification") else "这一页还没有由负责的机关核对过，标着“待核实”的尤其要问清楚。"


def _licence(registry: Registry, entry: Entry[Any]) -> bool:
    """Whether what is applied for, or answered for, is a licence."""
    key = entry.id if entry.collection.mirror else entry.get("power")
    power = registry.get(f"power/{key}")
    return power is not None and power.get("type") == "行政许可"


def _looked_up(entry: Entry[Any]) -> tuple[str, str]:
    """Up to which day a law was looked up, and where."""
    checked = entry.get("checked")
    if not isinstance(checked, Mapping):
        return "没有查对过有没有新版本", " qd-tag--open"
    where = "、".join(str(row.get("source")) for row in checked.get("against", ()) if isinstance(row, Mapping))
    return f"截至 {checked.get('date')} 与{where}查对过", ""


def _warnings(entry: Entry[Any]) -> list[str]:
    retired = entry.get("retired")
    out = []
    if isinstance(retired, Mapping):
        out.append(f"自 {retired.get('date')} 起不再有效。本页保留，供查考。")
    out += [f"这个条目豁免了检查 {row.get('rule')}：{row.get('reason')}" for row in entry.rows("waivers")]
    whole = [str(row.get("reason")) for row in entry.rows("unverified") if row.get("field") == entry.collection.label]
    out += [f"名称待核实：{reason}" for reason in whole]
    return out
