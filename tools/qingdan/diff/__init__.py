"""What changed between two states of the lists: facts first, then judgement, then the gate.

In: two sources (revisions, the work tree, memory) of which only the files that differ are read. Out: a comparison with
its facts, and the changes that the catalogue of kinds makes of them: for whom, how heavy, on whose authority.
"""

from qingdan.diff.change import Change, Effect, Level
from qingdan.diff.comparison import Comparison, ComparisonError, compare_sources
from qingdan.diff.fact import Action, Fact, RowStep
from qingdan.diff.judge import judge

__all__ = [
    "Action",
    "Change",
    "Comparison",
    "ComparisonError",
    "Effect",
    "Fact",
    "Level",
    "RowStep",
    "compare_sources",
    "judge",
]
