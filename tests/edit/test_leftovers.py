"""What a killed write leaves beside a file is told in one line, judged by nobody, and removed by the next command that writes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from qingdan.cli import main
from tests.diff.past import commit, git
from tests.support import BASE, ROOT

GUIDE = "lists/guides/ju/xuke.yml"
LEFT = "lists/guides/ju/.xuke.yml.qingdan-new"
_KILLED = """
import os, signal, sys
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
from qingdan.cli import main
main(sys.argv[1:])
"""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The small invented city in git, every file in form."""
    git(tmp_path, "init", "-q", "-b", "main")
    for path, text in BASE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert main(["fmt", "--root", str(tmp_path)]) == 0
    commit(tmp_path, "起点", 0)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines on stderr about leftovers since the last call."""
    return [line for line in capsys.readouterr().err.splitlines() if "qingdan-new" in line]


def left(root: Path) -> list[str]:
    """What lies about with such names."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*.qingdan-new"))


def test_a_fmt_that_was_killed_as_it_wrote_hinders_no_check(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is the old one, the leftover is named once with the cure, and the cure works."""
    guide = city / GUIDE
    old = guide.read_bytes().replace(b"visits: 0", b"visits:    0")
    guide.write_bytes(old)
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, "fmt", "--root", str(city)], capture_output=True, check=False
    )
    assert killed.returncode == -9
    assert left(city) == [LEFT]
    assert guide.read_bytes() == old
    assert main(["check", "--root", str(city)]) == 0
    lines = told(capsys)
    assert len(lines) == 1
    assert LEFT in lines[0]
    assert "改法：运行 qingdan fmt" in lines[0]
    assert main(["fmt", "--check", "--root", str(city)]) == 1
    assert left(city) == [LEFT]
    assert main(["fmt", "--root", str(city)]) == 0
    assert left(city) == []
    capsys.readouterr()
    assert main(["check", "--root", str(city)]) == 0
    assert told(capsys) == []


@pytest.mark.parametrize(
    "arguments", [("check",), ("check", "--since", "HEAD"), ("diff", "HEAD"), ("fmt", "--check")], ids=" ".join
)
def test_no_command_takes_it_for_a_file_of_the_lists(
    city: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    """Each says what it says without: here and in ``site/``, half written or whole."""
    without = main([*arguments, "--root", str(city)]), capsys.readouterr().out
    (city / LEFT).write_bytes(b"name: [half")
    (city / "lists/power/ju/.xin.yml.qingdan-new").write_bytes((city / "lists/power/ju/xuke.yml").read_bytes())
    (city / "site").mkdir()
    (city / "site/.synonyms.yml.qingdan-new").write_bytes(b"half: [")
    assert (main([*arguments, "--root", str(city)]), capsys.readouterr().out) == without


def test_neither_the_site_nor_the_workbook_has_it(city: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No page, no row; and what is read back is no change."""
    (city / LEFT).write_bytes((city / GUIDE).read_bytes().replace("示例许可（新办）".encode(), "半截指南".encode()))
    (city / "site/assets").mkdir(parents=True)
    (city / "site/assets/.x.css.qingdan-new").write_bytes("/* 半截指南 */".encode())
    out = tmp_path_factory.mktemp("out")
    assert main(["site", "--root", str(city), "--out", str(out / "site")]) == 0
    files = [path for path in (out / "site").rglob("*") if path.is_file()]
    assert len(files) > 50
    assert not [path for path in files if "qingdan-new" in path.name or "半截指南".encode() in path.read_bytes()]
    assert main(["xlsx", "export", "--root", str(city), str(out / "a.xlsx")]) == 0
    cells = [cell for sheet in openpyxl.load_workbook(out / "a.xlsx") for row in sheet.values for cell in row]
    assert "示例许可（新办）" in cells
    assert "半截指南" not in cells
    assert main(["xlsx", "import", "--root", str(city), str(out / "a.xlsx"), "--write"]) == 0
    assert left(city) == []


def test_a_file_of_that_name_in_git_is_told_and_stays(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody put it there: the folder and the commit say the same of it, and no command throws it away."""
    (city / LEFT).write_bytes(b"name: x\n")
    commit(city, "误收", 1)
    assert left(city) == [LEFT]
    for arguments in (("check",), ("check", "--at", "HEAD"), ("check", "--since", "HEAD~1")):
        assert main([*arguments, "--root", str(city)]) == 1
        assert f"{LEFT}:1:1: error[QD016]" in capsys.readouterr().out
    main(["fmt", "--root", str(city)])
    assert left(city) == [LEFT]


@pytest.mark.parametrize("name", ["xuke.yml.qingdan-new", ".qingdan-new", ".xuke.yml.qingdan-new2", ".xuke.yml.new"])
def test_another_name_is_misplaced(city: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Only what we write ourselves is passed over."""
    (city / "lists/guides/ju" / name).write_bytes(b"name: x\n")
    assert main(["check", "--root", str(city)]) == 1
    assert "QD016" in capsys.readouterr().out


def test_a_link_of_that_name_is_told_and_what_it_leads_to_stays(
    city: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """No write of ours leaves a link."""
    other = tmp_path_factory.mktemp("other") / ".a.yml.qingdan-new"
    other.write_bytes(b"mine")
    (city / LEFT).symlink_to(other)
    (city / "lists/power/other").symlink_to(other.parent)
    assert main(["check", "--root", str(city)]) == 1
    assert LEFT in capsys.readouterr().out
    main(["fmt", "--root", str(city)])
    assert other.read_bytes() == b"mine"
    assert (city / LEFT).is_symlink()


def test_what_is_left_of_the_journal_goes_too(city: Path) -> None:
    """It lies beside ``lists``; other folders are nobody's business."""
    (city / "..qingdan-journal.json.qingdan-new").write_bytes(b"[")
    (city / "papers").mkdir()
    (city / "papers/.x.yml.qingdan-new").write_bytes(b"x")
    assert main(["check", "--fix", "--write", "--root", str(city)]) == 0
    assert left(city) == ["papers/.x.yml.qingdan-new"]


@pytest.mark.parametrize("file", [".gitignore", "tools/qingdan/edit/city/gitignore"])
def test_git_leaves_them_alone(city: Path, file: str) -> None:
    """Here and in a city's own repository."""
    (city / ".gitignore").write_bytes((ROOT / file).read_bytes())
    commit(city, "不收", 1)
    (city / LEFT).write_bytes(b"x")
    (city / "..qingdan-journal.json.qingdan-new").write_bytes(b"x")
    assert git(city, "status", "--porcelain") == ""
