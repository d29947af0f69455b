"""The tool, standing still where it first opens a file below a folder to write it: for each byte that it reads, a copy goes on.

``python standing.py DESCRIPTOR FOLDER ARGUMENT…``; the copy's process id, then a line when it has ended, go to the descriptor.
"""

from __future__ import annotations

import os
import sys

from qingdan.cli import main


def stand(answers: int, folder: str) -> None:
    """Stop this process at its first write below the folder; a copy leaves the hook and writes as the tool does."""
    waiting = True

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal waiting
        if not waiting or event != "open":
            return
        path, _, flags = arguments
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
        if not writes or not isinstance(path, str | os.PathLike) or not os.fspath(path).startswith(f"{folder}/"):
            return
        waiting = False
        while os.read(0, 1):
            copy = os.fork()
            if not copy:
                return
            os.write(answers, f"{copy}\n".encode())
            os.waitpid(copy, 0)
            os.write(answers, b"ended\n")
        os._exit(0)

    sys.addaudithook(hook)


if __name__ == "__main__":
    stand(int(sys.argv[1]), sys.argv[2])
    sys.exit(main([*sys.argv[3:], "--root", sys.argv[2]]))
