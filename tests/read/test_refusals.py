"""Every input that the reader refuses: the exact code, line and column, and nothing else is said of that place."""

from __future__ import annotations

import pytest

from qingdan.read import FileMode
from qingdan.read.parse import parse
from tests.support import BASE, Odd, check, run, source

HEAD = "name: 甲局\nkind: 工作部门\nlevel: 市级\nstatus: 在用\n"
DEEP = "name: " + "[" * 21 + "甲" + "]" * 21 + "\n"
LAUGHS = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"

REFUSALS: list[tuple[str, str | bytes, str, int, int]] = [
    ("an alias", HEAD + "short: *x\n", "QD020", 5, 8),
    ("an anchor", HEAD + "short: &x 甲\n", "QD020", 5, 8),
    ("a cyclic alias", "name: &x [*x]\n", "QD020", 1, 7),
    ("exponential aliases", LAUGHS, "QD020", 1, 4),
    ("an explicit tag", HEAD + "short: !!str 甲\n", "QD021", 5, 8),
    ("a tag that runs code", "name: !!python/object/apply:os.system [id]\n", "QD021", 1, 7),
    ("a merge key", HEAD + "<<: {short: 甲}\n", "QD022", 5, 1),
    ("a directive", "%YAML 1.1\n---\n" + HEAD, "QD023", 1, 1),
    ("several documents", HEAD + "---\nname: 乙\n", "QD023", 5, 1),
    ("a duplicate key", HEAD + "name: 乙\n", "QD024", 5, 1),
    ("keys equal after NFC", "caf\u00e9: 1\ncafe\u0301: 2\n", "QD024", 2, 1),
    ("a key that is a list", "? [a]\n: b\n", "QD025", 1, 3),
    ("no", HEAD + "short: no\n", "QD026", 5, 8),
    ("yes", HEAD + "short: yes\n", "QD026", 5, 8),
    ("on", HEAD + "short: on\n", "QD026", 5, 8),
    ("a key that YAML 1.1 reads as true", HEAD + "on: 2026-01-01\n", "QD026", 5, 1),
    ("1:30", HEAD + "short: 1:30\n", "QD026", 5, 8),
    ("0123", HEAD + "short: 0123\n", "QD026", 5, 8),
    ("1_000", HEAD + "short: 1_000\n", "QD026", 5, 8),
    ("1e5", HEAD + "short: 1e5\n", "QD026", 5, 8),
    ("a timestamp", HEAD + "short: 2026-01-01 10:00:00\n", "QD026", 5, 8),
    ("a date without zeros", HEAD + "short: 2026-1-1\n", "QD026", 5, 8),
    ("hexadecimal", HEAD + "short: 0x1F\n", "QD026", 5, 8),
    ("not a number", HEAD + "short: .nan\n", "QD026", 5, 8),
    ("an impossible date", HEAD + "short: 2026-02-30\n", "QD030", 5, 8),
    ("a five-thousand-digit number", HEAD + "short: " + "9" * 5000 + "\n", "QD029", 5, 8),
    ("a fraction", HEAD + "short: 3.10\n", "QD028", 5, 8),
    ("null", HEAD + "short: null\n", "QD027", 5, 1),
    ("a tilde", HEAD + "short: ~\n", "QD027", 5, 1),
    ("an empty value", HEAD + "short:\n", "QD027", 5, 1),
    ("an empty row", HEAD + "former_names:\n  - 甲\n  -\n", "QD027", 7, 3),
    ("nesting past twenty", DEEP, "QD012", 1, 26),
    ("a hundred thousand brackets", "[" * 100_000, "QD012", 1, 21),
    ("a file past 1 MiB", "#" * (1 << 20) + "x", "QD010", 1, 1),
    ("GBK", "name: 市场监督管理局\n".encode("gb18030"), "QD001", 1, 7),
    ("a lone bad byte", b"name: a\nshort: \xff\n", "QD001", 2, 8),
    ("UTF-16 with a mark", "name: 甲\n".encode("utf-16"), "QD002", 1, 1),
    ("UTF-16 without a mark", "name: abc\n".encode("utf-16-le"), "QD002", 1, 1),
    ("UTF-32", "name: 甲\n".encode("utf-32"), "QD002", 1, 1),
    ("a byte order mark", b"\xef\xbb\xbf" + HEAD.encode(), "QD003", 1, 1),
    ("a lone carriage return", "name: 甲\rkind: 乙\n", "QD005", 1, 8),
    ("NUL", "name: 甲\0\n", "QD004", 1, 8),
    ("ESC", "name: 甲\x1b[31m\n", "QD004", 1, 8),
    ("NEL", "name: 甲\x85乙\n", "QD004", 1, 8),
    ("a line separator", "name: 甲\u2028乙\n", "QD004", 1, 8),
    ("a bidi override", "name: 甲\u202e乙\n", "QD006", 1, 8),
    ("a bidi isolate", "name: 甲\u2066乙\n", "QD006", 1, 8),
    ("a zero-width space", "name: 甲\u200b乙\n", "QD007", 1, 8),
    ("a byte order mark inside", "name: 甲\ufeff乙\n", "QD007", 1, 8),
    ("a soft hyphen", "name: 甲\u00ad乙\n", "QD007", 1, 8),
    ("a private-use character", "name: 甲\ue000乙\n", "QD008", 1, 8),
    ("an unassigned character", "name: 甲\U000e1000乙\n", "QD008", 1, 8),
    ("a radical", "name: \u2fb7品\n", "QD009", 1, 7),
    ("a compatibility ideograph", "name: \uf9d1\n", "QD009", 1, 7),
    ("a combining sequence", "name: cafe\u0301\n", "QD009", 1, 10),
    ("a tab", "name: 甲\nretired:\n\tdate: 2026-01-01\n", "QD032", 3, 1),
    ("a file of comments", "# 甲\n\n", "QD018", 1, 1),
    ("an empty file", "", "QD018", 1, 1),
    ("a full-width colon after a key", "name：甲\nkind: 乙\n", "QD031", 1, 5),
    ("full-width punctuation in brackets", "retired: {date: 2026-01-01，reason: 乙}\n", "QD037", 1, 27),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), [r[1:] for r in REFUSALS], ids=[r[0] for r in REFUSALS])
def test_a_hostile_input_is_refused_at_its_place(text: str | bytes, code: str, line: int, column: int) -> None:
    """The code, line and column are exact, and every refusal tells what to do."""
    raw = text if isinstance(text, bytes) else text.encode()
    found = parse("lists/organisations/x.yml", raw).diagnostics
    assert (code, line, column) in [(d.code, d.place.line, d.place.column) for d in found]
    assert all(d.fix for d in found)


PATHS: list[tuple[str, str, str]] = [
    ("an unknown folder", "lists/organisation/jia.yml", "QD016"),
    ("a file too deep", "lists/organisations/jia/yi.yml", "QD016"),
    ("a file not deep enough", "lists/power/jia.yml", "QD016"),
    ("a file that is no YAML", "lists/organisations/jia.txt", "QD016"),
    ("another ending of YAML", "lists/organisations/jia.yaml", "QD016"),
    ("a hidden file", "lists/organisations/.DS_Store", "QD016"),
    ("a file at the top", "lists/readme.yml", "QD016"),
    ("a section that is no section", "lists/negative/zz/jia.yml", "QD016"),
    ("upper case", "lists/organisations/Jia.yml", "QD017"),
    ("Chinese", "lists/organisations/甲.yml", "QD017"),
    ("full-width letters", "lists/organisations/ｊｉａ.yml", "QD017"),
    ("a confusable Cyrillic letter", "lists/organisations/ji\u0430.yml", "QD017"),
    ("a space", "lists/organisations/ji a.yml", "QD017"),
    ("two dots", "lists/organisations/...yml", "QD017"),
    ("a reserved name", "lists/organisations/con.yml", "QD017"),
    ("another reserved name", "lists/organisations/com1.yml", "QD017"),
    ("a name of 81 characters", "lists/organisations/" + "a" * 81 + ".yml", "QD017"),
]


@pytest.mark.parametrize(("path", "code"), [p[1:] for p in PATHS], ids=[p[0] for p in PATHS])
def test_a_path_out_of_order_is_refused(path: str, code: str) -> None:
    """No file is passed over: one in the wrong place or with the wrong name is an error at its first line."""
    found = [d for d in run({path: HEAD}).diagnostics if d.place.path == path]
    assert [(d.code, d.place.line, d.place.column) for d in found] == [(code, 1, 1)]


def odd(mode: FileMode | None = None, *, unreadable: bool = False, size: int = 0) -> Odd:
    src = source({"lists/organisations/jia.yml": HEAD})
    if mode:
        src.modes["lists/organisations/jia.yml"] = mode
    if unreadable:
        src.unreadable.add("lists/organisations/jia.yml")
    if size:
        src.sizes["lists/organisations/jia.yml"] = size
    return src


@pytest.mark.parametrize(
    ("src", "code"),
    [
        (odd(FileMode.SYMLINK), "QD013"),
        (odd(FileMode.OTHER), "QD013"),
        (odd(FileMode.EXECUTABLE), "QD014"),
        (odd(unreadable=True), "QD019"),
        (odd(size=1 << 30), "QD010"),
    ],
)
def test_what_is_no_plain_file_is_refused(src: Odd, code: str) -> None:
    """Links, devices and executables are told, and a huge file is never read."""
    assert [d.code for d in check(src).diagnostics] == [code]


def test_paths_that_differ_only_in_case_are_refused() -> None:
    """On Windows and macOS one would overwrite the other."""
    outcome = run({"lists/organisations/jia.yml": HEAD, "lists/organisations/JIA.yml": HEAD})
    assert {"QD015", "QD017"} <= {d.code for d in outcome.diagnostics}


def test_one_broken_file_never_hides_the_errors_of_the_others() -> None:
    """Three files broken in three ways give three errors, and what refers to them is not blamed."""
    broken = {
        "lists/organisations/ju.yml": "name: [\n",
        "lists/laws/fa.yml": "name：示例法\nkind: 法律\n",
        "lists/guides/ju/xuke.yml": BASE["lists/guides/ju/xuke.yml"].replace("承诺件", "承若件"),
    }
    outcome = run(broken)
    assert sorted((d.place.path, d.code) for d in outcome.diagnostics) == [
        ("lists/guides/ju/xuke.yml", "QD104"),
        ("lists/laws/fa.yml", "QD031"),
        ("lists/organisations/ju.yml", "QD036"),
    ]


def test_windows_line_ends_are_read() -> None:
    """CRLF is how some editors save; it is no fault."""
    assert parse("lists/organisations/x.yml", HEAD.replace("\n", "\r\n").encode()).diagnostics == ()


def test_values_that_other_programs_would_run_are_text() -> None:
    """HTML, templates, scripts and formulas in values are text: shown, never run, never refused."""
    hostile = "'<script>alert(1)</script>{{ 7*7 }} ```mermaid =1+1 javascript:alert(1)'"
    assert (
        run({"lists/organisations/ju.yml": BASE["lists/organisations/ju.yml"].replace("示例局", hostile)}).diagnostics
        == []
    )


def test_a_key_that_is_too_long_is_told_as_one() -> None:
    """And is not quoted whole."""
    (found,) = parse("x", b"a: 1\n" + b"k" * 5000 + b": 1\n").diagnostics
    assert (found.code, found.place.line, found.place.column) == ("QD043", 2, 1)
    assert found.message == "冒号前面有 5000 个字，键没有这样长的"
    told = run({"lists/registry.yml": BASE["lists/registry.yml"] + "k" * 900 + ": 1\n"}).diagnostics
    assert [each.code for each in told if "没有叫" in each.message and len(each.message) < 100] == ["QD101"]
