"""The wheel, built from the commit and installed beside the libraries of the tests' own environment."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import ROOT


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel and nothing of this repository; ``home`` knows no git user."""

    wheel: Path
    bin: Path
    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a person's shell has, and no more."""
        paths = os.pathsep.join([str(self.bin), os.environ["PATH"]])
        return {"PATH": paths, "HOME": str(self.home), "LANG": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1"}

    def run(self, folder: Path, *arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        """A command of the installed tool in a folder."""
        return subprocess.run(
            [str(self.bin / "qingdan"), *arguments],
            cwd=folder,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )

    def git(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Git in a folder, as somebody."""
        who: Sequence[str] = ("-c", "user.name=岗", "-c", "user.email=gang@example.org")
        return subprocess.run(
            ["git", *who, *arguments], cwd=folder, env=self.environment, capture_output=True, text=True, check=False
        )


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel of the last commit; skipped where there is no git, or no environment that make set up."""
    if not (ROOT / ".git").exists() or not (ROOT / ".venv/bin/python").exists():
        pytest.skip("needs a clone and the virtual environment that make sets up")
    top = tmp_path_factory.mktemp("wheel")
    subprocess.run(["sh", str(ROOT / "tools/release"), str(top / "dist")], check=True, capture_output=True)
    (wheel,) = (top / "dist").glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(top / "env")], check=True)
    (packages,) = (top / "env/lib").glob("python3*/site-packages")
    # The libraries come from here; a path in a .pth file brings no .pth files of its own, and so not the editable qingdan.
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    pip = [sys.executable, "-m", "pip", "--python", str(top / "env/bin/python"), "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", "--disable-pip-version-check", str(wheel)], check=True)
    (top / "home").mkdir()
    return Installed(wheel, top / "env/bin", top / "home")
