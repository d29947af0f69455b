"""Judge a request by the target branch's tool and schemas: ``python -I -m qingdan_ci.judge --tool … --schemas … BASE HEAD``.

The request's lists are read from git as data. Nothing of its programs is run, but for a change of the lists' format: that
is made again from the target's lists by the request's own tool, and must come out the same to the byte.
Exit 0: may be merged; 1: must not; 2: could not run.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from qingdan_ci.areas import areas_of, mixed_note, site_note

MARK = "<!-- qingdan-review -->"
REGISTRY = "lists/registry.yml"
_VERSION = re.compile(r"^schema_version:[ \t]*[\"']?([0-9][0-9.]*)", re.MULTILINE)
_MOST = 20


class CannotError(Exception):
    """The request cannot be judged; the message is for a person, in Chinese."""


class Judge:
    """One request: where its repository is, what it changes, and what judges it."""

    def __init__(
        self, repository: Path, base: str, head: str, *, tool: Path, schemas: Path, head_tool: Path | None
    ) -> None:
        """Take the revisions by any name; their commits are fixed here. Raises CannotError where there is no such commit."""
        self.repository, self.tool, self.schemas, self.head_tool = repository, tool, schemas, head_tool
        if self.git("rev-parse", "--is-shallow-repository").strip() == b"true":
            raise CannotError(
                "这是浅克隆，比不出改了什么。改法：git fetch --unshallow（GitHub Actions 写 fetch-depth: 0，GitLab 写 GIT_DEPTH: 0）"
            )
        self.base, self.head = self._commit(base), self._commit(head)
        listed = self.git("diff", "--name-only", "--no-renames", "-z", self.base, self.head)
        self.paths = [each.decode("utf-8", "backslashreplace") for each in listed.split(b"\0") if each]
        self.areas = areas_of(self.paths)

    def git(self, *arguments: str, given: bytes = b"") -> bytes:
        """What git answers. Raises CannotError with git's own words where it fails."""
        command = ["git", "-C", str(self.repository), "--no-replace-objects", *arguments]
        done = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603 git, no shell
        if done.returncode:
            raise CannotError(f"git {arguments[0]}：{done.stderr.decode('utf-8', 'replace').strip()}")
        return done.stdout

    def judged(self, out: Path) -> int:
        """Write ``comment.md``, empty where there is nothing to tell, and ``report.html``; the exit code."""
        notes = [mixed_note(self.areas), site_note(self.paths)]
        versions = [self.version(each) for each in (self.base, self.head)]
        with tempfile.TemporaryDirectory(prefix="qingdan-") as name:
            scratch = Path(name)
            if all(versions) and versions[0] != versions[1]:
                code, note, tool, schemas = self._migrated(scratch, versions)
                notes.append(note)
            else:
                code, tool, schemas = 0, self.tool, self.schemas
            reviewed, text = self._reviewed(out, tool, schemas)
            if reviewed > 1:
                raise CannotError("审阅没有做成，原因见上面")
            loose = self._loose(scratch, tool, schemas)
        parts = [each for each in (*notes, text, loose) if each]
        (out / "comment.md").write_text("\n".join([MARK, *parts]) if parts else "", encoding="utf-8")
        return 1 if code or reviewed or loose else 0

    def version(self, commit: str) -> str:
        """The format that the lists of a commit say they have; empty where they say none."""
        try:
            raw = self.git("cat-file", "blob", f"{commit}:{REGISTRY}")
        except CannotError:
            return ""
        found = _VERSION.search(raw.decode("utf-8", "replace"))
        return found[1] if found else ""

    def _commit(self, name: str) -> str:
        return self.git("rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}").decode().strip()

    def _reviewed(self, out: Path, tool: Path, schemas: Path) -> tuple[int, str]:
        page, told = out / "report.html", out / "changes.md"
        code = self._run(
            tool, "review", self.base, self.head, "--root", str(self.repository), "--schemas", str(schemas),
            "--html", str(page), "--out", str(told),
        )  # fmt: skip
        text = told.read_text(encoding="utf-8") if told.is_file() else ""
        told.unlink(missing_ok=True)
        return code, text

    def annotated(self, out: Path) -> None:
        """Write ``codequality.json``, the findings as GitLab shows them beside the lines."""
        self._run(
            self.tool, "review", self.base, self.head, "--root", str(self.repository), "--schemas", str(self.schemas),
            "--format", "gitlab", "--out", str(out / "codequality.json"),
        )  # fmt: skip

    def _loose(self, scratch: Path, tool: Path, schemas: Path) -> str:
        """Files in another form than fmt's make every later comparison harder to read."""
        desk = scratch / "desk"
        self.lists(self.head, desk)
        if not (desk / "lists").is_dir():
            return ""
        _beside(schemas, desk)
        done = subprocess.run(  # noqa: S603 the target's tool
            [tool, "fmt", "--check", "--root", str(desk)], cwd=scratch, capture_output=True, text=True, check=False
        )
        if not done.returncode:
            return ""
        listed = "".join(f"    {line}\n" for line in done.stdout.splitlines())
        return f"\n**有文件还没有整理。** 改法：运行 `qingdan fmt`，看过改动再提交。\n\n{listed}"

    def lists(self, commit: str, folder: Path) -> None:
        """Put the ordinary files of a commit's lists below a folder, by their bytes; no attribute or filter applies."""
        rows = [each.split(b"\t", 1) for each in self.git("ls-tree", "-rz", commit, "lists").split(b"\0") if each]
        wanted = [
            (path.decode("utf-8", "surrogateescape"), about.split()[2])
            for about, path in rows
            if about.startswith(b"100")
        ]
        raw = self.git("cat-file", "--batch", given=b"".join(blob + b"\n" for _, blob in wanted))
        at = 0
        for path, _ in wanted:
            end = raw.index(b"\n", at)
            size = int(raw[at:end].split()[2])
            place = folder / path
            if ".." in place.parts:
                raise CannotError(f"“{path}”不能是清单的路径")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(raw[end + 1 : end + 1 + size])
            at = end + 2 + size

    def _migrated(self, scratch: Path, versions: Sequence[str]) -> tuple[int, str, Path, Path]:
        """Make the new format again from the target's lists; whether it fails, what to tell, and what judges the rest."""
        tool, schemas = self._own_tool(scratch)
        again, given = scratch / "again", scratch / "given"
        self.lists(self.base, again)
        self.lists(self.head, given)
        _beside(schemas, again)
        if self._run(tool, "migrate", "--write", "--root", str(again)) > 1:
            raise CannotError("格式迁移没有重做成，原因见上面")
        differing = _differing(again / "lists", given / "lists")
        told = f"> **这是一次格式迁移（{versions[0]} → {versions[1]}）。** 用这次改动里的工具，从目标分支的清单重做了一遍，"
        if not differing:
            return 0, f"{told}与提交的逐字节相同。结论出自这次改动里的工具和格式。\n", tool, schemas
        listed = "".join(f"    lists/{each}\n" for each in differing[:_MOST])
        more = f"\n还有 {len(differing) - _MOST} 个。\n" if len(differing) > _MOST else ""
        wrong = f"**有 {len(differing)} 个文件与提交的不同，不能合并。** 改法：迁移以外的改动另作一次。"
        return 1, f"{told}{wrong}\n\n{listed}{more}", tool, schemas

    def _own_tool(self, scratch: Path) -> tuple[Path, Path]:
        """The request's own tool, installed from its own files, with its schemas."""
        if self.head_tool is not None:
            return self.head_tool, self.schemas
        own = scratch / "head"
        self.git("worktree", "add", "--detach", "--force", str(own), self.head)
        done = subprocess.run(["sh", "tools/set-up", "run"], cwd=own, check=False)  # noqa: S607 as developers do
        if done.returncode:
            raise CannotError("这次改动换了清单的格式，可是它的工具装不成，没法判")
        return own / ".venv/bin/qingdan", schemas_of(own, own / ".venv/bin/qingdan")

    def _run(self, tool: Path, *arguments: str) -> int:
        return subprocess.run([tool, *arguments], check=False).returncode  # noqa: S603 the target's tool


def schemas_of(folder: Path, tool: Path) -> Path:
    """The folder with the schemas that a state is judged by: itself, or where it has none what came with its tool.

    They are named to the tool in either case: left to look for them, it would take those that a request brings along.
    Raises CannotError where the tool does not answer.
    """
    if (folder / "schemas").is_dir():
        return folder
    ask = "from qingdan.read.shipped import shipped_root; print(shipped_root())"
    done = subprocess.run(  # noqa: S603 the target's tool
        [tool.parent / "python", "-I", "-c", ask], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CannotError(f"工具里没有清单的格式：{done.stderr.strip()}")
    return Path(done.stdout.strip())


def _beside(schemas: Path, folder: Path) -> None:
    """Put the schemas beside lists."""
    shutil.copytree(schemas / "schemas", folder / "schemas")


def _differing(one: Path, other: Path) -> list[str]:
    sides = [
        {p.relative_to(each).as_posix(): p.read_bytes() for p in each.rglob("*") if p.is_file()}
        for each in (one, other)
    ]
    return sorted(path for path in sides[0].keys() | sides[1].keys() if sides[0].get(path) != sides[1].get(path))


def main(arguments: Sequence[str] | None = None) -> int:
    """Judge what the command line names."""
    parser = argparse.ArgumentParser(prog="judge")
    parser.add_argument("base")
    parser.add_argument("head", nargs="?", default="HEAD")
    parser.add_argument("--repository", type=Path, default=Path())
    parser.add_argument("--tool", type=Path, required=True, help="the target's qingdan")
    parser.add_argument("--schemas", type=Path, required=True, help="the target's folder; without schemas, the tool's")
    parser.add_argument("--head-tool", type=Path, help="the qingdan that a change of the format is made again with")
    parser.add_argument("--out", type=Path, default=Path("build/review"))
    parser.add_argument("--codequality", action="store_true", help="write codequality.json too")
    parser.add_argument("--number", type=int, help="of the request")
    given = parser.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    for name in ("comment.md", "report.html", "request.json"):
        (given.out / name).unlink(missing_ok=True)
    try:
        judge = Judge(
            given.repository, given.base, given.head,
            tool=given.tool, schemas=schemas_of(given.schemas, given.tool), head_tool=given.head_tool,
        )  # fmt: skip
        code = judge.judged(given.out)
        if given.codequality:
            judge.annotated(given.out)
    except CannotError as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    finally:
        subprocess.run(["git", "-C", str(given.repository), "worktree", "prune"], check=False)  # noqa: S603, S607
    about = {"number": given.number, "head": judge.head, "code": code}
    (given.out / "request.json").write_text(json.dumps(about) + "\n", encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
