"""How fast the checks are, beside their peers."""
