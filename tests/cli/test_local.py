"""The two servers on this machine: no connection holds up another, nothing that a client sends ends in a traceback or in silence."""

from __future__ import annotations

import json
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from qingdan.cli import main
from tests.diff.past import commit, git
from tests.support import BASE, ROOT

GUIDE = "lists/guides/ju/xuke.yml"
SECONDS = 90.0
"""The most that a fuzz test may take."""


@dataclass
class Served:
    """A command that serves, with what it has written to the terminal."""

    root: Path
    port: int
    process: subprocess.Popen[str]
    told: list[str]

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def head(self, line: str, *more: str) -> str:
        return "\r\n".join([line, f"Host: {self.host}", *more, "", ""])

    def send(self, raw: bytes | str, seconds: float = 20) -> bytes:
        """All that is answered to these bytes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as connection:
            try:
                connection.sendall(raw.encode() if isinstance(raw, str) else raw)
                connection.shutdown(socket.SHUT_WR)
            except OSError:
                pass  # refused before it was all sent: the answer is there
            return everything(connection)

    def ask(self, body: bytes | str, *more: str) -> tuple[int, Any]:
        """The answer to a question of the form's own page."""
        raw = body.encode() if isinstance(body, str) else body
        own = (f"Origin: http://{self.host}", "Content-Type: application/json", f"Content-Length: {len(raw)}", *more)
        return answered(self.send(self.head("POST /api/v1 HTTP/1.1", *own).encode() + raw))


def everything(connection: socket.socket) -> bytes:
    """All that comes until the other side closes."""
    parts = []
    while part := connection.recv(1 << 16):
        parts.append(part)
    return b"".join(parts)


def answered(raw: bytes) -> tuple[int, Any]:
    """The status and the body: as data where it is JSON."""
    head, _, body = raw.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.0 "), raw[:200]
    assert f"Content-Length: {len(body)}".encode() in head or not body
    text = body.decode()
    return int(head.split()[1]), json.loads(text) if b"application/json" in head else text


def chinese(text: Any) -> bool:
    """Whether a refusal is written for the person."""
    said = text["error"] if isinstance(text, dict) else text
    return any("\u4e00" <= each <= "\u9fff" for each in said)


def city(root: Path, *beside: str) -> Path:
    """A small city under git, with what its site is made from where that is asked for."""
    for path, text in BASE.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for name in beside:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, root / name)
        (root / "site/synonyms.yml").unlink(missing_ok=True)
    (root / ".gitignore").write_text("build/\n")
    assert main(["fmt", "--root", str(root)]) == 0
    git(root, "init", "-q")
    commit(root, "lists", 0)
    return root


def running(root: Path, *command: str) -> Iterator[Served]:
    """The command until the end; Ctrl+C ends it cleanly."""
    process = subprocess.Popen(
        [sys.executable, "-m", "qingdan", *command, "--port", "0", "--root", str(root)],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert process.stderr is not None
    told: list[str] = []
    line = next(line for line in process.stderr if "127.0.0.1:" in line)
    reader = threading.Thread(target=told.extend, args=(process.stderr,), daemon=True)
    reader.start()
    yield Served(root, int(line.split("127.0.0.1:")[1].split("/")[0]), process, told)
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    reader.join(10)
    assert [each.strip() for each in told] == ["已结束"], "".join(told)


@pytest.fixture(scope="module")
def edit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """``qingdan edit``; at the end, that nothing was written to its terminal, and that every file is as it was."""
    root = city(tmp_path_factory.mktemp("edit"))
    yield from running(root, "edit", "--no-open")
    assert git(root, "status", "--porcelain") == ""


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """``qingdan serve``; at the end, that nothing was written to its terminal."""
    yield from running(city(tmp_path_factory.mktemp("serve"), "site", "schemas", "mkdocs.yml"), "serve")


def loaded(edit: Served) -> dict[str, Any]:
    """What the form of the guide begins with."""
    code, told = edit.ask(json.dumps({"action": "getEntry", "params": {"path": GUIDE}}))
    assert code == 200
    data: dict[str, Any] = json.loads(told["data"])
    return data


def saving(data: Any, path: Any = GUIDE, **more: Any) -> str:
    """The question that saves a form."""
    raw = data if isinstance(data, str) else json.dumps(data)
    return json.dumps({"action": "persistEntry", "params": {"dataFiles": [{"path": path, "raw": raw, **more}]}})


@pytest.mark.parametrize("name", ["edit", "serve"])
@pytest.mark.quiet
def test_connections_that_say_nothing_or_little_hold_up_nobody(name: str, request: pytest.FixtureRequest) -> None:
    """Spare ones as browsers open them, and one that sends a byte now and then."""
    served: Served = request.getfixturevalue(name)
    spare = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(20)]
    spare[0].sendall(b"POST /api/v1 HTTP/1.1\r\nHost: x\r\nContent-Le")
    spare[1].sendall(
        served.head(
            "POST /api/v1 HTTP/1.1",
            f"Origin: http://{served.host}",
            "Content-Type: application/json",
            "Content-Length: 99",
        ).encode()
        + b"{"
    )
    began = time.monotonic()
    assert answered(served.send(served.head("GET /admin/ HTTP/1.1")))[0] == 200
    assert time.monotonic() - began < 5
    for each in spare:
        each.close()


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Served]:
    """A server of the same kind whose requests have half a second."""
    from qingdan.cli.local import LocalHandler, LocalServer  # noqa: PLC0415 the other tests run without it

    class Handler(LocalHandler):
        seconds = 0.5

        def page(self, path: str, query: str) -> None:
            self.say(200, [path, query])

        def question(self) -> None:
            raw = self.body()
            if raw is not None:
                self.say(200, raw.decode())

    with LocalServer(0, Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Served(tmp_path, server.server_port, None, [])  # type: ignore[arg-type]
        server.shutdown()


@pytest.mark.parametrize("head", [True, False])
@pytest.mark.quiet
def test_a_request_has_its_time_as_a_whole(quick: Served, head: bool) -> None:
    """However often another byte comes, in the head or in the body; the answer says why, and a spare connection is just closed."""
    whole = quick.head("POST /api/v1 HTTP/1.1", "Content-Length: 1000").encode() + b"x" * 1000
    sent = whole[:20] if head else whole[:200]
    with socket.create_connection(("127.0.0.1", quick.port), timeout=5) as connection:
        began = time.monotonic()
        connection.sendall(sent)
        try:
            for at in range(len(sent), len(sent) + 100):
                time.sleep(0.05)
                connection.sendall(whole[at : at + 1])
                if time.monotonic() - began > 3:
                    pytest.fail("the request was never ended")
        except OSError:
            pass
        assert time.monotonic() - began < 2.5
    with socket.create_connection(("127.0.0.1", quick.port), timeout=5) as connection:
        connection.sendall(sent)
        code, told = answered(everything(connection))
        assert code == 408
        assert chinese(told)
    with socket.create_connection(("127.0.0.1", quick.port), timeout=5) as connection:
        assert connection.recv(1) == b""


LENGTH = ["abc", "-1", "-0", "+5", "1e3", "²", "９", "", " ", "0x10", "5, 5", "9" * 5000, "1" * 30]


@pytest.mark.parametrize("length", LENGTH)
@pytest.mark.quiet
def test_a_length_that_is_none_is_refused(edit: Served, length: str) -> None:
    """At once, and as JSON."""
    own = (f"Origin: http://{edit.host}", "Content-Type: application/json")
    began = time.monotonic()
    raw = edit.send(edit.head("POST /api/v1 HTTP/1.1", *own, f"Content-Length: {length}") + '{"action":"info"}')
    code, told = answered(raw)
    assert code in (400, 413)
    assert chinese(told)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ((), 411),
        (("Transfer-Encoding: chunked",), 411),
        (("Transfer-Encoding: chunked", "Content-Length: 17"), 411),
        (("Content-Length: 17", "Content-Length: 18"), 400),
        (("Content-Length: 17", "Content-Length: 17"), 400),
        (("Content-Length: 4194305",), 413),
        (("Content-Length: 18",), 400),
        (("Content-Length: 17", "Host: evil.example"), 403),
        (("Content-Length: 17", "X: " + "y" * 70_000), 431),
        (("Content-Length: 17", *(f"X{n}: y" for n in range(200))), 431),
    ],
)
def test_a_head_that_says_two_things_or_too_much_is_refused(edit: Served, more: tuple[str, ...], code: int) -> None:
    """With its own number, in Chinese."""
    own = (f"Origin: http://{edit.host}", "Content-Type: application/json")
    found, told = answered(edit.send(edit.head("POST /api/v1 HTTP/1.1", *own, *more) + '{"action":"info"}'))
    assert found == code
    assert chinese(told)


BODIES = [
    '{"action":"persistEntry","params":{"dataFiles":["x"]}}',
    '{"action":"entriesByFiles","params":{"files":["x"]}}',
    '{"action":"entriesByFiles","params":{"files":[["path"]]}}',
    '{"action":"entriesByFiles","params":{"files":[{"path":7}]}}',
    '{"action":"entriesByFiles","params":{"files":{"path":"x"}}}',
    '{"action":"getEntry","params":{"path":"lists/guides/ju/\\u0000.yml"}}',
    '{"action":"getEntry","params":{"path":"lists/guides/ju/\\ud800.yml"}}',
    '{"action":"getEntry","params":{"path":["lists"]}}',
    '{"action":"getEntry","params":{"path":null}}',
    '{"action":"getEntry","params":{"path":"lists/guides/ju/' + "a" * 300 + '.yml"}}',
    '{"action":"getEntry","params":{"path":"' + "a/" * 4000 + 'x.yml"}}',
    '{"action":"getEntry","params":"x"}',
    '{"action":["getEntry"],"params":{}}',
    '{"action":{"a":1}}',
    '{"action":NaN}',
    '{"action":' + "1" * 5000 + "}",
    "[" * 100_000,
    '{"a":' * 100_000,
    "[" * 200 + "]" * 200,
    "NaN",
    "1e999",
    '"\\ud800"',
    "null",
    "[]",
    "",
    "\ufeff{}",
    '{"action":"info"',
    saving({}, path="lists/guides/ju/\ud800.yml"),
    saving({}, path=["x"]),
    saving({}, newPath=["x"]),
    saving("[" * 100_000),
    saving('{"_was": NaN}'),
    '{"action":"persistEntry","params":{"dataFiles":[{"path":"' + GUIDE + '","raw":{"name":"x"}}]}}',
    '{"action":"persistEntry","params":{"dataFiles":{"path":"x"}}}',
    '{"action":"persistEntry","params":{"dataFiles":[{}],"assets":[1]}}',
    '{"action":"persistEntry","params":{"dataFiles":null}}',
]


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_a_question_that_is_none_is_refused(edit: Served, body: str) -> None:
    """In a sentence; the next is answered."""
    code, told = edit.ask(body)
    assert code == 422, told
    assert chinese(told)
    assert edit.ask('{"action":"info"}')[0] == 200


@pytest.mark.parametrize("raw", [b"\xff\xfe", b'{"action": "\xff"}', b"\x00" * 100])
def test_bytes_that_are_no_text_are_refused(edit: Served, raw: bytes) -> None:
    """As what cannot be read."""
    assert edit.ask(raw)[0] == 422


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("materials", 7),
        ("materials", {"id": "x"}),
        ("materials", [7, "x", [], {"id": ["x"]}]),
        ("materials", "申请书"),
        ("steps", 7),
        ("steps", [{"materials": 7}]),
        ("steps", [{"materials": [["x"]]}]),
        ("time_limit", []),
        ("time_limit", {"promised": [5]}),
        ("name", {"a": 1}),
        ("name", ["x"]),
        ("name", 10**400),
        ("name", True),
        ("visits", 1.5e308),
        ("visits", "\u0000"),
        ("name", "x\ud800"),
        ("result", "x"),
        ("zhe-shi-shenme", [{"a": [None, {}, [[7]]]}]),
    ],
)
def test_a_value_of_another_kind_is_refused(edit: Served, key: str, value: Any) -> None:
    """Nothing is written, whatever stands where."""
    code, told = edit.ask(saving({**loaded(edit), key: value}))
    assert code == 422, told
    assert chinese(told)
    assert git(edit.root, "status", "--porcelain") == ""


def test_a_line_without_a_version_and_a_second_request_are_held_to_the_same(edit: Served) -> None:
    """HTTP/0.9 names no host; of two requests in one connection the first is answered."""
    assert answered(edit.send("GET /admin/config.json\r\n\r\n"))[0] == 403
    twice = edit.send(edit.head("GET /admin/admin.css HTTP/1.1") * 2)
    assert twice.count(b"HTTP/1.0 200") == 1
    for line in ("GET", "GET / HTTP/9.9", "GET / HTTP/x", "\x00\x01", "FOO /x HTTP/1.1", "GET http://[ HTTP/1.1"):
        code, told = answered(edit.send(edit.head(line)))
        assert code in (400, 403, 404, 405), line
        assert chinese(told)


@pytest.mark.parametrize("after", ["9" * 5000, "²", "--5", "-5", "٣", "1_0", "x", "1e3", ""])
def test_a_version_that_is_none_is_refused(serve: Served, after: str) -> None:
    """And one that is, is answered."""
    code, told = answered(serve.send(serve.head(f"GET /_live?after={after} HTTP/1.1")))
    assert code == (400 if after else 200)
    assert not after or chinese(told)
    assert answered(serve.send(serve.head("GET /_live?after=-1 HTTP/1.1")))[1]["total"] == 0


@pytest.mark.parametrize(
    "path",
    [
        "/" + "a" * 300,
        "/" + "a" * 300 + "/",
        "/" + "a/" * 3000,
        "/%00",
        "/%00/",
        "/x%00.css",
        "/%ff%fe",
        "//x",
        "/a\\b",
    ],
)
def test_an_address_that_no_file_can_have_is_not_there(serve: Served, path: str) -> None:
    """It is said like any other that is not there; it leads to no other host."""
    raw = serve.send(serve.head(f"GET {path} HTTP/1.1"))
    assert answered(raw)[0] == 404
    assert b"Location" not in raw


@pytest.mark.parametrize("name", ["edit", "serve"])
def test_a_foreign_name_is_refused_for_every_method(name: str, request: pytest.FixtureRequest) -> None:
    """HEAD tells as little as GET."""
    served: Served = request.getfixturevalue(name)
    for method in ("GET", "HEAD", "POST"):
        for host in ("evil.example", "127.0.0.1.evil.example:80", f"evil.example:{served.port}", ""):
            for path in ("/admin/", "/meiyou/"):
                raw = served.send(f"{method} {path} HTTP/1.1\r\nHost: {host}\r\n\r\n")
                assert raw.startswith(b"HTTP/1.0 403"), (method, host)
    got, headed = (served.send(served.head(f"{method} /admin/ HTTP/1.1")) for method in ("GET", "HEAD"))
    assert headed.endswith(b"\r\n\r\n")
    assert [each for each in got.partition(b"\r\n\r\n")[0].split(b"\r\n") if b"Date" not in each] == [
        each for each in headed.strip().split(b"\r\n") if b"Date" not in each
    ]


def test_links_in_the_site_lead_nowhere(serve: Served) -> None:
    """Neither a link to a file, nor one to a folder."""
    built = serve.root / "build/site"
    (built / "leak.txt").symlink_to(serve.root / "lists/registry.yml")
    (built / "leak").symlink_to(serve.root / "lists")
    (built / "plain.txt").write_text("x")
    for path, code in (("/leak.txt", 404), ("/leak/registry.yml", 404), ("/leak", 404), ("/plain.txt", 200)):
        assert answered(serve.send(serve.head(f"GET {path} HTTP/1.1")))[0] == code, path


LINES = ["GET", "HEAD", "POST", "PUT", "", "get", "G\x00T"]
PATHS = [
    "/",
    "/admin/",
    "/admin/config.json",
    "/api/v1",
    "/_live?after=",
    "/_live?after=0&after=x",
    "*",
    "",
    "/%",
    "/../x",
]
VERSIONS = ["HTTP/1.1", "HTTP/1.0", "HTTP/0.9", "HTTP/2", "", "HTTP/1.1 x", "HTTP/-1.1"]
HEADERS = [
    "Host: {host}", "Host: {host}", "Host: {host}", "Host: evil", "Origin: http://{host}", "Origin: null",
    "Content-Type: application/json", "Content-Type: application/json; charset=gbk", "Content-Length: {length}",
    "Content-Length: {length}", "Content-Length: 9999999999", "Content-Length: -5", "Transfer-Encoding: chunked",
    "Connection: keep-alive", "Expect: 100-continue", ": x", "X", " folded", "\x00: y", "Host : {host}", "Upgrade: websocket",
]  # fmt: skip
PIECES = ['{"action":', '"persistEntry"', '"getEntry"', ',"params":', "{", "}", "[", "]", '"path":', f'"{GUIDE}"', ",",
          '"dataFiles":', '"raw":', '"x"', "NaN", "1e999", '"\\ud800"', "null", "\x00", '"files":', "true", "\\"]  # fmt: skip


def garbled(chance: random.Random, served: Served) -> bytes:
    """A request of which any part may be anything."""
    body = "".join(chance.choices(PIECES, k=chance.randrange(12))).encode()
    line = f"{chance.choice(LINES)} {chance.choice(PATHS)}{chance.choice(['', '9' * 40, '²', 'a' * 300])} "
    rows = [line + chance.choice(VERSIONS), *chance.sample(HEADERS, chance.randrange(9))]
    raw = "\r\n".join(rows).replace("{host}", served.host).replace("{length}", str(len(body))).encode()
    raw += b"\r\n\r\n" + body
    for _ in range(chance.choice([0, 0, 1, 5])):
        at = chance.randrange(len(raw))
        raw = raw[:at] + bytes([chance.randrange(256)]) + raw[at + chance.randrange(3) :]
    return raw


@pytest.mark.parametrize("name", ["edit", "serve"])
def test_garbled_requests_are_answered_or_closed(name: str, request: pytest.FixtureRequest) -> None:
    """Four hundred with a fixed seed: an answer without an internal fault, and nothing in the terminal."""
    served: Served = request.getfixturevalue(name)
    chance, began, count = random.Random(64020), time.monotonic(), 0  # noqa: S311 a seed
    while count < 400 and time.monotonic() - began < SECONDS:
        raw = garbled(chance, served)
        answer = served.send(raw, seconds=25)
        assert answer == b"" or answer.startswith(b"HTTP/1.0 "), (raw, answer)
        assert b"HTTP/1.0 500" not in answer, (raw, answer)
        count += 1
    assert count >= 300
    assert answered(served.send(served.head("GET /admin/ HTTP/1.1")))[0] == 200
    assert served.told == []


def mutated(chance: random.Random, value: Any) -> Any:
    """The same data with something of another kind somewhere."""
    if chance.random() < 0.04:
        return chance.choice([None, 7, -1, 1.5, True, "", "x", [], {}, [7], {"id": 7}, ["x"], [[]], "\u0000", 10**30])
    if isinstance(value, dict):
        return {key: value[key] if key == "_was" else mutated(chance, value[key]) for key in value}
    return [mutated(chance, each) for each in value] if isinstance(value, list) else value


def test_forms_with_values_of_any_kind_are_answered(edit: Served) -> None:
    """Two hundred with a fixed seed: refused in a sentence, or saved without a fault that the checks know."""
    chance, began, count, saved = random.Random(640200), time.monotonic(), 0, 0  # noqa: S311 a seed
    while count < 200 and time.monotonic() - began < SECONDS:
        code, told = edit.ask(saving(mutated(chance, loaded(edit))))
        assert code in (200, 422), told
        if told.get("message") == "entry persisted":
            assert main(["check", "--root", str(edit.root)]) == 0
            git(edit.root, "checkout", "-q", "--", ".")
            saved += 1
        count += 1
    assert count >= 100
    assert saved < count
    assert edit.told == []


def test_a_port_that_is_taken_is_told_with_the_cure(edit: Served) -> None:
    """Not as a fault of the tool's."""
    command = [sys.executable, "-m", "qingdan", "edit", "--no-open", "--port", str(edit.port), "--root", str(edit.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "--port" in done.stderr


@pytest.mark.browser
def test_a_form_opens_beside_spare_connections(edit: Served, browser: Any) -> None:
    """Beside the connections that Chromium holds ready by itself, while others say nothing."""
    spare = [socket.create_connection(("127.0.0.1", edit.port)) for _ in range(8)]
    page = browser.new_page()
    page.goto(f"http://{edit.host}/admin/#/collections/guides/entries/ju/xuke")
    page.locator("label:has-text('办理项名称')").wait_for(timeout=60_000)
    page.close()
    for each in spare:
        each.close()
