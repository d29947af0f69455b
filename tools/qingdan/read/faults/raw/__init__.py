"""Faults of the bytes: size and encoding. A file with one of these is not read further."""
