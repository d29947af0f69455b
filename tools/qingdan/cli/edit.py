"""``qingdan edit``."""

from __future__ import annotations

import threading
import webbrowser
from datetime import date
from pathlib import Path
from typing import Any

import click

from qingdan.cli.local import PLAIN, LocalHandler, LocalServer
from qingdan.cli.terminal import editing_root, shipped_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.edit import RefusedError
from qingdan.edit.desk import Desk, FaultyError
from qingdan.edit.question import strict_json
from qingdan.pages.editor import FILES, POLICY
from qingdan.pages.forms import form_config
from qingdan.read import WorkTree
from qingdan.read.revision import day_of
from qingdan.read.shipped import shipped_root

_API = "/api/v1"
_PATIENCE = 30.0
"""Seconds that Ctrl+C waits for a save that is under way."""
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
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
    pages = next(each for each in (folder, shipped_root()) if (each / "site/admin/index.html").is_file())
    desk = Desk(WorkTree(folder), shipped_schemas(), day_of(folder), date.today().isoformat())
    with _Server(port, _Handler) as server:
        server.desk, server.pages = desk, pages / "site" / "admin"
        threading.Thread(target=desk.warm, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/admin/"
        click.echo(f"编辑：{address}（按 Ctrl+C 结束）", err=True)
        if not quiet:
            webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            server.turn.acquire(timeout=_PATIENCE)  # a save that is under way is finished first
            click.echo("已结束", err=True)
    return 0


class _Server(LocalServer):
    """The work tree is asked one question after the other: a save is whole before the next is looked at."""

    desk: Desk
    pages: Path

    def __init__(self, port: int, handler: Any) -> None:
        """Listen; whoever works on the files holds ``turn``."""
        self.turn = threading.Lock()
        super().__init__(port, handler)


class _Handler(LocalHandler):
    """The editor's files, its configuration, and the work tree's answers."""

    server: _Server

    def page(self, path: str, query: str) -> None:  # noqa: ARG002 the pages take none
        """The page, its files or its configuration."""
        name = path.removeprefix("/admin/") or "index.html"
        if path in ("/", "/admin"):
            self.answer(302, b"", PLAIN, Location="/admin/")
        elif path == "/admin/config.json":
            with self.server.turn:
                config = form_config(self.server.desk.registry(), local=_API)
            self.say(200, config)
        elif path.startswith("/admin/") and name in FILES:
            self.answer(200, (self.server.pages / name).read_bytes(), _TYPES[Path(name).suffix])
        else:
            self.refuse(404)

    def question(self) -> None:
        """A question of the editor's. Other sites' pages may not ask: their origin is another."""
        kind = self.headers.get("Content-Type", "").partition(";")[0]
        own = self.headers.get("Origin", "") == f"http://{self.headers.get('Host')}"
        if self.path != _API or not own or kind != "application/json":
            self.refuse(403, "只接受本机编辑页面的请求")
            return
        raw = self.body()
        if raw is not None:
            self._told(raw)

    def _told(self, raw: bytes) -> None:
        try:
            question = strict_json(raw)
            if not isinstance(question, dict):
                raise RefusedError("请求读不通")
            with self.server.turn:
                told = self.server.desk.answer(question)
        except FaultyError as problem:
            self.say(422, {"error": str(problem), "faults": problem.faults})
        except RefusedError as problem:
            self.refuse(422, str(problem))
        except OSError as problem:
            place = f"（{problem.filename}）" if problem.filename else ""
            self.refuse(500, f"没有保存：{problem.strerror or problem}{place}")
        else:
            self.say(200, told)

    def always(self) -> dict[str, str]:
        """The headers of every answer."""
        return {**super().always(), "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'"}
