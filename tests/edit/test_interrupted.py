"""A write that is killed leaves every file old or new, and the next command finishes what several files were to say together."""

from __future__ import annotations

import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from qingdan.cli import main
from qingdan.edit.journal import NAME, finish, pending, write_all
from qingdan.edit.refusal import RefusedError
from qingdan.edit.workbook import workbook
from qingdan.model import build_registry
from qingdan.read import WorkTree, read_lists
from qingdan.schema import load_schemas
from tests.support import EXHAUSTIVE, ROOT

KILLS = 20
ENOUGH = KILLS if EXHAUSTIVE else 5
"""How many kills are enough, once one has fallen between two files."""
MOVE = ("rename", "organisations/shuiwu", "shuiwu-ju", "--write")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped lists, to be copied."""
    root = tmp_path_factory.mktemp("shipped")
    for name in ("lists", "schemas"):
        shutil.copytree(ROOT / name, root / name)
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    return root


def state(root: Path) -> dict[str, bytes]:
    """Every file of the lists, without what a killed write left beside them."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in (root / "lists").rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def command(root: Path, *arguments: str) -> list[str]:
    """How the tool is started on a folder."""
    return [sys.executable, "-m", "qingdan", *arguments, "--root", str(root)]


def writing(root: Path, arguments: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """A command that has begun to write: reading takes most of its time, and is not what is to be interrupted."""
    before = {path: path.stat().st_mtime_ns for path in (root / "lists").rglob("*.yml")}
    process = subprocess.Popen(command(root, *arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        if (root / NAME).exists() or any(
            not path.exists() or path.stat().st_mtime_ns != seen for path, seen in before.items()
        ):
            break
    return process


def unhindered(root: Path, arguments: tuple[str, ...]) -> float:
    """How many seconds a command writes when nobody kills it."""
    process = writing(root, arguments)
    before = time.monotonic()
    process.wait()
    return time.monotonic() - before


def killed(root: Path, arguments: tuple[str, ...], after: float) -> bool:
    """Start a command and kill it so many seconds after it began to write; whether it was still at it."""
    process = writing(root, arguments)
    time.sleep(after)
    running = process.poll() is None
    if running:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    return running


def edited(root: Path) -> Path:
    """A workbook of the lists in which every guide's summary is another."""
    source = WorkTree(root)
    schemas = load_schemas(source)
    book = openpyxl.load_workbook(io.BytesIO(workbook(build_registry(read_lists(source, schemas.layout), schemas), [])))
    guides = schemas.collection("guides")
    assert guides is not None
    sheet, title = book[guides.title], guides.root.properties["summary"].title
    heads = next(row for row in sheet.iter_rows() if any(cell.value == title for cell in row))
    column = next(cell.column for cell in heads if cell.value == title)
    for row in range(heads[0].row + 1, sheet.max_row + 1):
        if sheet.cell(row, column).value:
            sheet.cell(row, column).value = f"{sheet.cell(row, column).value}以窗口公示为准。"
    path = root / "edited.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("what", ["fmt", "rename", "import"])
def test_every_file_is_old_or_new_whenever_the_tool_is_killed(shipped: Path, tmp_path: Path, what: str) -> None:
    """At up to twenty random moments of the writing; what was begun as one is then finished as one."""
    chance = random.Random(what)  # noqa: S311 moments, not secrets
    origin = tmp_path / "origin"
    shutil.copytree(shipped, origin)
    if what == "fmt":
        for path in (origin / "lists/guides").rglob("*.yml"):
            path.write_text(path.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    arguments = {"fmt": ("fmt",), "rename": MOVE, "import": ("xlsx", "import", str(origin / "edited.xlsx"), "--write")}
    if what == "import":
        edited(origin)
    old = state(origin)
    done = tmp_path / "done"
    shutil.copytree(origin, done)
    whole = unhindered(done, arguments[what])
    new = state(done)
    assert len({path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}) > 20
    hit = between = 0
    for number in range(KILLS):
        if number >= ENOUGH and hit >= ENOUGH // 4 and between:
            break
        root = tmp_path / "city"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(origin, root)
        if killed(root, arguments[what], chance.random() * whole):
            hit += 1
        else:
            whole *= 0.8  # the machine was slower when the whole was measured
        now = state(root)
        for path, raw in now.items():
            assert raw in (old.get(path), new.get(path)), path
        between += now not in (old, new)
        if what == "fmt":
            continue
        if pending(root):
            assert finish(root)
        after = state(root)
        assert after in (old, new)
        assert not (root / NAME).exists()
    assert hit >= ENOUGH // 4, "the tool was killed after it had ended"
    assert between, "no kill fell between two files"


def test_a_command_that_writes_finishes_what_was_interrupted(
    shipped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reading command only says so."""
    root = tmp_path / "city"
    shutil.copytree(shipped, root)
    files = {"lists/organisations/shuiwu.yml": b"name: a\n", "lists/organisations/xin.yml": b"name: b\n"}
    _interrupted(root, files)
    assert not (root / "lists/organisations/xin.yml").exists()
    main(["check", "--root", str(root)])
    assert "没有做完" in capsys.readouterr().err
    with pytest.raises(RefusedError):
        write_all(root, {"lists/x.yml": b""})
    main(["fmt", str(root / "lists/organisations/yancao.yml"), "--root", str(root)])
    assert "现在补完：2 个文件" in capsys.readouterr().err
    assert {path: (root / path).read_bytes() for path in files} == files
    assert not pending(root)


def test_what_somebody_changed_since_is_not_written_over(shipped: Path, tmp_path: Path) -> None:
    """The person decides; the journal stays until then."""
    root = tmp_path / "city"
    shutil.copytree(shipped, root)
    _interrupted(root, {"lists/organisations/shuiwu.yml": b"name: a\n", "lists/organisations/xin.yml": b"name: b\n"})
    (root / "lists/organisations/shuiwu.yml").write_bytes(b"name: mine\n")
    before = state(root)
    with pytest.raises(RefusedError, match=r"lists/organisations/shuiwu\.yml"):
        finish(root)
    assert state(root) == before
    assert pending(root)


@pytest.mark.parametrize("raw", [b"", b"{", b"[{}]", b'[{"path": "lists/../../x", "before": null, "after": null}]'])
def test_a_broken_journal_is_told(shipped: Path, tmp_path: Path, raw: bytes) -> None:
    """It is never obeyed, least of all outside the lists."""
    root = tmp_path / "city"
    shutil.copytree(shipped, root)
    (root / NAME).write_bytes(raw)
    with pytest.raises(RefusedError, match=NAME.replace(".", "[.]")):
        finish(root)


def _interrupted(root: Path, files: dict[str, bytes | None]) -> None:
    """Leave the journal of a write that was killed before its first file."""
    process = subprocess.run(
        [
            sys.executable,
            "-c",
            "import os, sys\nfrom pathlib import Path\nfrom qingdan.edit import journal\n"
            "journal._apply = lambda *a: os.kill(os.getpid(), 9)\n"
            f"journal.write_all(Path(sys.argv[1]), {files!r})",
            str(root),
        ],
        check=False,
    )
    assert process.returncode == -signal.SIGKILL
