"""The wheel alone, in folders that know nothing of this repository."""
