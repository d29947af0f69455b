"""The past that is kept, and made again a few entries at a time, is the past that was gathered."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from qingdan.checks.kept import check_kept
from qingdan.history import read_log, walk
from qingdan.pages.past import Past, gather
from qingdan.pages.past_plain import packed_past
from qingdan.read import WorkTree
from qingdan.read.fast import FastReader
from qingdan.read.quick import NothingKnown, QuickReader
from qingdan.read.revision import Revision
from qingdan.read.store import Store
from qingdan.site import HistoryReader
from tests.diff.generated import SCHEMAS
from tests.diff.past import commit, git, make_past
from tests.support import ROOT


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in whose history each kind of change occurs."""
    root = tmp_path_factory.mktemp("past")
    make_past(root)
    return root


def gathered(root: Path) -> Past:
    """Its past, at hand."""
    head = Revision(root, "HEAD")
    log = read_log(head)
    return gather(walk(log, head, SCHEMAS), shallow=log.shallow)


def assert_equal(one: Past, other: Past) -> None:
    """Two pasts say the same."""
    assert len(one.publications) == len(other.publications)
    for mine, theirs in zip(one.publications, other.publications, strict=True):
        assert (mine.commit, mine.summary, mine.totals) == (theirs.commit, theirs.summary, theirs.totals)
        assert mine.report.summary == mine.summary
        assert list(mine.report.sections) == list(theirs.report.sections)
        assert list(mine.report.sections[1:3]) == list(theirs.report.sections[1:3])
    assert [*one.moments] == [*other.moments]
    for key, moments in one.moments.items():
        assert [(each.publication.commit, each.rows) for each in moments] == [
            (each.publication.commit, each.rows) for each in other.moments[key]
        ]
    assert (one.gone, one.shallow, one.boundary) == (other.gone, other.shallow, other.boundary)
    assert {name: each.commit for name, each in one.lists.items()} == {
        name: each.commit for name, each in other.lists.items()
    }


def test_a_past_comes_back_from_its_plain_form(root: Path) -> None:
    """Also by way of another process."""
    past = gathered(root)
    assert len(past.publications) > 5
    plain = packed_past(past)
    assert_equal(plain.past(SCHEMAS), past)
    assert_equal(pickle.loads(pickle.dumps(plain)).past(SCHEMAS), past)  # noqa: S301 just written


def test_what_is_known_of_a_file_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The past is the same, whether files are read from git or known by their bytes; and so many fewer are read."""
    head = Revision(root, "HEAD")
    log, wanted = read_log(head), gathered(root)
    data, hits, read = {}, [], []

    class Learn(NothingKnown):
        def data(self, path: str, raw: bytes) -> Any:
            parsed = QuickReader().parse(path, raw)
            if parsed.document is not None and not parsed.diagnostics:
                data[path, raw] = parsed.document.data

    class Known(NothingKnown):
        def data(self, path: str, raw: bytes) -> Any:
            hits.append((path, raw) in data)
            return data.get((path, raw))

    gather(walk(log, head, SCHEMAS, known=Learn()), shallow=log.shallow)
    own = FastReader.read
    monkeypatch.setattr(FastReader, "read", lambda self, raw: read.append(raw) or own(self, raw))  # type: ignore[func-returns-value]
    assert_equal(gather(walk(log, head, SCHEMAS), shallow=log.shallow), wanted)
    without = len(read)
    assert_equal(gather(walk(log, head, SCHEMAS, known=Known()), shallow=log.shallow), wanted)
    assert sum(hits) > 5
    assert len(read) - without == without - sum(hits)


def test_a_commit_is_read_from_files_that_are_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The past is the same as when git gives them; it gives those that have changed since."""
    city = tmp_path / "city"
    for name in ("lists/organisations", "lists/laws"):
        shutil.copytree(ROOT / name, city / name)
    git(city, "init", "-q")
    commit(city, "起", 0)
    altered = city / "lists/organisations/shuiwuju.yml"
    altered.write_text(altered.read_text("utf-8").replace("kind: 垂直管理机构", "kind: 工作部门"), "utf-8")
    commit(city, "改", 1)
    checked = check_kept(WorkTree(city), WorkTree(ROOT), as_of="2026-11-23", store=Store(tmp_path / "kept"))
    wanted = gathered(city)
    asked: list[str] = []
    own = Revision._fetch

    def fetch(self: Revision, blobs: Iterable[str]) -> None:
        asked.extend(set(blobs := list(blobs)) - self._contents.keys())
        own(self, blobs)

    monkeypatch.setattr(Revision, "_fetch", fetch)
    head = Revision(city, "HEAD")
    stages = walk(read_log(head), head, SCHEMAS, known=checked.anchor.known(WorkTree(city)))
    assert_equal(gather(stages, shallow=False), wanted)
    assert len(wanted.publications[0].report.sections) > 50
    assert len(asked) == 1


def test_a_past_is_read_once_and_kept(root: Path, tmp_path: Path) -> None:
    """For the same commits; where what was kept was altered it counts as not there."""
    store = Store(tmp_path / "past")
    times = HistoryReader(root, SCHEMAS)
    assert times.kept(store) is None
    past = times.read(store=store)
    kept = times.kept(store)
    assert kept is not None
    assert_equal(kept.past(SCHEMAS), past.past(SCHEMAS))
    raw = (tmp_path / "past").read_bytes()
    (tmp_path / "past").write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
    assert times.kept(store) is None
    (tmp_path / "past").write_bytes(raw)
    assert times.kept(store) is not None
    (root / "lists/organisations").mkdir(parents=True, exist_ok=True)
    (root / "lists/organisations/xin.yml").write_text("name: 新局\n", "utf-8")
    commit(root, "改", 900)
    later = HistoryReader(root, SCHEMAS)
    assert later.kept(store) is None
    read: list[int] = []
    gone_on = later.read(lambda done, _: read.append(done), store)
    assert read == [len(later._commits) - 1, len(later._commits)]
    assert_equal(gone_on.past(SCHEMAS), gathered(root))
    assert HistoryReader(root, SCHEMAS).kept(store) is not None
    git(root, "commit", "-q", "--amend", "-m", "另", day=901)
    assert_equal(HistoryReader(root, SCHEMAS).read(store=store).past(SCHEMAS), gathered(root))
