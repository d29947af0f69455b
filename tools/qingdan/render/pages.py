"""A rule's page as text, and the whole catalogue as text or JSON: what ``explain`` prints."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from textwrap import indent
from typing import Any

from qingdan.diagnostics import Rule, Severity

_WORDS = {Severity.ERROR: "错误，不能发布", Severity.WARNING: "警告，可以发布，提请注意", Severity.NOTICE: "提示"}


def explain(rule: Rule) -> str:
    """The page of one rule."""
    parts = [f"{rule.code} {rule.title}", f"级别：{_WORDS[rule.severity]}", f"为什么：{rule.why}"]
    if rule.source:
        parts.append(f"依据：{rule.source}")
    if rule.fix:
        parts.append(f"改法：{rule.fix}")
    parts += [f"{'正例' if each.good else '反例'}：\n" + indent(each.text, "    ") for each in rule.examples]
    parts.append("条目可以写明理由豁免。" if rule.waivable else "不能豁免。")
    return "\n\n".join(parts) + "\n"


def explain_all(rules: Sequence[Rule], families: Mapping[str, str]) -> str:
    """Every code with its title, by family."""
    out = []
    for family, title in families.items():
        mine = [each for each in rules if each.family == family]
        if mine:
            out.append(f"{family} {title}\n" + "".join(f"  {each.code} {each.title}\n" for each in mine))
    return "\n".join(out) + "\n查看一项：qingdan explain 代码\n"


def explain_json(rules: Sequence[Rule], families: Mapping[str, str]) -> str:
    """The catalogue as JSON, one object a rule."""
    return json.dumps([as_json(each, families) for each in rules], ensure_ascii=False, indent=2) + "\n"


def as_json(rule: Rule, families: Mapping[str, str]) -> dict[str, Any]:
    """One rule as plain data."""
    return {
        "code": rule.code,
        "name": rule.slug,
        "family": families.get(rule.family, rule.family),
        "severity": str(rule.severity),
        "title": rule.title,
        "why": rule.why,
        "source": rule.source,
        "fix": rule.fix,
        "waivable": rule.waivable,
        "examples": [{"good": each.good, "text": each.text} for each in rule.examples],
    }
