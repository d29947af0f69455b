"""One set of findings in every format, as reviewed snapshots; and values that stay inert in each."""

from __future__ import annotations

import json

import pytest

from qingdan.checks import catalogue
from qingdan.cli.terminal import Lines
from qingdan.render import Palette, github, gitlab, json_report, sarif, summary, text
from qingdan.render.changes.findings import finding_lines
from tests.support import BASE, Odd, as_reviewed, check, source

GUIDE = "lists/guides/ju/xuke.yml"
SAMPLE = {
    GUIDE: BASE[GUIDE].replace("承诺件", "承若件").replace("power: ju/xuke", "power: ju/xukee"),
    "lists/organisations/ju.yml": BASE["lists/organisations/ju.yml"].replace("name", "name：")
    + "short: 甲\nshort: 乙\n",
    "lists/power/ju/xuke.yml": BASE["lists/power/ju/xuke.yml"] + "waivers: [{rule: QD203, reason: 指南正在修订}]\n",
}


def sample() -> tuple[Odd, list[object]]:
    src = source(SAMPLE)
    return src, list(check(src).diagnostics)


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif"])
def test_a_format_is_as_reviewed(form: str) -> None:
    """The same findings, worded for each reader."""
    src, found = sample()
    rules = [rule for rule in catalogue() if rule.code in {each.code for each in found}]
    shown = {
        "text": lambda: text(found, Lines(src), Palette()) + summary(found, 7, Palette()),
        "json": lambda: json_report(found, 7),
        "github": lambda: github(found),
        "gitlab": lambda: gitlab(found),
        "sarif": lambda: sarif(found, rules),
    }[form]()
    assert as_reviewed(f"report.{form}", shown)


def test_a_value_is_never_a_command_to_github() -> None:
    """A value that looks like a workflow command, with line breaks, stays within its message."""
    hostile = BASE[GUIDE].replace("handling: 承诺件", 'handling: "x\\n::error file=a::b%0A@everyone"')
    out = github(check(source({GUIDE: hostile})).diagnostics)
    assert [line for line in out.splitlines() if line.startswith("::")] == out.splitlines()
    assert len(out.splitlines()) == 1
    assert "%250A" in out


def test_a_value_is_never_a_command_to_the_terminal() -> None:
    """Escape and bidi characters are written out, in the sentence and in the quoted line."""
    src = source({"lists/organisations/jia.yml": "name: 甲\x1b[2J\u202e\nkind: x\n"})
    out = text(check(src).diagnostics, Lines(src), Palette())
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "\\u001b" in out


def test_a_long_line_is_cut_around_the_place() -> None:
    """The quoted line stays short, and the caret stands under the word."""
    src = source({"lists/organisations/jia.yml": f"name: {'甲' * 150}\u200b{'乙' * 40}\n"})
    (line, caret) = text(check(src).diagnostics, Lines(src), Palette()).splitlines()[1:3]
    assert "…" in line
    assert len(line) < 130
    assert caret.endswith("^")


def test_sarif_has_the_shape_that_the_standard_asks_for() -> None:
    """Version, rules by index, regions from 1, replacements with a deleted region."""
    _, found = sample()
    log = json.loads(sarif(found, catalogue()))
    (one,) = log["runs"]
    codes = [each["id"] for each in one["tool"]["driver"]["rules"]]
    assert log["version"] == "2.1.0"
    for result in one["results"]:
        assert codes[result["ruleIndex"]] == result["ruleId"]
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1
        for fix in result.get("fixes", ()):
            assert all("deletedRegion" in each for change in fix["artifactChanges"] for each in change["replacements"])
    assert any(result.get("suppressions") for result in one["results"])


def test_sarif_offers_what_is_certain_and_tells_what_is_likely() -> None:
    """A tool applies a fix without asking: a guess stands in the text alone."""
    _, found = sample()
    results = json.loads(sarif(found, catalogue()))["runs"][0]["results"]
    assert [each.certain for each in found] == ["fixes" in result for result in results]
    assert {True, False} <= {each.certain for each in found if each.edits}
    for each, result in zip(found, results, strict=True):
        assert all(edit.text in result["message"]["text"] for edit in each.edits if edit.guess)


def test_a_comment_names_the_command_for_what_is_certain() -> None:
    """How many findings have a cure that leaves nothing to judge; of none nothing is said."""
    _, found = sample()
    certain = [each for each in found if each.certain]
    assert f"其中 {len(certain)} 条改法只有一种" in finding_lines(found)[-1]
    assert "check --fix" in finding_lines(found)[-1]
    assert "check --fix" not in "".join(finding_lines([each for each in found if not each.certain]))
