"""Faults of what YAML allows and a register cannot: things two readers would read differently, or not see."""
