"""Every code that the tool can report, with its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TypeAlias

from qingdan import checks as own
from qingdan.checks import rules
from qingdan.diagnostics import Diagnostic, Rule, rule_of, rules_in
from qingdan.model import Registry
from qingdan.read import faults as reading_faults
from qingdan.schema import faults as shape_faults

Check: TypeAlias = Callable[[Registry], Iterator[Diagnostic]]

FAMILIES = {
    "QD0xx": "读取",
    "QD1xx": "格式",
    "QD2xx": "引用",
    "QD3xx": "法律依据",
    "QD4xx": "设定权限",
    "QD5xx": "时限",
    "QD6xx": "三表一图",
    "QD7xx": "清单之间",
    "QD8xx": "清单调整",
    "QD9xx": "文字",
}


@cache
def catalogue() -> Sequence[Rule]:
    """All rules that a check can report, in the order of their codes. Raises ValueError when two rules take one code."""
    found = [rule_of(each) for package in (reading_faults, shape_faults, own) for each in rules_in(package)]
    codes = [each.code for each in found]
    if len(set(codes)) != len(codes):
        raise ValueError("two rules take one code: " + ", ".join(sorted({c for c in codes if codes.count(c) > 1})))
    return sorted(found, key=lambda each: each.code)


@cache
def registry_checks() -> Sequence[Check]:
    """The checks that read the registry, by code.

    Other rules of ``checks`` are the runner's own (of a crash, of too many findings, of waivers nobody needs) and those of files
    ``beside`` the lists, which are run there.
    """
    return list(rules_in(rules))  # type: ignore[arg-type]


def rule_for(code: str) -> Rule | None:
    """The rule of a code, in any case, or None."""
    return next((each for each in catalogue() if each.code == code.upper()), None)
