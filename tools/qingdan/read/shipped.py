"""What comes with the tool besides its code: schemas, the site's files, laws, workflows; found wherever the tool is.

Nothing is imported from the package: ``setup.py`` asks this file what goes into the wheel.
"""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).parents[1] / "shipped"
_HERE = Path(__file__).parents[3]
_FOLDERS = ("schemas/", "site/", "lists/laws/")
_FILES = (
    "mkdocs.yml",
    "lists/supervision.yml",
    ".github/workflows/enact.yml",
    ".github/workflows/post.yml",
    ".github/workflows/province.yml",
    ".github/workflows/publish.yml",
    ".github/workflows/review.yml",
    ".gitlab-ci.yml",
    ".gitlab/enact.yml",
    ".gitlab/province.yml",
    ".gitlab/publish.yml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "tools/enact-day",
    "tools/hooks/pre-commit",
    "tools/post-review",
    "tools/review-request",
    "requirements/run.txt",
)
_EXAMPLE = ("site/synonyms.yml", "site/manual/walks.md", "site/assets/manual/", "site/assets/guide.png")
"""What speaks of the entries of this repository's own city, and is of use to no other."""


def ships(path: str) -> bool:
    """Whether a file of this repository, by its path with ``/``, comes with the tool; of the laws, those of one place do not."""
    hidden = any(part.startswith(".") for part in path.split("/")[1:])
    return path in _FILES or (path.startswith(_FOLDERS) and not path.startswith(_EXAMPLE) and not hidden)


def regional(raw: bytes) -> bool:
    """Whether the file of a law says that it is the law of one place."""
    return raw.startswith(b"region:") or b"\nregion:" in raw


def shipped_root() -> Path:
    """The folder in which everything has the path that it has in this repository: in the installed package, or the repository itself."""
    return _INSTALLED if _INSTALLED.is_dir() else _HERE


def shipped_files(root: Path | None = None) -> list[str]:
    """The paths of all that comes with the tool, sorted; below ``root``, a repository of the tool, where it is given."""
    root = root or shipped_root()
    tops = [root / folder for folder in _FOLDERS]
    found = [path for top in tops for path in top.rglob("*") if path.is_file() and not path.is_symlink()]
    paths = [path.relative_to(root).as_posix() for path in found]
    named = [path for path in _FILES if (root / path).is_file()]
    every = sorted({*named, *(path for path in paths if ships(path))})
    return [path for path in every if not path.startswith("lists/laws/") or not regional((root / path).read_bytes())]
