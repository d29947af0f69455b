"""``qingdan edit``."""

from __future__ import annotations

import http.server
import json
import webbrowser
from pathlib import Path
from typing import Any

import click

from qingdan.cli.terminal import editing_root, shipped_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.edit import RefusedError
from qingdan.edit.desk import Desk
from qingdan.pages.editor import FILES, POLICY
from qingdan.pages.forms import form_config
from qingdan.read import SourceError, WorkTree
from qingdan.read.revision import day_of

_API = "/api/v1"
_LARGEST = 4 << 20
"""Bytes in a question; an entry has at most one megabyte."""
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
}


@click.command("edit", cls=ChineseHelp)
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="清单所在的文件夹（其中有 lists）；不写就从当前文件夹往上找。",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8001, metavar="端口", help="默认 8001。")
@click.option("--no-open", "quiet", is_flag=True, help="不自动打开浏览器。")
def edit_command(root: Path | None, port: int, *, quiet: bool) -> int:
    """在浏览器里改清单：填表，保存时先检查，有错误不写。

    只在本机（127.0.0.1）上开，改的是文件夹里的文件；改完照常提交，请人审阅。
    """
    folder = editing_root(root).resolve()
    pages = next(
        (each for each in (folder, Path(__file__).parents[3]) if (each / "site/admin/index.html").is_file()), None
    )
    if pages is None:
        raise SourceError("没有找到编辑页面（site/admin）。改法：在完整的项目文件夹里运行")
    desk = Desk(WorkTree(folder), shipped_schemas(), day_of(folder))
    with _Server(("127.0.0.1", port), _Handler) as server:
        server.desk, server.pages = desk, pages / "site" / "admin"
        address = f"http://127.0.0.1:{server.server_port}/admin/"
        click.echo(f"编辑：{address}（按 Ctrl+C 结束）", err=True)
        if not quiet:
            webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("已结束", err=True)
    return 0


class _Server(http.server.HTTPServer):
    """One question after the other: a save is whole before the next is heard."""

    desk: Desk
    pages: Path


class _Handler(http.server.BaseHTTPRequestHandler):
    """The editor's files, its configuration, and the work tree's answers; for this machine's own page alone."""

    server: _Server
    timeout = 30

    def do_GET(self) -> None:
        """The page, its files or its configuration."""
        if not self._own_host():
            return
        path = self.path.partition("?")[0]
        if path in ("/", "/admin"):
            self.send_response(302)
            self.send_header("Location", "/admin/")
            self.end_headers()
        elif path == "/admin/config.json":
            config = form_config(self.server.desk.registry(), local=_API)
            self._send(200, json.dumps(config, ensure_ascii=False).encode(), ".json")
        elif path.startswith("/admin/") and (path.removeprefix("/admin/") or "index.html") in FILES:
            name = path.removeprefix("/admin/") or "index.html"
            self._send(200, (self.server.pages / name).read_bytes(), Path(name).suffix)
        else:
            self._send(404, b"{}", ".json")

    def do_POST(self) -> None:
        """A question of the editor's. Other sites' pages may not ask: their origin is another."""
        if not self._own_host():
            return
        origin = self.headers.get("Origin", "")
        length = int(self.headers.get("Content-Length") or 0)
        kind = self.headers.get("Content-Type", "").partition(";")[0]
        if self.path != _API or origin != f"http://{self.headers.get('Host')}" or kind != "application/json":
            self._say(403, {"error": "只接受本机编辑页面的请求"})
        elif length > _LARGEST:
            self._say(413, {"error": "内容太大"})
        else:
            self._answer(self.rfile.read(length))

    def _answer(self, raw: bytes) -> None:
        try:
            question = json.loads(raw)
        except ValueError:
            question = None
        if not isinstance(question, dict):
            self._say(422, {"error": "请求读不通"})
            return
        try:
            self._say(200, self.server.desk.answer(question))
        except RefusedError as problem:
            self._say(422, {"error": str(problem)})
        except OSError as problem:
            self._say(500, {"error": f"没有保存：{problem.strerror or problem}（{problem.filename or ''}）"})

    def _own_host(self) -> bool:
        """Whether the address in the browser is this machine's: another name that leads here is somebody's trick."""
        host = self.headers.get("Host", "").rpartition(":")[0]
        if host in ("127.0.0.1", "localhost"):
            return True
        self._say(403, {"error": "只在本机打开"})
        return False

    def _say(self, code: int, body: Any) -> None:
        self._send(code, json.dumps(body, ensure_ascii=False).encode(), ".json")

    def _send(self, code: int, raw: bytes, suffix: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", _TYPES[suffix])
        self.send_header("Content-Length", str(len(raw)))
        self.send_header("Content-Security-Policy", f"{POLICY}; frame-ancestors 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the name is the base class's
        """Say nothing."""
