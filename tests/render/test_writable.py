"""What a commit held that nobody checked is told in every format, and no format is broken by it."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from qingdan.export.tables import DataTable, csv_of
from qingdan.render.writable import writable
from tests.diff.past import commit, git
from tests.support import BASE, SHIPPED

HOSTILE = r'"\u202e罚款\u202c\e[31m红\e[0m\0尾\uffff\ufffe\u2028\U0010ffff\x85\x7f\b末"'
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")
FORMATS = ["text", "markdown", "html", "json", "xlsx", "docx", "github", "gitlab", "sarif"]


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which one commit brought such characters in, and the next took them out."""
    root = tmp_path_factory.mktemp("past")
    git(root, "init", "-q", "-b", "main")
    for path, text in {**BASE, **{path: raw.decode() for path, raw in SHIPPED.items()}}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    commit(root, "起点", 0)
    guide = root / "lists/guides/ju/xuke.yml"
    clean = guide.read_text(encoding="utf-8")
    guide.write_text(
        clean.replace("name: 布局图", f"name: {HOSTILE}").replace("name: 示例许可（新办）", f"name: {HOSTILE}"),
        encoding="utf-8",
    )
    commit(root, "藏进字符", 10)
    guide.write_text(clean, encoding="utf-8")
    commit(root, "拿掉", 20)
    return root


def told(root: Path, before: str, after: str, form: str) -> bytes:
    """What ``diff`` prints of two revisions."""
    out = root / f"report-{form}"
    command = [sys.executable, "-m", "qingdan", "diff", before, after, "--format", form, "--out", str(out)]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert "出了故障".encode() not in done.stderr
    raw = out.read_bytes()
    out.unlink()
    return raw


@pytest.mark.parametrize("between", [("HEAD~2", "HEAD~1"), ("HEAD~1", "HEAD")], ids=["came", "went"])
@pytest.mark.parametrize("form", FORMATS)
def test_an_old_commit_with_such_characters_gives_every_format(past: Path, form: str, between: tuple[str, str]) -> None:
    """Each is what it should be, holds none of them, and shows that they were there."""
    raw = told(past, *between, form)
    if form in ("xlsx", "docx"):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            texts = {
                name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))
            }
        for text in texts.values():
            ET.fromstring(text)  # noqa: S314 a file of our own
        shown = (
            "\n".join(each.text for each in Document(io.BytesIO(raw)).paragraphs)
            if form == "docx"
            else texts["xl/sharedStrings.xml"]
        )
    else:
        shown = raw.decode()
    if form in ("json", "sarif", "gitlab"):
        data = json.dumps(json.loads(shown), ensure_ascii=False)
        assert form != "json" or "\u202e罚款" in data
        return
    assert CONTROLS.findall(shown) == []
    assert "罚款" in shown
    assert form in ("github", "markdown") or "u202e" in shown


@given(st.text(st.characters(), max_size=60))
def test_what_comes_out_is_xml_and_the_rest_is_as_it_was(text: str) -> None:
    """Whatever goes in, also halves of characters; what any document can hold is not touched."""
    out = writable(text)
    ET.fromstring("<a>" + out.replace("&", "&amp;").replace("<", "&lt;") + "</a>")  # noqa: S314 a text of our own
    out.encode()
    assert CONTROLS.findall(out) == []
    assert writable(out) == out
    assert out == text or re.search(r"\\[uU][0-9a-f]{4}", out)


def test_the_test_of_xml_can_fail() -> None:
    """The parser refuses what the guard is for."""
    for character in "\x00\x1b\uffff":
        with pytest.raises(ET.ParseError):
            ET.fromstring(f"<a>{character}</a>")  # noqa: S314


def test_no_control_comes_out_in_a_table() -> None:
    """A terminal that prints a CSV obeys nothing in it; quotes, commas and line ends are the format's own."""
    raw = csv_of(DataTable("t", ("a", "b"), [('甲\x1b[31m\0,"', 1), ("乙\n丙\u202e", None)])).decode()
    assert raw == 'a,b\r\n"甲\\u001b[31m\\u0000,""",1\r\n"乙\n丙\\u202e",\r\n'
