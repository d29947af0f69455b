"""``python -m qingdan``."""

import sys

from qingdan.cli import run

sys.exit(run())
