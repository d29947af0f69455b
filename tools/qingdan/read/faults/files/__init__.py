"""Faults of a path: where a file lies, what it is called, what kind of thing it is."""
