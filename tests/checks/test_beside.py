"""What is published beside the lists is judged like the lists: with a code, a place and a cure, in a work tree and in a revision."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from qingdan.checks import check
from qingdan.checks.beside import SITE, with_site
from qingdan.diagnostics import Diagnostic, Severity
from qingdan.read import FileMode, Memory
from tests.support import ROOT, SCHEMAS, Odd, edited, source

TREE = {file.path: SCHEMAS.read(file) for file in SCHEMAS.files(SITE)} | {
    "mkdocs.yml": (ROOT / "mkdocs.yml").read_bytes()
}
del TREE["site/synonyms.yml"]
READERS = "site/manual/readers.md"
SETTINGS = """\
site_name: 示例市清单
docs_dir: site
theme:
  name: material
  language: zh
  font: false
  palette: {scheme: default, toggle: {icon: material/weather-night, name: 换色}}
plugins: [qingdan]
markdown_extensions: [attr_list, tables]
extra_css: [assets/qingdan.css]
exclude_docs: /admin/
nav:
  - 首页: index.md
  - 说明: [{须知: manual/readers.md}]
"""


def city(files: Mapping[str, str | bytes | None]) -> Odd:
    """The small registry with the shipped site, and files put over it; None takes one away."""
    made = source({**TREE, **{path: text for path, text in files.items() if text is not None}})
    for path in (path for path, text in files.items() if text is None):
        del made.contents[path]
    return made


def told(made: Memory) -> list[Diagnostic]:
    """The errors of a city."""
    found = with_site(check(made, as_of="2026-01-01"), made).diagnostics
    return [each for each in found if each.severity is Severity.ERROR]


def spots(found: list[Diagnostic]) -> list[tuple[str, str, int, int]]:
    """Their codes and places."""
    return [(each.code, each.place.path, each.place.line, each.place.column) for each in found]


def settings(old: str, new: str) -> dict[str, str]:
    """Small settings with one passage changed."""
    assert SETTINGS.count(old) == 1
    return {"mkdocs.yml": SETTINGS.replace(old, new)}


def line(path: str, text: str) -> dict[str, bytes]:
    """A file with a line after its own."""
    return {path: TREE[path] + f"\n{text}\n".encode()}


LAST = TREE[READERS].count(b"\n") + 2


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"site/synonyms.yml": ""},
        {"site/synonyms.yml": "# 还没有\n"},
        {"site/synonyms.yml": "办证: [guides/ju/xuke]  # 常问\n"},
        {"site/industries.txt": None},
        {"site/industries.txt": ""},
        {"site/synonyms.yml": "办证:\n  - guides/ju/xuke\n"},
        dict.fromkeys(TREE),
        {
            "site/.DS_Store": b"\0",
            "site/assets/map.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path style="fill:red"/></svg>',
        },
        {READERS: "---\ntitle: 须知\ndescription: 看这里\nhide: [toc]\n---\n# 须知\n"},
        {READERS: '# 须知\n\n`<script>` 和：\n\n```html\n<img src="https://a.example/b.png" onerror=x>\n```\n'},
        line(
            READERS,
            "## 本页 {#ben-ye}\n\n见[网站](https://www.gov.cn/)、[信](mailto:a@example.gov.cn)、[本页](#ben-ye)、[条目](../../guides/ju/xuke/)。",
        ),
        settings("  font: false\n", "  font: false\n  logo: assets/guide.png\n"),
        settings("nav:\n  - 首页: index.md\n", "nav:\n"),
    ],
)
def test_what_a_site_may_have_is_no_fault(files: Mapping[str, str | bytes | None]) -> None:
    """Nobody has to have words, industries, a page or settings."""
    assert spots(told(city(files))) == []


@pytest.mark.parametrize(
    ("files", "where"),
    [
        ({"site/synonyms.yml": "办证: [guides/ju/xukee]\n"}, [("QD069", "site/synonyms.yml", 1, 6)]),
        ({"site/synonyms.yml": "办证: guides/ju/xuke\n"}, [("QD068", "site/synonyms.yml", 1, 5)]),
        ({"site/synonyms.yml": "办证: [未收录, A01]\n"}, [("QD068", "site/synonyms.yml", 1, 6)]),
        ({"site/synonyms.yml": "办证: []\n"}, [("QD068", "site/synonyms.yml", 1, 1)]),
        ({"site/synonyms.yml": "办证: [1, [x]]\n"}, [("QD068", "site/synonyms.yml", 1, 6), ("QD068", "site/synonyms.yml", 1, 9)]),
        ({"site/synonyms.yml": "- 办证\n"}, [("QD068", "site/synonyms.yml", 1, 1)]),
        ({"site/synonyms.yml": "a: [guides/ju/xuke]\na: [guides/ju/xuke]\n"}, [("QD024", "site/synonyms.yml", 2, 1)]),
        ({"site/synonyms.yml": "a: &x [guides/ju/xuke]\n"}, [("QD020", "site/synonyms.yml", 1, 4)]),
        ({"site/synonyms.yml": b"\xff\xfe"}, [("QD002", "site/synonyms.yml", 1, 1)]),
        ({"site/industries.txt": "A 农业\nA01农业\n"}, [("QD070", "site/industries.txt", 2, 1)]),
        ({"site/industries.txt": "A 农业\nA 林业\n"}, [("QD070", "site/industries.txt", 2, 1)]),
        ({"site/industries.txt": b"A \xff\n"}, [("QD001", "site/industries.txt", 1, 3)]),
        (settings("plugins", "hooks: [h.py]\nplugins"), [("QD071", "mkdocs.yml", 8, 1)]),
        (settings("plugins", "INHERIT: ../x.yml\nplugins"), [("QD071", "mkdocs.yml", 8, 1)]),
        (settings("示例市清单", "!!python/name:os.getcwd x"), [("QD021", "mkdocs.yml", 1, 12)]),
        (settings("plugins", "copyright: <b>x</b>\nplugins"), [("QD071", "mkdocs.yml", 8, 12)]),
        (settings("[qingdan]", "[qingdan, search]"), [("QD071", "mkdocs.yml", 8, 1)]),
        (settings("  name: material\n", "  name: material\n  custom_dir: site/theme\n"), [("QD071", "mkdocs.yml", 5, 3)]),
        (settings("  font: false\n", "  font: {text: Roboto}\n"), [("QD071", "mkdocs.yml", 6, 3)]),
        (settings("docs_dir: site\n", "docs_dir: /etc\n"), [("QD071", "mkdocs.yml", 2, 11)]),
        (settings("docs_dir: site\n", ""), [("QD071", "mkdocs.yml", 1, 1)]),
        (settings("attr_list, tables", "attr_list, pymdownx.snippets"), [("QD071", "mkdocs.yml", 9, 34)]),
        (settings("assets/qingdan.css", "\"https://a.example/b.css\""), [("QD071", "mkdocs.yml", 10, 13)]),
        (settings("  - 首页: index.md\n", "  - 首页: https://a.example/\n"), [("QD071", "mkdocs.yml", 13, 9)]),
        (settings("manual/readers.md", "manual/reader.md"), [("QD072", "mkdocs.yml", 14, 15)]),
        (settings("qingdan.css", "city.css"), [("QD072", "mkdocs.yml", 10, 13)]),
        (settings("weather-night", "weather-nacht"), [("QD072", "mkdocs.yml", 7, 45)]),
        (settings("/admin/", "/manual/"), [("QD072", "mkdocs.yml", 14, 15)]),
        ({"mkdocs.yml": "- a\n"}, [("QD071", "mkdocs.yml", 1, 1)]),
        ({"mkdocs.yml": ""}, [("QD018", "mkdocs.yml", 1, 1)]),
        ({"site/manual/读者.md": "# x\n"}, [("QD066", "site/manual/读者.md", 1, 1)]),
        ({"site/assets/con.css": ""}, [("QD066", "site/assets/con.css", 1, 1)]),
        ({"site/assets/a b.css": ""}, [("QD066", "site/assets/a b.css", 1, 1)]),
        ({"site/assets/A.css": "", "site/assets/a.css": ""}, [("QD015", "site/assets/a.css", 1, 1)]),
        ({"site/assets/big.pdf": b" " * ((10 << 20) + 1)}, [("QD067", "site/assets/big.pdf", 1, 1)]),
        ({"site/power/index.md": "# x\n"}, [("QD076", "site/power/index.md", 1, 1)]),
        ({"site/llms.txt": ""}, [("QD076", "site/llms.txt", 1, 1)]),
        ({"site/assets/theme/x.js": ""}, [("QD076", "site/assets/theme/x.js", 1, 1)]),
        ({"site/manual/readers/index.md": "# x\n"}, [("QD076", "site/manual/readers/index.md", 1, 1)]),
        (line(READERS, "<script>alert(1)</script>"), [("QD073", READERS, LAST, 1)]),
        (line(READERS, '<p style="color:red">x</p>'), [("QD073", READERS, LAST, 4)]),
        (line(READERS, "[x](javascript:alert(1))"), [("QD073", READERS, LAST, 5)]),
        (line(READERS, "![x](https://a.example/b.png)"), [("QD073", READERS, LAST, 6)]),
        (line(READERS, "**粗**{: onclick=go() }"), [("QD073", READERS, LAST, 9)]),
        ({"site/assets/x.svg": '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'}, [("QD073", "site/assets/x.svg", 1, 41)]),
        ({"site/assets/x.html": "<p>\n<script>x</script>"}, [("QD073", "site/assets/x.html", 2, 1)]),
        ({"site/assets/x.css": 'p {}\n@import "y.css";\n'}, [("QD073", "site/assets/x.css", 2, 1)]),
        ({"site/assets/x.css": "p { background: url(//a.example/b) }"}, [("QD073", "site/assets/x.css", 1, 17)]),
        (line(READERS, "[x](nope.md)"), [("QD074", READERS, LAST, 5)]),
        (line(READERS, "![x](../assets/nope.png)"), [("QD074", READERS, LAST, 6)]),
        (line(READERS, "[x](../nope/index.md)"), [("QD074", READERS, LAST, 5)]),
        (line(READERS, "甲&#x202e;乙"), [("QD006", READERS, LAST, 2)]),
        (line(READERS, "甲&zwnj;乙&#8203;&rlm;"), [("QD007", READERS, LAST, 2), ("QD007", READERS, LAST, 9), ("QD006", READERS, LAST, 16)]),
        (line(READERS, "[x](java&#115;cript:alert)"), [("QD073", READERS, LAST, 5)]),
        (line(READERS, '<a href="java&Tab;script:alert(1)">x</a>'), [("QD073", READERS, LAST, 10)]),
        ({"site/assets/x.css": "p { background: u\\72l(//a.example/b) }"}, [("QD073", "site/assets/x.css", 1, 17)]),
        ({"site/assets/x.css": "@\\69mport 'y.css';"}, [("QD073", "site/assets/x.css", 1, 1)]),
        ({"site/assets/x.css": "p { background: image-set('https://a.example/b' 1x) }"}, [("QD073", "site/assets/x.css", 1, 17)]),
        ({"site/assets/x.css": "p { background: url('\\\\\\\\a.example/b') }"}, [("QD073", "site/assets/x.css", 1, 17)]),
        ({"site/assets/x.css": "/* \u202e */"}, [("QD006", "site/assets/x.css", 1, 4)]),
        ({"site/assets/x.js": "let a = '\u200b'"}, [("QD007", "site/assets/x.js", 1, 10)]),
        ({"site/assets/x.js": "import 'https://a.example/b.js'"}, [("QD073", "site/assets/x.js", 1, 1)]),
        ({"site/assets/x.svg": '<svg><path style="fill:url(//a.example/b)"/></svg>'}, [("QD073", "site/assets/x.svg", 1, 19)]),
        ({"site/assets/x.svg": '<svg><a><animate attributeName="href" values="x"/></a></svg>'}, [("QD073", "site/assets/x.svg", 1, 33)]),
        ({"site/assets/x.svg": '<?xml-stylesheet href="https://a.example/b.css"?><svg/>'}, [("QD073", "site/assets/x.svg", 1, 1)]),
        ({"site/assets/x.svg": '<!DOCTYPE svg [<!ENTITY x SYSTEM "y">]><svg>&x;</svg>'}, [("QD073", "site/assets/x.svg", 1, 1)]),
        ({"site/assets/x.svg": '<svg xml:base="https://a.example/"/>'}, [("QD073", "site/assets/x.svg", 1, 16)]),
        (line(READERS, '<img src="../assets/guide.png" srcset="a 1x, https://a.example/b 2x">'), [("QD073", READERS, LAST, 46)]),
        (line(READERS, '<a href="https://a.example/" ping="https://b.example/">x</a>'), [("QD073", READERS, LAST, 36)]),
        ({"site/assets/x.css": 'p { background: url("ht\\\ntps://a.example/b") }'}, [("QD073", "site/assets/x.css", 1, 17)]),
        (line(READERS, '<a href="/etc/passwd">x</a>'), [("QD074", READERS, LAST, 10)]),
        ({"site/assets/setup.exe": "MZ"}, [("QD077", "site/assets/setup.exe", 1, 1)]),
        ({"site/assets/LICENSE": "x"}, [("QD077", "site/assets/LICENSE", 1, 1)]),
        (line(READERS, "[x](../../mkdocs.yml)"), [("QD074", READERS, LAST, 5)]),
        (line(READERS, "[x](/etc/passwd)"), [("QD074", READERS, LAST, 5)]),
        (line(READERS, "[x](../../../guides/)"), [("QD074", READERS, LAST, 5)]),
        (line(READERS, "[x](#no-such)、[y](walks.md#no-such)"), [("QD074", READERS, LAST, 5), ("QD074", READERS, LAST, 19)]),
        ({READERS: "---\ntemplate: x.html\n---\n# x\n"}, [("QD075", READERS, 2, 1)]),
        ({READERS: "---\nhide: 5\n---\n# x\n"}, [("QD075", READERS, 2, 1)]),
        ({READERS: "template: x.html\n\n# x\n"}, [("QD075", READERS, 1, 1)]),
        ({READERS: "---\ntitle: &a x\n---\n"}, [("QD020", READERS, 2, 8)]),
        ({READERS: b"# \xff\n"}, [("QD001", READERS, 1, 3)]),
        ({READERS: "# \u202e须知\n"}, [("QD006", READERS, 1, 3)]),
        ({"lists/registry.yml": None}, [("QD065", "lists/registry.yml", 1, 1)]),
    ],
)  # fmt: skip
def test_what_a_site_would_refuse_has_a_code_and_a_place(
    files: Mapping[str, str | bytes | None], where: list[tuple[str, str, int, int]]
) -> None:
    """Each at the line and column where it has to be mended, with a cure."""
    found = told(city(files))
    assert spots(found) == where
    assert all(each.fix for each in found)


@pytest.mark.parametrize("mode", [FileMode.SYMLINK, FileMode.OTHER, FileMode.EXECUTABLE])
@pytest.mark.parametrize("path", ["mkdocs.yml", "site/synonyms.yml", "site/assets/guide.png", READERS])
def test_every_file_is_an_ordinary_one(mode: FileMode, path: str) -> None:
    """Whatever is in it."""
    made = city({"site/synonyms.yml": "办证: [guides/ju/xuke]\n"})
    made.modes[path] = mode
    code = "QD014" if mode is FileMode.EXECUTABLE else "QD013"
    assert (code, path, 1, 1) in spots(told(made))


def test_a_file_that_cannot_be_read_is_told() -> None:
    """It is not taken for one that is not there."""
    made = city({})
    made.unreadable |= {READERS, "mkdocs.yml"}
    assert spots(told(made)) == [("QD019", "mkdocs.yml", 1, 1), ("QD019", READERS, 1, 1)]


def test_a_page_that_comes_with_the_tool_is_there() -> None:
    """For a repository that has none of its own, where the tool's is not of its own city."""
    assert told(city({"site/index.md": None, READERS: None, "mkdocs.yml": SETTINGS})) == []
    alone = dict.fromkeys(TREE) | {READERS: "# 须知\n\n[x](walks.md)\n"}
    assert spots(told(city(alone))) == [("QD074", READERS, 3, 5)]


@pytest.mark.parametrize(
    ("key", "fix"),
    [
        ("guides/ju/xukee", "改成“guides/ju/xuke”"),
        ("guides/ju-a/xuke", "改成“guides/ju/xuke”"),
        ("guides/ju/banli", ""),
        ("negative/a/b", ""),
    ],
)
def test_what_was_meant_is_named_and_nothing_else(key: str, fix: str) -> None:
    """A slip, the same matter elsewhere; of what is gone, another matter is no proposal."""
    text = f"办证: [{key}]\n"
    (found,) = told(city({"site/synonyms.yml": text}))
    assert found.fix.startswith(fix or "写错了就改正；条目已经不在的，从这一行删去它")
    if fix:
        assert told(city({"site/synonyms.yml": edited(text, found)})) == []


def test_words_follow_entries_and_bodies_that_moved() -> None:
    """By the ids that an entry had, and by those that the body in its path had."""
    guide = city({}).contents["lists/guides/ju/xuke.yml"].decode()
    moved = {"lists/guides/ju/xuke.yml": None, "lists/guides/ju/zhunxu.yml": guide + "former_ids: [ju/xuke]\n"}
    words = {"site/synonyms.yml": "办证: [guides/ju/xuke]\n"}
    assert "QD069" not in {each.code for each in told(city({**moved, **words}))}
    body = city({}).contents["lists/organisations/ju.yml"].decode() + "former_ids: [jiu-ju]\n"
    assert told(city({"lists/organisations/ju.yml": body, "site/synonyms.yml": "办证: [guides/jiu-ju/xuke]\n"})) == []


def test_industries_that_are_not_there_or_cannot_be_read_are_told_once() -> None:
    """No word is blamed for each of its codes."""
    words = {"site/synonyms.yml": "种地: [A01]\n养猪: [A03, A0313]\n"}
    (gone,) = told(city({**words, "site/industries.txt": None}))
    assert (gone.code, gone.place.line) == ("QD231", 1)
    assert gone.message == "日常说法“种地”等写了行业代码，行业分类 site/industries.txt 却不在"
    assert [each.code for each in told(city({**words, "site/industries.txt": b"A01 \xff\n"}))] == ["QD001"]


def test_a_row_of_the_settings_is_called_by_its_list() -> None:
    """Not by its number from 0."""
    (found,) = told(city(settings("[assets/qingdan.css]", "[assets/qingdan.css, 0]")))
    assert found.message == "“extra_css”的第 2 项不能写“0”"
