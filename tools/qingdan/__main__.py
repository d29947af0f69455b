"""``python -m qingdan``."""

import sys

from qingdan.cli import main

sys.exit(main())
