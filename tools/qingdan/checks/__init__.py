"""What is wrong with the lists as they stand: every check, the runner, waivers, and the catalogue of all codes.

In: a reading and its registry. Out: diagnostics, sorted, with those that an entry waives marked as waived. Checks see
one state; what lies between two states is for ``diff``.
"""

from qingdan.checks.catalogue import catalogue, rule_for
from qingdan.checks.parts import check_in_parts
from qingdan.checks.run import Outcome, check

__all__ = ["Outcome", "catalogue", "check", "check_in_parts", "rule_for"]
