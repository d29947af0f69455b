"""A web server for the person at this machine, on which ``edit`` and ``serve`` stand: bounded in time and size, never a traceback.

Each connection has a thread and carries one request (HTTP/1.0), so that a browser's spare or a slow one holds up nobody.
"""

from __future__ import annotations

import contextlib
import http.server
import io
import json
import re
import socket
import threading
import time
from typing import Any

import click

from qingdan.read import SourceError

JSON = "application/json; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"
_MOST = 256
"""Connections at once; a browser opens about six to one host."""
_LINGER = 1.0
"""Seconds in which the rest of a refused request is read away, since closing before would take the answer from the client."""
_SAID = {
    400: "请求读不通",
    403: "只在本机打开",
    404: "没有这一页",
    405: "这里不接受这样的请求",
    408: "请求太久没有发完",
    411: "请求没有写明长度",
    413: "内容太大",
    414: "网址太长",
    431: "请求头太长",
    503: "同时打开的连接太多，请稍后再试",
}
_OURS = {501: 405, 505: 400}
"""What the base class calls unknown methods and versions, which is the client's affair."""


class _SlowError(Exception):
    """The request was not there in time."""


class _LargeError(Exception):
    """The request has more bytes than it may."""


class LocalServer(http.server.ThreadingHTTPServer):
    """A thread for each connection, up to 256; they end with the command. Raises SourceError where the port is taken."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, port: int, handler: Any) -> None:
        """Listen on this machine only; port 0 takes a free one."""
        self._free = threading.BoundedSemaphore(_MOST)
        try:
            super().__init__(("127.0.0.1", port), handler)
        except OSError as problem:
            raise SourceError(
                f"打不开端口 {port}（{problem.strerror}），可能有别的程序在用。改法：用 --port 换一个端口，如 --port {port + 1}"
            ) from None

    def process_request(self, request: Any, client_address: Any) -> None:
        """Give the connection a thread, or say that there are too many."""
        if self._free.acquire(blocking=False):
            try:
                super().process_request(request, client_address)
            except RuntimeError:  # the system has no more threads
                self._free.release()
            else:
                return
        raw = _SAID[503].encode()
        head = f"HTTP/1.0 503 Service Unavailable\r\nContent-Type: {PLAIN}\r\nContent-Length: {len(raw)}\r\n\r\n"
        with contextlib.suppress(OSError):
            request.settimeout(_LINGER)
            request.sendall(head.encode() + raw)
        self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and make room for another connection."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: what the person has to know was said by the handler."""


class LocalHandler(http.server.BaseHTTPRequestHandler):
    """One request of this machine's own pages. Commands write ``page`` and ``question``; everything wrong is refused in Chinese."""

    server: LocalServer
    default_request_version = "HTTP/1.0"
    seconds = 30.0
    """For the whole request, head and body, and once more for the answer."""
    head_bytes = 64 << 10
    body_bytes = 4 << 20
    command = path = requestline = ""
    request_version = "HTTP/1.0"
    begun = False

    def page(self, path: str, query: str) -> None:
        """Answer a GET or HEAD for a path, still escaped as it was sent."""
        raise NotImplementedError

    def question(self) -> None:
        """Answer a POST."""
        self.refuse(405)

    def do_GET(self) -> None:
        """A page, a file or data, for this machine alone."""
        if self._own_host():
            path, _, query = self.path.partition("?")
            self.page(path, query)

    do_HEAD = do_GET  # noqa: N815 the name is the base class's

    def do_POST(self) -> None:
        """A question, of this machine alone."""
        if self._own_host():
            self.question()

    def body(self) -> bytes | None:
        """The bytes of the request; None where they cannot be had, which is answered already."""
        lengths = self.headers.get_all("Content-Length", [])
        if "Transfer-Encoding" in self.headers or not lengths:
            self.refuse(411)
        elif len(lengths) > 1 or not re.fullmatch(r"[0-9]{1,15}", lengths[0].strip()):
            self.refuse(400)
        elif int(lengths[0]) > self.body_bytes:
            self.refuse(413)
        else:
            length = int(lengths[0])
            self.incoming.room += length
            raw = self.rfile.read(length)
            if len(raw) == length:
                return raw
            self.refuse(400)
        return None

    def answer(self, code: int, raw: bytes, kind: str, **headers: str) -> None:
        """Send the one answer of this request; what a HEAD asks has no body."""
        if self.begun:
            return
        self.begun = True
        self.connection.settimeout(self.seconds)
        self.request_version = "HTTP/1.0"  # of 0.9 the base class would leave out the head
        self.send_response(code)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(raw)), **self.always(), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(raw)

    def always(self) -> dict[str, str]:
        """The headers of every answer."""
        return {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

    def say(self, code: int, value: Any) -> None:
        """Answer with JSON."""
        self.answer(code, json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace"), JSON)

    def refuse(self, code: int, sentence: str = "") -> None:
        """Say what is wrong: as JSON where a script asks, else as a line of text."""
        told = sentence or _SAID.get(code, "请求没有办成")
        if self.command == "POST":
            self.say(code, {"error": told})
        else:
            self.answer(code, told.encode(), PLAIN)

    def _own_host(self) -> bool:
        """Whether the address in the browser is this machine's: another name that leads here is somebody's trick."""
        hosts = self.headers.get_all("Host", [])
        if len(hosts) == 1 and re.fullmatch(r"(?:127\.0\.0\.1|localhost)(?::[0-9]{1,5})?", hosts[0].strip()):
            return True
        self.refuse(403)
        return False

    def setup(self) -> None:
        """Read the request through limits of time and size."""
        super().setup()
        self.rfile.close()
        self.incoming = _Incoming(self.connection, self.seconds, self.head_bytes)
        self.rfile = io.BufferedReader(self.incoming)

    def handle(self) -> None:
        """Answer one request. Whatever happens, the client has an answer in Chinese and the terminal at most one line."""
        try:
            try:
                self.handle_one_request()
            except _SlowError:
                if self.incoming.heard:  # a spare connection that a browser opened and never used is just closed
                    self.refuse(408)
            except _LargeError:
                self.refuse(431)
            except (ConnectionError, TimeoutError):
                pass
            except Exception as problem:  # noqa: BLE001 the next request must be answered again
                click.echo(f"有一个请求没有办成：{type(problem).__name__}: {problem}", err=True)
                self.refuse(500, "没有办成，工具自己出了故障；说明写在运行命令的窗口里")
        except OSError:
            pass  # the client is gone

    def finish(self) -> None:
        """Let the answer arrive before the connection is closed."""
        with contextlib.suppress(OSError):
            super().finish()
            if self.begun:
                self.connection.shutdown(socket.SHUT_WR)
                until = time.monotonic() + _LINGER
                while (left := until - time.monotonic()) > 0:
                    self.connection.settimeout(left)
                    if not self.connection.recv(1 << 16):
                        break

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Put the base class's refusals into Chinese: of what a request is, never a fault of the server's."""
        self.refuse(_OURS.get(code, code))

    def version_string(self) -> str:
        """Tell nothing of the machine."""
        return "qingdan"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the name is the base class's
        """Say nothing."""


class _Incoming(io.RawIOBase):
    """What a client sends, until the time or the room for it is over. Raises _SlowError and _LargeError."""

    def __init__(self, connection: socket.socket, seconds: float, room: int) -> None:
        """Take the connection, the seconds for all that is read from it, and the bytes that it may send."""
        self.connection = connection
        self.until = time.monotonic() + seconds
        self.room = room
        self.heard = False

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what is there, waiting no longer than the request has."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise _SlowError
        if self.room <= 0:
            raise _LargeError
        self.connection.settimeout(left)
        try:
            count = self.connection.recv_into(memoryview(buffer)[: self.room])
        except TimeoutError:
            raise _SlowError from None
        self.room -= count
        self.heard = self.heard or count > 0
        return count
