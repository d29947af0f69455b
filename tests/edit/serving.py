"""The staff's editor as its own process."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def editing(root: Path) -> Iterator[int]:
    """The port of ``qingdan edit`` on the lists of a folder; Ctrl+C ends it cleanly."""
    process = subprocess.Popen(
        [sys.executable, "-m", "qingdan", "edit", "--no-open", "--port", "0", "--root", str(root)],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    yield int(line.split("127.0.0.1:")[1].split("/")[0])
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0
