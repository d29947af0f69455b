"""The pages of the checks: one for each code, and the whole catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qingdan.diagnostics import Rule, Severity
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page

_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTICE: "提示"}


def rule_pages(rules: Sequence[Rule], families: Mapping[str, str], frame: Frame) -> Iterator[Page]:
    """The catalogue at ``checks/`` and a page for every code below it."""
    groups = [
        (f"{family} {title}", [(each, _WORDS[each.severity]) for each in rules if each.family == family])
        for family, title in families.items()
    ]
    html = frame.render("rules.html", "../", groups=[(heading, mine) for heading, mine in groups if mine])
    yield Page("checks/", "检查代码", "qingdan check 会报告的全部问题", html)
    for rule in rules:
        html = frame.render(
            "rule.html",
            "../../",
            up="../",
            rule=rule,
            severity=_WORDS[rule.severity],
            family=f"{rule.family} {families.get(rule.family, '')}",
        )
        yield Page(f"checks/{rule.code}/", f"{rule.code} {rule.title}", rule.why, html)
