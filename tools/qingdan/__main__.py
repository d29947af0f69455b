"""``python -m qingdan`` and the command: a door so small that an interruption while the command is loaded has nowhere to show itself.

Until the command runs there is nothing to undo: it ends at once, without unwinding the imports.
"""

import os
import signal
import sys
from types import FrameType


def _stopped(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 the signature is the system's
    os.write(2, "已中断\n".encode())
    os._exit(2)


if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, _stopped)


def run() -> int:
    """Load the command and run what a person typed; the exit code."""
    from qingdan.cli.main import run as begun  # noqa: PLC0415 loading it takes a while, and is guarded by now

    return begun()


if __name__ == "__main__":
    sys.exit(run())
