"""What judged: the digests of the tool and of the schemas, as every format of a review can carry them."""

from __future__ import annotations

import hashlib
import json
from typing import NamedTuple

import click

from qingdan import __version__
from qingdan.read import Source
from qingdan.read.layout import SCHEMAS
from qingdan.read.revision import Revision
from qingdan.read.snapshot import fingerprint
from qingdan.render.changes.compared import Compared, side_of

_DIGITS = 16


class Provenance(NamedTuple):
    """The first 16 hexadecimal digits of two SHA-256: of the tool's own files, and of the schemas' paths and bytes."""

    tool: str
    schemas: str

    @property
    def sentence(self) -> str:
        """Both, for a person who compares them with another run."""
        return f"判断用的工具 {self.tool}，格式 {self.schemas}（SHA-256 的前 16 位）"

    def carried(self, form: str, content: str) -> str:
        """The report in a format, with the two digests in it; on stderr for GitLab's format, which holds findings alone."""
        if form == "sarif":
            body = json.loads(content)
            body["runs"][0]["properties"] = {"toolSha256": self.tool, "schemasSha256": self.schemas}
            return json.dumps(body, ensure_ascii=False, indent=2) + "\n"
        if form == "gitlab":
            click.echo(self.sentence, err=True)
            return content
        if form == "github":
            return f"{content}::notice title=qingdan::{self.sentence}\n"
        if form == "markdown":  # nothing is added to nothing: an empty comment is not posted
            return f"{content}\n<sub>{self.sentence}</sub>\n" if content else content
        return f"{content}{self.sentence}\n"


def provenance_of(schemas: Source) -> Provenance:
    """The digests of this tool and of the schemas in a source."""
    total = hashlib.sha256()
    for file in schemas.files(SCHEMAS):
        total.update(f"{file.path} {hashlib.sha256(schemas.read(file)).hexdigest()}\n".encode())
    return Provenance(fingerprint()[:_DIGITS], total.hexdigest()[:_DIGITS])


def compared_by(used: Provenance, earlier: Revision, later: Source, commit: Revision) -> Compared:
    """The head of a report between two states; ``commit`` is the later one, or the one that the folder lies on."""
    return Compared(side_of(earlier, earlier), side_of(later, commit), __version__, used.tool, used.schemas)
