"""Everything that can be wrong with a file before its meaning is looked at: QD0xx, one fault a module.

In: a listing, raw bytes, text, nodes, or the place where parsing stopped. Out: diagnostics with the exact character.
"""
