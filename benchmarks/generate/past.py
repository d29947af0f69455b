"""A generated registry as a repository: commits, changes and a past of many commits."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path


def git(root: Path, *arguments: str) -> str:
    """Run git with a name of its own."""
    done = subprocess.run(
        ["git", "-C", str(root), "-c", "user.name=b", "-c", "user.email=b@example.org", "-c", "gc.auto=0", *arguments],
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


def repository(root: Path) -> None:
    """Make a folder a repository with one commit, that of the first day."""
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "0")
    git(root, "repack", "-adq")


def change(root: Path, count: int, seed: int) -> None:
    """Change one number in each of some files: a promised limit, a number of copies, a fine."""
    files = sorted((root / "lists").rglob("*.yml"))
    rng = random.Random(seed)  # noqa: S311 a benchmark's data, no secret
    rng.shuffle(files)
    done = 0
    for file in files:
        text = file.read_text("utf-8")
        new = text.replace("value: 5,", "value: 4,", 1).replace("copies: 1", "copies: 2", 1)
        if new == text and "\nnote: " not in text:
            new = text.rstrip("\n") + "\nnote: 甲\n"
        if new == text:
            continue
        file.write_text(new, "utf-8")
        done += 1
        if done == count:
            return


def past(root: Path, commits: int, files: int, seed: int) -> None:
    """Give the repository a past: commits that change the remark of some entries each, written by ``git fast-import``."""
    names = git(root, "ls-tree", "-r", "--name-only", "HEAD", "lists").splitlines()
    texts = {name: (root / name).read_bytes() for name in names}
    rng = random.Random(seed)  # noqa: S311 a benchmark's data, no secret
    stream = []
    for number in range(commits):
        stamp = b"b <b@example.org> %d +0800" % (1_700_000_000 + number * 3600)
        parent = b"from refs/heads/main^0\n" if not number else b""
        stream.append(b"commit refs/heads/main\ncommitter %s\ndata 1\n.\n%s" % (stamp, parent))
        for name in rng.sample(names, files):
            content = texts[name] + b"# %d\n" % number
            stream.append(b"M 100644 inline %s\ndata %d\n%s\n" % (name.encode(), len(content), content))
    subprocess.run(["git", "-C", str(root), "fast-import", "--quiet"], input=b"".join(stream), check=True)
    git(root, "reset", "-q", "--hard")
    git(root, "repack", "-adq")
