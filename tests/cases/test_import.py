"""Tables of cases come in without persons, every row is accounted for, and an old store stands until the new one is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from qingdan.cases.days import when
from qingdan.cases.key import key_in
from qingdan.cases.layout import shipped_layout
from qingdan.cases.matching import Guides
from qingdan.cases.moments import BAD, MomentReader
from qingdan.cases.store import CaseStore
from qingdan.checks import check
from qingdan.cli import main
from qingdan.read import SourceError, WorkTree
from tests.cases.made import ACCEPT, BODY, NAME, PROCESS, RESULT, clean, dump, put, registry, take, write
from tests.support import ROOT, SCHEMAS


def test_no_personal_value_is_in_any_byte_of_the_store(tmp_path: Path) -> None:
    """Nor a case number; what was left at the door is counted."""
    done = take(registry(), tmp_path / "cases.sqlite", *write(tmp_path, [clean(n) for n in range(50)]))
    raw = (tmp_path / "cases.sqlite").read_bytes()
    for number in range(50):
        for value in (f"甲某{number}", f"乙某{number}", f"139{number:08}", f"BJ{number:05}"):
            assert value.encode() not in raw
    assert {each.table: each.dropped for each in done.accounts} == {
        "accept": 100, "process": 150, "result": 0, "special_procedure": 0,
    }  # fmt: skip
    assert done.cases == 50


def test_a_personal_value_in_a_column_that_comes_in_does_not(tmp_path: Path) -> None:
    """A step or post called like a person, an item with a person's name: our own words come in, others do not."""
    rows = clean(1)
    rows["process"].append(("BJ00001", "找丙某签字", "", "2026-11-03", "2026-11-03", "丙某岗", "丙某"))
    rows["accept"].append(("BJ00002", "丙某的申请", BODY, "2026-11-03", "", "丙某", ""))
    done = take(registry(), tmp_path / "cases.sqlite", *write(tmp_path, [rows]))
    assert "丙某" not in dump(tmp_path / "cases.sqlite")
    assert "丙某".encode() not in (tmp_path / "cases.sqlite").read_bytes()
    assert done.unmatched == {("", ""): 1}


def test_rows_in_are_rows_accounted_for(tmp_path: Path) -> None:
    """Kept, twice, refused or blank; the refused ones by file, sheet, row and column, without their value."""
    accept = put(
        tmp_path,
        "accept.csv",
        [
            ACCEPT,
            ("A1", NAME, BODY, "2026-11-02", "2026-11-02", "", ""),
            ("A1", NAME, BODY, "2026-11-03", "2026-11-03", "", ""),
            ("A2", NAME, BODY, "2026-02-30", "", "", ""),
            ("", NAME, BODY, "2026-11-02", "", "", ""),
            (),
            ("A3", "没有的事项", BODY, "2026/11/2 8:05", "", "", ""),
            ("A4",),
        ],
    )
    process = put(
        tmp_path,
        "process.csv",
        [PROCESS, ("A9", "受理", "", "2026-11-02", "", "", ""), ("A1", "受理", "Z9", "2026-11-02", "", "", "")],
    )
    done = take(registry(), tmp_path / "cases.sqlite", accept, process)
    for each in done.accounts:
        assert each.rows == each.kept + each.twice + each.refused + each.blank
    assert [(each.kept, each.twice, each.refused, each.blank) for each in done.accounts] == [(2, 1, 3, 1), (2, 0, 0, 0)]
    assert done.orphans == {"process": 1}
    assert done.unmatched == {("", "没有的事项"): 1}
    assert dict(done.accounts[1].coarse) == {"业务动作": 1}
    held = CaseStore(tmp_path / "cases.sqlite")
    assert [row[1:] for row in held.rows("refused")] == [
        ("", 4, "申请时间", "不是可能的日期"),
        ("", 5, "办件编号", "没有编号"),
        ("", 8, "申请时间", "没有日期"),
    ]


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    """In whatever order they are named, and however often."""
    held = registry()
    files = write(tmp_path, [clean(n) for n in range(200)])
    take(held, tmp_path / "one.sqlite", *files)
    take(held, tmp_path / "two.sqlite", *reversed(files))
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()


def test_gbk_workbooks_and_empty_files_are_read_or_told(tmp_path: Path) -> None:
    """GBK and xlsx as UTF-8; an empty file and a foreign table are named."""
    held = registry()
    row = clean(1)["accept"][0]
    take(held, tmp_path / "utf.sqlite", put(tmp_path, "a.csv", [ACCEPT, row]))
    take(held, tmp_path / "gbk.sqlite", put(tmp_path, "b.csv", [ACCEPT, row], "gbk"))
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["办件受理情况"])
    sheet.append(list(ACCEPT))
    sheet.append(list(row))
    book.save(tmp_path / "c.xlsx")
    take(held, tmp_path / "xlsx.sqlite", tmp_path / "c.xlsx")
    found = [list(CaseStore(tmp_path / f"{name}.sqlite").cases()) for name in ("utf", "gbk", "xlsx")]
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 1
    empty, other = put(tmp_path, "d.csv", []), put(tmp_path, "e.csv", [("姓名", "成绩"), ("甲", "5")])
    done = take(held, tmp_path / "none.sqlite", empty, other)
    assert done.strange == [("d.csv", "", 0), ("e.csv", "", 2)]
    assert done.cases == 0


def test_a_process_mining_log_is_cases_too(tmp_path: Path) -> None:
    """One row a step, the item in each row; the resource stays outside."""
    head = (
        "case:concept:name",
        "concept:name",
        "start_timestamp",
        "time:timestamp",
        "org:resource",
        "org:role",
        "case:task_name",
        "case:body",
    )
    rows = [
        ("T1", "受理", "2026-11-02T09:00:00+08:00", "2026-11-02T01:30:00Z", "丁某", "受理岗", NAME, BODY),
        ("T1", "决定", "2026-11-03T09:00:00+08:00", "2026-11-03T10:00:00.000+08:00", "丁某", "决定岗", NAME, BODY),
    ]
    done = take(registry(), tmp_path / "c.sqlite", put(tmp_path, "log.csv", [head, *rows]))
    case = next(CaseStore(tmp_path / "c.sqlite").cases())
    assert (case.guide, when(case.accepted), when(case.decided)) == (
        "ju/xuke",
        "2026-11-02 09:30:00",
        "2026-11-03 10:00:00",
    )
    assert [event.post for event in case.events] == ["受理岗", "决定岗"]
    assert done.accounts[0].dropped == 2
    assert "丁某".encode() not in (tmp_path / "c.sqlite").read_bytes()


def test_a_mapping_file_names_other_columns_and_codes(tmp_path: Path) -> None:
    """And a wrong one is refused with what is wrong."""
    table = "{needs: [number, decided], columns: {number: [流水], decided: [完成日], result: [码]}}"
    raw = f'tables:\n  result: {table}\ncodes: {{result: {{准予: ["9"]}}}}\n'
    layout = shipped_layout([("own.yml", raw.encode())])
    assert layout.codes["result"]["9"] == "准予"
    assert layout.tables[0].titles == {"流水": "number", "完成日": "decided", "码": "result"}
    for bad in (
        "tables: {nonsense: {}}\n",
        "tables: {result: {columns: {x: [a]}}}\n",
        "codes: {result: {准予: 9}}\n",
        "a: [\n",
        "x: 1\n",
    ):
        with pytest.raises(SourceError, match="对照文件“own"):
            shipped_layout([("own.yml", bad.encode())])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-09-17 08:30:00", "2026-09-17 08:30:00"),
        ("2026/9/7 8:05", "2026-09-07 08:05:00"),
        ("20260917", "2026-09-17"),
        ("20260917083000", "2026-09-17 08:30:00"),
        ("2026年9月17日", "2026-09-17"),
        ("2026-09-17T00:30:00Z", "2026-09-17 08:30:00"),
        ("2026-09-17 08:30:00.123", "2026-09-17 08:30:00"),
        ("", ""),
    ],
)
def test_moments_are_read_as_exports_write_them(text: str, expected: str) -> None:
    """A day alone stays a day alone."""
    read = MomentReader()
    assert when(read(text)) == expected
    assert when(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30",
        "2026-13-01",
        "2026-11-02 25:00:00",
        "0000-01-01",
        "昨天",
        "45999",
        "2026-11-02 08:61:00",
        "9026-01-01",
    ],
)
def test_impossible_moments_are_none(text: str) -> None:
    """They are told, never guessed."""
    assert MomentReader()(text) == BAD


def test_the_key_lies_outside_the_repository_and_is_its_owners_alone(tmp_path: Path) -> None:
    """Made on first use; refused in the repository, and where others can read it."""
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    for place in (repository / "key", repository / "lists" / "key"):
        with pytest.raises(SourceError, match="仓库里"):
            key_in(place, repository / "lists")
        assert not place.exists()
    link = tmp_path / "link"
    link.symlink_to(repository / "inner")
    with pytest.raises(SourceError, match="仓库里"):
        key_in(link, repository)
    key = key_in(tmp_path / "far" / "key", repository)
    assert len(key) == 32
    assert key_in(tmp_path / "far" / "key", repository) == key
    assert (tmp_path / "far" / "key").stat().st_mode & 0o777 == 0o600
    (tmp_path / "far" / "key").chmod(0o644)
    with pytest.raises(SourceError, match="chmod 600"):
        key_in(tmp_path / "far" / "key", repository)


def test_a_store_in_the_repository_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Cases are never committed: only below ``build``."""
    path = put(tmp_path, "a.csv", [ACCEPT])
    assert (
        main(
            [
                "cases",
                "import",
                str(path),
                "--into",
                str(ROOT / "lists/cases.sqlite"),
                "--key",
                str(tmp_path / "k"),
                "--root",
                str(ROOT),
            ]
        )
        == 2
    )
    assert "不得提交" in capsys.readouterr().err
    assert not (ROOT / "lists/cases.sqlite").exists()


def test_whoever_is_killed_leaves_the_old_store(tmp_path: Path) -> None:
    """At whatever moment, and the next import makes what that one would have made."""
    held = registry()
    store = tmp_path / "cases.sqlite"
    take(held, store, put(tmp_path, "old.csv", [ACCEPT, clean(1)["accept"][0]]))
    before = store.read_bytes()
    files = write(tmp_path, [clean(n) for n in range(20_000)])
    program = (
        "import sys; from pathlib import Path; from tests.cases.made import registry, take; held = registry(); print('begun', flush=True);"
        f"take(held, Path({str(store)!r}), *map(Path, sys.argv[1:]))"
    )
    for wait in (0.05, 0.3, 0.6):
        command = subprocess.Popen(
            [sys.executable, "-c", program, *map(str, files)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert command.stdout is not None
        command.stdout.readline()
        time.sleep(wait)
        command.send_signal(signal.SIGKILL)
        command.wait()
        command.stdout.close()
        assert (
            store.read_bytes() == before
            or CaseStore(store).db.execute("SELECT COUNT(*) FROM cases").fetchone()[0] == 20_000
        )
    take(held, store, *files)
    again = tmp_path / "again.sqlite"
    take(held, again, *files)
    assert store.read_bytes() == again.read_bytes()
    assert not list(tmp_path.glob(".*"))


def test_a_file_that_is_no_table_changes_nothing(tmp_path: Path) -> None:
    """An error in the last file leaves the old store."""
    held = registry()
    store = tmp_path / "cases.sqlite"
    good = put(tmp_path, "a.csv", [ACCEPT, clean(1)["accept"][0]])
    take(held, store, good)
    before = store.read_bytes()
    (tmp_path / "z.csv").write_bytes(b"\xff\xff\xff\xff")
    (tmp_path / "y.csv").write_text('a,"b\n', encoding="utf-8")
    (tmp_path / "x.xlsx").write_bytes(b"PK nonsense")
    for bad in ("z.csv", "y.csv", "x.xlsx"):
        with pytest.raises(SourceError, match=bad):
            take(held, store, good, tmp_path / bad)
        assert store.read_bytes() == before


def test_many_bad_rows_are_listed_each(tmp_path: Path) -> None:
    """By row, without filling the memory; a good one among them comes in."""
    rows = [("X1", "2026-13-45", "准予")] * 30_000
    path = put(tmp_path, "r.csv", [RESULT, *rows[:15_000], ("X1", "2026-11-02", "准予"), *rows[15_000:]])
    done = take(registry(), tmp_path / "c.sqlite", path)
    assert done.refused == 30_000
    assert CaseStore(tmp_path / "c.sqlite").db.execute(
        "SELECT COUNT(*), MIN(row), MAX(row) FROM refused"
    ).fetchone() == (
        30_000,
        2,
        30_002,
    )


def test_every_shipped_guide_is_found_by_its_own_name_and_body() -> None:
    """Also one whose power has the same name and other guides besides."""
    held = check(WorkTree(ROOT), SCHEMAS).registry
    guides = Guides(held)
    missed = []
    for guide in held.guides:
        power = held.entries[f"power/{guide.data['power']}"]
        body = held.entries[f"organisations/{power.data['organisation']}"]
        if guides.of("", "", "", guide.name, body.name) != guide.id:
            missed.append(guide.id)
    assert missed == []
