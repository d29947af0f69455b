"""``python -m benchmarks.generate N FOLDER``."""

import sys
from pathlib import Path

from benchmarks.generate import write

print("{} files, {} bytes".format(*write(int(sys.argv[1]), Path(sys.argv[2]))))
