"""What ``qingdan site`` is told to leave out or to add: ``--no-full-text``, ``--no-editor``, ``--compress``."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from click.testing import CliRunner

from qingdan.cli.site import build_site, site_command
from qingdan.site.squeeze import LEAST, TEXTS
from tests.site.chain import files
from tests.support import BASE, ROOT


def test_a_site_without_full_text_says_so_and_has_no_such_files(tmp_path: Path) -> None:
    """The search page offers what there is; all else is built."""
    out = tmp_path / "site"
    arguments = ["--root", str(ROOT), "--out", str(out), "--no-cache", "--no-full-text"]
    assert CliRunner().invoke(site_command, arguments, standalone_mode=False).return_value == 0
    index = out / "search/index"
    assert (index / "g").is_dir()
    assert not (index / "w").exists()
    assert not (index / "x").exists()
    page = (out / "search/index.html").read_text()
    assert "没有建全文检索" in page
    assert "再查正文" not in page


def test_a_site_without_the_editor_lacks_its_files_and_nothing_else(tmp_path: Path) -> None:
    """Also where it is taken over from one with them, and back; no page leads to where they were."""
    for path, text in BASE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    target = tmp_path / "build/site"
    assert build_site(tmp_path, None)[0] == 0
    whole = files(target)
    assert "admin/config.json" in whole
    without = {address: raw for address, raw in whole.items() if not address.startswith("admin/")}
    arguments = ["--root", str(tmp_path), "--no-editor"]
    assert CliRunner().invoke(site_command, arguments, standalone_mode=False).return_value == 0
    assert files(target) == without
    assert not [address for address, raw in without.items() if b'admin/"' in raw]
    assert build_site(tmp_path, None)[0] == 0
    assert files(target) == whole
    assert build_site(tmp_path, tmp_path / "new", cache=False, editor=False)[0] == 0
    assert files(tmp_path / "new") == without


def test_a_compressed_site_has_each_text_twice_and_nothing_else(tmp_path: Path) -> None:
    """What comes out of the second is the first; building again changes no byte, and without the option they go."""
    for path, text in BASE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    target = tmp_path / "build/site"
    assert build_site(tmp_path, None)[0] == 0
    plain = files(target)
    arguments = ["--root", str(tmp_path), "--compress"]
    for _ in range(2):
        assert CliRunner().invoke(site_command, arguments, standalone_mode=False).return_value == 0
        whole = files(target)
        added = {address.removesuffix(".gz"): raw for address, raw in whole.items() if address not in plain}
        assert {address: raw for address, raw in whole.items() if address in plain} == plain
        assert {address: gzip.decompress(raw) for address, raw in added.items()} == {
            address: raw for address, raw in plain.items() if Path(address).suffix in TEXTS and len(raw) >= LEAST
        }
        assert sum(map(len, added.values())) * 2 < sum(len(plain[address]) for address in added)
    assert build_site(tmp_path, None)[0] == 0
    assert files(target) == plain


@pytest.mark.parametrize("option", ["--no-full-text", "--no-editor", "--compress"])
def test_divided_work_leaves_nothing_out(option: str, tmp_path: Path) -> None:
    """A cluster makes the whole site and nothing else."""
    arguments = ["--root", str(ROOT), "--out", str(tmp_path / "site"), "--scheduler", "tcp://127.0.0.1:9", option]
    result = CliRunner().invoke(site_command, arguments)
    assert result.exit_code == 2
    assert f"{option} 不能与 --scheduler" in result.output
