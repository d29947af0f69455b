"""An archive and a text that come from a job which a request could change: read within limits, and made to do nothing."""

from __future__ import annotations

import io
import json
import re
import stat
import zipfile
from typing import NamedTuple

from qingdan_ci.judge import MARK

LARGEST = 1 << 20
"""Bytes of an archive, and of each file in it when it is unpacked."""
LONGEST = 60_000
"""Characters of a comment; GitHub takes 65,536, and the job that posts adds its own."""
_NAMES = {"comment.md", "request.json"}
_NIL = "\u200b"
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_TAG = re.compile(r"<(?!(?:br|/?b|/?sub)>)")
_PARTED = re.compile(r"(?<!&)([#!~%$&])(?=\w)|(@)(?=\S)|(!)(?=\[)|(\])(?=[(:\[])|(:)(?=//)|((?i:www))(?=\.)")
_COMMAND = re.compile(r"^([\s>*+-]*)/(?=\w)", re.MULTILINE)
_FENCE = re.compile(r"(`{3,}|~{3,})")


class HostileError(Exception):
    """What was left is nothing that the judging job leaves; the message says why, in Chinese."""


class Left(NamedTuple):
    """What a judging job left: the comment, and the number of the request that it says it judged."""

    comment: str
    number: int


def left_in(raw: bytes) -> Left:
    """What an archive holds, read in memory: nothing is unpacked to disk.

    Raises HostileError for what is no archive, is too large packed or unpacked, or holds another name than the two, a
    link or a number that is none.
    """
    if len(raw) > LARGEST:
        raise HostileError("太大")
    found: dict[str, str] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for each in archive.infolist():
                mode = each.external_attr >> 16
                if each.filename not in _NAMES or each.filename in found:
                    raise HostileError("里面有别的文件")
                if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
                    raise HostileError("里面有链接")
                with archive.open(each) as file:
                    inside = file.read(LARGEST + 1)
                if len(inside) > LARGEST:
                    raise HostileError("太大")
                found[each.filename] = inside.decode("utf-8")
    except HostileError:
        raise
    except Exception:  # noqa: BLE001 zipfile raises many kinds for what is broken or locked
        raise HostileError("读不通") from None
    return Left(found.get("comment.md", ""), _number(found.get("request.json", "")))


def _number(text: str) -> int:
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        raise HostileError("没有写明是哪个请求") from None
    number = body.get("number") if isinstance(body, dict) else None
    if type(number) is not int or not 0 < number < 10**9:
        raise HostileError("请求的编号不对")
    return number


def inert(text: str) -> str:
    """Markdown that shows what it says and does nothing: no mention, reference, link, picture, HTML, fence or command.

    Headings, lists, tables, bold text, code in a line, and the tags br, b and sub stay.
    """
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace(MARK, "")
    text = _TAG.sub("&lt;", text)
    text = _FENCE.sub(lambda found: _NIL.join(found[1]), text)
    text = _PARTED.sub(lambda found: found[0] + _NIL, text)
    text = _COMMAND.sub(r"\1\\/", text).strip("\n")
    if len(text) > LONGEST:
        text = text[:LONGEST].rpartition("\n")[0] + "\n\n后面还有，太长没有贴；见完整报告。"
    return text
