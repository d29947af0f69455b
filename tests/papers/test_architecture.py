"""docs/architecture.md tells of the house as it is."""

from __future__ import annotations

import re

from tests.papers.tree import END, PAPER, with_tree
from tests.support import ROOT


def test_the_tree_in_the_paper_is_the_tree_of_the_code() -> None:
    """A package that came, went or does something else is seen; ``python -m tests.papers.tree`` writes the tree anew."""
    text = PAPER.read_text(encoding="utf-8")
    assert with_tree(text) == text


def test_every_path_that_the_papers_name_is_there() -> None:
    """A file that was renamed takes the papers with it."""
    for name in ("docs/architecture.md", "docs/glossary.md", "docs/release.md", "SECURITY.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        text = text.split(END)[-1]
        paths = re.findall(r"`((?:tools|tests|schemas|lists|benchmarks)/[\w./-]+|site/manual/[\w.-]+)`", text)
        paths += [f"tools/qingdan/{each}" for each in re.findall(r"`((?!tools/|tests/)[a-z_]+/[\w/]+\.py)`", text)]
        made = {"tools/wheel"}
        assert [each for each in paths if each not in made and not (ROOT / each).exists()] == [], name
