"""The command ``qingdan``: the only room that knows arguments, output, exit codes, the clock and the environment.

In: what a person typed. Out: results on stdout, progress and notes on stderr, exit 0 for nothing wrong, 1 for findings,
2 when the tool could not run.
"""

import sys

try:
    from qingdan.cli.main import main, run
except KeyboardInterrupt:  # before there is a command that could end by itself
    sys.stderr.write("已中断\n")
    raise SystemExit(2) from None

__all__ = ["main", "run"]
