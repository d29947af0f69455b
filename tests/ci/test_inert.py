"""What a judging job left may be anything: it is read within limits, and its text does nothing where it is posted."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from pathlib import Path

import pytest

from qingdan.cli import main
from qingdan_ci.inert import LONGEST, HostileError, inert, left_in
from tests.ci.hostile import heavier, repository
from tests.support import ROOT

NIL = "\u200b"
ABOUT = json.dumps({"number": 7})


def packed(*files: tuple[str | zipfile.ZipInfo, str | bytes]) -> bytes:
    """An archive with these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    """An entry that says it is a symbolic link."""
    made = zipfile.ZipInfo(name)
    made.external_attr = (stat.S_IFLNK | 0o777) << 16
    return made


def test_what_the_judging_job_leaves_is_read() -> None:
    """The comment to the letter, also an empty one, and the number."""
    assert left_in(packed(("comment.md", "清单\n"), ("request.json", ABOUT))) == ("清单\n", 7)
    assert left_in(packed(("comment.md", ""), ("request.json", ABOUT))) == ("", 7)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "读不通"),
        (b"PK\x03\x04" + b"\0" * 100, "读不通"),
        (b"x" * ((1 << 20) + 1), "太大"),
        (packed(("comment.md", b"x" * (10 << 20)), ("request.json", ABOUT)), "太大"),
        (packed(("comment.md", "x"), ("request.json", " " * (10 << 20) + ABOUT)), "太大"),
        (packed(("comment.md", b"\xff"), ("request.json", ABOUT)), "读不通"),
        (packed(("../comment.md", "x"), ("request.json", ABOUT)), "别的文件"),
        (packed(("/etc/cron.d/x", "x"), ("request.json", ABOUT)), "别的文件"),
        (packed(("comment.md", "x"), ("request.json", ABOUT), ("gh", "#!/bin/sh\nenv")), "别的文件"),
        (packed(("build/review/comment.md", "x"), ("request.json", ABOUT)), "别的文件"),
        (packed((link("comment.md"), "/etc/passwd"), ("request.json", ABOUT)), "链接"),
        (packed(("comment.md", "x")), "哪个请求"),
        *(
            (packed(("comment.md", "x"), ("request.json", text)), reason)
            for text, reason in [
                ("[" * 100_000, "哪个请求"),
                ("7", "编号"),
                ('{"number": "7"}', "编号"),
                ('{"number": "7/../../issues/1"}', "编号"),
                ('{"number": true}', "编号"),
                ('{"number": -7}', "编号"),
                ('{"number": 7.0}', "编号"),
                ('{"number": 99999999999}', "编号"),
                ('{"number": null}', "编号"),
                ("{}", "编号"),
            ]
        ),
    ],
)
def test_what_is_nothing_of_the_kind_is_refused(raw: bytes, reason: str, tmp_path: Path) -> None:
    """With a reason; nothing is unpacked anywhere."""
    with pytest.raises(HostileError, match=reason):
        left_in(raw)


def test_two_files_of_one_name_are_refused() -> None:
    """Readers of archives differ in which of them they take."""
    with pytest.warns(UserWarning, match="Duplicate"):
        raw = packed(("comment.md", "a"), ("comment.md", "b"), ("request.json", ABOUT))
    with pytest.raises(HostileError, match="别的文件"):
        left_in(raw)


@pytest.mark.parametrize(
    ("hostile", "harm"),
    [
        ("看 @everyone", "@e"),
        ("mail@example.org", "@e"),
        ("修复 #12", "#1"),
        ("合并 !12", "!1"),
        ("~bug", "~b"),
        ("%v1", "%v"),
        ("$3", "$3"),
        ("![x](http://evil.example/p.png)", "!["),
        ("[点这里](https://evil.example)", "]("),
        ("[a]: http://evil.example", "]:"),
        ("[a][b]", "]["),
        ("https://evil.example", "://"),
        ("www.evil.example", "www."),
        ("WWW.evil.example", "WWW."),
        ("<img src=x onerror=alert(1)>", "<img"),
        ("<a href='javascript:alert(1)'>x</a>", "<a"),
        ("<details><summary>x</summary>", "<details"),
        ("<b onclick=x>y</b>", "<b o"),
        ("<!-- 都藏在这里", "<!--"),
        ("</td></table>", "</t"),
        ("```\n都在里面", "```"),
        ("~~~~\n都在里面", "~~~"),
        ("/merge", "\n/m"),
        ("好的\n/approve", "\n/a"),
        ("  /close", "  /c"),
        ("> /close", "> /c"),
        ("- /close", "- /c"),
        ("\r/close", "\n/c"),
        ("\u202e/close", "\n/c"),
        ("x\x1b[31m", "\x1b"),
        ("\u202e倒\u2066", "\u202e"),
        ("<!-- qingdan-review -->", "qingdan-review -->"),
    ],
)
def test_a_text_does_nothing(hostile: str, harm: str) -> None:
    """No mention, reference, link, picture, HTML, fence or quick action; what it says can still be read."""
    seen = f"\n{hostile}".replace("\r", "\n")
    assert harm in seen or harm in seen.replace("\u202e", "")
    assert harm not in f"\n{inert(hostile)}"


def test_a_text_that_is_too_long_is_cut_at_a_line() -> None:
    """And says so."""
    text = inert("一行字\n" * 100_000)
    assert len(text) < LONGEST + 100
    assert text.endswith("见完整报告。")


def test_a_real_report_looks_the_same(tmp_path: Path) -> None:
    """Only unseen spaces are put in, and backslashes that Markdown takes away."""
    root = repository(tmp_path / "city")
    heavier(root)
    out = tmp_path / "changes.md"
    assert main(["review", "HEAD", "--root", str(root), "--out", str(out)]) == 1
    report = out.read_text(encoding="utf-8")
    assert "QG101" in report
    assert inert(report).replace(NIL, "").replace("\\/", "/") == report.strip("\n").replace(NIL, "")


def test_the_posting_job_needs_nothing_but_python() -> None:
    """It installs nothing beside its token."""
    import ast  # noqa: PLC0415
    import sys  # noqa: PLC0415

    for path in (ROOT / "tools/qingdan_ci").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [each.name for each in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            for name in names:
                assert name.partition(".")[0] in {*sys.stdlib_module_names, "qingdan_ci"}, (path.name, name)
