"""The pages of the checks: one for each family of codes, and the whole catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qingdan.diagnostics import Rule, Severity
from qingdan.pages.codes import Code, address_of, code_page
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page

_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTICE: "提示"}
_TITLE = "检查代码"


def rule_pages(rules: Sequence[Rule], families: Mapping[str, str], frame: Frame) -> Iterator[Page]:
    """The catalogue at ``checks/``, and a page for every family below it."""
    groups = [
        (family, f"{family} {title}", [each for each in rules if each.family == family])
        for family, title in families.items()
    ]
    groups = [each for each in groups if each[2]]
    html = frame.render(
        "rules.html",
        "../",
        groups=[(heading, [(each, _WORDS[each.severity]) for each in mine]) for _, heading, mine in groups],
        address=address_of,
    )
    yield Page("checks/", _TITLE, "qingdan check 会报告的全部问题", html)
    for family, heading, mine in groups:
        yield code_page(frame, f"checks/{family}/", heading, _TITLE, [_code(each) for each in mine])


def _code(rule: Rule) -> Code:
    told = [("为什么", rule.why), ("依据", rule.source), ("改法", rule.fix)]
    tags = [_WORDS[rule.severity], "可以写明理由豁免" if rule.waivable else "不能豁免"]
    listings = [("正例" if each.good else "反例", each.text) for each in rule.examples]
    return Code(rule.code, rule.title, tags, [(heading, text) for heading, text in told if text], listings)
