"""QD4xx: whether the instrument that is cited may set what it is cited for."""
