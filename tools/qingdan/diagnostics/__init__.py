"""What the tool says about a list: a diagnostic, its place, and the documented rule behind its code.

In: facts found by any room. Out: plain frozen records that every room to the right can sort, filter and word.
"""

from qingdan.diagnostics.record import Diagnostic, Edit, Place, Related, Severity
from qingdan.diagnostics.report import report
from qingdan.diagnostics.rule import NEAR, Example, Reach, Rule, rule, rule_of, rules_in

__all__ = [
    "NEAR",
    "Diagnostic",
    "Edit",
    "Example",
    "Place",
    "Reach",
    "Related",
    "Rule",
    "Severity",
    "report",
    "rule",
    "rule_of",
    "rules_in",
]
