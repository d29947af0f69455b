"""The site of the shipped lists, built once; and a browser, where there is one."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qingdan.cli import main
from tests.support import ROOT

HIDDEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # So a shell starts what runs in its background; and all that the tests start would ignore their Ctrl-C too.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the shipped lists."""
    target = tmp_path_factory.mktemp("site") / "site"
    assert main(["site", "--root", str(ROOT), "--out", str(target)]) == 0
    return target


class Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site, served on this machine."""
    handler = functools.partial(Silent, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium that can reach no other host. Where it is needed, its absence is a failure."""
    found = shutil.which("chromium")
    if found is None:
        message = "没有找到 chromium；Debian 上：apt-get install chromium fonts-noto-cjk"
        if os.environ.get("QINGDAN_NEEDS_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 only where there is a browser

    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=found, args=HIDDEN)
        yield launched
        launched.close()
