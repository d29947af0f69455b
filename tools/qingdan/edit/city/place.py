"""Divisions of the country down to counties: their codes, names and levels, and an id in pinyin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qingdan.edit.refusal import RefusedError
from qingdan.schema.slip import nearest

_DATA = Path(__file__).parent / "divisions.csv"
_MUNICIPALITIES = ("11", "12", "31", "50")
_UNIT = re.compile(r"(.+?)(自治区|自治州|自治县|自治旗|特别行政区|地区|林区|特区|省|市|区|县|旗|盟)")


@dataclass(frozen=True, slots=True)
class Division:
    """A division with a government: six digits, its full name, and its level as the lists write it."""

    code: str
    name: str

    @property
    def level(self) -> str:
        """省级, 市级 or 县级."""
        return "省级" if self.code.endswith("0000") else "市级" if self.code.endswith("00") else "县级"

    @property
    def unit(self) -> str:
        """What it is called for short: 市, 县, 区, 旗, 州, 盟, 地区, 省, 自治区."""
        whole = next((each for each in ("自治区", "地区") if self.name.endswith(each)), "")
        return whole or self.name[-1]

    @property
    def dispatched(self) -> bool:
        """Whether a province governs it by an office that it sends, as a 盟 and a 地区."""
        return self.level == "市级" and self.name.endswith(("盟", "地区"))

    @property
    def government(self) -> str:
        """The full name of who governs it: a people's government, of a 盟 and a 地区 an administrative office."""
        return f"{self.name}{'行政公署' if self.dispatched else '人民政府'}"

    @property
    def within(self) -> str:
        """The province and the city that it lies in, one after the other; empty for a province."""
        above = (f"{self.code[:2]}0000", f"{self.code[:4]}00")
        return "".join(divisions().get(each, "") for each in above if each != self.code)

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


def named(name: str) -> list[Division]:
    """The places of that name; several counties share one."""
    return [Division(code, found) for code, found in divisions().items() if found == name]


def meant(answer: str, places: Sequence[Division]) -> Division | None:
    """The one of several that an answer means: its code, or the city or province that it lies in; None where that is not one."""
    found = [each for each in places if answer == each.code or (answer and answer in f"{each.within}{each.name}")]
    return found[0] if len(found) == 1 else None


def unknown(name: str) -> str:
    """The sentence that there is no such place, with the nearest."""
    begun = [each for each in divisions().values() if name and each.startswith(name)]
    near = begun[0] if begun else nearest(name, list(divisions().values()))
    hint = f"是不是“{near}”；" if near else ""
    return f"没有“{name}”这个地方。改法：{hint}写全称，如“唐山市”，或者用 --division 写六位的行政区划代码"


def place_of(code: str, name: str = "") -> Division:
    """The place of a code, which is the one of the name where that is given.

    Raises RefusedError with the nearest where there is none, and for a zone without a government.
    """
    found = divisions().get(code)
    if found is None:
        same = named(name)
        near = same[0].code if same else nearest(code, list(divisions())) or ""
        hint = f"改法：是不是 {near}（{divisions()[near]}）" if near else "改法：写六位的县级以上行政区划代码"
        raise RefusedError(f"没有“{code}”这个行政区划代码。{hint}")
    if name and name != found:
        hint = "、".join(f"{each.name}是 {each.code}" for each in named(name)) or f"写“{found}”"
        raise RefusedError(f"{code} 是{found}，不是“{name}”。改法：{hint}")
    if "71" <= code[4:] <= "79" or not _UNIT.fullmatch(found):
        raise RefusedError(
            f"{found}（{code}）不是一级行政区划，没有人民政府。"
            "改法：用设立它的政府的代码建库，它的管理机构写成一个机构（机构类别“开发区管理机构”）"
        )
    return Division(code, found)
