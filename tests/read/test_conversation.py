"""A conversation with git, also where git ends before its time."""

from __future__ import annotations

import gc
import warnings
from pathlib import Path

import pytest

from qingdan.read.conversation import Conversation
from tests.diff.past import commit, git


@pytest.fixture
def talk(tmp_path: Path) -> Conversation:
    """A conversation about a repository of one file."""
    git(tmp_path, "init", "-q")
    (tmp_path / "a").write_bytes(b"one\n")
    commit(tmp_path, "a", 1_000)
    return Conversation(tmp_path)


def test_blobs_come_in_the_order_of_their_names_and_none_for_what_is_not_there(talk: Conversation) -> None:
    """Also for a name that nothing has."""
    assert list(talk.blobs(["HEAD:a", "HEAD:b", "HEAD:a"])) == [b"one\n", None, b"one\n"]


def test_a_git_that_ended_gives_nothing_and_no_broken_pipe(talk: Conversation) -> None:
    """As git does over a damaged object; neither asking nor the end of the conversation raises."""
    talk._git.kill()
    talk._git.wait()
    assert list(talk.blobs(["HEAD:a"] * 5_000)) == [None] * 5_000
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        del talk
        gc.collect()
