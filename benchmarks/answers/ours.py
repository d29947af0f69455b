"""The site's own search, run in Chromium on a built site."""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from benchmarks.answers.figures import Answer

HIDDEN = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
_TEXT = (".json", ".js", ".html", ".css", ".txt", ".xml", ".svg")
_ASK = """async ([address, files, queries]) => {
  globalThis.fetch = async (url) => {
    const text = files[new URL(url).pathname.split("/index/")[1]];
    return { ok: text !== undefined, status: 404, json: async () => JSON.parse(text), text: async () => text };
  };
  const { Index } = await import(`${address}assets/search-index.js`);
  const { rank } = await import(`${address}assets/search-rank.js`);
  const index = new Index(address);
  const out = [];
  for (const query of queries) {
    const { hits, elsewhere, remedies } = await rank(index, query);
    const numbers = [...(elsewhere?.bodies || []).slice(0, 1), ...hits.slice(0, 5).map(({ number }) => number)];
    const records = await Promise.all(numbers.map((each) => index.record(each)));
    const keys = [...(remedies ? ["registry"] : []), ...(remedies?.alone ? [] : records.map(({ key }) => key))];
    out.push([keys, Boolean(!elsewhere && hits[0]?.exact)]);
  }
  return out;
}"""
"""A matter that the lists do not cover is answered by the body to ask, an appeal or a complaint by the registry's remedies: the page
shows both before the hits."""


class Compressed(http.server.SimpleHTTPRequestHandler):
    """Files as a usual host sends them: text compressed, the connection kept open."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """A text file compressed, whatever else as the library has it."""
        path = Path(self.translate_path(self.path))
        if path.suffix not in _TEXT or not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the library's name
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a folder, served on this machine."""
    handler = functools.partial(Compressed, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium that can reach no other host."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 only where there is a browser

    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=shutil.which("chromium"), args=list(HIDDEN))
        yield launched
        launched.close()


def index_files(site: Path) -> dict[str, str]:
    """The files that the ranking asks for, by their path below the index; without those of the full text."""
    folder = site / "search" / "index"
    found = {each.relative_to(folder).as_posix(): each for each in folder.rglob("*.json")}
    return {path: each.read_text("utf-8") for path, each in found.items() if not path.startswith("w/")}


def answers(page: Any, address: str, queries: Mapping[str, Sequence[str]], files: Mapping[str, str]) -> list[Answer]:
    """What the ranking says to each query; ``page`` shows some page of the site at ``address``, the index is in ``files``."""
    got = page.evaluate(_ASK, [address, dict(files), list(queries)])
    return [
        Answer(query, wanted, keys, exact) for (query, wanted), (keys, exact) in zip(queries.items(), got, strict=True)
    ]
