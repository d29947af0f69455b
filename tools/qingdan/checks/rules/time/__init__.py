"""QD5xx: whether the time limits are lawful, add up, and start again after they stop."""
