"""The shipped lists pass their own gate, from the commit on from which it judges."""

from __future__ import annotations

import subprocess

import pytest

from qingdan.cli import main
from tests.support import ROOT


def test_all_that_changed_since_the_gate_began_is_decided_or_accounted_for(capsys: pytest.CaptureFixture[str]) -> None:
    """Skipped where the history does not reach so far."""
    text = (ROOT / "lists/registry.yml").read_text(encoding="utf-8")
    start = text.partition("gate_from: ")[2].split()[0]
    known = subprocess.run(
        ["git", "-C", str(ROOT), "cat-file", "-e", f"{start}^{{commit}}"], capture_output=True, check=False
    )
    if known.returncode:
        pytest.skip("a shallow clone")
    ended = main(["review", start, "HEAD", "--root", str(ROOT)])
    told = capsys.readouterr().out
    assert ended == 0, told[:2000]
    assert "要决定的改动都有决定" in told
