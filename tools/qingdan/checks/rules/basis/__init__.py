"""QD3xx: whether what is cited exists, is in force, and has the article."""
