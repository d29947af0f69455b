"""Turn drafts into files, and refuse what would break the form of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from qingdan.diagnostics import Diagnostic
from qingdan.edit.form import block_lines, canonical, schema_line
from qingdan.edit.outcome import Draft, Fate
from qingdan.edit.refusal import RefusedError
from qingdan.edit.row_ids import with_ids
from qingdan.edit.tree import NARROW, rewrite
from qingdan.edit.values import same
from qingdan.model import Registry
from qingdan.read.document import Document
from qingdan.read.parse import parse
from qingdan.schema import Collection, check_shape
from qingdan.schema.violation import Validator

_OF_FILES = (
    (re.compile("文字加英文引号；数不加引号；列表的每一项写成“- 值”；一组键和值各占一行"), "照这一列的说明写"),
    (re.compile("“false”"), "“否”"),
    (re.compile("“true”"), "“是”"),
    (re.compile("删掉这个键"), "把这一格空着"),
    (re.compile(r"(\d+) 个键"), r"\1 项"),
    (re.compile(r'加英文引号，写成 "([^"]*)"'), r"写成 \1"),
    (re.compile("不加引号的"), ""),
    (re.compile("[，、]?加(?:英文)?引号"), ""),
    (re.compile(r"补上一行“\w+: …”。?"), "在表里写上这一项。"),
    (re.compile(r"补上“\w+: ([^”]*)”一类的一行"), r"写上“\1”一类的值"),
    (re.compile("缺少必填的键："), "没有写"),
    (re.compile(r"\{value: ([^,}]*), unit: …\}"), r"“\1 工作日”一类的数和单位"),
    (re.compile(r"\{value: ([^,}]*), unit: ([^}]*)\}"), r"“\1 \2”"),
    (re.compile(r"运行 qingdan fmt，它照名称补上；也可以自己写一个，用小写拼音"), "写一个，用小写拼音"),
    (re.compile(r"(?<=[^\x00-\x7f])（[a-z_]+）"), ""),
)
"""What is said of a file, and what that is in a table."""


def apply(drafts: Iterable[Draft], registry: Registry, raws: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that the drafts make, by path. A draft that would break its schema anew is refused with all its rows.

    A new entry may lack what the workbook did not say: it is written, and the rows tell what is missing.
    """
    validator = Validator(registry.schemas.documents)
    out: dict[str, bytes] = {}
    drafts = list(drafts)
    _refuse_torn(drafts)
    for draft in drafts:
        collection = registry.schemas.collection(draft.collection)
        if collection is None or not draft.data or not any(row.fate is Fate.IMPORTED for row in draft.rows):
            continue
        wanted = with_ids(draft.data, collection.root)
        raw = raws.get(draft.path, b"")
        try:
            if draft.new:
                lines = [schema_line(draft.path, collection.name), *block_lines(wanted, collection.root, 0, NARROW), ""]
                made = canonical(draft.path, "\n".join(lines).encode(), collection.name, collection.root)
            else:
                made = rewrite(draft.path, raw, wanted, collection.root)
        except RefusedError as problem:
            _refuse(draft, str(problem))
            continue
        document = parse(draft.path, made).document
        stood = parse(draft.path, raw).document if raw else None
        after = _faults(document, collection, registry, validator)
        before = {each.message for each in _faults(stood, collection, registry, validator)}
        worse = [each for each in after if each.message not in before]
        if draft.new:
            missing = [in_cells(each.message) for each in worse if each.code == "QD102"]
            worse = [each for each in worse if each.code != "QD102"]
            for row in draft.rows[:1]:
                row.reason = "；".join(filter(None, [row.reason, *missing]))
        if worse:
            _refuse(draft, "；".join(sorted({_told(each) for each in worse})))
            continue
        if document is not None and (stood is None or not same(document.data, stood.data)):
            out[draft.path] = made
    _refuse_torn(drafts)
    for draft in drafts:
        if any(row.fate is Fate.REJECTED for row in draft.rows):
            out.pop(draft.path, None)
    return out


def _refuse_torn(drafts: Sequence[Draft]) -> None:
    """Refuse all rows of an entry of which one is refused, and so on with the other entries that those rows speak of."""
    holders: dict[int, list[Draft]] = {}
    for draft in drafts:
        for row in draft.rows:
            holders.setdefault(id(row), []).append(draft)
    torn = [draft for draft in drafts if any(row.fate is Fate.REJECTED for row in draft.rows)]
    while torn:
        draft = torn.pop()
        first = next(row for row in draft.rows if row.fate is Fate.REJECTED)
        live = [row for row in draft.rows if row.fate is Fate.IMPORTED]
        _refuse(draft, f"同一条目的另一行没有写入（{first.place}）；一个条目要么全写，要么不写")
        torn += [each for row in live for each in holders[id(row)] if each is not draft]


def _faults(
    document: Document | None, collection: Collection, registry: Registry, validator: Validator
) -> list[Diagnostic]:
    return [] if document is None else list(check_shape(document, collection, registry.schemas.documents, validator))


def _told(fault: Diagnostic) -> str:
    """What is wrong, and what would be right, in words of cells."""
    fix = in_cells(fault.fix)
    message = in_cells(fault.message)
    return f"{message}。改法：{fix}" if fix else message


def in_cells(fix: str) -> str:
    """A sentence as whoever fills in a table needs it: a cell takes no quotes, a column has a title and no key."""
    for pattern, words in _OF_FILES:
        fix = pattern.sub(words, fix)
    return fix.rstrip("。")


def _refuse(draft: Draft, reason: str) -> None:
    for row in draft.rows:
        if row.fate is Fate.IMPORTED:
            row.fate, row.reason = Fate.REJECTED, reason
            row.changes.clear()
