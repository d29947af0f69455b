"""Any place of the country can begin: its id, its bodies, its first files; and the manual's page says what the tool does."""

from __future__ import annotations

import re

import click
import pytest
import yaml

from qingdan.checks import check
from qingdan.cli.main import commands
from qingdan.edit import RefusedError
from qingdan.edit.city import Choice, Division, files_of, named, place_of
from qingdan.edit.city.place import divisions
from qingdan.edit.plan import fits
from qingdan.read import Memory
from tests.support import ROOT, SCHEMAS

PAGE = (ROOT / "site/manual/new-city.md").read_text(encoding="utf-8")


def test_every_division_down_to_counties_has_a_code_a_name_and_an_id() -> None:
    """34 provinces less those of which the statistics have none; sums without a government are left out."""
    every = [Division(code, name) for code, name in divisions().items()]
    assert len(every) > 3300
    assert all(re.fullmatch(r"\d{6}", each.code) for each in every)
    assert not {"市辖区", "县", "省直辖县级行政区划"} & {each.name for each in every}
    assert {each.level for each in every} == {"省级", "市级", "县级"}
    assert [each.name for each in every if not fits(each.id)] == []


LATER = ("QD216", "QD316", "QD520")
"""What a place does in its own time: the bodies' duties, looking its laws up, next year's holidays."""


@pytest.mark.parametrize(
    ("code", "name", "level", "id_", "law"),
    [
        ("510800", "广元市", "市级", "guangyuan-shi", "广元市司法局"),
        ("510802", "利州区", "县级", "lizhou-qu", "利州区司法局"),
        ("510726", "北川羌族自治县", "县级", "beichuanqiangzu-zizhixian", "北川羌族自治县司法局"),
        ("513200", "阿坝藏族羌族自治州", "市级", "abazangzuqiangzu-zizhizhou", "阿坝藏族羌族自治州司法局"),
        ("370000", "山东省", "省级", "shandong-sheng", "山东省司法厅"),
        ("110000", "北京市", "省级", "beijing-shi", "北京市司法局"),
        ("429004", "仙桃市", "县级", "xiantao-shi", "仙桃市司法局"),
    ],
)
def test_a_place_begins_without_a_finding(code: str, name: str, level: str, id_: str, law: str) -> None:
    """Its bodies are named as those of its level are, and nothing is invented: no phone, no address."""
    place = place_of(code, name)
    assert (place.level, place.id) == (level, id_)
    files = files_of(Choice(place, all_laws=False), "0.2.0")
    lists = {path: raw for path, raw in files.items() if path.startswith("lists/")}
    outcome = check(Memory(lists), SCHEMAS, as_of="2026-11-29")
    assert [each for each in outcome.diagnostics if each.code not in LATER] == []
    bodies = {path: raw.decode() for path, raw in lists.items() if "/organisations/" in path}
    assert f"name: {law}\n" in bodies["lists/organisations/sifa.yml"]
    assert f"name: {name}人民政府\n" in bodies[f"lists/organisations/{id_}.yml"]
    assert not re.search("phone|address|hours|credit_code|website", "".join(bodies.values()))
    assert all("unverified:" in text for path, text in bodies.items() if id_ not in path)


def test_a_body_that_keeps_the_lists_is_named_once() -> None:
    """One of the first bodies may be it; another gets a file of its own."""
    place = place_of("510800")
    for custodian, expected in (
        ("", "guangyuan-shi"),
        ("广元市司法局", "sifa"),
        ("市司法局", "sifa"),
        ("广元市数据局", "baoguan-jigou"),
    ):
        files = files_of(Choice(place, custodian, all_laws=False), "0.2.0")
        assert f"custodian: {expected}\n" in files["lists/registry.yml"].decode()
        assert sum(path.startswith("lists/organisations/") for path in files) == 4 + (expected == "baoguan-jigou")
    with pytest.raises(RefusedError, match="不像机构的名称"):
        Choice(place, "张三")


@pytest.mark.parametrize(
    ("custodian", "contents"),
    [
        ("", ["guangyuan-shi", "sifa"]),
        ("广元市司法局", ["guangyuan-shi", "sifa"]),
        ("广元市数据局", ["guangyuan-shi", "baoguan-jigou", "sifa"]),
    ],
)
def test_a_place_says_from_the_start_who_may_decide_what(custodian: str, contents: list[str]) -> None:
    """The government on matters; on contents also who keeps the lists and the body for law; by an instrument that came with it."""
    files = files_of(Choice(place_of("510800"), custodian, all_laws=False), "0.2.0")
    rows = yaml.safe_load(files["lists/registry.yml"])["authority"]
    assert [(row["track"], row["decided_by"]) for row in rows] == [
        ("事项调整", ["guangyuan-shi"]),
        ("内容调整", contents),
    ]
    assert {f"lists/laws/{basis['law']}.yml" for row in rows for basis in row["basis"]} <= files.keys()


def test_places_of_one_name_are_told_apart_by_code() -> None:
    """And a code of another name is refused with the right one."""
    assert len(named("鼓楼区")) > 1
    with pytest.raises(RefusedError, match="510700 是绵阳市，不是“广元市”。改法：广元市是 510800"):
        place_of("510700", "广元市")
    with pytest.raises(RefusedError, match="没有“999999”"):
        place_of("999999")


def test_every_command_on_the_manuals_page_is_one_that_the_tool_has() -> None:
    """With the arguments and options that it takes."""
    blocks = re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    lines = [line.partition("#")[0].split() for block in blocks for line in block.splitlines()]
    told = [line[1:] for line in lines if line[:1] == ["qingdan"] and line[1:2] != ["--version"]]
    assert {line[0] for line in told} >= {"init", "check", "serve", "edit", "new", "fmt", "adjust", "review", "site"}
    group = click.Context(commands)
    for line in told:
        command = commands.get_command(group, line[0])
        assert command is not None, line
        arguments = [word for word in line[1:] if not word.endswith(".whl") and word != "--wheel"]
        command.make_context(line[0], arguments, resilient_parsing=False)
