"""What to do when a matter is left lying or ends badly: who answers for a delay, who hears an appeal, in what time and where.

The rules of jurisdiction are those of 行政复议法 (2023), articles 19 to 28, and 行政诉讼法 (2017), articles 14 to 18.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from qingdan.checks.rules.tables.one_line_for_both import HOTLINE
from qingdan.model import Entry, Registry
from qingdan.pages.chinese import duration, provision

_LATE = re.compile("期限|时限|超期|逾期|拖延|拖欠|迟报|迟转|及时|当日")
"""How the responsibility list speaks of a matter that is not done in time."""
_ABOVE = re.compile("税务|海关|国家安全")
"""Bodies that article 27 itself names; of others under their own system a body may be under both."""
_REVIEW = re.compile("办理.*行政复议")
_GOVERNMENT = "人民政府"
_UNDER_SYSTEM = "垂直管理机构"
_HOTLINE = "政务服务便民热线"
_FEW = 2
_HIGH = ("国家级", "省级", "市级", "县级")
"""Levels of governments whose acts a court of the middle level hears first (行政诉讼法第十五条)."""
_REVIEWED = ("行政许可", "行政确认", "行政给付")
"""Kinds of power where no answer in time is named among what is reviewed (行政复议法第十一条)."""


class Spot(NamedTuple):
    """A body that one turns to: its name, its page, and address, hours and telephone where they are known."""

    name: str
    href: str = ""
    address: str = ""
    hours: str = ""
    phone: str = ""


class Review(NamedTuple):
    """Who hears an appeal against the acts of a body: by which article, whose office takes the papers, what else is true of it."""

    to: Spot
    article: str
    desk: Spot | None = None
    note: str = ""


class Lapse(NamedTuple):
    """A situation of the responsibility list, with the articles by which it is punished."""

    situation: str
    cited: str


class Late(NamedTuple):
    """A delay: who does the work at which step, what follows in law, when one may do what, whom to ring; ``more`` is the list's page."""

    body: Spot
    posts: Sequence[tuple[str, str]]
    lapses: Sequence[Lapse]
    law: str
    promised: str
    statutory: str
    reviewed: bool
    lines: Sequence[tuple[str, str]]
    more: str


class Recourse(NamedTuple):
    """A delay, and a result that one does not accept: who hears it, the words of the registry on each way, and the court."""

    late: Late
    review: Review
    remedies: Sequence[tuple[str, str]]
    court: str


def recourse_of(registry: Registry, entry: Entry[Any], base: str) -> Recourse | None:
    """What a guide's page says on delay and appeal; None where no body is known or the registry names no remedy."""
    power = registry.get(f"power/{entry.get('power')}")
    body = registry.get(f"organisations/{power.get('organisation')}") if power is not None else None
    about = registry.get("registry")
    if power is None or body is None or about is None or not about.rows("remedies"):
        return None
    remedies = [(str(row.get("name")), str(row.get("text"))) for row in about.rows("remedies")]
    late = _late(registry, entry, power, body, base)
    return Recourse(late, review_of(registry, body, base), remedies, court_of(registry, body))


def review_of(registry: Registry, body: Entry[Any], base: str) -> Review:
    """Who hears an appeal against the acts of a body."""
    own, note = _answering(registry, body)
    desk = _reviews(registry, own)
    if own.get("kind") == _UNDER_SYSTEM:
        both = "" if _ABOVE.search(own.name) else "；同时归本级政府领导的，也可能是本级政府"
        told = f"它是垂直管理的机构，清单没有登记它的上级{both}，以决定书上写明的为准"
        return Review(Spot("它的上一级主管部门"), "行政复议法第二十七条", note=_joined(note, told))
    if own.get("kind") == _GOVERNMENT:
        above = _parent(registry, own)
        to = _spot(above, base) if above is not None else Spot(f"{own.name}的上一级人民政府")
        return Review(to, "行政复议法第二十四条第一款第二项", _desk(registry, above, base), note)
    above = _government(registry, own)
    if above is None:
        return Review(Spot("本级人民政府"), "行政复议法第二十四条", note=note)
    if desk:
        note = _joined(note, "它自己办理行政复议，所以也可以向上一级司法行政部门申请（行政复议法第二十八条）")
    item = {"工作部门": "一", "派出机关": "三"}.get(str(own.get("kind")), "四")
    return Review(_spot(above, base), f"行政复议法第二十四条第一款第{item}项", _desk(registry, above, base), note)


def court_of(registry: Registry, body: Entry[Any]) -> str:
    """The court that hears a suit against the acts of a body first."""
    own, _ = _answering(registry, body)
    high = own.get("kind") == _GOVERNMENT and own.get("level") in _HIGH
    article = "第十五条" if high else "第十四条"
    return f"{own.name}所在地的{'中级' if high else '基层'}人民法院（行政诉讼法{article}、第十八条）"


def line_of(told: Mapping[str, Any], body: Entry[Any]) -> str:
    """What a line of supervision is called: by its channel, or by the body where that is called as the line for everything is."""
    channel = str(told.get("channel") or "")
    return f"{body.get('short') or body.name}的投诉电话" if channel in ("", _HOTLINE) else channel


def hearing_of(registry: Registry, body: Entry[Any], base: str) -> tuple[Review, str] | None:
    """Who hears an appeal against a body that holds powers, and the court; None for all else, and where the registry names no remedy."""
    if body.collection.name != "organisations" or body.retired or not registry.about.get("remedies"):
        return None
    held = any(each.source.startswith("power/") for each in registry.referrers.get(body.key, ()))
    return (review_of(registry, body, base), court_of(registry, body)) if held else None


def _late(registry: Registry, entry: Entry[Any], power: Entry[Any], body: Entry[Any], base: str) -> Late:
    duty = registry.get(f"responsibility/{power.id}")
    rows = duty.rows("accountability") if duty is not None else ()
    lapses = [
        Lapse(str(row.get("situation")), "、".join(_cited(registry, row.get("basis", ()))))
        for row in rows
        if _LATE.search(str(row.get("situation")))
    ]
    licence = power.get("type") == "行政许可"
    limits: Mapping[str, Any] = entry.get("time_limit", default={})
    return Late(
        _spot(body, base),
        list(_posts(entry)),
        lapses[:_FEW],
        _LICENCE if licence else "" if any(each.cited for each in lapses) else _GENERAL,
        _length(limits.get("promised")),
        _length(limits.get("statutory")),
        power.get("type") in _REVIEWED,
        list(dict.fromkeys(_lines(entry, duty, body))),
        f"{base}{duty.key}/#accountability" if duty is not None and rows else "",
    )


_LICENCE = (
    "不在法定期限内作出准予行政许可决定的，由上级行政机关或者监察机关责令改正，对直接负责的主管人员和其他直接责任人员"
    "依法给予行政处分（行政许可法第七十四条第二项）"
)
_GENERAL = (
    "公职人员不履行或者不正确履行职责，玩忽职守，贻误工作，造成不良后果或者影响的，予以警告、记过或者记大过；"
    "情节较重的，予以降级或者撤职；情节严重的，予以开除（公职人员政务处分法第三十九条第二项）"
)


def _posts(entry: Entry[Any]) -> Iterator[tuple[str, str]]:
    """The steps that the administration does and their posts, each post once, in the order of the guide."""
    held: dict[str, list[str]] = {}
    for row in entry.rows("steps"):
        if row.get("actor") and row.get("actor") != "申请人":
            held.setdefault(str(row.get("post") or row.get("actor")), []).append(str(row.get("name")))
    yield from ((post, "、".join(names)) for post, names in held.items())


def _lines(entry: Entry[Any], duty: Entry[Any] | None, body: Entry[Any]) -> Iterator[tuple[str, str]]:
    """Whom to ring, as (what is there, number): the line that supervises first."""
    told: Mapping[str, Any] = (duty.get("supervision") or {}) if duty is not None else {}
    known = {HOTLINE}
    if entry.get("contacts", "complain"):
        known.add(str(entry.get("contacts", "complain")))
        yield "投诉", str(entry.get("contacts", "complain"))
    if told.get("phone") and told["phone"] not in known:
        known.add(str(told["phone"]))
        yield line_of(told, body), str(told["phone"])
    yield _HOTLINE, HOTLINE
    if body.get("phone") and body.get("phone") not in known:
        yield str(body.get("short") or body.name), str(body.get("phone"))


def _cited(registry: Registry, basis: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for each in basis:
        law = registry.get(f"laws/{each.get('law')}")
        if law is not None:
            yield f"{law.get('short') or law.name}{provision(each)}"


def _length(limit: Any) -> str:
    return duration(limit) if isinstance(limit, Mapping) and limit.get("value") else ""


def _joined(*notes: str) -> str:
    return "；".join(each for each in notes if each)


def _answering(registry: Registry, body: Entry[Any]) -> tuple[Entry[Any], str]:
    """The body against which one appeals: for one that works on another's commission, that other."""
    above = _parent(registry, body)
    if body.get("nature") == "受委托组织" and above is not None:
        return above, f"{body.name}受委托办理，被申请人是委托它的{above.name}（行政复议法第十九条第三款）"
    return body, ""


def _parent(registry: Registry, body: Entry[Any]) -> Entry[Any] | None:
    return registry.get(f"organisations/{body.get('parent')}")


def _government(registry: Registry, body: Entry[Any]) -> Entry[Any] | None:
    """The people's government that a body belongs to, through the bodies above it."""
    seen = {body.key}
    above = _parent(registry, body)
    while above is not None and above.key not in seen:
        if above.get("kind") == _GOVERNMENT:
            return above
        seen.add(above.key)
        above = _parent(registry, above)
    return None


def _reviews(registry: Registry, body: Entry[Any]) -> bool:
    """Whether a body's duties have it handle appeals for its government."""
    duties = registry.get(f"duties/{body.id}")
    return duties is not None and any(_REVIEW.search(str(row.get("duty"))) for row in duties.rows("main"))


def _desk(registry: Registry, government: Entry[Any] | None, base: str) -> Spot | None:
    """The office that takes appeals for a government, where the lists have it."""
    if government is None:
        return None
    below = (each.source for each in registry.referrers.get(government.key, ()) if each.path == ("parent",))
    offices = (each for key in below if (each := registry.get(key)) is not None and not each.retired)
    found = next((each for each in offices if _reviews(registry, each)), None)
    return _spot(found, base) if found is not None else None


def _spot(body: Entry[Any], base: str) -> Spot:
    known = (str(body.get(name) or "") for name in ("address", "hours", "phone"))
    return Spot(body.name, f"{base}{body.key}/", *known)


__all__ = ["Late", "Recourse", "Review", "Spot", "court_of", "hearing_of", "line_of", "recourse_of", "review_of"]
