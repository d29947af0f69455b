"""Slips that stop the parser: each looks at the lines up to where it stopped and finds the true place."""
