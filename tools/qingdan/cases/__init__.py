"""Electronic supervision: what was promised against what happened.

In: tables of cases as the halls report them, and the lists. Out: a store of cases without persons, the clocks and lights of each case,
who answers for a late one, and figures that no single case can be read from.
"""
