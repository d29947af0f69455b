"""Everything that can be wrong with the shape of an entry, and with a schema itself: QD1xx, one fault a module.

In: a violation with its path, or a schema file. Out: a Chinese sentence at the token to edit.
"""
