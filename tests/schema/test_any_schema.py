"""Whatever a schema file holds ends in schemas that can be used, or in located faults, within a second."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from itertools import islice

import pytest

from qingdan.diagnostics import Severity
from qingdan.read import Memory
from qingdan.schema import SchemaError, load_schemas, trusted_schemas, usable_schemas
from tests.schema.mutants import mutants
from tests.support import BASE, SHIPPED, run

SEED = int(os.environ.get("QINGDAN_FUZZ_SEED", "20261129"))
MANY = int(os.environ.get("QINGDAN_FUZZ_SCHEMAS", "150"))
"""How many mutants are tried: some hundreds in every run, and as many as are wanted where the variable says so."""
SECONDS = float(os.environ.get("QINGDAN_FUZZ_SECONDS", "25"))
SLOW = 1.0
"""CPU seconds that loading may last, with everything that a command does before it looks at an entry."""
CHINESE = re.compile("[\u4e00-\u9fff]")


def loaded(files: dict[str, bytes]) -> tuple[list[str], float]:
    """The codes that are told, after looking at each of them, and the CPU seconds that it took."""
    contents = {**SHIPPED, **{path: text.encode() for path, text in BASE.items()}, **files}
    began = time.process_time()
    schemas = load_schemas(Memory(contents))
    lasted = time.process_time() - began
    for each in schemas.diagnostics:
        assert re.fullmatch(r"QD1[34]\d|QD00\d|QD04[67]", each.code)
        assert each.severity is Severity.ERROR
        text = contents[each.place.path].decode("utf-8", "replace")
        lines = text.split("\n")
        assert 1 <= each.place.line <= len(lines)
        assert 1 <= each.place.column <= len(lines[each.place.line - 1]) + 1
        assert CHINESE.search(each.message)
        assert CHINESE.search(each.fix)
        assert not re.search(r"\{'|\['|None|Traceback|Error\b", each.message)
    return [each.code for each in schemas.diagnostics], lasted


def test_mutants_of_the_shipped_schemas_end_in_use_or_in_located_faults() -> None:
    """No crash, no fault without a place, a cure and Chinese words, none that lasts over a second; what is in order can be used."""
    began, tried, refused, slowest = time.monotonic(), 0, 0, 0.0
    for told, files in islice(mutants(SEED), MANY):
        if time.monotonic() - began > SECONDS:
            break
        try:
            codes, lasted = loaded(files)
            contents = {**SHIPPED, **{path: text.encode() for path, text in BASE.items()}, **files}
            if codes and tried % 5 == 0:
                with pytest.raises(SchemaError, match=r"schemas/[a-z/.]+:\d+:\d+: 错误\[QD"):
                    usable_schemas(Memory(contents))
                _trusted(contents)
            elif not codes:
                assert "QD050" not in {each.code for each in run(files).diagnostics}
        except BaseException as problem:
            raise AssertionError(f"mutant {tried} of seed {SEED}: {told}") from problem
        assert lasted < SLOW, f"{lasted:.2f} s: mutant {tried} of seed {SEED}: {told}"
        tried, refused, slowest = tried + 1, refused + bool(codes), max(slowest, lasted)
    print(f"{tried} mutants, {refused} refused, slowest {slowest:.3f} s of CPU")  # noqa: T201 the figures, with -s
    assert tried >= min(MANY, 20)  # a slow machine tries fewer
    assert refused > tried // 2


def _trusted(contents: dict[str, bytes]) -> None:
    """Who trusts a state that was checked gets schemas or is told why not."""
    with suppress(SchemaError):
        trusted_schemas(Memory(contents))
