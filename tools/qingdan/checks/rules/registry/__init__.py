"""Of the registry as a whole: QD22x.

In: the registry. Out: diagnostics about its own file.
"""
