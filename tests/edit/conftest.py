"""What the tests of acts share: the shipped lists in a repository of their own, as they were before each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.diff.past import git
from tests.edit.acts import founded


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped lists in a repository of their own."""
    return founded(tmp_path_factory.mktemp("made"))


@pytest.fixture
def city(made: Path) -> Path:
    """That repository on a new branch from the main one."""
    git(made, "checkout", "-q", "-f", "-B", "request", "main")
    git(made, "clean", "-fdq")
    return made
