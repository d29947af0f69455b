"""The pages of the kinds of change and of the gate's rules: one for each area, and the whole catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from qingdan.diagnostics import Severity
from qingdan.diff.gate import RULES, GateRule
from qingdan.diff.kind import Kind
from qingdan.diff.kinds import areas, kinds
from qingdan.pages.codes import GATE, Code, address_of, code_page, codes_by_page
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page

_WORDS = {Severity.ERROR: "错误，不能合并", Severity.WARNING: "警告，提请注意", Severity.NOTICE: "提示"}
_TITLE, _GATE = "改动种类", "审阅把关"
_NO_FILE = "（没有这个文件）"


def kind_pages(frame: Frame) -> Iterator[Page]:
    """The catalogue at ``kinds/``, and below it a page for the gate and for every area."""
    known = {kind.code: kind for kind in kinds()}
    groups = [(area, [known[code] for code in codes_by_page()[f"kinds/{area.name}/"]]) for area in areas()]
    rules = [(rule, _WORDS[rule.severity]) for rule in RULES]
    html = frame.render("kinds.html", "../", groups=groups, rules=rules, address=address_of)
    yield Page("kinds/", _TITLE, "qingdan diff 认得的全部改动种类，以及合并之前的把关", html)
    yield code_page(frame, GATE, _GATE, _TITLE, [_rule(rule, word) for rule, word in rules])
    for area, mine in groups:
        yield code_page(frame, f"kinds/{area.name}/", area.title, _TITLE, [_kind(each, known) for each in mine])


def _kind(kind: Kind, known: Mapping[str, Kind]) -> Code:
    told: list[tuple[str, str | Markup]] = [("为什么", kind.why), ("需要什么", _needs(kind, known[kind.mirror]))]
    return Code(kind.code, kind.title, [str(kind.level)], told, _states(kind))


def _needs(kind: Kind, mirror: Kind) -> Markup:
    """On what decision such a change stands, and the kind that undoes it."""
    needed = f"需要{kind.track}的决定，方式写“{kind.decision}”。" if kind.decision else "不需要专门的决定。"
    if mirror.code == kind.code:
        return Markup("{}").format(needed)
    besides = f"，影响不相反：{kind.exempt}" if kind.exempt else ""
    link = Markup('<a href="../../{}">{} {}</a>').format(address_of(mirror.code), mirror.code, mirror.title)
    return Markup("{}反过来是{}{}。").format(needed, link, besides)


def _rule(rule: GateRule, severity: str) -> Code:
    return Code(rule.code, rule.title, [severity], [("为什么", rule.why), ("改法", rule.fix)], _states(rule))


def _states(of: Kind | GateRule) -> list[tuple[str, str]]:
    return [("改前", of.before or _NO_FILE), ("改后", of.after or _NO_FILE)]
