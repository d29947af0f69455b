"""The value that a person meant who wrote one of another kind: 第三十九条 for "39", 2026年1月26日, 一式两份, 无, “39”."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from html import unescape
from typing import Any

from qingdan.read.scalars import ScalarReading, reading
from qingdan.schema.collection import Field
from qingdan.schema.numbers import COUNT, NUMBER, number, usual
from qingdan.schema.traditional import simplified

SEPARATOR = re.compile(r"[、，,；;]\s*")
"""What people put between the values of a list."""
LOOSE = re.compile(r"[、，,；;/\s]\s*|以及|或者|[和与及或]")
"""Marks between the values of a list where every part is held against the schema before being taken for a value."""
_NOTHING = {"无", "没有", "暂无", "不涉及", "—", "——", "-", "--", "/", "\\", "免费", "0", "零", "0元", "零元"}
_YES = {"是", "有", "真", "对", "√", "✓", "✔", "☑", "需要", "Y", "y", "Yes", "yes", "YES", "T"}
_NO = {"否", "无", "假", "不", "×", "✗", "✘", "☐", "□", "不需要", "N", "n", "No", "no", "NO", "F"}
_QUOTES = re.compile(r"[“”‘’「」『』\"'＂＇](.*)[“”‘’「」『』\"'＂＇]", re.DOTALL)
_AFTER = re.compile(r"(?:\s*//.*|[。；，、;,.])$")
_DASH = "-—–―－−一"
_DATE = re.compile(
    rf"(\d{{4}})\s*[{_DASH}年/.、]+\s*(\d{{1,2}})\s*[{_DASH}月/.、]+\s*(\d{{1,2}})\s*[日号]?|(\d{{4}})(\d{{2}})(\d{{2}})"
)
_IN_WORDS = re.compile(
    r"([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]"
)
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_WITHIN_DAY = re.compile(r"\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?$|(?:\s+|T)0{1,2}:00(?::00(?:\.0+)?)?Z?$")
"""The weekday, or the midnight that tables write behind a day."""
_MONTHS = 12
_AROUND = re.compile(r"^[自从于]|(?:之日)?起?(?:开始)?(?:施行|生效|实施|执行)?$")
"""The words around the day from which something applies, as in 自…起施行."""
_SERIAL = re.compile(r"[34]\d{4}|5[0-4]\d{3}")
_BEFORE_SERIALS = date(1899, 12, 30)
"""A day as spreadsheets store it: so many days after this one; those told apart here are of 1982 to 2050."""
_ARTICLE = re.compile(rf"第?({NUMBER})条?(?:之({NUMBER})|-(\d+))?")
_OF_LAW = re.compile(r"^《[^》]+》(?=第)")
_CITED = re.compile(rf"第?({NUMBER})条(?:之({NUMBER}))?(?:第?({NUMBER})款)?(?:第?[(（]?({NUMBER})[)）]?项)?")
_TERM = re.compile(rf"({COUNT})\s*个?\s*(工作日|自然日|个月|月|小时|日|年)\s*(?:内|以内|之内)?")
_MONEY = re.compile(
    rf"(?:人民币|RMB|[¥￥])?\s*(?:({COUNT}万?)|([0-9]{{1,3}}(?:[,，][0-9]{{3}})+)(?:\.0+)?|([0-9]+\.[0-9]{{1,4}})(万?))\s*(?:元|圆)?[整正]?"
)
_IN_YUAN = re.compile(r"(?<![百千万亿美])元")
_BRACKETS = re.compile(r"[\[［【〔「(（](.*)[\]］】〕」)）]")
_UNITS = {"月": "个月", "自然日": "日"}
_TICKS = "☑☒✓✔√●◉■◆▶★"
_AROUND_CHOICE = re.compile(rf"^[{_TICKS}*【\[（(\s]+|[*】\]）)\s]+$")
"""Ticks, stars and brackets around a value of a form."""
_COPIES = re.compile(
    rf"(?:一式|共|第|最多跑|最多|只跑|跑)?\s*({COUNT})\s*(?:个工作日|工作日|小时|次|份|个|项|款|目|日|天|年|人|页|元)?"
)
_BARE = re.compile(r"[A-Za-z\u4e00-\u9fff“《（][0-9A-Za-z\u4e00-\u9fff“”《》（）·/_-]*|\d{4}-\d\d-\d\d")


def meant(value: Any, field: Field) -> Iterator[Any]:
    """The values of a field that a wrong one can stand for, the likeliest first; none of them is held against the schema yet."""
    if isinstance(value, list):
        if len(value) == 1 and isinstance(value[0], str) and field.items is not None:
            yield from [[]] * (value[0] in _NOTHING) or _several(value[0], field.items)
        elif set(field.properties) == {"value", "unit"} and [type(each) for each in value] == [int, str]:
            yield dict(zip(("value", "unit"), value, strict=True))
        return
    if isinstance(value, dict):
        return
    text = ("是" if value else "否") if isinstance(value, bool) else str(value)
    for said in dict.fromkeys(_said(text)):
        if field.items is not None:
            yield from _rows(said, field)
        elif field.properties:
            yield from _whole(said, field)
        else:
            yield from _single(said, field)


def cited(text: str) -> dict[str, Any]:
    """The keys and values of a citation in words: article and paragraph of 第三十九条第二款; empty where the text is no citation."""
    found = _CITED.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not found:
        return {}
    article = "-".join(str(number(each)) for each in found.groups()[:2] if each)
    parts = {"paragraph": found[3], "item": found[4]}
    return {"article": article, **{key: number(each) for key, each in parts.items() if each}}


def written(value: Any) -> str:
    """A value as it stands in brackets or after a key, in quotes where it needs them."""
    if isinstance(value, str):
        plain = _BARE.fullmatch(value) and reading(value) in (ScalarReading.TEXT, ScalarReading.DATE)
        return value if plain else json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(each)}" for key, each in value.items()) + "}"
    return str(value)


def _said(text: str) -> Iterator[str]:
    """What a text says: as it is, in half width, without quotes of any kind, without what follows it."""
    for each in (text, unicodedata.normalize("NFKC", text).strip()):
        yield each
        quoted = _QUOTES.fullmatch(each)
        if quoted:
            yield quoted[1].strip()
            yield unicodedata.normalize("NFKC", quoted[1]).strip()
        if _AFTER.search(each):
            yield _AFTER.sub("", each).strip()
        if "&" in each:
            yield unicodedata.normalize("NFKC", unescape(each)).strip()


def _single(text: str, field: Field) -> Iterator[Any]:
    if "boolean" in field.types:
        yield from [True] * (text in _YES) + [False] * (text in _NO)
    elif "integer" in field.types:
        counted = _COPIES.fullmatch(usual(text))
        yield from [int(text)] if re.fullmatch(r"-?[0-9]{1,9}", text) else [number(counted[1])] if counted else []
    elif field.values:
        loose = _AROUND_CHOICE.sub("", re.sub(r"\s+", "", text))
        loose = loose if loose in field.values else simplified(loose)
        called = field.called.get(text, field.called.get(loose, ""))
        yield from [each for each in (loose, called, loose.removeprefix("个")) if each in field.values]
    else:
        yield from _day(text)
        if field.format == "date" and _SERIAL.fullmatch(text):
            yield (_BEFORE_SERIALS + timedelta(days=int(text))).isoformat()
        yield text
        yield from _sum(text) if _IN_YUAN.search(field.title) else ()
        article = _ARTICLE.fullmatch(_OF_LAW.sub("", text))
        if article:
            yield "-".join(str(number(each)) for each in article.groups() if each)


def _day(text: str) -> Iterator[str]:
    """The day that is meant by one in the ways of letters, tables and other countries; none where there is no such day."""
    plain = _WITHIN_DAY.sub("", _AROUND.sub("", text).strip()).replace("○", "〇")
    found, said, turned = _DATE.fullmatch(plain), _IN_WORDS.fullmatch(plain), _MONTH_FIRST.fullmatch(plain)
    if found or said:
        parts = [number(each) for each in (found or said).groups() if each]  # type: ignore[union-attr]
    elif turned and max(first := int(turned[1]), second := int(turned[2])) > _MONTHS:
        parts = [int(turned[3]), min(first, second), max(first, second)]
    else:
        return
    with suppress(ValueError):
        yield date(*parts).isoformat()


def _sum(text: str) -> Iterator[str]:
    """An amount of money in figures: ￥10万元, 十万元整, 1.5万元 and 100,000.00 as whole yuan."""
    found = _MONEY.fullmatch(text)
    if found and found[1]:
        yield str(number(found[1].removesuffix("万")) * (10_000 if found[1].endswith("万") else 1))
    elif found and found[2]:
        yield re.sub(r"\D", "", found[2])
    elif found:
        amount = Decimal(found[3]) * (10_000 if found[4] else 1)
        yield from [str(int(amount))] if amount == int(amount) else []


def _rows(text: str, field: Field) -> Iterator[Any]:
    """A list: none where a text says so, the values that it names, or one row for the only thing that a row must say."""
    if text in _NOTHING or text in (f"不{field.title}", f"无{field.title}"):
        yield []
    if field.items is not None:
        inside = _BRACKETS.fullmatch(text)
        yield from _several(inside[1].strip() if inside else text, field.items)


def _several(text: str, items: Field) -> Iterator[Any]:
    for between in (SEPARATOR, LOOSE) if items.values else (SEPARATOR,):
        rows = [next(meant(part, items), None) for part in between.split(text) if part]
        if rows and None not in rows:
            yield rows


def _whole(text: str, field: Field) -> Iterator[Any]:
    """A number with its unit, or a row of which only one value has to be given."""
    if set(field.properties) == {"value", "unit"}:
        term = _TERM.fullmatch(text)
        if term:
            yield {"value": number(term[1]), "unit": _UNITS.get(term[2], term[2])}
    elif len(field.required) == 1 and field.properties[field.required[0]].reference:
        yield {field.required[0]: text}


__all__ = ["LOOSE", "SEPARATOR", "cited", "meant", "written"]
