"""What a guide's page offers beside its tables: the deadline calculator, and the notice of once and for all on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import segno
from markupsafe import Markup

from qingdan.model import Entry, Registry
from qingdan.pages.calendar import CALENDAR
from qingdan.pages.chinese import duration, provision
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page
from qingdan.pages.recourse import review_of
from qingdan.render.compact import compact

SLIP = "slip/"
_LIMITS = (("promised", "承诺办结"), ("statutory", "法定办结"), ("extension", "经批准延长"))


@dataclass(frozen=True, slots=True)
class Deadline:
    """The data of a guide page's deadline calculator: the calendar's address, the starting event, the limits as JSON, exceptions."""

    calendar: str
    start: str
    limits: Markup
    special: Sequence[str]


def calculator_of(entry: Entry[Any], base: str) -> Deadline | None:
    """The calculator of a guide, or None where nothing is counted in days."""
    limits = list(_limits(entry))
    if all(not each["value"] for each in limits):
        return None
    special = [_special(row) for row in entry.rows("special_procedures")]
    start = str(entry.get("time_limit", "start") or "受理之日")
    return Deadline(base + CALENDAR, start, _attribute(limits), special)


def _special(row: Mapping[str, Any]) -> str:
    """A procedure that is not counted, with its own limit where it has one."""
    limit = row.get("limit")
    return f"{row.get('kind')}（{duration(limit)}以内）" if isinstance(limit, dict) else str(row.get("kind"))


def _attribute(limits: Sequence[Mapping[str, Any]]) -> Markup:
    """Data as JSON for an attribute in single quotes, where double quotes need no escape."""
    text = compact(limits)
    return Markup(text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;"))  # noqa: S704 escaped just here


def _limits(entry: Entry[Any]) -> Iterator[dict[str, Any]]:
    """Each limit with its title and its unit; an extension is added to the statutory limit in the same unit."""
    held: Mapping[str, Any] = entry.get("time_limit", default={})
    for name, title in _LIMITS:
        limit = held.get(name)
        if not isinstance(limit, dict):
            continue
        value, unit, of = limit.get("value", 0), limit.get("unit"), held.get("statutory")
        if name == "extension":
            if not isinstance(of, dict) or of.get("unit") != unit:
                continue
            value += of.get("value", 0)
        yield {
            "title": f"{title}（{duration({'value': value, 'unit': unit})}）",
            "value": value,
            "unit": unit,
            "stops": True,
        }
    for row in entry.rows("materials"):
        within = row.get("deferrable", {}).get("within") if isinstance(row.get("deferrable"), dict) else None
        if isinstance(within, dict):
            title = f"容缺后补：{row.get('name')}（{duration(within)}）"
            yield {"title": title, "value": within.get("value", 0), "unit": within.get("unit"), "stops": False}


def slip_page(registry: Registry, entry: Entry[Any], frame: Frame) -> Page:
    """The notice that tells an applicant everything at once, for printing on A4."""
    address = f"{entry.key}/{SLIP}"
    base = "../" * address.count("/")
    about = registry.get("registry")
    power = registry.get(f"power/{entry.get('power')}")
    body = registry.get(f"organisations/{power.get('organisation')}") if power is not None else None
    site = str(about.get("site_url") or "").rstrip("/") if about is not None else ""
    target = f"{site}/{entry.key}/" if site else ""
    html = frame.render(
        "slip.html",
        base,
        source=entry.path,
        guide=entry,
        back=f"{base}{entry.key}/",
        body=body.name if body is not None else "",
        facts=list(_facts(registry, entry)),
        materials=[_material(row) for row in entry.rows("materials") if not row.get("shared")],
        spared=[str(row.get("name")) for row in entry.rows("materials") if row.get("shared")],
        open=[str(row.get("reason")) for row in entry.rows("unverified")],
        licence=power is not None and power.get("type") == "行政许可",
        remedies=[_remedy(registry, row) for row in (about.rows("remedies") if about is not None else ())],
        review=review_of(registry, body, base) if body is not None else None,
        qr=Markup(_qr(target, entry.name)) if target else None,  # noqa: S704 the drawing of an address, and a title that is escaped
        target=target,
    )
    return Page(address, f"{entry.name} - 一次性告知单", f"{entry.name}的一次性告知单，可打印。", html)


def _facts(registry: Registry, entry: Entry[Any]) -> Iterator[tuple[str, str]]:
    for row in entry.rows("places"):
        place = registry.get(f"organisations/{row.get('organisation')}")
        if place is None:
            continue
        parts = [place.name, row.get("window"), place.get("address"), place.get("hours"), place.get("phone")]
        yield "在哪里办", "，".join(str(each) for each in parts if each)
    yield "怎么办", "、".join(map(str, entry.get("channels", default=())))
    for name, title in _LIMITS:
        limit = entry.get("time_limit", name)
        if isinstance(limit, dict):
            yield f"{title}时限", duration(limit)
    yield "从哪天算起", f"{entry.get('time_limit', 'start') or '受理之日'}的次日为第一日"
    special = [_special(row) for row in entry.rows("special_procedures")]
    if special:
        yield "不计入时限", "、".join(special)
    fees = [f"{row.get('name')}：{row.get('standard')}" for row in entry.rows("fees")]
    yield "收费", "；".join(fees) or "不收费"
    yield "办成后得到", str(entry.get("result", "name") or "")
    for row in entry.rows("conditions"):
        yield "受理条件", str(row.get("text"))


def _material(row: Mapping[str, Any]) -> dict[str, str]:
    """A paper in words: whether it must come now, and what to note."""
    later = row.get("deferrable")
    notes = [str(row[name]) for name in ("when", "requirement") if row.get(name)]
    if row.get("commitment"):
        notes.append("可用书面承诺代替")
    if isinstance(later, dict):
        notes.append(
            f"可先受理，{duration(later['within'])}内补交（{later.get('promise')}）；{later.get('consequence')}"
        )
    copies = row.get("copies")
    return {
        "id": str(row.get("id")),
        "name": str(row.get("name")),
        "necessity": str(row.get("necessity")),
        "form": str(row.get("form")) + ("，原件" if row.get("original") else ""),
        "copies": str(copies) if copies else "—",
        "note": "；".join(notes),
    }


def _remedy(registry: Registry, row: Mapping[str, Any]) -> tuple[str, str, str]:
    """A way to complain: its name, what it says, and the article."""
    cited = [
        f"《{law.get('short') or law.name}》{provision(basis)}"
        for basis in row.get("basis", ())
        if (law := registry.get(f"laws/{basis.get('law')}")) is not None
    ]
    return str(row.get("name")), str(row.get("text")), "、".join(cited)


def _qr(address: str, name: str) -> str:
    code = segno.make(address, error="m", micro=False)
    drawn: str = code.svg_inline(
        border=4,
        title=f"二维码：{name}的网页",
        svgclass="qd-qr",
        lineclass=None,
        omitsize=True,
        light="#fff",
        dark="#000",
    )
    return drawn.replace("<svg ", '<svg role="img" ', 1)
