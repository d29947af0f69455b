"""How long a person waits for the first hit, and how much is moved for it: on this machine as it is, and as on a slow phone.

The clock runs in the page, from the word in the box (or from the opening of the page) until the first hit has been painted.
"""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from qingdan.model import Registry
from qingdan.pages.search import INDEX, search_files
from qingdan.pages.side import Everyday

WORDS = ("饭馆", "食品经营许可证", "spjyxk", "我想开个奶茶店要办什么证、要几天", "想自己投钱办个民办小学批多长时间")
SLOW = {"offline": False, "latency": 200, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""400 kbit/s each way, 200 ms for each answer."""
_SLOWER = 4
_PAINTED = """() => {
  const list = document.querySelector("[data-qd-hits]");
  globalThis.qdPainted = new Promise((done) => {
    const seen = () => list.querySelector("li a") && requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    new MutationObserver(seen).observe(list, { childList: true });
    seen();
  });
}"""
_TYPED = """async (words) => {
  const input = document.querySelector("#qd-q");
  const from = performance.now();
  input.value = words;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return (await globalThis.qdPainted) - from;
}"""


@dataclass(frozen=True, slots=True)
class Wait:
    """One first hit: seconds, compressed bytes moved up to it, and files asked for."""

    seconds: float
    size: int
    files: int


def write_grown(site: Path, registry: Registry, everyday: Everyday) -> None:
    """Put the index of ``registry`` in the place of that of a built site."""
    shutil.rmtree(site / INDEX)
    for path, content in search_files(registry, everyday, full=False).items():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def opened(launched: Any, address: str, words: str, *, slow: bool) -> Wait:
    """From the opening of the search page with a question in its address: everything that it moves is counted."""
    return _waited(launched, slow, lambda page, _: _cold(page, address, words))


def typed(launched: Any, address: str, words: str, *, slow: bool) -> Wait:
    """From the word in the box of a page that has been open for a while: what was moved before it is not counted."""
    return _waited(launched, slow, lambda page, moved: _warm(page, address, words, moved))


def _waited(launched: Any, slow: bool, asked: Callable[[Any, list[int]], float]) -> Wait:
    context = launched.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    told = context.new_cdp_session(page)
    told.send("Network.enable")
    if slow:
        told.send("Network.emulateNetworkConditions", SLOW)
        told.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    moved: list[int] = []
    told.on("Network.loadingFinished", lambda each: moved.append(int(each["encodedDataLength"])))
    seconds = asked(page, moved)
    context.close()
    return Wait(seconds, sum(moved), len(moved))


def _cold(page: Any, address: str, words: str) -> float:
    page.goto(f"{address}search/?q={quote(words)}", wait_until="commit")
    page.wait_for_selector("[data-qd-hits]", state="attached")
    page.evaluate(_PAINTED)
    return float(page.evaluate("async () => globalThis.qdPainted")) / 1000


def _warm(page: Any, address: str, words: str, moved: list[int]) -> float:
    page.goto(f"{address}search/", wait_until="networkidle")
    page.focus("#qd-q")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1_500)  # a person reads the page and begins to type
    page.evaluate(_PAINTED)
    moved.clear()
    return float(page.evaluate(_TYPED, words)) / 1000


def told(title: str, waits: Sequence[Wait]) -> str:
    """One line: the median with the spread, and the most that was moved."""
    seconds = [each.seconds for each in waits]
    return (
        f"{title:44}median {statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f}), "
        f"at most {max(each.size for each in waits) / 1000:.1f} KB in {max(each.files for each in waits)} files"
    )


def speeds(launched: Any, address: str, title: str, rounds: int = 5) -> Mapping[str, list[Wait]]:
    """Every way of asking, ``rounds`` times, each round another word; each line is printed as it is known."""
    found: dict[str, list[Wait]] = {}
    for way, ask in (("typed", typed), ("opened", opened)):
        for slow in (False, True):
            name = f"{title}, {way}, {'slow phone' if slow else 'unthrottled'}"
            found[name] = [ask(launched, address, WORDS[each % len(WORDS)], slow=slow) for each in range(rounds)]
            print(told(name, found[name]), flush=True)
    return found
