"""In which version of the format a registry is written, asked before anything else of it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qingdan.diagnostics import Place
from qingdan.model.migrations import CURRENT, VERSIONS
from qingdan.read import Source
from qingdan.read.parse import parse

PATH = "lists/registry.yml"
FIELD = "schema_version"
_FORM = re.compile(r"\d+\.\d+")


@dataclass(frozen=True, slots=True)
class FormatVersion:
    """What ``schema_version`` says, and where."""

    text: str
    place: Place

    @property
    def older(self) -> bool:
        """Whether it is a version that this tool can migrate from."""
        return self.text in VERSIONS and self.text != CURRENT

    @property
    def unknown(self) -> bool:
        """Whether it is a version that this tool does not know: a newer one, or one that never was."""
        return self.text not in VERSIONS

    @property
    def sentence(self) -> str:
        """What is wrong with it, in Chinese; empty where nothing is."""
        if self.older:
            return f"清单的格式版本是 {self.text}，这个工具用的是 {CURRENT}"
        if not self.unknown:
            return ""
        if _numbers(self.text) > _numbers(CURRENT):
            return f"清单的格式版本是 {self.text}，这个工具只认识到 {CURRENT}"
        return f"清单的格式没有 {self.text} 这个版本"

    @property
    def cure(self) -> str:
        """What to do about it, in Chinese; empty where nothing is wrong."""
        if self.older:
            return "运行 qingdan migrate，看过预览，再加 --write 写入"
        if not self.unknown:
            return ""
        if _numbers(self.text) > _numbers(CURRENT):
            return "升级工具（pipx upgrade qingdan 或者 uv tool upgrade qingdan）；清单不用改"
        return f'改成 "{CURRENT}"'


def version_in(source: Source) -> FormatVersion | None:
    """The version of a source's registry; None where it has none, or the file does not say it as two numbers."""
    return version_of(source.content(PATH))


def version_of(raw: bytes | None) -> FormatVersion | None:
    """The version in the bytes of ``registry.yml``; None where there are none, or they do not say it as two numbers."""
    document = parse(PATH, raw).document if raw is not None else None
    text = document.data.get(FIELD) if document is not None and isinstance(document.data, dict) else None
    if document is None or not isinstance(text, str) or not _FORM.fullmatch(text):
        return None
    return FormatVersion(text, document.place((FIELD,)))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))
