"""What YAML refuses is refused, whatever PyYAML was built with: one verdict, at its place, and the browser's reader agrees."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from qingdan.read import parse as parsing
from qingdan.read.parse import parse
from qingdan.read.quick import QuickReader
from tests.support import BASE, ROOT

REFUSED = {
    "9C9N, a line in brackets at the margin": ("flow: [a,\nb,\nc]\n", "QD051", 2, 1),
    "QB6E, a line in quotes at the margin": ('quoted: "a\nb\nc"\n', "QD051", 2, 1),
    "a line in single quotes at the margin": ("a:\n  b: 'a\n  c'\n", "QD051", 3, 3),
    "9JBA, a remark that touches a bracket": ("a: [ b, c, ]#no\n", "QD049", 1, 13),
    "CVW2, a remark that touches a comma": ("a: [ b, c,#no\n  ]\n", "QD049", 1, 11),
    "a remark that touches an opening bracket": ("a: [#no\n  b]\n", "QD049", 1, 5),
    "SU5Z, a remark that touches a quote": ('key: "value"# no\n', "QD049", 1, 13),
    "a remark that touches a single quote": ("key: 'value'#no\n", "QD049", 1, 13),
    "X4QW, a remark that touches a block's mark": ("block: ># no\n  scalar\n", "QD049", 1, 9),
    "a remark that touches a block's sign": ("block: |-#no\n  scalar\n", "QD049", 1, 10),
    "G5U8, lone hyphens in brackets": ("a: [-, -]\n", "QD047", 1, 5),
    "YJV2, a lone hyphen in brackets": ("a: [-]\n", "QD047", 1, 5),
    "S98Z, blank lines deeper than the text": ("a: >\n \n  \n   \n # c\n", "QD052", 4, 1),
    "JR7V, a question mark in brackets": ("a: [a?string]\n", "QD048", 1, 6),
    "JR7V, a question mark between blanks": ("a: [another ? string]\n", "QD048", 1, 13),
    "JR7V, a question mark before a bracket": ("a: {key: value?}\n", "QD048", 1, 15),
    "JR7V, a question mark in a key": ("a: {key?: value}\n", "QD048", 1, 8),
    "652Z, a question mark before a key": ("a: {?foo: bar}\n", "QD048", 1, 5),
    "a question mark and a blank before a key": ("a: {? foo: bar}\n", "QD048", 1, 5),
}
TAKEN = {
    "question marks outside brackets": "a: 行不行?\nb: 问 ? 乙\n",
    "question marks in quotes and in full width": 'a: ["a?b", \'c?\', 找谁？]\nb: {c: "?"}\n',
    "remarks with a blank": 'a: "b" # c\nd: [e, # f\n  g] # h\n# i\nj: | # k\n  l\n',
    "a hash that is text": 'a: b#c\nd: "e#f"\ng: [h#i]\nj: |\n  k#\n  #l\n',
    "brackets that close at the margin": "a: [\n  b,\n  c\n]\nd: 1\n",
    "values that go on deeper": 'a: "b\n  c"\nd: [e,\n  f]\ng:\n  - "h\n    i"\n',
    "a block with blank lines": "a: |\n\n  b\n\n  c\nd: >-\n\n\n  e\n",
}


@pytest.fixture(params=["libyaml", "python"])
def built(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML with libyaml, and without."""
    assert hasattr(yaml, "CLoader"), "these tests compare both"
    monkeypatch.setattr(parsing, "_LOADER", yaml.CLoader if request.param == "libyaml" else yaml.Loader)


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_specification_refuses_is_refused_at_its_place(name: str, built: None) -> None:
    """By both, or where one of them does not get so far, with another finding."""
    text, code, line, column = REFUSED[name]
    found = parse("x", text.encode()).diagnostics
    assert found
    told = [(each.code, each.place.line, each.place.column) for each in found]
    assert (code, line, column) in told or parsing._LOADER is yaml.Loader
    assert all(each.fix for each in found)
    assert QuickReader().parse("x", text.encode()).diagnostics


@pytest.mark.parametrize("name", TAKEN)
def test_what_it_takes_is_taken(name: str, built: None) -> None:
    """No finding where there is no doubt."""
    assert parse("x", TAKEN[name].encode()).diagnostics == ()


PIECES = [
    *"\n\t :-[]{},\"'#&*!|>%@`?：，甲a1\\", "\n  ", "\n\n", ": ", ", ", "- ", "\n- ", "# ", " #", "\n# c", "? ", "?a", "|\n",
    ">-\n", "''", '""', "---\n", "...\n", "[a, b]", "{a: b}", "[a,\n", '"a\nb"', "\\u7532", "\\x4", "&a ", "*a", "!t ", "<<: ",
    "~", "é", "\u3000", "%YAML 1.2\n",
]  # fmt: skip


@pytest.mark.parametrize("text", ["a: 甲\n  \u3000\n", "a: 甲\n\n  \u3000乙\n", "- 甲\n  \u00a0\n"])
def test_a_line_of_other_blanks_is_a_line(text: str, built: None) -> None:
    """An ideographic space is text to YAML: the value goes on, and is told so."""
    assert "QD045" in {each.code for each in parse("x", text.encode()).diagnostics}


def verdict(raw: bytes) -> tuple[bool, str]:
    """Whether a text is refused, and what it says where it is not."""
    parsed = parse("x", raw)
    refused = bool(parsed.diagnostics)
    return refused, "" if refused or parsed.document is None else repr(parsed.document.data)


def test_the_verdict_does_not_hang_on_how_pyyaml_was_built(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two thousand mutants of small and of shipped files: taken by both with the same data, or by neither."""
    random_ = random.Random(20261129)  # noqa: S311 the same mutants each time
    texts = [*BASE.values(), *(each[0] for each in REFUSED.values()), *TAKEN.values()]
    texts += [path.read_text("utf-8") for path in sorted((ROOT / "lists").rglob("*.yml"))[::60]]
    texts = [each[:1500] for each in texts]
    taken = 0
    for _ in range(2000):
        text = random_.choice(texts)
        for _ in range(random_.randint(1, 3)):
            at = random_.randrange(len(text) + 1)
            text = text[:at] + random_.choice(PIECES) + text[at + random_.choice([0, 0, 1, 2, 5]) :]
        told = []
        for loader in (yaml.CLoader, yaml.Loader):
            monkeypatch.setattr(parsing, "_LOADER", loader)
            told.append(verdict(text.encode()))
        assert told[0] == told[1], text
        taken += not told[0][0]
    assert taken > 100


NODE = """
const { parseDocument } = await import(process.argv[1])
let raw = ''
for await (const part of process.stdin) raw += part
const told = JSON.parse(raw).map(text => {
  const document = parseDocument(text)
  return document.errors.length ? null : document.toJS()
})
process.stdout.write(JSON.stringify(told))
"""


def test_the_browsers_reader_refuses_or_reads_the_same() -> None:
    """What Python takes has the same meaning in the editor."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("没有 Node")
    texts = list(TAKEN.values())
    done = subprocess.run(
        [node, "--input-type=module", "-e", NODE, (Path(ROOT) / "site/admin/yaml.js").as_uri()],
        input=json.dumps(texts), capture_output=True, text=True, check=True,
    )  # fmt: skip
    for text, read in zip(texts, json.loads(done.stdout), strict=True):
        document = parse("x", text.encode()).document
        assert document is not None
        assert read == document.data, text
