"""Violations of a schema by an entry, one sentence per JSON Schema keyword."""
