"""QD2xx: whether what one entry names exists, is in force, and names back."""
