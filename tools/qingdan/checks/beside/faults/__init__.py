"""Everything that can be wrong beside the lists: one fault a module."""
