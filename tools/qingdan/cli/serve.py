"""``qingdan serve``."""

from __future__ import annotations

import functools
import gc
import mimetypes
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote

import click

from qingdan.cli.local import PLAIN, LocalHandler, LocalServer
from qingdan.cli.site import CASES, OUT, ROOT, build_site
from qingdan.cli.terminal import find_root, shipped_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.read import WorkTree
from qingdan.site.live import LiveSite, ShownSite

_PATIENCE = 20.0
"""Seconds that a page waits for news before it asks again."""
_PAUSE = 0.05
"""Seconds in which changes that belong together come together."""
_LOOK = 2.0
"""Seconds after which the files are looked at even when the system told nothing, as on some network drives."""
_MOST = 20
_PREVIEW = Path(__file__).parent / "preview"
_HTML = "text/html; charset=utf-8"
_OWN = {"_live.js": "text/javascript; charset=utf-8", "_live.css": "text/css; charset=utf-8"}


@click.command("serve", cls=ChineseHelp)
@ROOT
@OUT
@CASES
@click.option("--port", type=click.IntRange(0, 65535), default=8000, metavar="端口", help="默认 8000。")
def serve_command(root: Path | None, out: Path | None, cases: Path | None, port: int) -> int:
    """建成网站，在本机打开供浏览，并跟着改动更新：http://127.0.0.1:8000/。

    保存清单里的文件，打开的页面随即换成新的；有错误的，写在页面下方：在哪里、错在哪里、怎么改。
    """
    folder = find_root(root).resolve()
    code, target, built = build_site(folder, out, cases=cases)
    if built is None:
        return code

    def rebuild() -> Any:
        return build_site(folder, out, cases=cases)[2]

    live = LiveSite(WorkTree(folder), shipped_schemas(), built, rebuild)
    with LocalServer(port, functools.partial(_Handler, live, target)) as server:
        click.echo(f"网站：http://127.0.0.1:{server.server_port}/（保存清单后自动更新；按 Ctrl+C 结束）", err=True)
        stop = _follow(folder, live)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("已结束", err=True)
        finally:
            stop()
    return 0


def _follow(folder: Path, live: LiveSite) -> Callable[[], None]:
    """Refresh whenever the system tells of a change, in a thread of its own; what ends that."""
    from watchdog.events import FileSystemEvent, FileSystemEventHandler  # noqa: PLC0415 for this command alone
    from watchdog.observers import Observer  # noqa: PLC0415

    changed, ended = threading.Event(), threading.Event()

    class Bell(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type not in ("opened", "closed_no_write"):
                changed.set()

    observer = Observer()
    for name in ("lists", "schemas", "site", ".git/logs"):
        if (folder / name).is_dir():
            observer.schedule(Bell(), str(folder / name), recursive=not name.startswith("."))
    try:
        observer.start()
    except OSError as problem:
        click.echo(f"系统不肯通知改动（{problem.strerror}），改为每 {_LOOK:.0f} 秒看一次", err=True)

    def work() -> None:
        while not ended.is_set():
            changed.wait(_LOOK)
            ended.wait(_PAUSE)
            changed.clear()
            try:
                live.refresh()
                gc.unfreeze()  # the states before are garbage
            except Exception as problem:  # noqa: BLE001 the next save must be followed again
                click.echo(f"没有跟上这次改动：{type(problem).__name__}: {problem}", err=True)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()

    def stop() -> None:
        ended.set()
        changed.set()
        if observer.is_alive():
            observer.stop()
            observer.join()
        thread.join(_PATIENCE)

    return stop


class _Handler(LocalHandler):
    """The pages as the lists stand now, everything else as it was built, and the news."""

    def __init__(self, live: LiveSite, built: Path, *args: Any, **kwargs: Any) -> None:
        """Answer one connection."""
        self.live, self.built = live, built
        super().__init__(*args, **kwargs)

    def page(self, path: str, query: str) -> None:
        """A page, a file, or the news."""
        address = unquote(path).removeprefix("/")
        if address == "_live":
            after = parse_qs(query).get("after", ["-1"])[0]
            if re.fullmatch(r"-1|[0-9]{1,9}", after):
                self.say(200, _told(self.live.wait(int(after), _PATIENCE)))
            else:
                self.refuse(400)
        elif address in _OWN:
            self.answer(200, (_PREVIEW / address.removeprefix("_")).read_bytes(), _OWN[address])
        else:
            self._shown(address.removesuffix("index.html") if f"/{address}".endswith("/index.html") else address)

    def _shown(self, address: str) -> None:
        """What is at an address: as the lists stand now where that differs, or as it was built."""
        state = self.live.state
        folder = not address or address.endswith("/")
        html = self.live.page(address) if folder else None
        if html is not None:
            self.answer(200, _followed(html, state).encode(), _HTML)
            return
        raw = None if folder else self.live.file(address)
        if raw is not None:
            self.answer(200, raw, _kind(address))
            return
        built = file_below(self.built, f"{address}index.html" if folder else address)
        if built is not None:
            # The editor is never exchanged for a fresh page: what somebody is writing there would be lost.
            page = built.suffix == ".html" and not address.startswith("admin/")
            raw = _followed(built.read_text(encoding="utf-8"), state).encode() if page else built.read_bytes()
            self.answer(200, raw, _kind(built.name))
        elif not folder and self._is_page(f"{address}/"):
            self.answer(301, b"", PLAIN, Location=f"/{quote(address)}/")
        else:
            lost = (self.built / "404.html").read_text(encoding="utf-8")
            self.answer(404, _followed(lost, state).encode(), _HTML)

    def _is_page(self, address: str) -> bool:
        return self.live.page(address) is not None or file_below(self.built, f"{address}index.html") is not None


def file_below(folder: Path, address: str) -> Path | None:
    """The ordinary file at an address below a folder; None where there is none, or where a link or ``..`` leads to it."""
    place = folder
    try:
        for part in address.split("/"):
            place /= part
            if part in ("", ".", "..") or "\\" in part or place.is_symlink():
                return None
        return place if place.is_file() else None
    except (OSError, ValueError):  # a name that is too long, or that no name can be
        return None


def _kind(name: str) -> str:
    """The media type of a file by its name."""
    kind, packed = mimetypes.guess_type(name)
    if packed:
        return "application/gzip" if packed == "gzip" else "application/octet-stream"
    if kind is None:
        return "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _followed(html: str, state: ShownSite) -> str:
    """A page that asks for news."""
    tags = (
        f'<link rel="stylesheet" href="/_live.css"><script src="/_live.js?shown={state.shown}" type="module"></script>'
    )
    return html.replace("</body>", f"{tags}</body>", 1)


def _told(state: ShownSite) -> dict[str, Any]:
    """The state as the page's script reads it."""
    parts = state.contents.parts
    errors = [
        {
            "place": f"{each.place.path}:{each.place.line}:{each.place.column}",
            "message": each.message,
            "fix": each.fix,
            "code": each.code,
            "page": f"/{each.entry}/" if each.entry and f"{each.entry}/" in parts else "",
        }
        for each in state.errors[:_MOST]
    ]
    return {
        "version": state.version,
        "shown": state.shown,
        "total": len(state.errors),
        "errors": errors,
        "warnings": state.warnings,
        "behind": state.behind,
        "checked": state.checked,
        "told": state.told,
    }
