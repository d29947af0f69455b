"""QD6xx: whether the three tables and the chart of a guide hold together."""
