"""A check by the state that was kept finds what a check of the whole finds, and what was kept may be lost or altered at any place."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from qingdan.checks import check
from qingdan.checks.kept import check_kept
from qingdan.checks.run import Outcome
from qingdan.model.registry import Registry
from qingdan.read import WorkTree
from qingdan.read.store import Store
from tests.support import ROOT

AS_OF = "2026-11-23"
LAW = "lists/laws/xingzheng-xuke-fa.yml"
GUIDE = "lists/guides/shuiwu/qushui-xuke.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the shipped lists."""
    for name in ("lists", "schemas"):
        shutil.copytree(ROOT / name, tmp_path / "city" / name)
    return tmp_path / "city"


def same(root: Path, store: Store) -> Outcome:
    """The check by what is kept, held against the one of the whole; what it was made from is kept in turn."""
    kept = check_kept(WorkTree(root), None, as_of=AS_OF, store=store)
    whole = check(WorkTree(root), as_of=AS_OF)
    assert kept.outcome.open == whole.open
    assert_equal(kept.outcome.registry, whole.registry)
    kept.save()
    return kept.outcome


def assert_equal(one: Registry, other: Registry) -> None:
    """Two registries answer alike."""
    assert [*one.entries] == [*other.entries]
    assert {key: entry.data for key, entry in one.entries.items()} == {k: e.data for k, e in other.entries.items()}
    assert {key: entry.name for key, entry in one.entries.items()} == {k: e.name for k, e in other.entries.items()}
    assert one.present == other.present
    assert dict(one.referrers) == dict(other.referrers)
    assert {key: one.referrers[key] for key in other.referrers} == dict(other.referrers)
    assert dict(one.by_code) == dict(other.by_code)
    assert dict(one.by_former_id) == dict(other.by_former_id)
    assert {name: [each.key for each in one.all(name)] for name in one.keys_by_collection()} == {
        name: [each.key for each in other.all(name)] for name in other.keys_by_collection()
    }


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace one text in a file."""
    file = root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_each_of_several_changes_is_found_by_the_state_before(root: Path) -> None:
    """A name, a broken reference, a file that cannot be read, one that is gone, and all as it was."""
    store = Store(root.parent / "store")
    before = same(root, store)
    edit(root, LAW, "name: ", "name: 新")
    same(root, store)
    edit(root, GUIDE, "law: ", "law: no-such-")
    assert len(same(root, store).open) > len(before.open)
    (root / GUIDE).write_bytes(b"\xff\xfe")
    same(root, store)
    (root / GUIDE).unlink()
    same(root, store)
    for path in (LAW, GUIDE):
        shutil.copy(ROOT / path, root / path)
    assert same(root, store).open == before.open


def test_a_store_altered_at_any_place_changes_nothing(root: Path) -> None:
    """Whatever byte is another one; also one of a record that is asked for only by who goes through the registry."""
    path = root.parent / "store"
    same(root, Store(path))
    raw = path.read_bytes()
    rng = random.Random(1)  # noqa: S311 no secret
    for place in [len(raw) - 1, *(rng.randrange(len(raw)) for _ in range(4))]:
        path.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        kept = check_kept(WorkTree(root), None, as_of=AS_OF, store=Store(path))
        assert_equal(kept.outcome.registry, check(WorkTree(root), as_of=AS_OF).registry)
        kept.save()
        path.write_bytes(raw)
