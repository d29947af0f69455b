"""What the tool says about a list: a diagnostic, its place, and the documented rule behind its code.

In: facts found by any room. Out: plain frozen records that every room to the right can sort, filter and word.
"""

from qingdan.diagnostics.record import Diagnostic, Edit, Place, Related, Severity
from qingdan.diagnostics.report import report
from qingdan.diagnostics.rule import Example, Rule, rule, rule_of, rules_in

__all__ = [
    "Diagnostic",
    "Edit",
    "Example",
    "Place",
    "Related",
    "Rule",
    "Severity",
    "report",
    "rule",
    "rule_of",
    "rules_in",
]
