"""1.0 → 1.1: of 0.2.0."""

from qingdan.model.migrations.step import Entries, Migration


def change(entries: Entries) -> None:
    """Change the data of a registry of 1.0 in place."""
    _ = entries  # what 1.1 adds may be absent: an entry of 1.0 says the same in 1.1


STEP = Migration("1.0", "1.1", "写明清单的格式版本是 1.1", change)
