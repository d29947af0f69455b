"""A Dask cluster of two workers on this machine makes the same bytes, and its loss is told in one sentence."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qingdan.cli import main
from qingdan.read import cluster as room
from qingdan.read.cluster import Cluster, ClusterError
from qingdan.read.snapshot import Share
from tests.cluster.conftest import files_of


@pytest.fixture(scope="module")
def local() -> Iterator[Any]:
    """Two workers, each a process of its own."""
    from distributed import LocalCluster  # noqa: PLC0415 slow to import, and for these tests alone

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as running:
        running.wait_for_workers(2)
        yield running


@pytest.fixture
def address(local: Any) -> str:
    """Its scheduler's address, when both workers are there."""
    local.wait_for_workers(2)
    return str(local.scheduler_address)


def named(given: str, share: Share) -> str:
    return f"{given} {share.number}/{share.of}"


def dies_once(given: str, share: Share) -> str:
    mark = Path(given) / "died"
    if share.number == 1 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return f"{share.number}/{share.of} by another"


def dies(given: str, share: Share) -> str:
    os.kill(os.getpid(), signal.SIGKILL)
    return given


def test_the_cluster_checks_alike(address: str, faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Output and exit code, in every format."""
    for form in (["--notices"], ["--format", "json"], ["--format", "sarif"]):
        expected = main(["check", "--root", str(faulty), *form]), capsys.readouterr()
        assert expected[0] == 1
        assert (
            main(["check", "--root", str(faulty), *form, "--scheduler", address]),
            capsys.readouterr(),
        ) == expected


def test_the_cluster_builds_the_same_site(
    address: str, city: Path, whole: dict[str, bytes], faulty: Path, tmp_path: Path
) -> None:
    """The same files with the same bytes; no site of lists with an error."""
    target = tmp_path / "site"
    assert main(["site", "--root", str(city), "--out", str(target), "--scheduler", address]) == 0
    assert files_of(target) == whole
    (faulty / "mkdocs.yml").write_bytes((city / "mkdocs.yml").read_bytes())
    assert main(["site", "--root", str(faulty), "--out", str(target), "--scheduler", address]) == 1
    assert files_of(target) == whole


def test_results_come_in_the_order_of_the_shares(address: str) -> None:
    """Whichever worker is done first."""
    assert Cluster(address).map(named, "x") == ["x 1/2", "x 2/2"]


def test_another_worker_takes_the_share_of_one_that_died(address: str, tmp_path: Path) -> None:
    """The result is the same."""
    assert Cluster(address).map(dies_once, str(tmp_path)) == ["1/2 by another", "2/2 by another"]
    assert (tmp_path / "died").exists()


def test_work_that_kills_every_worker_ends(address: str) -> None:
    """With a sentence, not with a wait for ever."""
    with pytest.raises(ClusterError, match="没有做完"):
        Cluster(address, patience=10).map(dies, "")


def test_a_worker_with_another_tool_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What two versions make does not fit together."""
    original = room.fingerprint
    monkeypatch.setattr(room, "fingerprint", lambda: original() + "x")
    with pytest.raises(ClusterError, match="同一个版本"):
        Cluster(address).map(named, "x")


def test_nobody_at_the_address_is_told(
    faulty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, one Chinese sentence, nothing written."""
    monkeypatch.setattr(room, "_SECONDS_TO_ANSWER", 1)
    assert main(["check", "--root", str(faulty), "--scheduler", "tcp://127.0.0.1:9"]) == 2
    told = capsys.readouterr()
    assert not told.out
    assert told.err.count("\n") == 1
    assert "没有做完" in told.err


def test_a_missing_library_is_told_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only who asks for a cluster needs it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"qingdan\[cluster\]"):
        Cluster("tcp://127.0.0.1:9").map(named, "x")


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("check", ["--scheduler", "10.0.0.5"]),
        ("site", ["--scheduler", "10.0.0.5"]),
        ("check", ["--scheduler", "tcp://127.0.0.1:9", "--since", "HEAD"]),
        ("site", ["--scheduler", "tcp://127.0.0.1:9", "--no-full-text"]),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(
    faulty: Path, command: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2 and what to write instead."""
    assert main([command, "--root", str(faulty), *arguments]) == 2
    assert "--scheduler" in (told := capsys.readouterr().err) or "地址" in told
