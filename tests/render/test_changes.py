"""One sample of changes in every format: reviewed as plain files, inert, the same bytes each time, read back equal."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import zipfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from docx import Document
from markdown_it import MarkdownIt

from qingdan.diff import compare_sources, judge
from qingdan.diff.cover import Cover
from qingdan.diff.reach import with_reach
from qingdan.diff.stand import standing_of
from qingdan.read import Memory
from qingdan.render import Palette
from qingdan.render.changes import Report, build_report, html, json_changes, markdown, plain
from qingdan.render.changes.order import arranged
from qingdan.render.changes.sheet import HEADS, cells, sheet
from qingdan.render.changes.word import word
from qingdan.render.changes.wording import cut, spans
from tests.diff.generated import SCHEMAS
from tests.support import BASE, ROOT, as_reviewed

HOSTILE = (
    "@everyone #12 <script>alert(1)</script> </details> ``` $x$ [a](http://e.vil) "
    "| ::error::x www.e.vil =1+1 **b** {{ 7*7 }} &lt;"
)


@cache
def report() -> Report:
    """A licence cancelled by decision, a guide made heavier and lighter, a law repealed, a hostile name, a long text."""
    before, after = dict(BASE), dict(BASE)
    power, guide, law = "lists/power/ju/xuke.yml", "lists/guides/ju/xuke.yml", "lists/laws/fa.yml"
    after[power] = BASE[power].replace(
        "status: 在用", "status: 取消\nretired: {date: 2026-04-01, adjustment: 2026/001}"
    )
    after[guide] = (
        BASE[guide]
        .replace("promised: {value: 5", "promised: {value: 3")
        .replace("copies: 1", "copies: 2", 1)
        .replace("visits: 0", "visits: 1")
        .replace("name: 布局图", "name: " + json.dumps(HOSTILE))
        + "conditions:\n  - {id: a, text: 应当有固定的经营场所}\nnote: "
        + "长" * 700
        + "\n"
    )
    after[law] = BASE[law] + "repealed: {date: 2026-02-01}\n"
    after["lists/adjustments/2026/001.yml"] = (
        "title: 示例决定\ntrack: 事项调整\ncause: 法律变动\ndecided_by: shi\ndecided_on: 2026-03-01\neffective: 2026-04-01\n"
        "procedure: {legality_review: {from: 2026-01-10, to: 2026-01-12, outcome: 合法}}\n"
        "responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}\n"
        "changes: [{entry: power/ju/xuke, kind: 取消, reason: 法律修改}]\n"
    )
    sides = [
        Memory({path: text.encode() for path, text in files.items()}, name)
        for name, files in (("甲", before), ("乙", after))
    ]
    comparison = compare_sources(sides[0], sides[1], SCHEMAS)
    standing = standing_of(Cover(comparison, "2026-06-01"))
    return build_report(comparison, with_reach(judge(comparison), comparison.head), standing)


def sheet_text(raw: bytes) -> str:
    """A workbook's strings, sheet by sheet, for reading: one line a cell."""
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        return book.read("xl/sharedStrings.xml").decode().replace("<si>", "\n<si>") + "\n"


def word_text(raw: bytes) -> str:
    """A document's paragraphs."""
    return (
        "\n".join(
            f"{each.style.name if each.style else ''}: {each.text}" for each in Document(io.BytesIO(raw)).paragraphs
        )
        + "\n"
    )


FORMS = {
    "changes.text": lambda: plain(report(), Palette()),
    "changes.md": lambda: markdown(report()),
    "changes.html": lambda: html(report()),
    "changes.json": lambda: json_changes(report()).decode(),
    "changes.xlsx.xml": lambda: sheet_text(sheet(report())),
    "changes.docx.txt": lambda: word_text(word(report())),
}


@pytest.mark.parametrize("name", FORMS)
def test_each_format_is_as_reviewed(name: str) -> None:
    """A change of a format is a change of its snapshot."""
    assert as_reviewed(name, FORMS[name]())


def test_the_same_report_gives_the_same_bytes() -> None:
    """Also of the archives that Excel and Word files are."""
    assert sheet(report()) == sheet(report())
    assert word(report()) == word(report())


def test_json_is_as_its_published_schema_says() -> None:
    """And the schema is not one that takes anything."""
    schema = json.loads((ROOT / "schemas/changes.schema.json").read_text(encoding="utf-8"))
    del schema["$schema"]
    body = json.loads(json_changes(report()))
    jsonschema.Draft202012Validator(schema).validate(body)
    body["changes"][0]["fingerprint"] = "x"
    assert not jsonschema.Draft202012Validator(schema).is_valid(body)
    assert body["summary"]["changes"] == len(body["changes"]) == len(report().rows)


def test_values_are_inert_in_markdown() -> None:
    """Rendered, the hostile name is text: no element, link, mention, image or code of its own."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    shown = parser.render(markdown(report()))
    tags = set()

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.add(tag)

    Tags().feed(shown)
    assert tags <= {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "br", "b", "code", "sub"}
    assert "@everyone" not in shown
    assert "<script" not in shown
    assert "http://e.vil" not in markdown(report())
    assert "::error::" not in markdown(report())


def test_a_comment_is_cut_at_the_platforms_limit_and_says_how_much_is_left() -> None:
    """Never over the limit, never silently short."""
    whole = markdown(report())
    brief = markdown(report(), limit=2500)
    assert len(brief) <= 2500 < len(whole)
    assert "处只写了一行，全文见完整报告" in brief
    short = markdown(report(), limit=1000)
    assert len(short) <= 1000
    left = int(short.rpartition("还有 ")[2].partition(" ")[0])
    assert 0 < left < len(report().rows)
    assert markdown(build_report(*_nothing())) == ""


def _nothing():  # type: ignore[no-untyped-def]
    comparison = compare_sources(Memory({}), Memory({}), SCHEMAS)
    return comparison, judge(comparison)


def test_html_is_one_file_that_asks_for_nothing() -> None:
    """No script, no link out, a policy that forbids both; the hostile name is escaped."""
    page = html(report())
    assert "default-src 'none'" in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "src=" not in page
    assert "href=" not in page


def test_nothing_in_the_workbook_is_a_formula_or_a_link() -> None:
    """A value that begins with = is text."""
    with zipfile.ZipFile(io.BytesIO(sheet(report()))) as book:
        for name in book.namelist():
            if name.startswith("xl/worksheets/"):
                xml = book.read(name).decode()
                assert "<f>" not in xml
                assert "hyperlink" not in xml


def test_what_differs_is_shown_by_character_in_readable_runs() -> None:
    """Short coincidences between two differences are taken into them."""
    old, new = spans("申请人应当提交甲证明", "申请人可以提交乙证明")
    assert "".join(span.text for span in old) == "申请人应当提交甲证明"
    assert "".join(span.text for span in new) == "申请人可以提交乙证明"
    assert [span.text for span in new if span.marked] == ["可以提交乙"]
    assert cut("字" * 700) == "字" * 600 + "…（还有 100 个字）"


@pytest.fixture(scope="module")
def office() -> str:
    """LibreOffice, where it is; in CI it must be."""
    found = shutil.which("soffice")
    if found is None:
        if os.environ.get("QINGDAN_NEEDS_OFFICE"):
            pytest.fail("LibreOffice must be installed here")
        pytest.skip("needs LibreOffice (soffice) on the PATH")
    return found


def converted(office: str, folder: Path, name: str, raw: bytes, form: str) -> str:
    """A file as LibreOffice reads it and writes it again as text."""
    (folder / name).write_bytes(raw)
    subprocess.run(
        [
            office,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder),
            str(folder / name),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    (made,) = folder.glob(name.partition(".")[0] + "*." + form.partition(":")[0])
    return made.read_text(encoding="utf-8-sig")


def test_the_workbook_opens_in_libreoffice_and_reads_back_equal(office: str, tmp_path: Path) -> None:
    """Cell for cell."""
    text = converted(
        office,
        tmp_path,
        "changes.xlsx",
        sheet(report()),
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2",
    )
    read = list(csv.reader(io.StringIO(text)))
    wanted = [[title for title, _ in HEADS]]
    wanted += [list(cells(*item)) for block in arranged(report().sections) for item in block.items]
    assert read == wanted


def test_the_document_opens_in_libreoffice_and_reads_back_equal(office: str, tmp_path: Path) -> None:
    """Paragraph for paragraph."""
    text = converted(office, tmp_path, "changes.docx", word(report()), "txt:Text (encoded):UTF8")
    read = [line.strip().removeprefix("•").strip() for line in text.splitlines() if line.strip()]
    wanted = [each.text.strip() for each in Document(io.BytesIO(word(report()))).paragraphs if each.text.strip()]
    assert read == wanted
