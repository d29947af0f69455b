"""A repository's host on this machine, as GitHub's interface has it: so much of it as the editor asks, over a real repository."""

from __future__ import annotations

import base64
import http.server
import json
import os
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

TOKEN = "lingpai"  # noqa: S105 invented
_API = "/api/v3"
_REPO = "/repos/city/lists"
_USER = {"login": "ren", "name": "某人", "id": 1}
_AUTHOR = {"name": "ren", "email": "ren@example.invalid", "date": "2026-11-24T10:00:00Z"}


class Forge(http.server.ThreadingHTTPServer):
    """The host. ``asked`` are the requests that it did not understand, ``pulls`` what was proposed."""

    root: Path
    lock: threading.Lock
    pulls: list[dict[str, Any]]
    unknown: list[str]

    def git(self, *command: str, given: bytes = b"", **environment: str) -> str:
        """What git answers."""
        done = subprocess.run(
            ["git", "-C", str(self.root), *command],
            input=given,
            capture_output=True,
            check=True,
            env={**os.environ, **environment},
        )
        return done.stdout.decode().rstrip("\n")


@contextmanager
def forge(root: Path) -> Iterator[Forge]:
    """The host of the repository in a folder, until the end of the block."""
    with Forge(("127.0.0.1", 0), _Handler) as server:
        server.root, server.pulls, server.unknown, server.lock = root, [], [], threading.Lock()
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Forge
    protocol_version = "HTTP/1.1"

    def do_OPTIONS(self) -> None:
        self._send(204, None)

    def _any(self) -> None:
        asked = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        given = json.loads(self.rfile.read(length)) if length else {}
        if self.headers.get("Authorization") != f"token {TOKEN}":
            self._send(401, {"message": "Bad credentials"})
            return
        path = unquote(asked.path).removeprefix(_API)
        for method, pattern, answer in _ROUTES:
            found = re.fullmatch(pattern, path)
            if method == self.command and found:
                with self.server.lock:
                    try:
                        self._send(*answer(self.server, given, parse_qs(asked.query), *found.groups()))
                    except subprocess.CalledProcessError:
                        self._send(404, {"message": "Not Found"})
                return
        self.server.unknown.append(f"{self.command} {path}")
        self._send(404, {"message": "Not Found"})

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _any  # noqa: N815 the names are the base class's

    def _send(self, code: int, body: Any) -> None:
        raw = b"" if body is None else json.dumps(body).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(raw)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "authorization, content-type")
        self.send_header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, format: str, *args: object) -> None:
        pass


def _branch(server: Forge, given: Any, query: Any, name: str) -> tuple[int, Any]:
    return 200, {"name": name, "commit": _commit(server, f"refs/heads/{name}")}


def _commit(server: Forge, name: str) -> dict[str, Any]:
    sha, tree, parents, message = server.git("log", "-1", "--format=%H%n%T%n%P%n%s", name, "--").split("\n")
    told = {"message": message, "author": _AUTHOR, "committer": _AUTHOR, "tree": {"sha": tree}}
    return {"sha": sha, "commit": told, "parents": [{"sha": each} for each in parents.split()]}


def _tree(server: Forge, given: Any, query: Any, name: str) -> tuple[int, Any]:
    listed = server.git("ls-tree", "-lz", *(["-r", "-t"] if "recursive" in query else []), name).split("\0")
    rows = [re.fullmatch(r"(\d+) (\w+) (\w+) +(\S+)\t(.*)", each) for each in listed if each]
    tree = [{"mode": r[1], "type": r[2], "sha": r[3], "path": r[5]} for r in rows if r]
    return 200, {"sha": server.git("rev-parse", name), "tree": tree, "truncated": False}


def _blob(server: Forge, given: Any, query: Any, sha: str) -> tuple[int, Any]:
    done = subprocess.run(
        ["git", "-C", str(server.root), "cat-file", "blob", sha], capture_output=True, check=True
    ).stdout
    return 200, {"sha": sha, "content": base64.b64encode(done).decode(), "encoding": "base64"}


def _new_blob(server: Forge, given: Any, query: Any) -> tuple[int, Any]:
    raw = base64.b64decode(given["content"])
    return 201, {"sha": server.git("hash-object", "-w", "--stdin", given=raw)}


def _new_tree(server: Forge, given: Any, query: Any) -> tuple[int, Any]:
    index = str(server.root / ".git/forge-index")
    server.git("read-tree", given["base_tree"], GIT_INDEX_FILE=index)
    for each in given["tree"]:
        place = f"{each['mode']},{each['sha']},{each['path']}"
        server.git("update-index", "--add", "--cacheinfo", place, GIT_INDEX_FILE=index)
    return 201, {"sha": server.git("write-tree", GIT_INDEX_FILE=index)}


def _new_commit(server: Forge, given: Any, query: Any) -> tuple[int, Any]:
    who = {f"GIT_{role}_{key.upper()}": value for role in ("AUTHOR", "COMMITTER") for key, value in _AUTHOR.items()}
    parents = [word for each in given["parents"] for word in ("-p", each)]
    sha = server.git("commit-tree", given["tree"], *parents, given=given["message"].encode(), **who)
    return 201, {"sha": sha, **given}


def _new_ref(server: Forge, given: Any, query: Any) -> tuple[int, Any]:
    server.git("update-ref", given["ref"], given["sha"], "0" * 40)
    return 201, {"ref": given["ref"], "object": {"sha": given["sha"]}}


def _set_ref(server: Forge, given: Any, query: Any, name: str) -> tuple[int, Any]:
    server.git("update-ref", f"refs/{name}", given["sha"])
    return 200, {"ref": f"refs/{name}", "object": {"sha": given["sha"]}}


def _pulls(server: Forge, given: Any, query: Any) -> tuple[int, Any]:
    head = query.get("head", [""])[0].partition(":")[2]
    found = [each for each in server.pulls if not head or each["head"]["ref"] == head]
    for each in found:
        each["head"]["sha"] = server.git("rev-parse", f"refs/heads/{each['head']['ref']}")
    return 200, found


def _new_pull(server: Forge, given: Any, query: Any) -> tuple[int, Any]:
    ref = given["head"].partition(":")[2]
    head = {"ref": ref, "sha": server.git("rev-parse", f"refs/heads/{ref}"), "repo": {"fork": False}}
    told = {"number": len(server.pulls) + 1, "title": given["title"], "state": "open", "labels": [], "head": head}
    server.pulls.append(
        {**told, "user": {"login": "ren"}, "updated_at": _AUTHOR["date"], "html_url": "http://127.0.0.1/"}
    )
    return 201, server.pulls[-1]


def _labels(server: Forge, given: Any, query: Any, number: str) -> tuple[int, Any]:
    server.pulls[int(number) - 1]["labels"] = [{"name": each} for each in given["labels"]]
    return 200, server.pulls[int(number) - 1]["labels"]


def _compare(server: Forge, given: Any, query: Any, base: str, head: str) -> tuple[int, Any]:
    head = head.partition(":")[2] or head
    fork = server.git("merge-base", base, head)
    listed = server.git("diff", "--name-status", fork, head).split("\n")
    names = [each.split("\t") for each in listed if each]
    files = [
        {"filename": name, "status": "modified", "patch": "@@", "sha": server.git("rev-parse", f"{head}:{name}")}
        for _, name in names
    ]
    commits = [_commit(server, each) for each in server.git("rev-list", "--reverse", f"{fork}..{head}").split()]
    return 200, {"base_commit": _commit(server, base), "commits": commits, "files": files}


_ROUTES: list[tuple[str, str, Any]] = [
    ("GET", "/user", lambda *_: (200, _USER)),
    ("GET", "/users/ren", lambda *_: (200, _USER)),
    ("GET", _REPO, lambda *_: (200, {"owner": {"login": "city"}, "permissions": {"push": True}})),
    ("GET", f"{_REPO}/collaborators/ren/permission", lambda *_: (200, {"permission": "write"})),
    ("GET", f"{_REPO}/branches/(.+)", _branch),
    ("GET", f"{_REPO}/git/trees/(.+)", _tree),
    ("GET", f"{_REPO}/git/blobs/(\\w+)", _blob),
    ("POST", f"{_REPO}/git/blobs", _new_blob),
    ("POST", f"{_REPO}/git/trees", _new_tree),
    ("POST", f"{_REPO}/git/commits", _new_commit),
    ("POST", f"{_REPO}/git/refs", _new_ref),
    ("PATCH", f"{_REPO}/git/refs/(.+)", _set_ref),
    ("GET", f"{_REPO}/pulls", _pulls),
    ("POST", f"{_REPO}/pulls", _new_pull),
    ("PUT", f"{_REPO}/issues/(\\d+)/labels", _labels),
    ("GET", f"{_REPO}/compare/(.+)\\.\\.\\.(.+)", _compare),
    ("GET", f"{_REPO}/commits", lambda *_: (200, [])),
    ("GET", f"{_REPO}/commits/\\w+/status", lambda *_: (200, {"statuses": []})),
    ("GET", "/search/issues", lambda *_: (200, {"items": []})),
]
