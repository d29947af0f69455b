"""Cells that hold several things of a power or its responsibilities: laws cited, sub-items, codes, duties by stage, situations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qingdan.edit.cells import NOTHING, CellError
from qingdan.edit.cited import Citation, UnreadError, read_cited
from qingdan.edit.names import Names, UnknownNameError, plain
from qingdan.edit.numerals import items
from qingdan.edit.outcome import ValueChange
from qingdan.edit.row_ids import row_id
from qingdan.model import Registry
from qingdan.read.document import Data

_STAGE = re.compile(r"^([\u4e00-\u9fff]{2,6}?)(?:阶段|环节)?(?:责任)?\s*[：:]\s*")
_STAGES = {"监管": "事后监管", "事后监督": "事后监管", "立案调查": "立案", "调查": "调查取证", "审查决定": "审查"}
_CODE = re.compile(r"[0-9A-Z-]{4,64}")
_ROUNDED = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+|\d{16,}\.0")
_NO_ZERO = re.compile(r"([1-9]\d{1,2})(\d{7,8})")
_NATIONAL = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}[1-5]\d{9}(?:\d{3}|00Y)")
"""The structure of GB/T 39554.1: credit code of the body, level, basic code."""
_BASIC = re.compile(r"\d{9}(?:\d{3}|00Y)")
Row = dict[str, Data]


@dataclass(slots=True)
class RowEntries:
    """What one row of a table speaks of: the data of its entries, changed in place.

    ``subitem`` is the row of the power's sub-item where the table's row is about one; ``quoted`` tells that a cell quotes a law's text,
    ``besides`` what cells say beside what was taken from them.
    """

    power: Row
    responsibility: Row
    guide: Row
    subitem: Row | None = None
    duties: list[Row] = field(default_factory=list)
    situations: list[Row] = field(default_factory=list)
    quoted: bool = False
    besides: list[str] = field(default_factory=list)


Writer = Callable[[str, RowEntries], Iterator[ValueChange]]


class Passages:
    """Reads such cells into rows, and adds to the entries the rows that they have not."""

    def __init__(self, registry: Registry, names: Names) -> None:
        """Take the registry whose laws are cited and whose schema names the stages."""
        self.names = names
        responsibility = registry.schemas.collection("responsibility")
        stage = responsibility.root.at(("duties", 0, "stage")) if responsibility is not None else None
        self.stages: Sequence[str] = stage.values if stage is not None else ()
        self.writers: Mapping[str, Writer] = {
            "power.subitems": self._subitems,
            "power.basis": lambda text, told: self.basis(text, told.power, told),
            "power.conditions": lambda text, told: rows_of(text, told.power, "conditions", "text", "条件"),
            "power.codes": lambda text, told: self._code(text, told, ""),
            "guides.codes": lambda text, told: self._code(text, told, ""),
            "responsibility.duties": self._duties,
            "responsibility.duties.basis": lambda text, told: self._aligned(text, told.duties, told),
            "responsibility.accountability": self._situations,
            "responsibility.accountability.basis": lambda text, told: self._aligned(text, told.situations, told),
            "responsibility.supervision.phone": self._phone,
        }
        """By target, in the order in which the cells of a row are read: a basis comes after what it is the basis of."""

    def scheme(self, scheme: str) -> Writer:
        """What writes a column of codes of one scheme."""
        return lambda text, told: self._code(text, told, scheme)

    def stage(self, stage: str) -> Writer:
        """What writes a column of duties in one stage."""
        return lambda text, told: self._duty(stage, "".join(text.split("\n")), told)

    def basis(self, text: str, owner: Row, told: RowEntries) -> Iterator[ValueChange]:
        """Citations that the owner has not, added to its basis. Raises CellError rather than cite less than the cell does."""
        if "《" not in text:
            raise CellError(f"“{text[:20]}”里没有《法律名称》")
        try:
            cited = read_cited(text)
        except UnreadError as problem:
            raise CellError(str(problem)) from None
        rows = [self._citation(each) for each in cited.citations]
        if not rows:
            raise CellError(f"“{text[:20]}”里没有《法律名称》")
        told.quoted = told.quoted or cited.quoted
        told.besides += [f"依据里还写着“{each[:20]}”，没有读" for each in cited.left]
        have = owner.get("basis", [])
        new = [row for row in rows if not any(_cites(old, row) for old in have)]
        if not new:
            return
        owner["basis"] = _told_apart([*have, *new])
        for row in new:
            yield ValueChange("依据", "", self.names.label("laws", str(row["law"])) + _place(row))

    def _citation(self, citation: Citation) -> Row:
        try:
            row: Row = {"law": self.names.id_of("laws", citation.law)}
        except UnknownNameError as problem:
            raise CellError(f"清单没有收录《{citation.law}》：{problem}") from None
        if citation.article:
            row["article"] = citation.article
        if citation.paragraph:
            row["paragraph"] = citation.paragraph
        if citation.item:
            row["item"] = citation.item
        return row

    def _subitems(self, text: str, told: RowEntries) -> Iterator[ValueChange]:
        named = [] if text in NOTHING else items(text)
        rows = told.power.get("subitems", [])
        own = plain(str(told.power.get("name", "")))
        for name in named:
            same = next((row for row in rows if plain(str(row.get("name", ""))) == plain(name)), None)
            if same is None and plain(name) != own:
                same = {"id": row_id(name, {row["id"] for row in rows}), "name": name}
                rows = told.power["subitems"] = [*rows, same]
                yield ValueChange("子项", "", name)
            if len(named) == 1:
                told.subitem = same

    def _code(self, text: str, told: RowEntries, scheme: str) -> Iterator[ValueChange]:
        """A code, of the scheme that its column or its structure says; without either, the local one in use."""
        value = text.strip().replace(" ", "")
        if _ROUNDED.fullmatch(value):
            raise CellError(f"“{value}”是表格软件当成数算过的，后面的数字丢了；把这一列设成“文本”，重新填")
        if not _CODE.fullmatch(value):
            raise CellError(f"“{value}”不是编码：只有大写字母、数字和连字符")
        owner = self._coded(value, told, scheme)
        kind = scheme or _kind(value, guide=owner is told.guide)
        codes = owner.get("codes", [])
        if any(row.get("value") == value and row.get("scheme") in (kind, *(() if scheme else _LOCAL)) for row in codes):
            return
        owner["codes"] = [*codes, {"scheme": kind, "value": value}]
        yield ValueChange("编码", "", value)

    @staticmethod
    def _coded(value: str, told: RowEntries, scheme: str) -> Row:
        """What a code is of: a guide, a sub-item, or the power; the basic code of a power ends in 000."""
        if scheme == "业务办理项编码" or (
            not scheme and len(value) == _HANDLED and _NATIONAL.match(value) and told.guide
        ):
            return told.guide or told.power
        whole = (scheme == "基本编码" or _BASIC.fullmatch(value)) and value.endswith("000")
        return told.power if told.subitem is None or whole else told.subitem

    def _duties(self, text: str, told: RowEntries) -> Iterator[ValueChange]:
        """Duties by their stage: 受理责任：…; an unchanged one stays, a changed one changes, a new one is added."""
        for line in items(text):
            found = _STAGE.match(line)
            stage = _STAGES.get(found[1], found[1]) if found else ""
            if stage not in self.stages:
                raise CellError(f"“{line[:15]}”没有写明是哪个环节；写成“受理：……”")
            yield from self._duty(stage, line[found.end() :].strip() if found else line, told)

    def _duty(self, stage: str, duty: str, told: RowEntries) -> Iterator[ValueChange]:
        rows = told.responsibility.setdefault("duties", [])
        same = next((row for row in rows if row.get("stage") == stage), None)
        if same is None:
            same = {"id": row_id(stage, {row.get("id") for row in rows}), "stage": stage, "duty": duty}
            rows.append(same)
            yield ValueChange(f"责任事项·{stage}", "", duty)
        elif same.get("duty") != duty:
            yield ValueChange(f"责任事项·{stage}", str(same.get("duty", "")), duty)
            same["duty"] = duty
        told.duties.append(same)

    def _situations(self, text: str, told: RowEntries) -> Iterator[ValueChange]:
        yield from rows_of(text, told.responsibility, "accountability", "situation", "追责情形", told.situations)

    def _aligned(self, text: str, rows: Sequence[Row], told: RowEntries) -> Iterator[ValueChange]:
        """A basis for each row, line by line; where the lines are not as many as the rows, nobody can say whose is whose."""
        lines = [text] if len(rows) == 1 else items(text)
        if len(lines) != len(rows):
            raise CellError(f"有 {len(lines)} 条依据、{len(rows)} 行责任，不能一一对应；逐行写，或者另行补上")
        for line, row in zip(lines, rows, strict=True):
            yield from self.basis(line, row, told)

    @staticmethod
    def _phone(text: str, told: RowEntries) -> Iterator[ValueChange]:
        was = told.responsibility.get("supervision", {})
        short = _NO_ZERO.fullmatch(text)
        if short and len(text) < _MOBILE:
            raise CellError(f"“{text}”像是少了区号前的 0；把这一列设成“文本”，写成 0{short[1]}-{short[2]} 这样")
        if was.get("phone") != text:
            told.responsibility["supervision"] = {"channel": "监督电话", **was, "phone": text}
            yield ValueChange("监督电话", str(was.get("phone", "")), text)


_HANDLED = 33
"""Characters of the code of a 业务办理项."""
_MOBILE = 11
_LOCAL = ("地方基本编码", "地方实施编码", "旧编码")


def rows_of(
    text: str, owner: Row, list_: str, key: str, title: str, touched: list[Row] | None = None
) -> Iterator[ValueChange]:
    """The changes from adding to an entry's list a row for each line of a cell that has none; ``touched`` gets every row named."""
    for line in [] if text in NOTHING else items(text):
        rows = owner.setdefault(list_, [])
        same = next((row for row in rows if row.get(key) == line), None)
        if same is None:
            same = {"id": row_id(line, {row.get("id") for row in rows}), key: line}
            rows.append(same)
            yield ValueChange(title, "", line)
        if touched is not None:
            touched.append(same)


def _kind(value: str, *, guide: bool) -> str:
    """The scheme of a code in a column that does not say: length alone proves nothing."""
    if guide:
        return "业务办理项编码"
    if _NATIONAL.fullmatch(value):
        return "实施编码"
    return "基本编码" if _BASIC.fullmatch(value) else "地方实施编码"


def _cites(old: Mapping[str, Data], new: Mapping[str, Data]) -> bool:
    return all(old.get(key) == new.get(key) for key in ("law", "article", "paragraph", "item"))


def _told_apart(rows: Sequence[dict[str, Data]]) -> list[dict[str, Data]]:
    """Rows that cite one law more than once have ids of their own, from the article."""
    out: list[dict[str, Data]] = []
    for row in rows:
        twins = [each for each in rows if each["law"] == row["law"] and each.get("role") == row.get("role")]
        if len(twins) == 1 or "id" in row:
            out.append(row)
            continue
        stem = f"t{row['article']}" if row.get("article") else "quan"
        stem += f"-k{row['paragraph']}" if row.get("paragraph") else ""
        stem += f"-x{row['item']}" if row.get("item") else ""
        taken = {each.get("id") for each in [*rows, *out]}
        number, name = 1, stem
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        out.append({"id": name, **row})
    return out


def _place(row: Mapping[str, Data]) -> str:
    article = str(row.get("article", ""))
    first, _, more = article.partition("-")
    words = (f"第 {first} 条" + (f"之{more}" if more else "")) if article else ""
    words += f"第 {row['paragraph']} 款" if "paragraph" in row else ""
    return words + (f"第 {row['item']} 项" if "item" in row else "")
