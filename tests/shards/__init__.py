"""Work in shares."""
