"""QD9xx: whether the text is written as Chinese is written by public bodies, and holds no private person's numbers."""
