"""Whom a change reaches is what the registry says refers to it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from qingdan.diff import reach
from qingdan.diff.reach import CARRIERS, referrers
from qingdan.diff.state import State
from qingdan.model import Registry, build_registry
from qingdan.read import Source, WorkTree, read_lists
from qingdan.read.revision import Revision
from qingdan.schema import load_schemas
from tests.support import ROOT

SCHEMAS = load_schemas(WorkTree(ROOT))


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The shipped lists."""
    return build_registry(read_lists(WorkTree(ROOT), SCHEMAS.layout), SCHEMAS)


@pytest.fixture(scope="module", params=["work tree", "revision"])
def source(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Source:
    """The same as files, and as a commit."""
    if request.param == "work tree":
        return WorkTree(ROOT)
    root: Path = tmp_path_factory.mktemp("reach")
    git = ["git", "-C", str(root), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    shutil.copytree(ROOT / "lists", root / "lists")
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "0"]):
        subprocess.run([*git, *arguments], check=True)
    return Revision(root, "HEAD")


@pytest.mark.parametrize("processes", [1, 2])
def test_the_referrers_of_any_entry_are_the_registrys(
    registry: Registry, source: Source, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of every third law, organisation, power and guide; by what is written in a file, and by the folder that it lies in."""
    monkeypatch.setattr(reach, "WORTH_SPREADING", 0 if processes > 1 else 10**9)
    keys = [key for key in registry.entries if key.partition("/")[0] in CARRIERS][::3]
    expected = {
        key: sorted({each.source for each in registry.referrers.get(key, ())} - {key})
        for key in keys
        if {each.source for each in registry.referrers.get(key, ())} - {key}
    }
    assert referrers(State(source, SCHEMAS), keys) == expected
    assert sum(map(len, expected.values())) > 500


def test_an_organisation_reaches_what_lies_in_its_folder(registry: Registry) -> None:
    """Also where no line names it."""
    assert any(not path.read_text("utf-8").count("shuiwu") for path in (ROOT / "lists/responsibility/shuiwu").iterdir())
    found = referrers(State(WorkTree(ROOT), SCHEMAS), ["organisations/shuiwu"])["organisations/shuiwu"]
    assert {key for key in registry.entries if key.startswith("responsibility/shuiwu/")} <= set(found)
