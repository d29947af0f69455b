"""Findings that follow a work tree are those of a whole check, beside the lists too, after every edit."""

from __future__ import annotations

import shutil
from pathlib import Path

from qingdan.checks import check
from qingdan.checks.beside import with_site
from qingdan.checks.follow import IncrementalCheck
from qingdan.read import WorkTree
from qingdan.schema import load_schemas
from tests.support import ROOT

GUIDE = "lists/guides/shuiwu/qushui-xuke.yml"
LAW = "lists/laws/shui-fa.yml"


def test_they_are_those_of_a_whole_check(tmp_path: Path) -> None:
    """A wrong value, a file that cannot be read, one that is gone, one that is new, and all of it taken back."""
    for name in ("lists", "schemas"):
        shutil.copytree(ROOT / name, tmp_path / name)
    source = WorkTree(tmp_path)
    follower = IncrementalCheck(source, load_schemas(source), "2026-11-01")

    def told(*changed: str) -> list[tuple[str, str]]:
        found = follower.open(changed)
        assert list(found) == list(with_site(check(source, as_of="2026-11-01"), source).open)
        return [(each.place.path, each.code) for each in found]

    clean = told()
    guide, law = tmp_path / GUIDE, tmp_path / LAW
    kept = guide.read_text("utf-8"), law.read_text("utf-8")
    guide.write_text(kept[0].replace("name: ", "nam: ", 1), "utf-8")
    assert GUIDE in {path for path, _ in set(told(GUIDE)) - set(clean)}
    guide.write_text("name: [", "utf-8")
    assert GUIDE in {path for path, _ in set(told(GUIDE)) - set(clean)}
    law.unlink()
    assert {code for path, code in told(GUIDE, LAW) if path != GUIDE} - {code for _, code in clean}
    (tmp_path / "lists/laws/xin-fa.yml").write_text(kept[1], "utf-8")
    told("lists/laws/xin-fa.yml")
    (tmp_path / "lists/laws/xin-fa.yml").unlink()
    guide.write_text(kept[0], "utf-8")
    law.write_text(kept[1], "utf-8")
    assert told(GUIDE, LAW, "lists/laws/xin-fa.yml") == clean
