"""The past that is kept, and made again a few entries at a time, is the past that was gathered."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from qingdan.history import read_log, walk
from qingdan.pages.past import Past, gather
from qingdan.pages.past_plain import plain_past
from qingdan.read.revision import Revision
from qingdan.read.store import Store
from qingdan.site import kept_past, past_of, past_print
from tests.diff.generated import SCHEMAS
from tests.diff.past import make_past


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


def test_a_past_is_read_once_and_kept(root: Path, tmp_path: Path) -> None:
    """For the same commits; where what was kept was altered it counts as not there."""
    store = Store(tmp_path / "past")
    print_ = past_print(root, SCHEMAS)
    assert kept_past(print_, store) is None
    past = past_of(root, SCHEMAS, print_, store=store)
    kept = kept_past(print_, store)
    assert kept is not None
    assert_equal(kept.past(SCHEMAS), past.past(SCHEMAS))
    assert kept_past(f"{print_}0", store) is None
    raw = (tmp_path / "past").read_bytes()
    (tmp_path / "past").write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
    assert kept_past(print_, store) is None


def test_what_is_known_of_a_file_is_not_read_again(root: Path) -> None:
    """The past is the same, whether files are read from git or known by their bytes."""
    head = Revision(root, "HEAD")
    log = read_log(head)
    asked: list[str] = []
    past = gather(walk(log, head, SCHEMAS, known=lambda path, _: asked.append(path)), shallow=log.shallow)  # type: ignore[func-returns-value]
    assert asked
    assert_equal(past, gathered(root))
