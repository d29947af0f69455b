"""The runner: crashes, waivers, changes since a revision, and one verdict whatever the order of files."""

from __future__ import annotations

import random
from collections.abc import Iterator

from qingdan.checks import check
from qingdan.checks.catalogue import registry_checks
from qingdan.checks.since import check_since
from qingdan.diagnostics import Diagnostic, Severity, rule
from qingdan.model import Registry
from tests.support import BASE, Odd, run, source

POWER = "lists/power/ju/xuke.yml"
LONE = {
    "lists/power/ju/lone.yml": BASE[POWER]
    .replace("示例许可", "孤单许可")
    .replace("行政许可", "行政确认")
    .replace("certificate", "confirms")
}


@rule("QD299")
def breaks_down(registry: Registry) -> Iterator[Diagnostic]:
    """一项会出故障的检查。

    为什么：供测试。

    正例:
        name: 甲

    反例:
        name: 乙
    """
    raise KeyError(registry.about["city"])
    yield


def test_a_crash_inside_one_check_is_a_diagnostic_that_names_it() -> None:
    """The other checks go on, and the person sees which check did not finish."""
    outcome = check(source(LONE), checks=[breaks_down, *registry_checks()])
    codes = {each.code: each for each in outcome.diagnostics}
    assert set(codes) == {"QD050", "QD202"}
    assert "QD299" in codes["QD050"].message


def test_an_entry_waives_a_check_with_a_reason() -> None:
    """A waived finding stays in the outcome with its reason, and no longer counts."""
    waived = {path: text + "waivers: [{rule: QD202, reason: 责任清单正在编制}]\n" for path, text in LONE.items()}
    outcome = run(waived)
    assert [(each.code, each.waived) for each in outcome.diagnostics] == [("QD202", "责任清单正在编制")]
    assert outcome.open == []


def test_reading_and_shape_cannot_be_waived() -> None:
    """A waiver of such a code is itself an error, and waives nothing."""
    broken = BASE[POWER].replace("市级", "地市级") + "waivers: [{rule: QD104, reason: 不想改}]\n"
    outcome = run({POWER: broken})
    assert sorted((each.code, each.waived) for each in outcome.diagnostics) == [("QD104", ""), ("QD213", "")]


def test_since_tells_what_a_change_touches_and_what_it_breaks_elsewhere() -> None:
    """An old fault in an untouched file is not told; a removed law is told where it was cited."""
    old = {"lists/organisations/jiu.yml": "name: 旧局\n"}
    base = source(old)
    now = source({**old, "lists/organisations/ju.yml": BASE["lists/organisations/ju.yml"].replace("示例局", "新局")})
    assert check_since(now, base).diagnostics == []
    removed = source(old)
    del removed.contents["lists/laws/fa.yml"]
    assert [(each.place.path, each.code) for each in check_since(removed, base).diagnostics] == [(POWER, "QD201")]
    touched = source({"lists/organisations/jiu.yml": "name: 旧旧局\n"})
    assert {each.code for each in check_since(touched, base).diagnostics} == {"QD102"}


def test_the_verdict_does_not_depend_on_the_order_of_files() -> None:
    """The same files in any order give the same diagnostics in the same order."""
    files = {**LONE, "lists/organisations/jiu.yml": "name: 旧局\n", "lists/laws/er.yml": "name: [\n"}
    first = run(files).diagnostics
    for seed in range(5):
        contents = list(source(files).contents.items())
        random.Random(seed).shuffle(contents)  # noqa: S311 an order, not a secret
        assert check(Odd(dict(contents))).diagnostics == first


def test_an_ended_waiver_waives_nothing_and_is_told() -> None:
    """The last day itself still counts; the day after, the fault is open again."""
    waived = {p: t + "waivers: [{rule: QD202, reason: 正在编制, until: 2026-03-31}]\n" for p, t in LONE.items()}

    def told(day: str) -> list[tuple[str, bool]]:
        """What is said on a day, but that nobody looked the law up."""
        every = check(source(waived), as_of=day).diagnostics
        return sorted((each.code, bool(each.waived)) for each in every if each.code != "QD316")

    assert told("2026-03-31") == [("QD202", True)]
    assert told("2026-04-01") == [("QD202", False), ("QD220", False)]


def test_a_waiver_that_nothing_calls_for_is_told_unless_its_check_did_not_run() -> None:
    """Only a check that ran can say that its waiver is not needed."""
    needless = {POWER: BASE[POWER] + "waivers: [{rule: QD202, reason: 曾经没有责任清单}]\n"}
    assert [each.code for each in run(needless).diagnostics] == ["QD219"]
    assert check(source(needless), checks=[]).diagnostics == []


def test_errors_are_not_crowded_out_by_warnings() -> None:
    """Of hundreds of findings in one file the errors are told first; where only warnings are left out, that is no error."""
    aliases = "".join(f"  - 甲<br>{number}\n" for number in range(300))
    path = "lists/guides/ju/xuke.yml"
    told = run({path: BASE[path] + f"aliases:\n{aliases}  - --help\n"}).diagnostics
    mine = [each for each in told if each.place.path == path]
    assert [each.code for each in mine if each.severity is Severity.ERROR] == ["QD047"]
    assert [each.severity for each in mine if each.code == "QD044"] == [Severity.WARNING]
    assert sum(each.code == "QD917" for each in mine) == 199
    dashes = "".join(f"  - --help{number}\n" for number in range(300))
    told = run({path: BASE[path] + f"aliases:\n{dashes}"}).diagnostics
    assert [each.severity for each in told if each.code == "QD044"] == [Severity.ERROR]
