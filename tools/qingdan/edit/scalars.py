"""Write a value so that the strict reader reads the same value back, in quotes only where they are needed."""

from __future__ import annotations

import re
from functools import lru_cache

from qingdan.read.document import Data
from qingdan.read.parse import parse
from qingdan.read.scalars import ScalarReading, reading

_BARE = (ScalarReading.TEXT, ScalarReading.DATE)
_PLAIN = re.compile(
    r"[0-9A-Za-z\u4e00-\u9fff“《（〔①-⑳]"
    r"[0-9A-Za-z\u4e00-\u9fff“”‘’《》〈〉（）〔〕①-⑳、。；％·—…_./()+-]*"
)
"""Text that is plain anywhere, once it reads as text: nothing in it means anything to YAML."""
_LIKE_A_KEY = re.compile(r"(?:^|[{,，\s])[A-Za-z_][\w-]*\s*：|，\s*[A-Za-z_][\w-]*\s*:")
"""Text that the reader takes for a key with a full-width colon, wherever in a line with brackets it stands."""
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def scalar(value: Data, *, flow: bool) -> str:
    """A text, integer or boolean on one line; ``flow`` when it stands inside brackets."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return value if _plain(value, flow) else quoted(value)


def quoted(text: str) -> str:
    """The text in double quotes, with escapes for what cannot be printed."""
    out = "".join(_ESCAPES.get(each, each) for each in text)
    return '"' + _UNPRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", out) + '"'


def literal(text: str) -> tuple[str, list[str]] | None:
    """The header and lines of a literal block, for text of several lines that can be written so; None otherwise."""
    if "\n" not in text or text[0] in " \n\t" or text.endswith("\n\n") or _UNPRINTED.search(text.replace("\n", "")):
        return None
    header = "|" if text.endswith("\n") else "|-"
    return header, text.removesuffix("\n").split("\n")


@lru_cache(maxsize=65536)
def _plain(text: str, flow: bool) -> bool:
    """Whether the text can stand without quotes: where its characters do not settle it, the reader itself is asked."""
    if not text or text != text.strip() or "\n" in text or reading(text) not in _BARE:
        return False
    if _PLAIN.fullmatch(text):
        return True
    if _UNPRINTED.search(text) or (flow and _LIKE_A_KEY.search(text)):
        return False
    line = f"a: {{b: {text}}}\n" if flow else f"a: {text}\nb:\n  - {text}\n"
    parsed = parse("", line.encode("utf-8", "surrogatepass"))
    expected = {"a": {"b": text}} if flow else {"a": text, "b": [text]}
    if parsed.document is None or parsed.document.data != expected:
        return False
    # A fault that the characters have wherever they stand is not mended by quotes.
    return all(each.code in _faults_in_quotes(text) for each in parsed.diagnostics)


def _faults_in_quotes(text: str) -> set[str]:
    return {each.code for each in parse("", f"a: {quoted(text)}\n".encode("utf-8", "surrogatepass")).diagnostics}
