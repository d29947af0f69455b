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


def test_a_site_never_takes_the_place_of_the_lists(tmp_path: Path) -> None:
    """Nor of what lies beside them, nor of a folder above; nothing is touched."""
    city = tmp_path / "city"
    for name in ("lists", "site", ".git"):
        (city / name).mkdir(parents=True)
        (city / name / "a.yml").write_text("name: 甲\n")
    for out in (city, tmp_path, *(city / name for name in ("lists", "site/assets", ".git", "schemas"))):
        result = CliRunner().invoke(site_command, ["--root", str(city), "--out", str(out)])
        assert "网站不能建在" in str(result.exception), out
    assert len([path for path in city.rglob("*") if path.is_file()]) == 3
