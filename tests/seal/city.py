"""A small repository with keys made on the spot, two seals, and the hands of somebody who tampers with it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.support import BASE, SHIPPED

START = 1_767_225_600
DAY = 86_400


def environment(root: Path, day: int) -> dict[str, str]:
    """What git is told of the person and the day."""
    when = f"{START + day * DAY} +0800"
    return {
        **os.environ,
        "HOME": str(root.parent),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "清单保管岗",
        "GIT_COMMITTER_NAME": "清单保管岗",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_DATE": when,
    }


class City:
    """A repository: ``keys`` is the folder with the private keys ``ju`` (allowed) and ``other``."""

    def __init__(self, root: Path, keys: Path) -> None:
        """Take a folder."""
        self.root, self.keys = root, keys

    def git(self, *arguments: str, day: int = 0, stdin: bytes = b"") -> str:
        """What git writes, on a day."""
        done = subprocess.run(
            ["git", "-C", str(self.root), *arguments],
            env=environment(self.root, day), input=stdin, capture_output=True, check=True,
        )  # fmt: skip
        return done.stdout.decode().strip()

    def write(self, path: str, text: str) -> None:
        """Put a file in place."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def commit(self, day: int, files: dict[str, str] | None = None) -> str:
        """Commit files, or nothing; the commit's id."""
        for path, text in (files or {}).items():
            self.write(path, text)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "改", day=day)
        return self.git("rev-parse", "HEAD")

    def tag(self, name: str, message: str, day: int, key: str = "ju", commit: str = "HEAD") -> str:
        """Sign a tag by hand, whatever the message says; its id."""
        settings = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={self.keys / key}")
        self.git(*settings, "tag", "-f", "-s", "-F", "-", name, commit, day=day, stdin=message.encode())
        return self.git("rev-parse", f"refs/tags/{name}")

    def message(self, name: str) -> str:
        """A seal's message, without its signature."""
        return self.git("cat-file", "tag", name).partition("\n\n")[2].partition("-----BEGIN")[0]


def registry(signers: str) -> str:
    """The small registry's file with rows of signers."""
    return BASE["lists/registry.yml"] + f"signers:\n{signers}"


def public(keys: Path, name: str) -> str:
    """Kind and base64 of a public key."""
    return " ".join((keys / f"{name}.pub").read_text().split()[:2])


def made(folder: Path) -> City:
    """The small registry in a repository of its own, its office allowed to seal, with nothing sealed."""
    keys, root = folder / "keys", folder / "city"
    keys.mkdir(parents=True)
    for name in ("ju", "other"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(keys / name)], check=True)
    root.mkdir()
    city = City(root, keys)
    city.git("init", "-q", "-b", "main")
    for path, raw in {**SHIPPED, **BASE}.items():
        city.write(path, raw.decode() if isinstance(raw, bytes) else raw)
    city.commit(0, {"lists/registry.yml": registry(f"  - {{body: ju, key: {public(keys, 'ju')}}}\n")})
    return city
