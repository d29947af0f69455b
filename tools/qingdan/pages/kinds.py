"""The pages of the kinds of change and of the gate's rules: one for each code, and the whole catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from qingdan.diagnostics import Severity
from qingdan.diff.gate import RULES
from qingdan.diff.kinds import areas, kinds
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page

_WORDS = {Severity.ERROR: "错误，不能合并", Severity.WARNING: "警告，提请注意", Severity.NOTICE: "提示"}


def kind_pages(frame: Frame) -> Iterator[Page]:
    """The catalogue at ``kinds/`` and a page for every code below it."""
    known = {kind.code: kind for kind in kinds()}
    groups = []
    for area in areas():
        codes = sorted({kind.code for each in area.recognisers for kind in each.kinds})
        groups.append((area.title, [known[code] for code in codes]))
    html = frame.render("kinds.html", "../", groups=groups, rules=[(rule, _WORDS[rule.severity]) for rule in RULES])
    yield Page("kinds/", "改动种类", "qingdan diff 认得的全部改动种类，以及合并之前的把关", html)
    for area in areas():
        for code in sorted({kind.code for each in area.recognisers for kind in each.kinds}):
            kind = known[code]
            html = frame.render("kind.html", "../../", kind=kind, mirror=known[kind.mirror], area=area.title)
            yield Page(f"kinds/{code}/", f"{code} {kind.title}", kind.why, html)
    for rule in RULES:
        html = frame.render("gate.html", "../../", rule=rule, severity=_WORDS[rule.severity])
        yield Page(f"kinds/{rule.code}/", f"{rule.code} {rule.title}", rule.why, html)
