"""A registry says without which elements an entry is not published; what else is missing is counted, and blocks nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qingdan.checks import check
from qingdan.checks.since import check_since
from qingdan.cli import main
from qingdan.diagnostics import Severity
from qingdan.edit.city.found import BLOCKING
from tests.edit.test_returned import _registry
from tests.support import BASE, SCHEMAS, run, source

PATH = "lists/registry.yml"
REGISTRY = BASE[PATH]
HALF = "name: 乙检查\ntype: 行政检查\norganisation: ju\nbasis: [{law: fa}]\n"
ASKED = REGISTRY + "blocking: [{list: 权力清单, elements: [职权名称, 职权类型, 行使主体, 依据]}]\n"
GUIDE = BASE["lists/guides/ju/xuke.yml"]


def weights(files: dict[str, str], code: str = "QD102") -> list[Severity]:
    return [each.severity for each in run(files).diagnostics if each.code == code]


def test_what_is_not_named_is_a_notice() -> None:
    """Of the lists that are named; a registry that names none asks for everything."""
    half = {"lists/power/ju/er.yml": HALF}
    assert weights({**half, PATH: REGISTRY}) == [Severity.ERROR] * 4
    assert weights({**half, PATH: ASKED}) == [Severity.NOTICE] * 4
    assert weights({**half, PATH: ASKED}, "QD202") == [Severity.NOTICE]
    assert weights({**half, PATH: ASKED.replace("依据", "依据, 责任清单")}, "QD202") == [Severity.ERROR]


def test_what_is_named_blocks() -> None:
    """And so does all of a list that is not named."""
    bare = {"lists/power/ju/er.yml": HALF.replace("basis: [{law: fa}]\n", "")}
    assert sorted(weights({**bare, PATH: ASKED})) == [Severity.ERROR, *[Severity.NOTICE] * 4]
    row = {"lists/power/ju/er.yml": HALF.replace("{law: fa}", '{article: "1"}')}
    assert Severity.ERROR in weights({**row, PATH: ASKED})
    guide = {"lists/guides/ju/xuke.yml": GUIDE.replace("visits: 0\n", "")}
    assert weights({**guide, PATH: ASKED}) == [Severity.ERROR]


def test_a_changed_choice_weighs_every_entry_anew() -> None:
    """Also those whose files did not change, and to what a whole check says."""
    half = {"lists/power/ju/er.yml": HALF}
    before, after = source({**half, PATH: ASKED}), source({**half, PATH: REGISTRY})
    for old, new in ((before, after), (after, before)):
        found = {each for each in check_since(new, old, SCHEMAS).diagnostics if each.code == "QD102"}
        whole = {each for each in check(new, SCHEMAS).diagnostics if each.code == "QD102"}
        assert found <= whole
        assert check(new, SCHEMAS).unpublishable is (new is after)


def test_what_is_absent_is_not_blamed_for_what_follows() -> None:
    """Papers of unknown kind, steps and channels that nobody has written yet."""
    short = "name: 甲\npower: ju/xuke\nvisits: 1\nmaterials: [{id: biao, name: 申请表}]\n"
    asked = REGISTRY + "blocking: [{list: 办事指南, elements: [办理项名称, 所属职权]}]\n"
    outcome = run({"lists/guides/ju/jia.yml": short, PATH: asked})
    assert [each.code for each in outcome.diagnostics if each.severity is Severity.ERROR] == []


def test_every_element_that_is_a_must_can_be_named() -> None:
    """By the title that its schema has; and a new place's choice is of such."""
    schemas = {
        path.rpartition("/")[2]: json.loads(SCHEMAS.read(file))
        for file in SCHEMAS.files("schemas")
        for path in [file.path]
    }
    rows = schemas["registry.schema.json"]["properties"]["blocking"]["items"]["properties"]
    lists, names = rows["list"]["enum"], set(rows["elements"]["items"]["enum"])
    wanted = {"责任清单"}
    for schema in schemas.values():
        if schema.get("title") in lists:
            wanted |= {_title(schema, schemas, key) for key in schema.get("required", ())}
            for rule in schema.get("allOf", ()):
                then = rule.get("then", {}) if isinstance(rule, dict) else {}
                wanted |= {_title(schema, schemas, key) for key in then.get("required", ())}
    assert wanted - names <= {"取消情况", "暂停情况", "停用情况", "撤销情况"}
    assert names <= wanted
    assert {each for row in BLOCKING for each in row["elements"]} <= names


def _title(schema: dict, schemas: dict, key: str) -> str:
    field = schema["properties"][key]
    if "title" in field:
        return str(field["title"])
    file, _, pointer = field["$ref"].partition("#/$defs/")
    return str(schemas[file]["$defs"][pointer]["title"])


def test_completeness_says_what_may_wait(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of what is missing; what blocks is told without."""
    root = _registry(tmp_path / "r")
    (root / PATH).write_text(ASKED, encoding="utf-8")
    (root / "lists/power/ju/er.yml").write_text(HALF, encoding="utf-8")
    assert main(["check", "--root", str(root), "--completeness"]) == 0
    out = capsys.readouterr().out
    assert "  行使层级：1 / 1 / 0（齐 50%，可以先缺）\n" in out
    assert "  依据：2 / 0 / 0（齐 100%）\n" in out
