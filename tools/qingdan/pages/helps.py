"""What a form says of a field: the schema's description without what is only for who writes the file by hand."""

from __future__ import annotations

import re

from qingdan.schema import Field

_FOR_FILES = (
    (re.compile(r"的?写(?:空数组)? ?\[\]"), "的一行也不加"),
    (re.compile(r"[；，]单位另写在 unit 里"), ""),
    (re.compile(r"^真："), "打开："),
    (re.compile(r"先在 lists/[a-z]+ 里新建"), "先新建"),
    (re.compile(r"，?加引号(?=[：，；。]|$)"), ""),
    (re.compile(r'"([^"]*)"'), r"\1"),
    (re.compile(r"[，；。]?[^，；。]*(?:qingdan [a-z]+|lists/|\.yml|applies: false)[^，；。]*"), ""),
    (re.compile(r"^[：，；]+"), ""),
)
_FOR_IDS = (
    (re.compile(r"写(?:它们的|它的|机构的|“机构/[^”]*”的)?标识"), "从列表里选"),
    (re.compile(r"的标识"), "，从列表里选"),
    (re.compile(r"，如 [a-z0-9/-]+"), ""),
)
"""Where a form offers the entries by their names, nobody writes their ids."""


def help_of(field: Field) -> str:
    """What is said below a field of a form; empty where the schema says nothing that is for a form."""
    told = field.description.replace("\n", "")
    chosen = bool(field.reference) and field.reference != "*" and not field.reference.startswith("#")
    for pattern, plain in (*_FOR_FILES, *(_FOR_IDS if chosen or _of_entries(field) else ())):
        told = pattern.sub(plain, told)
    return told


def _of_entries(field: Field) -> bool:
    reference = field.items.reference if field.items is not None else ""
    return bool(reference) and reference != "*" and not reference.startswith("#")
