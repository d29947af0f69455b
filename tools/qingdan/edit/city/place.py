"""Divisions of the country down to counties: their codes, names and levels, and an id in pinyin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qingdan.edit.refusal import RefusedError
from qingdan.schema.slip import nearest

_DATA = Path(__file__).parent / "divisions.csv"
_MUNICIPALITIES = ("11", "12", "31", "50")
_UNIT = re.compile(r"(.+?)(自治区|自治州|自治县|自治旗|特别行政区|地区|林区|特区|省|市|区|县|旗|盟)")


@dataclass(frozen=True, slots=True)
class Place:
    """A division with a government: six digits, its full name, and its level as the lists write it."""

    code: str
    name: str

    @property
    def level(self) -> str:
        """省级, 市级 or 县级."""
        return "省级" if self.code.endswith("0000") else "市级" if self.code.endswith("00") else "县级"

    @property
    def unit(self) -> str:
        """The last character of its name, by which it is called for short: 市, 县, 区, 旗, 州, 盟, 省."""
        return self.name[-1]

    @property
    def office(self) -> str:
        """What its departments are called: those of a province and an autonomous region 厅, others 局."""
        return "厅" if self.level == "省级" and self.code[:2] not in _MUNICIPALITIES else "局"

    @property
    def id(self) -> str:
        """The id of its government: the name in pinyin, its unit apart, as in ``guangyuan-shi``."""
        from pypinyin import lazy_pinyin  # noqa: PLC0415 its dictionaries take a third of a second to load

        found = _UNIT.fullmatch(self.name)
        parts = found.groups() if found else (self.name,)
        return "-".join("".join(re.sub(r"[^a-z]", "", each.lower()) for each in lazy_pinyin(part)) for part in parts)


@cache
def divisions() -> Mapping[str, str]:
    """Every name by its code."""
    rows = (line.partition(",") for line in _DATA.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {code: name for code, _, name in rows}


def named(name: str) -> list[Place]:
    """The places of that name; several counties share one."""
    return [Place(code, found) for code, found in divisions().items() if found == name]


def place_of(code: str, name: str = "") -> Place:
    """The place of a code, which is the one of the name where that is given. Raises RefusedError with the nearest."""
    found = divisions().get(code)
    if found is None:
        same = named(name)
        near = same[0].code if same else nearest(code, list(divisions())) or ""
        hint = f"改法：是不是 {near}（{divisions()[near]}）" if near else "改法：写六位的县级以上行政区划代码"
        raise RefusedError(f"没有“{code}”这个行政区划代码。{hint}")
    if name and name != found:
        hint = "、".join(f"{each.name}是 {each.code}" for each in named(name)) or f"写“{found}”"
        raise RefusedError(f"{code} 是{found}，不是“{name}”。改法：{hint}")
    return Place(code, found)
