"""The command ``qingdan``: the only room that knows arguments, output, exit codes, the clock and the environment.

In: what a person typed. Out: results on stdout, progress and notes on stderr, exit 0 for nothing wrong, 1 for findings,
2 when the tool could not run.
"""

from qingdan.cli.main import main, run

__all__ = ["main", "run"]
