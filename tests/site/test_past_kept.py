"""The past that is kept, and made again a few entries at a time, is the past that was gathered."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from qingdan.history import read_log, walk
from qingdan.pages.past import Past, gather
from qingdan.pages.past_plain import plain_past
from qingdan.read.fast import FastReader
from qingdan.read.quick import QuickReader
from qingdan.read.revision import Revision
from qingdan.read.store import Store
from qingdan.site import Times
from tests.diff.generated import SCHEMAS
from tests.diff.past import commit, make_past


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
    assert (one.gone, one.shallow) == (other.gone, other.shallow)


def test_a_past_comes_back_from_its_plain_form(root: Path) -> None:
    """Also by way of another process."""
    past = gathered(root)
    assert len(past.publications) > 5
    plain = plain_past(past)
    assert_equal(plain.past(SCHEMAS), past)
    assert_equal(pickle.loads(pickle.dumps(plain)).past(SCHEMAS), past)  # noqa: S301 just written


def test_what_is_known_of_a_file_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The past is the same, whether files are read from git or known by their bytes; and so many fewer are read."""
    head = Revision(root, "HEAD")
    log, wanted = read_log(head), gathered(root)
    data, hits, read = {}, [], []

    def learn(path: str, raw: bytes) -> None:
        parsed = QuickReader().parse(path, raw)
        if parsed.document is not None and not parsed.diagnostics:
            data[path, raw] = parsed.document.data

    def known(path: str, raw: bytes) -> Any:
        hits.append((path, raw) in data)
        return data.get((path, raw))

    gather(walk(log, head, SCHEMAS, known=learn), shallow=log.shallow)
    own = FastReader.read
    monkeypatch.setattr(FastReader, "read", lambda self, raw: read.append(raw) or own(self, raw))  # type: ignore[func-returns-value]
    assert_equal(gather(walk(log, head, SCHEMAS), shallow=log.shallow), wanted)
    without = len(read)
    assert_equal(gather(walk(log, head, SCHEMAS, known=known), shallow=log.shallow), wanted)
    assert sum(hits) > 5
    assert len(read) - without == without - sum(hits)


def test_a_past_is_read_once_and_kept(root: Path, tmp_path: Path) -> None:
    """For the same commits; where what was kept was altered it counts as not there."""
    store = Store(tmp_path / "past")
    times = Times(root, SCHEMAS)
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
    assert Times(root, SCHEMAS).kept(store) is None
