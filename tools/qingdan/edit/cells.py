"""A value as a person sees it in a cell, and the value that a person's cell means."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from qingdan.edit.names import Names, UnknownNameError
from qingdan.edit.numerals import NUMBER, number
from qingdan.read.document import Data
from qingdan.read.faults.nodes.formula_like import ADVICE, told
from qingdan.read.faults.nodes.formula_like import PATTERN as FORMULA
from qingdan.schema import Field
from qingdan.schema.numbers import COUNT
from qingdan.schema.slip import nearest

NOTHING = frozenset({"无", "无。", "—", "-", "/", "——"})
"""How a cell says that there is none."""
_YES, _NO = "是", "否"
_TRUE = {"是", "有", "真", "true", "1", "√", "需要", "y", "yes"}
_FALSE = {"否", "无", "假", "false", "0", "×", "不需要", "n", "no"}
_DATE = re.compile(r"(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})\s*日?(?:\s+00:00:00)?")
_DURATION = re.compile(
    rf"({COUNT})\s*个?\s*[(（]?\s*(工作日|自然日|个月|小时|月|日|天|年)\s*[)）]?\s*(?:内|以内|之内)?"
)
_AT_ONCE = {"即办", "即时办结", "即时办理", "当场办结", "当场办理", "当日办结", "当日办理", "立即办理", "0"}
_ORDINAL = re.compile(rf"第?\s*[（(]?\s*({COUNT})\s*[）)]?\s*(?:次|份|项|个|条|款|目)?")
_ARTICLE = re.compile(rf"第?\s*({NUMBER})\s*条(?:之\s*({NUMBER}))?")
_ENDINGS = ("", "类", "事项", "通办")
"""What people put after a value; none is the first."""
_FEW = 12
_CALLED = "aliases"
_SHORT = re.compile(r"[、，,；;]+")
"""What stands between short names, of which none has it in it."""
_SPLIT = re.compile(r"[、，,；;/\s]+")


class CellError(Exception):
    """What stands in a cell cannot be the field's value; the message is a Chinese reason.

    ``field`` names the column, where a row is read whole.
    """

    def __init__(self, reason: str, field: str = "") -> None:
        """Take the reason."""
        super().__init__(reason)
        self.field = field


class LeftError(CellError):
    """The lists have no place for what a cell says: the cell is left, and told; the rest of its row is read."""


def is_rows(field: Field) -> bool:
    """Whether a field is a list of rows, which has a sheet of its own."""
    return field.items is not None and bool(field.items.properties)


def is_duration(field: Field) -> bool:
    """Whether a field is a number with a unit, which stands in one cell."""
    return set(field.properties) == {"value", "unit"}


def shown(value: Data, field: Field, names: Names) -> str:
    """The text of a value's cell; several values stand on a line each. Empty for what is absent."""
    if value is None:
        return ""
    if isinstance(value, list):
        below = field.items or Field("")
        return "\n".join(shown(each, below, names) for each in value)
    if isinstance(value, dict):
        return f"{value.get('value', '')} {value.get('unit', '')}".strip()
    if isinstance(value, bool):
        return _YES if value else _NO
    if field.reference and field.reference[0] not in "#*":
        return names.label(field.reference, str(value))
    return str(value)


def tidy(text: str) -> str:
    """A cell's text without the carriage returns and outer space that spreadsheets add."""
    if text.isprintable() and "_x000D_" not in text:
        return text.strip()
    text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


def meant(text: str, field: Field, names: Names) -> Data:
    """The value that a cell's text means. Raises CellError where it can be none of the field's."""
    if is_duration(field):
        return _duration(text, field)
    if field.items is not None:
        return _several(_SHORT.sub("\n", text) if field.name == _CALLED else text, field.items, names)
    usual = unicodedata.normalize("NFKC", text).strip()
    if "boolean" in field.types:
        if usual.lower() in _TRUE | _FALSE:
            return usual.lower() in _TRUE
        raise CellError(f"“{text}”既不是“是”也不是“否”")
    if "integer" in field.types:
        found = re.fullmatch(r"(-?\d+)(?:\.0+)?", usual)
        spoken = _ORDINAL.fullmatch(usual)
        if not found and not spoken:
            raise CellError(f"“{text}”不是整数")
        return int(found[1]) if found else number(spoken[1] if spoken else "")
    if field.values:
        return choice(text, field)
    if field.format == "date":
        return _day(text, usual)
    if field.reference and field.reference[0] not in "#*":
        try:
            return names.id_of(field.reference, text)
        except UnknownNameError as problem:
            raise CellError(str(problem)) from None
    article = _ARTICLE.fullmatch(usual) if field.name == "article" else None
    if article:
        return f"{number(article[1])}" + (f"-{number(article[2])}" if article[2] else "")
    if FORMULA.match(text):
        raise CellError(f"“{text}”的开头像公式：{told(text)}。{ADVICE}")
    if field.pattern and not re.search(field.pattern, text) and re.search(field.pattern, phone(text)):
        return phone(text)
    return usual if field.reference or usual.isascii() else text


def choice(text: str, field: Field) -> str:
    """The value of a field's closed set that a cell means, also in the standard's words. Raises CellError where no value fits."""
    wanted = _loose(text)
    for known in (dict(zip(field.values, field.values, strict=True)), field.called):
        for ending in _ENDINGS:
            found = next((value for way, value in known.items() if _loose(way) == wanted.removesuffix(ending)), "")
            if found:
                return found
    near = nearest(text, field.values)
    hint = (
        f"；是不是“{near}”" if near else f"；可选的值：{'、'.join(field.values)}" if len(field.values) <= _FEW else ""
    )
    raise CellError(f"{field.title}没有“{text}”这个值{hint}")


def _loose(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _several(text: str, below: Field, names: Names) -> list[Data]:
    """One value a line; a line that is no value is taken apart at its punctuation."""
    out: list[Data] = []
    for line in filter(None, (part.strip() for part in text.split("\n"))):
        try:
            found = [meant(line, below, names)]
        except CellError:
            parts = [part for part in _SPLIT.split(line) if part]
            if len(parts) < 2:
                raise
            found = [meant(part, below, names) for part in parts]
        out += [each for each in found if each not in out]
    return out


def _duration(text: str, field: Field) -> dict[str, Data]:
    usual = unicodedata.normalize("NFKC", text).strip()
    if usual in _AT_ONCE:
        return {"value": 0, "unit": "工作日"}
    found = _DURATION.fullmatch(usual)
    if not found:
        raise CellError(f"“{text}”不是期限；写成“20 工作日”这样的数和单位，单位照法律写")
    if found[2] == "天":
        raise CellError(f"“{text}”的单位不明：是“工作日”还是“日”，照法律写")
    return {"value": number(found[1]), "unit": choice(found[2], field.properties["unit"])}


def phone(text: str) -> str:
    """A phone number in the lists' form: area code, hyphen, number, and an extension behind another hyphen."""
    usual = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("—", "-").replace("–", "-")
    usual = re.sub(r"^\((0\d{2,3})\)-?", r"\1-", usual)
    return re.sub(r"(?<=\d)(?:转|-转|分机|转分机)(\d{1,6})$", r"-\1", usual)


def _day(text: str, usual: str) -> str:
    found = _DATE.fullmatch(usual)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found else _no_day(text)
    except ValueError:
        return _no_day(text)


def _no_day(text: str) -> str:
    raise CellError(f"“{text}”不是日期；写成 2026-03-02 这样")
