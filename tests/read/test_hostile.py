"""Hostile files under a memory and time limit: a located message and exit 1, never a traceback."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import BASE, ROOT

HOSTILE = {
    "brackets": b"[" * 100_000,
    "braces": b"{" * 100_000,
    "nested-keys": b"? " * 100_000,
    "laughs": b"a: &a [x,x]\n" + b"".join(b"k%d: [%s]\n" % (n, b",".join([b"*a"] * 50)) for n in range(500)),
    "digits": b"name: " + b"9" * 1_000_000,
    "one-line": b"name: " + "甲".encode() * 340_000,
    "spaces": b" " * 1_000_000,
    "quotes": b'name: "' + b'\\"' * 400_000,
    "colons": b"a:" * 500_000,
    "dashes": b"- " * 500_000,
    "nul": bytes(1000),
    "noise": bytes(range(256)) * 1000,
    "keys": b"".join(b"k%d: 1\n" % n for n in range(100_000)),
    "duplicates": b"k: 1\n" * 150_000,
    "flow": b"{" + b"a: 1, " * 150_000 + b"}",
    "bidi": "name: 甲\u202e\n".encode() * 50_000,
}


def small_registry(folder: Path, extra: dict[str, bytes]) -> None:
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    for path, raw in {**{k: v.encode() for k, v in BASE.items()}, **extra}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(raw)


@pytest.mark.skipif(sys.platform != "linux", reason="ulimit -v is Linux's")
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_ends_with_exit_one_and_no_traceback(name: str, tmp_path: Path) -> None:
    """Within 1 GiB of address space and ten seconds of the processor, each hostile file gets a message at its path."""
    small_registry(tmp_path, {f"lists/organisations/{name}.yml": HOSTILE[name]})
    command = f"ulimit -v 1048576; ulimit -t 10; exec timeout 60 {sys.executable} -m qingdan check --root {tmp_path}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr[-2000:]
    assert "Traceback" not in done.stdout + done.stderr
    assert f"lists/organisations/{name}.yml:" in done.stdout
    assert "内部" not in done.stdout
