"""What is kept between two runs can be seen and removed, and nothing else is removed with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdan.cli import main
from qingdan.read.store import NAMES
from tests.diff.past import commit, git
from tests.pages.test_site import copy


def test_what_is_kept_is_listed_and_removed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A check and a site leave three stores; afterwards there is none, and the site is built anew to the same bytes."""
    root = tmp_path / "city"
    root.mkdir()
    copy(root)
    (root / ".gitignore").write_text("build\n")
    git(root, "init", "-q", "-b", "main")
    commit(root, "起点", 0)
    assert main(["cache", "--root", str(root)]) == 0
    assert capsys.readouterr().out == "没有存下什么\n"
    assert main(["site", "--root", str(root)]) == 0
    page = (root / "build/site/index.html").read_bytes()
    other, half = root / ".git/qingdan/journal", root / ".git/qingdan/.site-top.1234"
    other.write_text("not a store")
    half.write_text("left by a killed process")
    capsys.readouterr()
    assert main(["cache", "--root", str(root)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.partition("：")[0] for line in told] == ["检查过的状态", "网站的各个部分", "历次公布的改动"]
    assert main(["cache", "--clear", "--root", str(root)]) == 0
    assert "腾出" in capsys.readouterr().err
    assert [each.name for each in other.parent.iterdir()] == ["journal"]
    assert main(["site", "--root", str(root)]) == 0
    assert (root / "build/site/index.html").read_bytes() == page


def test_each_store_has_a_name_that_people_read() -> None:
    """No store is left out of what is listed."""
    from qingdan.cli.cache import _CALLED  # noqa: PLC0415 looked at once

    assert tuple(_CALLED) == NAMES
