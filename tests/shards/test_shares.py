"""Work done in shares, put together, is byte for byte the work done in one piece."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from qingdan.checks.run import check
from qingdan.checks.shard import checks_of, found_in_share, found_of, merged, part_of
from qingdan.cli import main
from qingdan.read import WorkTree
from qingdan.read.shares import Share, Snapshot, seal
from tests.shards.conftest import files_of, put
from tests.support import ROOT, source


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_every_share_of_the_check_makes_the_whole(
    faulty: Path, count: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Output, order and exit code, in every format."""
    root, parts = ["--root", str(faulty)], [tmp_path / f"{number}.json.gz" for number in range(1, count + 1)]
    for number, part in enumerate(parts, 1):
        assert main(["check", *root, "--shard", f"{number}/{count}", "--out", str(part)]) == 0
    for form in (["--notices"], ["--summary"], *(["--format", each] for each in ("json", "sarif", "github", "gitlab"))):
        capsys.readouterr()
        expected = main(["check", *root, *form]), capsys.readouterr()
        assert expected[0] == 1
        assert (main(["check", *root, *form, "--merge", *map(str, reversed(parts))]), capsys.readouterr()) == expected


@pytest.mark.parametrize("count", [2, 5])
def test_the_shipped_lists_are_checked_alike_in_shares(count: int) -> None:
    """A thousand entries with warnings, notices and waivers."""
    snapshot = Snapshot(source(base=False), ("schemas",))
    lists = Snapshot(WorkTree(ROOT), ("lists", "schemas"))
    shares = [Share(number, count) for number in range(1, count + 1)]
    found = []
    for share in shares:
        part = json.loads(seal(part_of(found_in_share(lists, snapshot, share, "2026-01-01", _silent), share, "")))
        found += found_of(part["part"])
    whole = check(lists, snapshot, as_of="2026-01-01")
    assert merged(lists, snapshot, found, "2026-01-01", _silent).diagnostics == whole.diagnostics


def _silent(what: str, done: int, total: int) -> None:
    pass


@pytest.mark.parametrize("count", [1, 2, 7, 500])
def test_each_check_is_in_one_share(count: int) -> None:
    """None is left out, none is done twice."""
    every = [each for number in range(1, count + 1) for each in checks_of(Share(number, count))]
    whole = checks_of(Share(1, 1))
    assert len(every) == len(whole)
    assert set(every) == set(whole)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_share_of_the_site_makes_the_whole(city: Path, whole: dict[str, bytes], count: int, tmp_path: Path) -> None:  # fmt: skip
    """The same files with the same bytes; a damaged share harms nothing that stands."""
    root, target = ["site", "--root", str(city)], tmp_path / "site"
    parts = [str(tmp_path / f"part-{number}") for number in range(1, count + 1)]
    for number, part in enumerate(parts, 1):
        assert main([*root, "--shard", f"{number}/{count}", "--out", part]) == 0
    assert main([*root, "--out", str(target), "--merge", *parts]) == 0
    assert files_of(target) == whole
    damaged = max((Path(parts[-1]) / "files").rglob("*.*"))
    damaged.write_bytes(damaged.read_bytes() + b" ")
    assert main([*root, "--out", str(target), "--merge", *parts]) == 2
    assert files_of(target) == whole


def test_a_merge_refuses_what_is_no_whole(faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing, double, damaged or foreign part, each in one Chinese sentence."""
    root = ["check", "--root", str(faulty)]
    one, two, other = (str(tmp_path / name) for name in ("1.json", "2.json", "other.json"))
    for part, share in ((one, "1/2"), (two, "2/2"), (other, "2/3")):
        assert main([*root, "--shard", share, "--out", part]) == 0

    def refused(*parts: str) -> str:
        capsys.readouterr()
        assert main([*root, "--merge", *parts]) == 2
        told = capsys.readouterr()
        assert not told.out
        return told.err

    assert "还缺第 2 份" in refused(one)
    assert "不止一次" in refused(one, two, two)
    assert "不是同一次划分" in refused(one, other)
    assert "没有" in refused(one, str(tmp_path / "none.json"))
    raw = Path(two).read_bytes()
    for damaged in (raw[:-9], raw.replace(b"QD", b"QE", 1), b"", b"[]", b"{}", gzip.compress(raw)[:-4]):
        (tmp_path / "bad.json").write_bytes(damaged)
        assert "损坏" in refused(one, str(tmp_path / "bad.json"))
    body = json.loads(raw)["part"]
    (tmp_path / "tool.json").write_bytes(seal({**body, "tool": "0"}))
    assert "另一个版本的工具" in refused(one, str(tmp_path / "tool.json"))
    put(faulty, {"lists/organisations/xin.yml": "name: 新局\nkind: 工作部门\nlevel: 市级\nstatus: 在用\n"})
    assert "另一个版本的清单" in refused(one, two)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--shard", "0/2", "--out", "x"],
        ["--shard", "3/2", "--out", "x"],
        ["--shard", "1", "--out", "x"],
        ["--shard", "1/2"],
        ["--merge"],
        ["x.json"],
        ["--shard", "1/2", "--out", "x", "--merge", "y"],
        ["--scheduler", "10.0.0.5"],
    ],
)
def test_a_call_that_makes_no_sense_is_refused(faulty: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    """Exit 2 and what to write instead."""
    for command in ("check", "site"):
        assert main([command, "--root", str(faulty), *arguments]) == 2
        assert capsys.readouterr().err
