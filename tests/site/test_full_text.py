"""``qingdan site --no-full-text``."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from qingdan.cli.site import site_command
from tests.support import ROOT


def test_a_site_without_full_text_says_so_and_has_no_such_files(tmp_path: Path) -> None:
    """The search page offers what there is; all else is built."""
    out = tmp_path / "site"
    arguments = ["--root", str(ROOT), "--out", str(out), "--no-cache", "--no-full-text"]
    assert CliRunner().invoke(site_command, arguments, standalone_mode=False).return_value == 0
    index = out / "search/index"
    assert (index / "g").is_dir()
    assert (index / "s").is_dir()
    assert not (index / "w").exists()
    assert not (index / "x").exists()
    page = (out / "search/index.html").read_text()
    assert "没有建全文检索" in page
    assert "再查正文" not in page


def test_divided_work_does_not_leave_out_the_full_text(tmp_path: Path) -> None:
    """Shares of two kinds of site must not be put together."""
    arguments = ["--root", str(ROOT), "--out", str(tmp_path / "part"), "--shard", "1/2", "--no-full-text"]
    result = CliRunner().invoke(site_command, arguments)
    assert result.exit_code == 2
    assert "--no-full-text 不能与" in result.output
