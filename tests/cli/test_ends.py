"""How a command ends where it cannot go on: in a sentence, never with a traceback or as if it had found errors."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from qingdan.cli.main import unfinished

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", ["explain QD104", "check --help", "explain"])
def test_a_closed_output_is_told(command: str) -> None:
    """Exit 2, since 1 would say that errors were found."""
    done = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m qingdan {command} >&-"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "标准输出" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interruption_while_the_command_is_loaded_is_told() -> None:
    """No traceback of an import that did not end."""
    script = """import sys
class Stopped:
    def __getattr__(self, name):
        raise KeyboardInterrupt
sys.modules["qingdan.cli.leave"] = Stopped()
import qingdan.cli
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "已中断\n"


def test_what_the_system_says_is_told_in_words_without_empty_brackets() -> None:
    """With the file where there is one."""
    assert unfinished(OSError(errno.ENOSPC, "No space left on device")) == "磁盘满了"
    assert unfinished(OSError(errno.EACCES, "Permission denied", "a.yml")) == "没有权限（a.yml）"
    assert unfinished(OSError("odd")) == "odd"


@pytest.mark.parametrize(
    "module", ["qingdan.cli.main", "click", "qingdan.cli.words", "qingdan.read", "qingdan.cli.check", "re2"]
)
def test_ctrl_c_at_the_start_ends_the_command_without_a_traceback(module: str) -> None:
    """While any module is loaded, from the command's door on; exit 2."""
    script = f"""import os, signal, sys
class Ring:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Ring())
sys.argv = ["qingdan", "check", "--root", {str(ROOT)!r}, "--summary"]
from qingdan.__main__ import run
sys.exit(run())
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.strip() == "已中断"
    assert done.stdout == ""


def test_the_command_begins_at_the_small_door() -> None:
    """The installed command and ``python -m`` are the same."""
    assert 'qingdan = "qingdan.__main__:run"' in (ROOT / "pyproject.toml").read_text("utf-8")
