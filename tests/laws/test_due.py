"""A law that was repealed or changed: told at once, a warning within the term, an error after, and the site is built all the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from qingdan.checks import check
from qingdan.checks.beside import with_site
from qingdan.cli import main
from qingdan.diagnostics import Diagnostic
from qingdan.diff import compare_sources, judge
from qingdan.diff.gate import gate
from qingdan.laws.due import due
from qingdan.laws.lock import Lock, lock_of, lock_text, odd_lines, read_lock, sum_of
from qingdan.read import Memory
from qingdan.schema import load_schemas
from tests.diff.past import commit, git
from tests.support import BASE, SCHEMAS, SHIPPED, source

TERM = "adjust_within: {value: 20, unit: 工作日, basis: [{law: fa}]}\n"
LAW = "name: 中华人民共和国示例法\nshort: 示例法\nkind: 法律\n"
DEAD = LAW + "versions: [{date: 2020-01-01, articles: 90}]\nrepealed: {date: 2026-08-15, recorded: 2026-11-29}\n"
AMENDED = (
    LAW
    + "versions:\n  - {date: 2020-01-01, articles: 90}\n  - {date: 2026-06-01, effective: 2026-11-02, articles: 90}\n"
)


def files(law: str, lock: str = "", term: str = TERM) -> dict[str, str]:
    """The small registry with a law, a lock and a term; its guide and its duties cite nothing."""
    return {
        "lists/registry.yml": BASE["lists/registry.yml"] + term,
        "lists/laws/fa.yml": law,
        **({"lists/statutes.lock": lock} if lock else {}),
    }


def told(given: dict[str, str], day: str) -> list[Diagnostic]:
    """What a check of a day says of what the power rests on."""
    src = source(given)
    every = with_site(check(src, as_of=day), src).diagnostics
    return [each for each in every if each.code in ("QD301", "QD313") and each.place.path == "lists/power/ju/xuke.yml"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-08-14", []),
        ("2026-11-29", ["warning 依据《中华人民共和国示例法》已于 2026-08-15 废止，尚未调整，应于 2026-12-25 前调整"]),
        ("2026-12-25", ["warning 依据《中华人民共和国示例法》已于 2026-08-15 废止，尚未调整，应于 2026-12-25 前调整"]),
        (
            "2026-12-26",
            ["error 依据《中华人民共和国示例法》已于 2026-08-15 废止，逾期未调整（应于 2026-12-25 前调整）"],
        ),
    ],
)
def test_a_repeal_is_a_warning_until_its_term_has_run_out(day: str, expected: list[str]) -> None:
    """The term runs from the repeal or from its recording, the later; before its day a repeal changes nothing."""
    assert [f"{each.severity} {each.message}" for each in told(files(DEAD), day)] == expected


def test_without_a_term_a_repeal_is_an_error_at_once() -> None:
    """The registry gives no time."""
    (one,) = told(files(DEAD, term=""), "2026-11-29")
    assert (one.severity, one.message[-4:]) == ("error", "尚未调整")


def test_a_term_that_runs_into_an_unarranged_year_has_no_day_and_ends_some_time() -> None:
    """Nobody guesses the day; a repeal cannot stay open for ever for want of a calendar."""
    late = DEAD.replace("2026-11-29", "2026-12-10")
    (one,) = told(files(late), "2027-01-20")
    assert "要等放假安排公布后才数得出" in one.message
    (over,) = told(files(late), "2027-04-01")
    assert (over.severity, over.message[-5:]) == ("error", "逾期未调整")


OLD, NEW = "fa@2020-01-01 12 0123456789ab\n", "fa@2026-06-01 12 ba9876543210\n"
HELD = "power/ju/xuke fa@2020-01-01\n"


@pytest.mark.parametrize(
    ("day", "lock", "expected"),
    [
        ("2026-11-01", OLD + NEW + HELD, []),
        ("2026-11-02", OLD + NEW + HELD, ["warning 已经修改，尚未调整，应于 2026-11-30 前调整"]),
        ("2026-12-01", OLD + NEW + HELD, ["error 已经修改，逾期未调整（应于 2026-11-30 前调整）"]),
        ("2026-12-01", OLD + OLD.replace("2020-01-01", "2026-06-01") + HELD, []),
        ("2026-12-01", OLD + NEW + HELD.replace("2020-01-01", "2026-06-01"), []),
        ("2026-11-02", HELD, ["warning 是否改动还没有对照，尚未调整，应于 2026-11-30 前调整"]),
        ("2026-11-02", OLD + "fa@2026-06-01 12 -\n" + HELD, ["warning 已经修改，尚未调整，应于 2026-11-30 前调整"]),
    ],
)
def test_a_new_version_touches_who_cites_an_article_that_changed(day: str, lock: str, expected: list[str]) -> None:
    """From the day on which it comes into force; not who was reviewed since; and what nobody compared is asked for."""
    found = [f"{each.severity} {each.message.partition('第 12 条')[2]}" for each in told(files(AMENDED, lock), day)]
    assert found == expected


def test_without_a_lock_a_recorded_version_rings_and_an_old_one_does_not() -> None:
    """Versions that nobody recorded as a change are the law's past, of which an entry without a lock says nothing."""
    assert told(files(AMENDED), "2026-11-03") == []
    recorded = AMENDED.replace("effective: 2026-11-02", "effective: 2026-11-02, recorded: 2026-11-20")
    (one,) = told(files(recorded), "2026-11-20")
    assert one.message.endswith("是否改动还没有对照，尚未调整，应于 2026-12-18 前调整")


def test_an_article_that_got_another_number_is_to_be_cited_anew() -> None:
    """Its text may be the same: the number is not; one that was split or went has changed."""
    moved = AMENDED.replace("articles: 90}\n", "articles: 90}\n", 1).replace(
        "effective: 2026-11-02", 'effective: 2026-11-02, renumbered: [{from: "12", to: ["13"]}]'
    )
    lock = OLD + "fa@2026-06-01 13 0123456789ab\n" + HELD
    (one,) = told(files(moved, lock), "2026-11-02")
    assert "第 12 条已经修改" in one.message


def test_a_record_of_the_past_and_an_ended_entry_owe_nothing() -> None:
    """Only what says what holds is adjusted; here that is the registry, whose term rests on the law."""
    ended = BASE["lists/power/ju/xuke.yml"].replace("status: 在用", "status: 取消\nretired: {date: 2026-01-01}")
    src = source({**files(DEAD), "lists/power/ju/xuke.yml": ended})
    assert [each.entry.key for each in due(check(src, as_of="2026-11-29").registry, Lock())] == ["registry"]


def test_a_lock_is_read_back_as_it_was_written_and_sorted() -> None:
    """Articles by number; a line that the tool would not write is told with its number."""
    lock = Lock(
        {("fa", "2020-01-01"): {"12": sum_of("甲"), "2": "-", "12-1": sum_of("乙")}},
        {("power/ju/xuke", "fa"): "2020-01-01"},
        frozenset({("fa", "2020-01-01", "12", sum_of("丙")), ("fa", "2020-01-01", "3", sum_of("丁"))}),
    )
    text = lock_text(lock)
    assert read_lock(text) == lock
    assert [line.split()[1] for line in text.splitlines()] == ["2", "12", "12-1", "3", "12", "fa@2020-01-01"]
    assert list(odd_lines(text)) == []
    assert [number for number, _ in odd_lines(text + "fa@2020-01-01 12 x\n" + text)] == [7, 8, 9, 10, 11, 12, 13]


def test_a_sum_is_of_the_words_and_not_of_blanks_or_the_width_of_signs() -> None:
    """Mirrors differ in both."""
    assert (
        sum_of("处一万元以下罚款（含）。") == sum_of(" 处一万元以下\n罚款(含)。") != sum_of("处二万元以下罚款（含）。")
    )


def side(**changed: str) -> Memory:
    """The small registry in which the law is dead, with entries changed by collection."""
    contents = {**{path: text.encode() for path, text in BASE.items()}, "lists/laws/fa.yml": DEAD.encode(), **SHIPPED}
    contents |= {path.replace("__", "/"): text.encode() for path, text in changed.items()}
    return Memory(contents)


def test_a_new_citation_of_a_dead_law_is_stopped_at_the_gate() -> None:
    """What was cited before is not; another article of the dead law is; before its day the law is alive."""
    power = BASE["lists/power/ju/xuke.yml"]
    more = power.replace(
        'article: "12", role: 设定}', 'article: "12", role: 设定}, {law: fa, article: "13", role: 实施}'
    )
    key = "lists__power__ju__xuke.yml"

    def stopped(new: str, day: str = "2026-11-29") -> list[str]:
        comparison = compare_sources(side(), side(**{key: new}), load_schemas(SCHEMAS))
        return [each.message for each in gate(judge(comparison), comparison, day) if each.code == "QG111"]

    assert stopped(more) == ["“示例许可”新引用了《中华人民共和国示例法》，它已于 2026-08-15 废止"]
    assert stopped(power.replace('"12"', '"14"')) == stopped(more)
    assert stopped(power.replace("name: 示例许可", "name: 示例许可证")) == []
    assert stopped(more, "2026-08-14") == []


def test_the_shipped_lists_stay_publishable_when_a_law_that_many_cite_is_repealed(tmp_path: Path) -> None:
    """Every citation in force is due by one day, after it an error; the pages and the command say the same."""
    for folder in ("lists", "schemas", "site"):
        for file in SCHEMAS.files(folder):
            path = tmp_path / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(SCHEMAS.read(file))
    law = tmp_path / "lists/laws/xiaofang-fa.yml"
    text = law.read_text(encoding="utf-8")
    assert "repealed" not in text
    law.write_text(text + "repealed: {date: 2026-08-15, recorded: 2026-11-29}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_bytes(SCHEMAS.content("mkdocs.yml") or b"")
    git(tmp_path, "init", "-q")
    commit(tmp_path, "收录", 332)
    cited = sum(
        len(re.findall(r"law: xiaofang-fa\b", path.read_text(encoding="utf-8")))
        for name in ("power", "responsibility", "guides", "negative", "duties", "bundles")
        for path in (tmp_path / "lists" / name).rglob("*.yml")
    )
    assert cited >= 20
    out = tmp_path / "told.json"
    assert main(["laws", "due", "--root", str(tmp_path), "--format", "json", "--out", str(out)]) == 0
    found = json.loads(out.read_text(encoding="utf-8"))
    rows = [row for row in found["tables"][0]["rows"] if row["law"] == "中华人民共和国消防法"]
    assert sum(int(row["citations"]) for row in rows) == cited
    assert {row["by"] for row in rows} == {"2026-12-25"}
    total = found["counts"]["citations"]
    assert main(["laws", "due", "--root", str(tmp_path), "--on", "2026-12-26", "--out", str(out)]) == 1
    assert main(["check", "--root", str(tmp_path), "--on", "2026-12-25"]) == 0
    assert main(["check", "--root", str(tmp_path), "--on", "2026-12-26"]) == 1
    site = tmp_path / "built"
    assert main(["site", "--root", str(tmp_path), "--out", str(site), "--on", "2026-12-26"]) == 0
    page = (site / rows[0]["entry"] / "index.html").read_text(encoding="utf-8")
    assert "已于 2026-08-15 废止，逾期未调整（应于 2026-12-25 前调整）" in page
    assert "（已废止）" in page
    listed = (site / "due/index.html").read_text(encoding="utf-8")
    assert f"{total} 处引用" in listed
    assert f"{total} 处逾期未调整" in listed
    assert f'<a href="../due/">{total} 处</a>' in (site / "statistics/index.html").read_text(encoding="utf-8")


def test_the_lock_of_a_source_without_one_is_empty() -> None:
    """And no file of the lists is out of place because of it."""
    assert lock_of(source({})) == Lock()
    assert [each.code for each in check(source({"lists/statutes.lock": HELD})).diagnostics] == []
