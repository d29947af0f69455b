"""GitHub and GitLab as the posting job asks them: JSON and one archive, within limits; the token goes to their address alone."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from qingdan_ci.inert import LARGEST
from qingdan_ci.judge import MARK

_ANSWER = 8 << 20
_COMMENT = "build/review/comment.md"
_PAGES = 30
"""Pages of a hundred; GitHub itself lists no more than 3,000 files of a request."""


class HostError(Exception):
    """The host did not answer as it should; the message is for a person, in Chinese."""


class Request(NamedTuple):
    """An open request: its number, the commit that stands at its head, every path that it changes, and where it goes.

    ``conflict`` is whether it conflicts with ``target``; None where the host does not know yet.
    """

    number: int
    head: str
    paths: tuple[str, ...]
    target: str = ""
    conflict: bool | None = None


class Host:
    """What both have: an address, a way to ask, and comments that are known by their mark and by who wrote them."""

    def __init__(self, api: str, project: str, headers: Mapping[str, str]) -> None:
        """Take the address of the interface, the project's part of the addresses, and the headers with the token."""
        self.api, self.project, self.headers = api.rstrip("/"), project, headers

    def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """The JSON that is answered; None where there is none. Raises HostError."""
        raw = self.fetch(path, _ANSWER, method, body)
        try:
            return json.loads(raw) if raw else None
        except ValueError:
            raise HostError(f"{path} 的回答读不通") from None

    def fetch(self, path: str, most: int, method: str = "GET", body: Mapping[str, Any] | None = None) -> bytes:
        """The bytes at an address. Raises HostError, also for more than ``most``."""
        raw = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.api}{path}", raw, method=method)  # noqa: S310 an address of the pipeline's
        request.add_header("Accept", "application/json")
        if raw is not None:
            request.add_header("Content-Type", "application/json")
        for name, value in self.headers.items():
            request.add_unredirected_header(name, value)  # archives are kept by others, who must not have it
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
                found: bytes = answer.read(most + 1)
        except urllib.error.HTTPError as problem:
            raise HostError(f"{method} {path}：{problem.code}") from None
        except OSError as problem:
            raise HostError(f"{method} {path}：{problem}") from None
        if len(found) > most:
            raise HostError(f"{path} 太大")
        return found

    def pages(self, path: str, **query: str) -> Iterator[Any]:
        """The rows of a list, page after page."""
        for page in range(1, _PAGES + 1):
            rows = self.ask("GET", f"{path}?{urlencode({**query, 'per_page': '100', 'page': str(page)})}")
            yield from rows
            if len(rows) < 100:
                return

    def publish(self, comments: str, comment: str, text: str, ours: Mapping[int, str]) -> str:
        """Write the one comment, or take it away where there is nothing to tell; what was done, in a word."""
        old = next(iter(ours), None)
        if old is None and text:
            self.ask("POST", comments, {"body": text})
            return "已贴"
        if old is not None and not text:
            self.fetch(f"{comment}/{old}", _ANSWER, "DELETE")
            return "已撤"
        if old is not None and ours[old] != text:
            self.ask(self.change, f"{comment}/{old}", {"body": text})
            return "已更新"
        return "不用改"

    change = "PATCH"


class GitHub(Host):
    """One repository at GitHub."""

    def __init__(self, api: str, repository: str, token: str) -> None:
        """Take the name as owner/repository."""
        super().__init__(api, f"/repos/{repository}", {"Authorization": f"Bearer {token}"})
        self.repository = repository

    def archive(self, run: int, name: str) -> bytes:
        """The archive that a run left. Raises HostError where it left none, or a larger one than is read."""
        path = f"{self.project}/actions/runs/{run}/artifacts"
        found = [each for each in self.ask("GET", f"{path}?per_page=100")["artifacts"] if each["name"] == name]
        if not found:
            raise HostError("那一次运行没有留下审阅的结果")
        if found[-1]["size_in_bytes"] > LARGEST:
            raise HostError("审阅的结果太大")
        return self.fetch(f"{self.project}/actions/artifacts/{int(found[-1]['id'])}/zip", LARGEST)

    def request(self, number: int) -> Request | None:
        """The request with that number; None where it is not open, or belongs elsewhere."""
        told = self.ask("GET", f"{self.project}/pulls/{number}")
        if told["state"] != "open" or told["base"]["repo"]["full_name"] != self.repository:
            return None
        rows = list(self.pages(f"{self.project}/pulls/{number}/files"))
        paths = {name for row in rows for name in (row["filename"], row.get("previous_filename")) if name}
        merges = told.get("mergeable")
        conflict = None if merges is None else not merges
        return Request(number, told["head"]["sha"], tuple(sorted(paths)), told["base"].get("ref", ""), conflict)

    def requests(self) -> Iterator[Request]:
        """Every open request of the repository, with what the host knows of its conflicts by now."""
        for row in list(self.pages(f"{self.project}/pulls", state="open")):
            request = self.request(int(row["number"]))
            if request is not None:
                yield request

    def post(self, number: int, text: str, author: str, mark: str = MARK) -> str:
        """Make ``text`` the comment of a request that begins with a mark."""
        comments = f"{self.project}/issues/{number}/comments"
        ours = {
            row["id"]: row["body"]
            for row in self.pages(comments)
            if row["user"]["login"] == author and row["body"].startswith(mark)
        }
        return self.publish(comments, f"{self.project}/issues/comments", text, ours)


class GitLab(Host):
    """One project at GitLab."""

    change = "PUT"

    def __init__(self, api: str, project: int, token: str) -> None:
        """Take the project's number."""
        super().__init__(api, f"/projects/{project}", {"PRIVATE-TOKEN": token})
        self.number = project

    def requests(self) -> Iterator[Request]:
        """Every open merge request of the project's own branches."""
        for row in self.pages(f"{self.project}/merge_requests", state="opened"):
            if row["source_project_id"] == self.number and re.fullmatch(r"[0-9a-f]{40,64}", str(row["sha"])):
                files = self.pages(f"{self.project}/merge_requests/{row['iid']}/diffs")
                paths = {name for file in files for name in (file["old_path"], file["new_path"])}
                target, conflict = row.get("target_branch", ""), row.get("has_conflicts")
                yield Request(row["iid"], row["sha"], tuple(sorted(paths)), target, conflict)

    def left(self, request: Request, job: str) -> str | None:
        """The comment that the last finished job of that name left for the request's head; None where none is finished.

        One file of the archive is asked for, and GitLab takes it out. Raises HostError where it is not there or too large.
        """
        listed = self.ask("GET", f"{self.project}/merge_requests/{request.number}/pipelines")
        for pipeline in sorted(listed, key=lambda each: each["id"], reverse=True):
            if pipeline["sha"] != request.head or pipeline.get("project_id", self.number) != self.number:
                continue
            for row in self.ask("GET", f"{self.project}/pipelines/{pipeline['id']}/jobs?per_page=100"):
                if row["name"] == job and row["status"] in ("success", "failed"):
                    raw = self.fetch(f"{self.project}/jobs/{row['id']}/artifacts/{_COMMENT}", LARGEST)
                    return raw.decode("utf-8", "replace")
        return None

    def post(self, number: int, text: str, mark: str = MARK) -> str:
        """Make ``text`` the note of a request that begins with a mark."""
        notes = f"{self.project}/merge_requests/{number}/notes"
        own = self.ask("GET", "/user")["id"]
        ours = {
            row["id"]: row["body"]
            for row in self.pages(notes)
            if row["author"]["id"] == own and row["body"].startswith(mark)
        }
        return self.publish(notes, notes, text, ours)
