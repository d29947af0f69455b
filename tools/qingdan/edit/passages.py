"""Cells that hold several things: laws cited one after the other, numbered duties, situations, sub-items, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from qingdan.edit.cells import CellError
from qingdan.edit.names import Names, UnknownNameError, plain
from qingdan.edit.numerals import Citation, citations, items
from qingdan.edit.outcome import Change
from qingdan.edit.row_ids import row_id
from qingdan.model import Registry
from qingdan.read.document import Data

_STAGE = re.compile(r"^([\u4e00-\u9fff]{2,6}?)(?:阶段|环节)?(?:责任)?\s*[：:]\s*")
_STAGES = {"监管": "事后监管", "事后监督": "事后监管", "立案调查": "立案", "调查": "调查取证", "审查决定": "审查"}
_SCHEMES = {12: "基本编码", 31: "实施编码", 33: "业务办理项编码"}
_CODE = re.compile(r"[0-9A-Z-]{4,64}")


class Passages:
    """Reads such cells into rows, and adds to an entry the rows that it has not."""

    def __init__(self, registry: Registry, names: Names) -> None:
        """Take the registry whose laws are cited and whose schema names the stages."""
        self.names = names
        responsibility = registry.schemas.collection("responsibility")
        stage = responsibility.root.at(("duties", 0, "stage")) if responsibility is not None else None
        self.stages: Sequence[str] = stage.values if stage is not None else ()

    def put(
        self, values: Mapping[str, tuple[int, str]], power: dict[str, Data], responsibility: dict[str, Data]
    ) -> Iterator[Change]:
        """Add what the cells say; each addition is a change. Raises CellError(reason, field) at a cell that says nothing."""
        out: list[Change] = []
        text = {field: value for field, (_, value) in values.items()}
        if "power.basis" in text:
            out += self._basis(text["power.basis"], power, "power.basis")
        for name in items(text.get("power.subitems", "")):
            rows = power.setdefault("subitems", [])
            if plain(name) not in {plain(str(row.get("name", ""))) for row in rows} | {
                plain(str(power.get("name", "")))
            }:
                rows.append({"id": row_id(name, {row["id"] for row in rows}), "name": name})
                out.append(Change("子项", "", name))
        if not power.get("subitems", True):
            del power["subitems"]
        if "power.codes" in text:
            out += self._code(text["power.codes"], power)
        out += self._duties(text, responsibility)
        out += self._situations(text, responsibility)
        phone = text.get("responsibility.supervision.phone")
        if phone and responsibility.get("supervision", {}).get("phone") != phone:
            out.append(Change("监督电话", str(responsibility.get("supervision", {}).get("phone", "")), phone))
            responsibility["supervision"] = {
                "channel": "监督电话",
                **responsibility.get("supervision", {}),
                "phone": phone,
            }
        return iter(out)

    def _basis(self, text: str, owner: dict[str, Data], field: str) -> Iterator[Change]:
        """Citations that the owner has not, added to its basis."""
        rows: list[dict[str, Data]] = [self._citation(each, field) for each in citations(text)]
        if not rows:
            raise CellError(f"“{text[:20]}”里没有《法律名称》", field)
        have = owner.get("basis", [])
        new = [row for row in rows if not any(_cites(old, row) for old in have)]
        if not new:
            return
        owner["basis"] = _told_apart([*have, *new])
        for row in new:
            yield Change("依据", "", self.names.label("laws", str(row["law"])) + _place(row))

    def _citation(self, citation: Citation, field: str) -> dict[str, Data]:
        try:
            row: dict[str, Data] = {"law": self.names.id_of("laws", citation.law)}
        except UnknownNameError as problem:
            raise CellError(f"清单没有收录《{citation.law}》：{problem}", field) from None
        if citation.article:
            row["article"] = citation.article
        if citation.paragraph:
            row["paragraph"] = citation.paragraph
        if citation.item:
            row["item"] = citation.item
        return row

    def _code(self, text: str, power: dict[str, Data]) -> Iterator[Change]:
        value = text.strip()
        if not _CODE.fullmatch(value):
            raise CellError(f"“{value}”不是编码", "power.codes")
        codes = power.get("codes", [])
        if any(row.get("value") == value for row in codes):
            return
        power["codes"] = [*codes, {"scheme": _SCHEMES.get(len(value), "旧编码"), "value": value}]
        yield Change("编码", "", value)

    def _duties(self, text: Mapping[str, str], responsibility: dict[str, Data]) -> Iterator[Change]:
        """Duties by their stage: 受理责任：…; an unchanged one stays, a changed one changes, a new one is added."""
        lines = items(text.get("responsibility.duties", ""))
        touched: list[dict[str, Data]] = []
        for line in lines:
            found = _STAGE.match(line)
            stage = _STAGES.get(found[1], found[1]) if found else ""
            if stage not in self.stages:
                raise CellError(f"“{line[:15]}”没有写明是哪个环节；写成“受理：……”", "responsibility.duties")
            duty = line[found.end() :].strip() if found else line
            rows = responsibility.setdefault("duties", [])
            same = next((row for row in rows if row.get("stage") == stage), None)
            if same is None:
                same = {"id": row_id(stage, {row.get("id") for row in rows}), "stage": stage, "duty": duty}
                rows.append(same)
                yield Change(f"责任事项·{stage}", "", duty)
            elif same.get("duty") != duty:
                yield Change(f"责任事项·{stage}", str(same.get("duty", "")), duty)
                same["duty"] = duty
            touched.append(same)
        yield from self._aligned(text, "responsibility.duties.basis", touched)

    def _situations(self, text: Mapping[str, str], responsibility: dict[str, Data]) -> Iterator[Change]:
        touched: list[dict[str, Data]] = []
        for line in items(text.get("responsibility.accountability", "")):
            rows = responsibility.setdefault("accountability", [])
            same = next((row for row in rows if row.get("situation") == line), None)
            if same is None:
                same = {"id": row_id(line, {row.get("id") for row in rows}), "situation": line}
                rows.append(same)
                yield Change("追责情形", "", line)
            touched.append(same)
        yield from self._aligned(text, "responsibility.accountability.basis", touched)

    def _aligned(self, text: Mapping[str, str], field: str, rows: Sequence[dict[str, Data]]) -> Iterator[Change]:
        """A basis for each row, line by line; where the lines are not as many as the rows, nobody can say whose is whose."""
        if field not in text:
            return
        lines = items(text[field])
        if len(rows) == 1:
            lines = [text[field]]
        if len(lines) != len(rows):
            raise CellError(f"有 {len(lines)} 条依据、{len(rows)} 行责任，不能一一对应；逐行写，或者另行补上", field)
        for line, row in zip(lines, rows, strict=True):
            yield from self._basis(line, row, field)


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
