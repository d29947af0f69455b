"""Wherever a command takes an entry, its name does as well as its id: one rule, held over every command that takes one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from qingdan.cli import main
from qingdan.edit.meant import key_meant, new_id, number_meant
from qingdan.model import Registry, build_registry
from qingdan.read import SourceError, WorkTree, read_lists
from qingdan.schema import load_schemas
from tests.cli.test_commands import LEAVES
from tests.diff.past import commit, git
from tests.read.test_hostile import small_registry
from tests.support import BASE, ROOT

OTHERS = {
    "lists/organisations/yizhen.yml": "name: 示例市乙镇人民政府\nshort: 乙镇\nkind: 乡镇\nlevel: 乡镇级\nparent: shi\nstatus: 在用\n",
    "lists/power/ju/tongming.yml": BASE["lists/power/ju/xuke.yml"].replace("示例许可", "同名许可"),
    "lists/power/yizhen/tongming.yml": BASE["lists/power/ju/xuke.yml"]
    .replace("示例许可", "同名许可")
    .replace("ju", "yizhen"),
    "lists/power/ju/bingjia.yml": BASE["lists/power/ju/xuke.yml"].replace("示例许可", "丙种许可"),
    "lists/responsibility/ju/bingjia.yml": BASE["lists/responsibility/ju/xuke.yml"],
}
POWER, BODY, LAW = "power/ju/xuke", "organisations/yizhen", "laws/fa"
NAMES = {
    POWER: ("示例许可", "《示例许可》", "权力清单/示例许可", "示例许可（权力清单，示例局）", "lists/power/ju/xuke.yml"),
    BODY: ("示例市乙镇人民政府", "乙镇", "乙镇人民政府", "yizhen"),
    LAW: ("中华人民共和国示例法", "示例法", "《示例法》", "示例法（2020年修正）", "《示例法》2020", "fa"),
}
UNKNOWN = {POWER: ("示例许何", "示例许可"), BODY: ("乙镇政府局", "乙镇"), LAW: ("示例办法", "示例法")}


class Call(NamedTuple):
    """A call of a command with ``{}`` where an entry is named, the option or argument that is, and the entry."""

    command: str
    parameter: str
    arguments: Sequence[str]
    key: str = POWER


CALLS = (
    Call("abolish", "entry", ["abolish", "{}", "--date", "2027-01-01"]),
    Call("combine", "entries", ["combine", "{}", "power/ju/tongming", "--into", "ju/xin"]),
    Call("combine", "into", ["combine", "power/ju/bingjia", "--into", "{}"]),
    Call("history", "entry", ["history", "{}"]),
    Call("laws cite", "law", ["laws", "cite", "{}"], LAW),
    Call("laws lock", "entries", ["laws", "lock", "--reviewed", "{}"]),
    Call("laws lock", "laws", ["laws", "lock", "--reviewed", POWER, "--law", "{}"], LAW),
    Call("laws recite", "law", ["laws", "recite", "{}", "--map", "12=13"], LAW),
    Call("log", "organisation", ["log", "..", "--organisation", "{}"], BODY),
    Call("new", "model", ["new", "权力清单", "ju/xin", "--from", "{}"]),
    Call("new", "power", ["new", "办事指南", "ju/xin", "--power", "{}"]),
    Call("proof", "entry", ["proof", "{}", "--out", "proof"]),
    Call("rename", "entry", ["rename", "{}", "ju/gaiming"]),
    Call("replace", "entry", ["replace", "{}", "--by", "ju/xin"]),
    Call("replace", "by", ["replace", "power/ju/bingjia", "--by", "{}"]),
    Call("resume", "entry", ["resume", "{}"]),
    Call("show", "entry", ["show", "{}"]),
    Call("split", "entry", ["split", "{}", "--into", "ju/xin", "--into", "ju/you"]),
    Call("split", "into", ["split", "power/ju/bingjia", "--into", "{}", "--into", "ju/xin"]),
    Call("suspend", "entry", ["suspend", "{}", "--date", "2027-01-01"]),
    Call("transfer", "entries", ["transfer", "{}", "--to", "yizhen"]),
    Call("transfer", "to", ["transfer", POWER, "--to", "{}"], BODY),
    Call("xlsx export", "entries", ["xlsx", "export", "biao.xlsx", "--entry", "{}"]),
    Call("xlsx export", "organisation", ["xlsx", "export", "biao.xlsx", "--organisation", "{}"], BODY),
    Call("xlsx import", "organisation", ["xlsx", "import", "danwei.csv", "--organisation", "{}"], BODY),
)  # fmt: skip
MAKES = {("combine", "into"), ("replace", "by"), ("split", "into")}
"""Where an entry that is not there is made."""
ELSEWHERE = {("init", "custodian")}
"""Where a body is named that no list has yet."""


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small city with a town and entries of one name, committed; the current folder is its own."""
    small_registry(tmp_path, {path: text.encode() for path, text in OTHERS.items()})
    (tmp_path / "danwei.csv").write_text("职权名称,职权类型\n丁种许可,行政许可\n", encoding="utf-8")
    git(tmp_path, "init", "-q")
    commit(tmp_path, "lists", 0)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def registry(city: Path) -> Registry:
    source = WorkTree(city)
    schemas = load_schemas(source)
    return build_registry(read_lists(source, schemas.layout), schemas)


def said(
    city: Path, capsys: pytest.CaptureFixture[str], call: Call, word: str
) -> tuple[int, str, str, dict[str, bytes]]:
    """What a call ends with: its code, both outputs, and the files that it made; the city is as before."""
    code = main([each.format(word) for each in call.arguments])
    out, err = capsys.readouterr()
    made = {each: (city / each).read_bytes() for each in git(city, "ls-files", "-o").split()}
    git(city, "clean", "-fdq")
    return code, out, err, {path: raw for path, raw in made.items() if not path.startswith("proof/")}


@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call.command}-{call.parameter}")
def test_a_name_is_as_good_as_an_id(call: Call, city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command ends as it does with the key; which name is written differs from command to command."""
    wanted = said(city, capsys, call, call.key)
    assert not wanted[2].startswith("没有“")
    names = NAMES[call.key]
    name = names[CALLS.index(call) % len(names)]
    assert said(city, capsys, call, name) == wanted, name


@pytest.mark.parametrize(("key", "name"), [(key, name) for key, names in NAMES.items() for name in names])
def test_every_name_of_an_entry_means_it(key: str, name: str, registry: Registry) -> None:
    """In full, for short, in 《》, with its list or body, by the end of a body's name, as a path, as an id."""
    assert key_meant(registry, name, key.partition("/")[0]) == key


@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call.command}-{call.parameter}")
def test_an_unknown_name_offers_the_nearest(call: Call, city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the id to write, its list, and nothing done; where an entry may be made by its name, that and the nearest are told."""
    word, near = UNKNOWN[call.key]
    code, out, err, made = said(city, capsys, call, word)
    assert made == {}
    if (call.command, call.parameter) in MAKES:
        assert f"没有叫“{word}”的，照这个名称新立一个，标识是 ju/" in out
        told = out[out.index("新立一个") :]
    else:
        assert (code, out) == (2, "")
        assert f"里没有叫“{word}”的，相近的有：\n" in err
        told = err
    assert f"\n  {call.key}　" in told
    assert near in told


@pytest.mark.parametrize(
    "call", [each for each in CALLS if each.key == POWER], ids=lambda call: f"{call.command}-{call.parameter}"
)
def test_a_name_of_several_lists_them(call: Call, city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its body, so that one can be chosen; the one chosen by its body is it."""
    code, out, err, made = said(city, capsys, call, "同名许可")
    assert (code, out, made) == (2, "", {})
    assert err.splitlines()[:3] == [
        "“同名许可”有 2 个：",
        "  power/ju/tongming　同名许可（权力清单，示例局）",
        "  power/yizhen/tongming　同名许可（权力清单，乙镇）",
    ]


def test_every_parameter_that_takes_an_entry_is_held_to_this() -> None:
    """A command that comes later is looked at too."""
    named = {
        (command, each.name)
        for command, leaf in LEAVES.items()
        for each in leaf.params
        if isinstance(each, click.Parameter) and str(each.metavar).rstrip("…") in ("条目", "职权", "机构", "法律")
    }
    assert named - ELSEWHERE == {(call.command, call.parameter) for call in CALLS}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("乙镇/同名许可", "power/yizhen/tongming"),
        ("同名许可（示例局）", "power/ju/tongming"),
        ("示例局", "organisations/ju"),
        ("duties/ju", "duties/ju"),
        ("registry", "registry"),
    ],
)
def test_what_is_said_beside_a_name_tells_which_one(text: str, key: str, registry: Registry) -> None:
    """The body before the name or behind it; lists that name nothing of their own are asked for by their keys."""
    assert key_meant(registry, text) == key


@pytest.mark.parametrize(
    ("collection", "text", "id_", "name"),
    [
        ("power", "ju/xin", "ju/xin", ""),
        ("power", "示例局/新种许可", "ju/xinzhong-xuke", "新种许可"),
        ("power", "乙镇/xin", "yizhen/xin", ""),
        ("power", "示例局/示例许可", "ju/shili-xuke", "示例许可"),
        ("responsibility", "示例许可", "ju/xuke", ""),
        ("laws", "新示例办法", "xinshi-liban-fa", "新示例办法"),
    ],
)
def test_a_new_entry_goes_by_its_body_and_name(
    collection: str, text: str, id_: str, name: str, registry: Registry
) -> None:
    """The body's name becomes its id, the entry's name is spelt, and is written as its name."""
    found = registry.schemas.collection(collection)
    assert found is not None
    assert new_id(registry, found, text) == (id_, name)


def test_a_decision_goes_by_its_number_or_its_title() -> None:
    """A number that there is not is left as it is: who asks for it says so."""
    source = WorkTree(ROOT)
    schemas = load_schemas(source)
    shipped = build_registry(read_lists(source, schemas.layout), schemas)
    first = shipped.entries["adjustments/2026/001"]
    for text in ("2026/001", "lists/adjustments/2026/001.yml", str(first.get("title"))):
        assert number_meant(shipped, text) == "2026/001"
    assert number_meant(shipped, "2026/999") == "2026/999"


def test_a_new_entry_without_a_place_says_how(registry: Registry) -> None:
    """A power lies under a body."""
    found = registry.schemas.collection("power")
    assert found is not None
    with pytest.raises(SourceError, match="写成 机构/事项"):
        new_id(registry, found, "新种许可")


def test_what_was_named_need_not_be_filled_in(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The new guide has its name and its power; a list without powers takes none."""
    assert main(["new", "办事指南", "示例局/新种事项", "--power", "示例许可"]) == 0
    text = (city / "lists/guides/ju/xinzhong-shixiang.yml").read_text(encoding="utf-8")
    assert "\nname: 新种事项\n" in text
    assert "\npower: ju/xuke\n" in text
    assert main(["new", "办事指南", "示例局/又种事项", "--power", "示例许可", "--from", "示例许可（新办）"]) == 0
    text = (city / "lists/guides/ju/youzhong-shixiang.yml").read_text(encoding="utf-8")
    assert text.startswith("name: 又种事项\npower: ju/xuke\n")
    assert "\npower: ju/xuke\n" in text
    capsys.readouterr()
    assert main(["new", "机构", "xin", "--power", "示例许可"]) == 2
    assert "不写职权" in capsys.readouterr().err
