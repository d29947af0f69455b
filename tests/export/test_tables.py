"""The lists as tables: as many rows as the lists have, no list in a cell, the same bytes for the same lists."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
from pathlib import Path

import pytest

from qingdan.checks import check
from qingdan.export.base import database
from qingdan.export.tables import DATABASE, DataTable, csv_address, csv_of, tables_in
from qingdan.model import Registry
from qingdan.read import WorkTree
from tests.support import ROOT


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The shipped lists."""
    return check(WorkTree(ROOT), WorkTree(ROOT)).registry


@pytest.fixture(scope="module")
def files(registry: Registry) -> dict[str, bytes]:
    """The files by address."""
    return files_of(registry, tables_of(registry))


def tables_of(registry: Registry) -> list[DataTable]:
    """Every table of a registry."""
    return [table for each in registry.schemas.collections for table in tables_in(registry, each)]


def files_of(registry: Registry, tables: list[DataTable]) -> dict[str, bytes]:
    """Tables as files."""
    return {**{csv_address(each.name): csv_of(each) for each in tables}, DATABASE: database(registry.schemas, tables)}


def rows(raw: bytes) -> list[dict[str, str]]:
    """A CSV file as its readers see it."""
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline="")))


def test_every_entry_and_every_row_of_every_list_is_there_once(registry: Registry, files: dict[str, bytes]) -> None:
    """Counted against the lists themselves, three levels deep."""
    for collection in registry.schemas.collections:
        entries = registry.all(collection.name)
        held = files.get(f"data/{collection.name}.csv")
        assert (len(rows(held)) if held is not None else 0) == len(entries)
    materials = [(guide.key, row["id"]) for guide in registry.guides for row in guide.rows("materials")]
    found = rows(files["data/guides.materials.csv"])
    assert [(row["entry"], row["row_id"]) for row in found] == materials
    papers = [(bundle.key, paper) for bundle in registry.bundles for paper in bundle.rows("papers")]
    covers = [(key, paper["id"], cover["guide"]) for key, paper in papers for cover in paper["covers"]]
    found = rows(files["data/bundles.papers.covers.csv"])
    assert [(row["entry"], row["row_id"], row["guide"]) for row in found] == covers


def test_values_come_back_as_they_were(registry: Registry, files: dict[str, bytes]) -> None:
    """Texts, numbers with their unit beside them, true and false."""
    for row in rows(files["data/guides.csv"]):
        guide = registry.entries[row["entry"]]
        assert row["name"] == guide.name
        assert row["time_limit.promised.value"] == str(guide.get("time_limit", "promised", "value", default=""))
        assert row["time_limit.promised.unit"] == guide.get("time_limit", "promised", "unit", default="")
    for row in rows(files["data/guides.materials.csv"]):
        material = next(
            each for each in registry.entries[row["entry"]].rows("materials") if each["id"] == row["row_id"]
        )
        assert row["original"] == {True: "true", False: "false", None: ""}[material.get("original")]


def test_the_files_are_rfc_4180(files: dict[str, bytes]) -> None:
    """UTF-8 without a mark, CRLF after every record, as many fields in each as in the head; no cell is a list."""
    assert len(files) > 60
    for address, raw in files.items():
        if address == DATABASE:
            continue
        assert not raw.startswith(b"\xef\xbb\xbf")
        assert raw.endswith(b"\r\n")
        table = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))
        assert {len(row) for row in table} == {len(table[0])}, address
        assert len(set(table[0])) == len(table[0]), address
        assert not any(cell.startswith(("[", "{")) for row in table[1:] for cell in row), address


def test_the_database_holds_the_same_rows(files: dict[str, bytes], tmp_path: Path) -> None:
    """Every table, every row, every value."""
    (tmp_path / "base").write_bytes(files[DATABASE])
    base = sqlite3.connect(tmp_path / "base")
    for address, raw in files.items():
        if address != DATABASE:
            name = address.removeprefix("data/").removesuffix(".csv")
            told = base.execute(f'SELECT * FROM "{name}"')  # noqa: S608 the name is a file's of our own
            held = [["" if cell is None else str(cell) for cell in row] for row in told]
            assert held == [list(row.values()) for row in rows(raw)]
    base.close()


def test_the_same_lists_give_the_same_bytes(registry: Registry, files: dict[str, bytes]) -> None:
    """Of the database too, wherever its tables come from."""
    tables = tables_of(registry)
    assert files_of(registry, tables) == files
    taken = [each if each.name.startswith("guides") else each.name for each in tables]
    assert database(registry.schemas, taken, files[DATABASE]) == files[DATABASE]
    with pytest.raises(KeyError):
        database(registry.schemas, ["duties.none"], files[DATABASE])


def test_the_site_publishes_them_with_their_sums(site: Path, files: dict[str, bytes]) -> None:
    """The data page names each file; the sums hold; the workbook is among them."""
    sums = dict(reversed(line.split("  ")) for line in (site / "data/SHA256SUMS").read_text("utf-8").splitlines())
    page = (site / "data/index.html").read_text("utf-8")
    for address in [*files, "data/qingdan.xlsx"]:
        raw = (site / address).read_bytes()
        assert sums[address.removeprefix("data/")] == hashlib.sha256(raw).hexdigest()
        assert address in page


def test_the_changes_of_each_publication_are_one_file(site: Path) -> None:
    """Every change once, with its fingerprint, beside the publication's page; the numbers over time are exact fractions."""
    files = sorted((site / "api/v1/changes").glob("*.json"))
    pages = {each.parent.name for each in (site / "changes").glob("[0-9]*/index.html")}
    assert {file.stem for file in files} == pages
    moved = json.loads((site / "data/moved.json").read_text("utf-8"))["changes"]
    known = {each for several in moved.values() for each in several}
    for file in files:
        body = json.loads(file.read_text("utf-8"))
        assert body["published"]["page"] == f"changes/{file.stem}/"
        assert body["total"] == len(body["data"]) > 0
        assert set(body["kinds"]) == {each["kind"] for each in body["data"]}
        assert all(set(each) == {"slug", "title", "area", "level"} for each in body["kinds"].values())
        for each in body["data"]:
            assert not {"slug", "title", "area", "level"} & set(each)
            assert "" not in each.values()
            assert "" not in each["cover"].values()
            assert each["cover"]["state"]
            lines = [place.get("end_line", 0) != place.get("line") for place in each["places"].values()]
            assert all(lines)
            assert f"lists/{each['entry']}.yml" not in {place.get("path") for place in each["places"].values()}
        page = (site / body["published"]["page"] / "index.html").read_text("utf-8")
        assert {each["fingerprint"] for each in body["data"]} <= known
        anchors = [each for each in moved.get(file.stem, ()) if f'id="c-{each}"' in page]
        assert 'id="c-' not in page or len(anchors) == len(moved.get(file.stem, ()))
    told = [each for several in moved.values() for each in several]
    assert len(told) == len(set(told)) > 500
    metrics = json.loads((site / "api/v1/metrics.json").read_text("utf-8"))["data"]
    assert metrics
    assert all(
        isinstance(point["numerator"], int) and point["denominator"] > 0 for each in metrics for point in each["points"]
    )
    findings = json.loads((site / "api/v1/findings.json").read_text("utf-8"))
    assert findings["total"] == len(findings["data"]) > 0
    assert not [each for each in findings["data"] if each["severity"] == "error"]
