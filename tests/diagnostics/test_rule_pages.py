"""A rule's page is made of its docstring, and the examples on it are true."""

from __future__ import annotations

import json

import pytest

from qingdan.checks import catalogue, check
from qingdan.checks.beside import with_site
from qingdan.checks.catalogue import FAMILIES
from qingdan.diagnostics import Example, Rule, Severity
from qingdan.read import FileMode
from tests.support import DEFAULT_PATH, Odd, as_reviewed, listing, source

GOOD = "name: 甲局\nkind: 工作部门\nlevel: 市级\nstatus: 在用\n".encode()


def staged(example: Example) -> tuple[Odd, list[tuple[str, int, int]]]:
    """The source that an example describes, in files or in words."""
    files, marks = listing(example.text)
    first = example.text.split("\n")[0]
    src = source(files)
    if first.startswith("（"):
        src.contents[DEFAULT_PATH] = GOOD
        if "网站文件" in first:
            src.contents["site/assets/guide.css"] = b" " * int(first.strip("（").split(" ")[0])
            marks = [("site/assets/guide.css", 1, 1)]
        elif "字节" in first:
            src.contents[DEFAULT_PATH] = b"#" * int(first.strip("（").split(" ")[0])
        elif "符号链接" in first:
            src.modes[DEFAULT_PATH] = FileMode.SYMLINK
        elif "可执行" in first:
            src.modes[DEFAULT_PATH] = FileMode.EXECUTABLE
        elif "读不出来" in first:
            src.unreadable.add(DEFAULT_PATH)
        elif "登记总表" in first:
            del src.contents["lists/registry.yml"]
            marks = [("lists/registry.yml", 1, 1)]
        elif "201 个问题" in first:
            src.contents[DEFAULT_PATH] = GOOD + b"former_names:\n" + b"  - no\n" * 201
            marks = [(DEFAULT_PATH, 206, 5)]
        elif "50001" in first:
            src.contents |= {f"lists/organisations/c{n}.yml": b"" for n in range(50_001)}
            marks = [("lists/organisations", 1, 1)]
    return src, marks


@pytest.mark.parametrize("rule", [rule for rule in catalogue() if rule.code != "QD050"], ids=lambda rule: rule.code)
def test_the_examples_on_a_rules_page_are_true(rule: Rule) -> None:
    """A good example is free of errors; a bad one raises the rule's code exactly at its carets.

    QD050 is a check's own crash, which no file can bring about; it is staged in ``checks/test_run.py``.
    """
    for example in rule.examples:
        src, marks = staged(example)
        outcome = with_site(check(src, as_of="2026-01-01"), src)
        mine = [(d.place.path, d.place.line, d.place.column) for d in outcome.diagnostics if d.code == rule.code]
        if example.good:
            wrong = [d for d in outcome.diagnostics if d.severity is Severity.ERROR]
            assert wrong == []
            assert mine == []
        else:
            assert marks, "a bad example needs a caret"
            assert sorted(set(mine)) == sorted(marks)


def test_the_catalogue_of_codes_is_as_reviewed() -> None:
    """Codes are never reused: a change to the list of codes is a change to this snapshot."""
    lines = [f"{each.code} {each.severity} {each.slug} {each.title}" for each in catalogue()]
    assert as_reviewed("catalogue.txt", "\n".join(lines) + "\n")


def test_the_catalogue_covers_the_families_with_at_least_forty_codes() -> None:
    """Reading, shape and references each have their codes."""
    families = [each.family for each in catalogue()]
    assert len(families) >= 40
    for family in ("QD0xx", "QD1xx", "QD2xx"):
        assert families.count(family) >= 10
        assert family in FAMILIES


def test_every_rule_says_what_to_do() -> None:
    """A page without a cure leaves a lawyer alone with the fault."""
    assert [each.code for each in catalogue() if not each.fix] == []
    assert json.dumps([each.title for each in catalogue()], ensure_ascii=False).count("。") >= len(catalogue())
