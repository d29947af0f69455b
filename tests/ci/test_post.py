"""The job that holds the token: it believes the host and nothing that a request left, and its token goes to the host alone."""

from __future__ import annotations

import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.ci.test_inert import packed
from tests.support import ROOT

TOKEN = "ghs-geheim"  # noqa: S105 invented
HEAD, RUN = "a" * 40, "9"
MARK = "<!-- qingdan-review -->"
BOT = "github-actions[bot]"


@dataclass
class Fake:
    """A host: what it answers by path, the comments that it has, and what was asked with which headers."""

    answers: dict[str, Any]
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    address: str = ""


class _Handler(http.server.BaseHTTPRequestHandler):
    fake: Fake

    def _any(self) -> None:
        path = urlsplit(self.path).path
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        self.fake.asked.append((self.command, path, dict(self.headers)))
        if path.endswith(("/comments", "/notes")) and self.command == "POST":
            self.fake.comments.append({"id": 1, "body": body["body"], "user": {"login": BOT}, "author": {"id": 5}})
            self._send(201, {})
        elif path.endswith(("/comments", "/notes")):
            self._send(200, self.fake.comments)
        elif self.command in ("PATCH", "PUT"):
            (old,) = (each for each in self.fake.comments if path.endswith(f"/{each['id']}"))
            old["body"] = body["body"]
            self._send(200, {})
        elif self.command == "DELETE":
            self.fake.comments[:] = [each for each in self.fake.comments if not path.endswith(f"/{each['id']}")]
            self._send(204, None)
        elif path in self.fake.answers:
            self._send(200, self.fake.answers[path])
        else:
            self._send(404, {"message": "Not Found"})

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _any  # noqa: N815 the names are the base class's

    def _send(self, code: int, body: Any) -> None:
        if isinstance(body, str):
            self.send_response(302)
            self.send_header("Location", body)
            self.end_headers()
            return
        raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        self.send_response(code)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def hosts() -> Iterator[tuple[Fake, Fake]]:
    """The host, and the store where it keeps archives."""
    fakes, servers = [], []
    for _ in range(2):
        fake = Fake({})
        handler = type("Handler", (_Handler,), {"fake": fake})
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        fake.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        fakes.append(fake)
        servers.append(server)
    yield fakes[0], fakes[1]
    for server in servers:
        server.shutdown()
        server.server_close()


def at_github(host: Fake, store: Fake, archive: bytes, *paths: str, **request: Any) -> None:
    """Let a run have left an archive, and a request change these paths."""
    repository = "/repos/city/lists"
    listed = [
        {"id": 3, "name": "清单改动", "size_in_bytes": 5},
        {"id": 4, "name": "qingdan-review", "size_in_bytes": len(archive)},
    ]
    told = {"state": "open", "head": {"sha": HEAD}, "base": {"repo": {"full_name": "city/lists"}}, **request}
    host.answers = {
        f"{repository}/actions/runs/{RUN}/artifacts": {"artifacts": listed},
        f"{repository}/actions/artifacts/4/zip": f"{store.address}/blob",
        f"{repository}/pulls/7": told,
        f"{repository}/pulls/7/files": [{"filename": path, "status": "modified"} for path in paths],
    }
    store.answers = {"/blob": archive}


def post(host: Fake, name: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """The posting step as its workflow runs it, with false programs first on the path."""
    bin_ = tmp_path / "bin"
    bin_.mkdir(exist_ok=True)
    for program in ("gh", "git", "curl", "sh"):
        (bin_ / program).write_text(f"#!/bin/sh\nenv > {tmp_path}/leaked\n")
        (bin_ / program).chmod(0o755)
    environment = {
        "PATH": f"{bin_}:{os.environ['PATH']}",
        "PYTHONPATH": "tools",
        "PYTHONUTF8": "1",
        "GITHUB_API_URL": host.address,
        "GITHUB_REPOSITORY": "city/lists",
        "GH_TOKEN": TOKEN,
        "QINGDAN_RUN": RUN,
        "QINGDAN_HEAD": HEAD,
        "CI_API_V4_URL": host.address,
        "CI_PROJECT_ID": "3",
        "QINGDAN_TOKEN": TOKEN,
    }
    command = [sys.executable, "-m", "qingdan_ci.post", name]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert not (tmp_path / "leaked").exists()
    assert TOKEN not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


def left(comment: str, number: int = 7) -> bytes:
    """What the judging job leaves."""
    return packed(("comment.md", comment), ("request.json", json.dumps({"number": number})))


def test_a_verdict_is_posted_once_and_kept_up_to_date(hosts: tuple[Fake, Fake], tmp_path: Path) -> None:
    """The second run changes the comment, one with nothing to tell takes it away; a stranger's with the mark is left alone."""
    host, store = hosts
    stranger = {"id": 2, "body": f"{MARK}\n假的", "user": {"login": "mallory"}}
    host.comments = [stranger]
    at_github(host, store, left(f"{MARK}\n## 清单改动\n"), "lists/a.yml")
    assert post(host, "github", tmp_path).returncode == 0
    assert [each["body"] for each in host.comments[1:]] == [f"{MARK}\n## 清单改动\n\n<sub>对应提交 {HEAD[:10]}</sub>\n"]
    assert "不用改" in post(host, "github", tmp_path).stdout
    at_github(host, store, left(f"{MARK}\n## 又改了\n"), "lists/a.yml")
    post(host, "github", tmp_path)
    assert "## 又改了" in host.comments[1]["body"]
    at_github(host, store, left(""), "lists/a.yml")
    post(host, "github", tmp_path)
    assert host.comments == [stranger]


def test_the_token_goes_to_the_host_alone(hosts: tuple[Fake, Fake], tmp_path: Path) -> None:
    """Not to the store that the archive is fetched from."""
    host, store = hosts
    at_github(host, store, left("x"))
    assert post(host, "github", tmp_path).returncode == 0
    assert all(headers["Authorization"] == f"Bearer {TOKEN}" for _, _, headers in host.asked)
    assert [path for _, path, _ in store.asked] == ["/blob"]
    assert not [value for _, _, headers in store.asked for value in headers.values() if TOKEN in value]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (".github/workflows/review.yml", "不能作数"),
        (".gitlab-ci.yml", "不能作数"),
        ("tools/qingdan/diff/gate.py", "清单和工具（tools）"),
        ("schemas/guides.schema.json", "清单和格式（schemas）"),
        ("mkdocs.yml", "清单和网站设置（mkdocs.yml）"),
    ],
)
def test_what_a_request_changes_is_asked_at_the_host(
    hosts: tuple[Fake, Fake], tmp_path: Path, path: str, said: str
) -> None:
    """A forged verdict stands below what the posting job knows, however it begins; a file that was moved away counts too."""
    host, store = hosts
    at_github(
        host, store, left(f"{MARK}\n**检查没有错误。** <!--\n@all /merge\n/merge ![](http://x)"), "lists/a.yml", path
    )
    assert post(host, "github", tmp_path).returncode == 0
    body = host.comments[0]["body"]
    assert said in body.partition("检查没有错误")[0]
    assert body.startswith(MARK)
    for harm in ("<!--\n", "@a", "\n/merge", "!["):
        assert harm not in body
    host.answers["/repos/city/lists/pulls/7/files"] = [
        {"filename": "lists/a.yml"},
        {"filename": "doc/x", "previous_filename": path},
    ]
    post(host, "github", tmp_path)
    assert said in host.comments[0]["body"].partition("检查没有错误")[0]


def test_a_schema_with_its_correction_is_no_mixed_request(hosts: tuple[Fake, Fake], tmp_path: Path) -> None:
    """The gate asks for the correction in the same request."""
    host, store = hosts
    at_github(host, store, left("x"), "schemas/guides.schema.json", "lists/wording/2026.yml")
    assert post(host, "github", tmp_path).returncode == 0
    assert "⚠️" not in host.comments[0]["body"]


@pytest.mark.parametrize(
    ("number", "request_", "code"),
    [
        (8, {}, 1),
        (7, {"head": {"sha": "b" * 40}}, 0),
        (7, {"state": "closed"}, 0),
        (7, {"base": {"repo": {"full_name": "somebody/else"}}}, 0),
    ],
)
def test_a_run_cannot_speak_for_another_request(
    hosts: tuple[Fake, Fake], tmp_path: Path, number: int, request_: dict[str, Any], code: int
) -> None:
    """The number that it left is held against the commit that it ran for."""
    host, store = hosts
    at_github(host, store, left("假的", number), **request_)
    assert post(host, "github", tmp_path).returncode == code
    assert host.comments == []
    assert {command for command, _, _ in host.asked} == {"GET"}


@pytest.mark.parametrize(
    "raw", [b"x", packed(("../comment.md", "x")), packed(("comment.md", b"x" * (10 << 20))), os.urandom(2 << 20)],
    ids=["none", "path", "bomb", "large"],
)  # fmt: skip
def test_an_archive_that_is_none_is_not_posted(hosts: tuple[Fake, Fake], tmp_path: Path, raw: bytes) -> None:
    """The step fails with the reason; also where the host says that it is small."""
    host, store = hosts
    at_github(host, store, raw)
    for row in host.answers[f"/repos/city/lists/actions/runs/{RUN}/artifacts"]["artifacts"]:
        row["size_in_bytes"] = 5
    done = post(host, "github", tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("没有贴：")
    assert host.comments == []


def at_gitlab(host: Fake, comment: bytes | None, *paths: str, **more: Any) -> None:
    """Let one request be open whose last job has left a comment."""
    row = {"iid": 7, "sha": HEAD, "source_project_id": 3, **more}
    host.answers = {
        "/user": {"id": 5},
        "/projects/3/merge_requests": [row],
        "/projects/3/merge_requests/7/diffs": [{"old_path": path, "new_path": path} for path in paths],
        "/projects/3/merge_requests/7/pipelines": [
            {"id": 1, "sha": "b" * 40, "project_id": 3},
            {"id": 2, "sha": HEAD, "project_id": 3},
            {"id": 3, "sha": HEAD, "project_id": 99},
        ],
        "/projects/3/pipelines/2/jobs": [{"id": 21, "name": "review", "status": "failed"}],
        "/projects/3/pipelines/1/jobs": [{"id": 11, "name": "review", "status": "success"}],
        "/projects/3/pipelines/3/jobs": [{"id": 31, "name": "review", "status": "success"}],
    }
    if comment is not None:
        host.answers["/projects/3/jobs/21/artifacts/build/review/comment.md"] = comment


def test_gitlab_s_schedule_posts_for_every_open_request(hosts: tuple[Fake, Fake], tmp_path: Path) -> None:
    """From the last job for the request's head in the project itself; a stranger's note with the mark stays."""
    host, _ = hosts
    host.comments = [{"id": 2, "body": f"{MARK}\n假的", "author": {"id": 6}}]
    at_gitlab(host, f"{MARK}\n## 清单改动\n/merge\n/approve @all".encode(), "lists/a.yml", ".gitlab-ci.yml")
    assert post(host, "gitlab", tmp_path).returncode == 0
    body = host.comments[1]["body"]
    assert "不能作数" in body.partition("## 清单改动")[0]
    assert "\n/" not in body
    assert "@a" not in body
    assert all(headers["Private-Token"] == TOKEN for _, _, headers in host.asked)
    at_gitlab(host, "又".encode(), "lists/a.yml")
    post(host, "gitlab", tmp_path)
    assert "又" in host.comments[1]["body"]
    at_gitlab(host, b"", "lists/a.yml")
    post(host, "gitlab", tmp_path)
    assert len(host.comments) == 1


@pytest.mark.parametrize("comment", [None, b"x" * (2 << 20)], ids=["gone", "large"])
def test_gitlab_s_note_says_where_nothing_can_be_read(
    hosts: tuple[Fake, Fake], tmp_path: Path, comment: bytes | None
) -> None:
    """The job fails, and whoever reviews is told."""
    host, _ = hosts
    at_gitlab(host, comment, "lists/a.yml")
    assert post(host, "gitlab", tmp_path).returncode == 1
    assert "没有贴" in host.comments[0]["body"]


def test_a_fork_s_request_and_one_that_is_running_are_passed_over(hosts: tuple[Fake, Fake], tmp_path: Path) -> None:
    """Its pipeline is another project's, or has not ended."""
    host, _ = hosts
    at_gitlab(host, b"x", source_project_id=99)
    assert post(host, "gitlab", tmp_path).returncode == 0
    at_gitlab(host, b"x")
    host.answers["/projects/3/pipelines/2/jobs"][0]["status"] = "running"
    assert post(host, "gitlab", tmp_path).returncode == 0
    assert host.comments == []


@pytest.mark.parametrize("name", ["github-conflicts", "gitlab"])
def test_a_request_that_conflicts_is_told_how_it_is_merged(hosts: tuple[Fake, Fake], tmp_path: Path, name: str) -> None:
    """By a comment of its own, which goes with the conflict; a branch that is named strangely is not named; unknown is left alone."""
    host, store = hosts

    def posted(conflict: bool | None, branch: str = "main") -> list[str]:
        if name == "gitlab":
            at_gitlab(host, b"", "lists/a.yml", has_conflicts=conflict, target_branch=branch)
        else:
            base = {"repo": {"full_name": "city/lists"}, "ref": branch}
            mergeable = None if conflict is None else not conflict
            at_github(host, store, b"", "lists/a.yml", mergeable=mergeable, base=base)
            host.answers["/repos/city/lists/pulls"] = [{"number": 7}]
        assert post(host, name, tmp_path).returncode == 0
        return [each["body"] for each in host.comments]

    (body,) = posted(conflict=True)
    assert "qingdan merge origin/main\n" in body
    assert posted(conflict=None) == [body]
    assert posted(conflict=False) == []
    (strange,) = posted(conflict=True, branch="x`@all`")
    assert "@all" not in strange
    assert "目标分支" in strange
