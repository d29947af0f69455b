"""Faults of the schema files themselves."""
