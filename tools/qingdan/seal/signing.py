"""Who may seal: the keys in the registry, and whether a tag was signed by one of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from qingdan.model.entry import Entry
from qingdan.read import SourceError
from qingdan.read.git import run
from qingdan.read.parse import parse
from qingdan.read.revision import Revision

_REGISTRY = "lists/registry.yml"


class Signer(NamedTuple):
    """A body's public key: ``key`` as in ``authorized_keys`` (kind and base64), allowed from and until days, "" for no bound."""

    body: str
    key: str
    since: str = ""
    until: str = ""


def signers_of(at: Revision) -> tuple[Signer, ...]:
    """The keys that the registry of a commit allows; none where it names none or cannot be read."""
    raw = at.content(_REGISTRY)
    document = parse(_REGISTRY, raw).document if raw is not None else None
    data = document.data if document is not None else None
    return _signers(data.get("signers") if isinstance(data, dict) else None)


def signers_in(registry: Entry[object] | None) -> tuple[Signer, ...]:
    """The keys that an entry of the registry allows."""
    return _signers(registry.get("signers")) if registry is not None else ()


def _signers(rows: object) -> tuple[Signer, ...]:
    return tuple(
        Signer(str(row["body"]), str(row["key"]), str(row.get("since") or ""), str(row.get("until") or ""))
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict) and row.get("body") and row.get("key")
    )


def allowed_signers(signers: Iterable[Signer]) -> str:
    """The keys as ssh-keygen reads them (ALLOWED SIGNERS in its manual), good for git's signatures only."""
    lines = []
    for each in signers:
        options = ['namespaces="git"']
        options += [f'valid-after="{each.since.replace("-", "")}"'] if each.since else []
        options += [f'valid-before="{each.until.replace("-", "")}235959"'] if each.until else []
        lines.append(f"{each.body} {','.join(options)} {each.key}\n")
    return "".join(lines)


def signed_by(root: Path, tag: str, signers: Iterable[Signer]) -> str:
    """The body whose key signed a tag, by the id of the tag object, at the time that the tag names; "" where none of them did."""
    listed = tuple(signers)
    if not listed:
        return ""
    with tempfile.TemporaryDirectory() as folder:
        allowed = Path(folder) / "allowed_signers"
        for body in dict.fromkeys(each.body for each in listed):
            allowed.write_text(allowed_signers(each for each in listed if each.body == body), encoding="utf-8")
            settings = ("-c", f"gpg.ssh.allowedSignersFile={allowed}", "-c", "gpg.ssh.program=ssh-keygen")
            try:
                run(root, *settings, "-c", "gpg.format=ssh", "verify-tag", tag)
            except SourceError:
                continue
            return body
    return ""
