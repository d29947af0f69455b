"""What comes with the tool: all that another place needs, and no word of this repository's own city."""

from __future__ import annotations

from pathlib import Path

from qingdan.edit.city import Choice, files_of, place_of
from qingdan.read import Memory
from qingdan.read.beneath import Beneath
from qingdan.read.shipped import regional, shipped_files, shipped_root, ships
from tests.support import EXAMPLE, OF_THE_COUNTRY, ROOT


def test_no_word_of_the_example_city_comes_with_the_tool() -> None:
    """Neither in its code, whose pages are published, nor in what is shipped beside it."""
    shipped = [ROOT / path for path in shipped_files(ROOT)]
    code = [
        path for path in (ROOT / "tools/qingdan").rglob("*") if path.is_file() and path.suffix not in (".pyc", ".png")
    ]
    every = [path for path in [*shipped, *code] if path.name not in OF_THE_COUNTRY]
    assert len(every) > 600
    spoken = [path for path in every if EXAMPLE.search(path.read_text(encoding="utf-8"))]
    assert [path.relative_to(ROOT).as_posix() for path in spoken] == []
    assert not EXAMPLE.search(" ".join(path.as_posix() for path in (Path(each) for each in shipped_files(ROOT))))


def test_no_word_of_the_example_city_is_in_what_a_place_begins_with() -> None:
    """Nor its division code or area code; the forms that ``new`` writes are made from the schemas above."""
    for code in ("510800", "510726", "152500"):
        files = files_of(Choice(place_of(code)), "0.2.0")
        assert [path for path, raw in files.items() if EXAMPLE.search(f"{path}\n{raw.decode()}")] == []


def test_the_example_city_would_be_found() -> None:
    """However it is written; digits within longer ones, as in sums, are none of it."""
    for text in ("石嘴山市", 'division: "640202"', "640221100000", "phone: 0952-2012345", "（0952）", "pingluo-xian"):
        assert EXAMPLE.search(text), text
    for text in ("sha256:af640200be", "1.0952", "10952", "64020", "130200"):
        assert not EXAMPLE.search(text), text


def test_schemas_site_laws_and_workflows_are_shipped_and_the_lists_are_not() -> None:
    """Of the laws the national ones."""
    files = shipped_files()
    assert shipped_root() == ROOT
    for path in (
        "schemas/power.schema.json",
        "site/admin/index.html",
        "mkdocs.yml",
        ".gitlab-ci.yml",
        "requirements/run.txt",
    ):
        assert path in files
    assert not any(path.startswith(("lists/power", "lists/organisations", "tests/", "tools/qingdan")) for path in files)
    laws = [path for path in files if path.startswith("lists/laws/")]
    every = list((ROOT / "lists/laws").iterdir())
    assert 0 < len(laws) < len(every)
    assert [path.name for path in every if regional(path.read_bytes())]
    assert not ships("site/synonyms.yml")


def test_what_a_place_has_below_site_goes_before_what_comes_with_the_tool() -> None:
    """File by file; and nothing of the lists comes from beneath."""
    own = Beneath(Memory({"site/manual/readers.md": "# 自己的话".encode(), "lists/a.yml": b"a: 1\n"}))
    assert own.content("site/manual/readers.md") == "# 自己的话".encode()
    assert own.content("site/admin/index.html") == (ROOT / "site/admin/index.html").read_bytes()
    assert own.content("site/synonyms.yml") is None
    assert own.content("lists/registry.yml") is None
    assert [file.path for file in own.files("lists")] == ["lists/a.yml"]
    listed = {file.path: own.read(file) for file in own.files("site")}
    assert listed["site/manual/readers.md"] == "# 自己的话".encode()
    assert "site/industries.txt" in listed
