"""The tree of the code with a line a folder, from the first lines of the packages: ``python -m tests.papers.tree`` writes it anew."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.support import ROOT

PAPER = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- tree: begin -->\n", "<!-- tree: end -->\n"


def tree(package: Path) -> str:
    """One line for each package in and below a folder, by path: its name, indented by its depth, and what its docstring says first."""
    lines = []
    for init in sorted(package.rglob("__init__.py")):
        steps = init.parent.relative_to(package).parts
        doc = ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or ""
        said = " ".join(doc.split("\n\n")[0].split())
        lines.append(f"{'  ' * len(steps)}- `{init.parent.name}/` {said}")
    return "\n".join(lines) + "\n"


def with_tree(paper: str) -> str:
    """The paper with the tree as it is today. Raises ValueError where the marks around the tree are missing."""
    head, rest = paper.split(BEGIN)
    return head + BEGIN + tree(ROOT / "tools" / "qingdan") + END + rest.split(END)[1]


if __name__ == "__main__":
    PAPER.write_text(with_tree(PAPER.read_text(encoding="utf-8")), encoding="utf-8")
