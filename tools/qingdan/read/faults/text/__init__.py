"""Faults of single characters in decoded text."""
