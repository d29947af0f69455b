"""A write that is killed leaves every file old or new, and the next command finishes what several files were to say together."""

from __future__ import annotations

import contextlib
import http.client
import io
import json
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
from qingdan.cli.terminal import editing_root
from qingdan.edit.desk import Desk
from qingdan.edit.journal import NAME, Finished, finish, pending, write_all
from qingdan.edit.refusal import RefusedError
from qingdan.edit.workbook import workbook
from qingdan.model import build_registry
from qingdan.read import WorkTree, read_lists
from qingdan.schema import load_schemas
from tests.support import EXHAUSTIVE, ROOT

HITS = 25 if EXHAUSTIVE else 5
"""How many kills that fell within the writing are enough, once one has fallen between two files."""
TRIES = 8
"""How many kills may miss the writing for each that hits it."""
POWER = "power/shichang-jianguan/shipin-jingying-xuke"
DECIDED = ("--date", "2027-01-01", "--cause", "职能调整", "--reason", "机构改革", "--write")
COMMANDS: dict[str, tuple[str, ...]] = {
    "rename": ("rename", "organisations/shuiwu", "shuiwu-ju", "--write"),
    "transfer": ("transfer", POWER, "--kind", "划转", "--to", "yingji", *DECIDED),
    "save": ("edit", "--no-open", "--port", "0"),
}
SAID = "以窗口公示为准。"


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


def copied(origin: Path, root: Path) -> Path:
    """The same files under other names: the tool exchanges files, and whatever is written into one shows at once."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(origin, root, copy_function=os.link)
    return root


class Standing:
    """The tool at the moment when it begins to write: a command, or the editor's server that was sent a save.

    Reading and checking take most of its time and are not what is to be hit: copies of the process go on from there.
    """

    def __init__(self, root: Path, arguments: tuple[str, ...], saved: bytes = b"") -> None:
        """Start it."""
        answers, theirs = os.pipe()
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "tests/edit/standing.py"), str(theirs), str(root), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if saved else subprocess.DEVNULL,
            pass_fds=(theirs,),
        )
        os.close(theirs)
        self.answers = os.fdopen(answers)
        if saved:
            assert self.process.stderr is not None
            port = int(self.process.stderr.readline().split(b"127.0.0.1:")[1].split(b"/")[0])
            own = {"Content-Type": "application/json", "Origin": f"http://127.0.0.1:{port}"}
            self.asked = http.client.HTTPConnection("127.0.0.1", port)
            self.asked.request("POST", "/api/v1", saved, own)

    def write(self, after: float | None = None) -> float:
        """Let a copy write, and end it after so many seconds as a failing power does; the seconds that it was there."""
        assert self.process.stdin is not None
        self.process.stdin.write(b".")
        self.process.stdin.flush()
        copy = self.answers.readline()
        assert copy, "it wrote nothing"
        before = time.monotonic()
        if after is not None:
            time.sleep(after)
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(copy), signal.SIGKILL)
        assert self.answers.readline() == "ended\n"
        return time.monotonic() - before

    def end(self) -> None:
        """End the process itself."""
        self.process.kill()
        self.process.communicate()
        self.answers.close()


def left(root: Path) -> bool:
    """Whether a journal is there, or the beginning of a file."""
    return (root / NAME).exists() or any(root.rglob(".*.qingdan-new"))


def guides(root: Path) -> list[Path]:
    """The guides of the lists, in order."""
    return sorted((root / "lists/guides").rglob("*.yml"))


def edited(root: Path) -> Path:
    """A workbook of the guides in which the summary of each is another."""
    source = WorkTree(root)
    schemas = load_schemas(source)
    registry = build_registry(read_lists(source, schemas.layout), schemas)
    book = openpyxl.load_workbook(io.BytesIO(workbook(registry, ["guides"])))
    collection = schemas.collection("guides")
    assert collection is not None
    sheet, title = book[collection.title], collection.root.properties["summary"].title
    heads = next(row for row in sheet.iter_rows() if any(cell.value == title for cell in row))
    column = next(cell.column for cell in heads if cell.value == title)
    for row in range(heads[0].row + 1, sheet.max_row + 1):
        if sheet.cell(row, column).value:
            sheet.cell(row, column).value = f"{sheet.cell(row, column).value}{SAID}"
    path = root / "edited.xlsx"
    book.save(path)
    return path


def form(root: Path) -> bytes:
    """What the editor sends to save some guides, each with another summary."""
    desk = Desk(WorkTree(root), WorkTree(ROOT), "2026-11-23")
    asked = [{"path": str(path.relative_to(root))} for path in guides(root)[:12]]
    answer = desk.answer({"action": "entriesByFiles", "params": {"files": asked}})
    assert isinstance(answer, list)
    files = []
    for each in answer:
        data = json.loads(each["data"])
        data["summary"] = f"{data.get('summary', '')}{SAID}"
        files.append({"slug": "x", "path": each["file"]["path"], "raw": json.dumps(data)})
    return json.dumps({"action": "persistEntry", "params": {"dataFiles": files, "assets": []}}).encode()


@pytest.mark.parametrize("what", ["fmt", "rename", "import", "transfer", "save"])
def test_every_file_is_old_or_new_whenever_the_tool_is_killed(shipped: Path, tmp_path: Path, what: str) -> None:
    """At random moments of the writing; what was begun as one is then finished as one. A kill that missed does not count."""
    chance = random.Random(what)  # noqa: S311 moments, not secrets
    origin, root, saved = tmp_path / "origin", tmp_path / "city", b""
    copied(shipped, origin)
    arguments = COMMANDS.get(what, ())
    if what == "fmt":
        loose = guides(origin)[:25]
        for path in loose:
            raw = path.read_bytes()
            path.unlink()
            path.write_bytes(raw + b"\n\n")
        arguments = ("fmt", *(str(root / path.relative_to(origin)) for path in loose))
    elif what == "import":
        arguments = ("xlsx", "import", str(edited(origin)), "--write")
    elif what == "save":
        saved = form(origin)
    old = state(origin)
    tool = Standing(copied(origin, root), arguments, saved)
    whole = tool.write()
    new = state(root)
    assert len({path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}) > 10
    hit = between = tries = 0
    while (hit < HITS or not between) and tries < HITS * TRIES:
        tries += 1
        copied(origin, root)
        tool.write(chance.random() * whole)
        now = state(root)
        for path, raw in now.items():
            assert raw in (old.get(path), new.get(path)), path
        mixed = now not in (old, new)
        within = mixed or left(root)
        hit += within
        between += mixed
        if not within:  # too late: it was measured until the process had ended; too early: a copy may begin slowly
            whole *= 0.7 if now == new else 1.4
        editing_root(root)
        assert what == "fmt" or state(root) in (old, new)
        assert not left(root)
    tool.end()
    assert hit >= HITS, f"{tries} kills, {hit} of them within the writing"
    assert between, "no kill fell between two files"


def test_a_command_that_writes_finishes_what_was_interrupted(
    shipped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reading command only says so."""
    root = tmp_path / "city"
    shutil.copytree(shipped, root)
    files = {"lists/organisations/shuiwu.yml": b"name: a\n", "lists/organisations/xin.yml": b"name: b\n"}
    _killed_after(root, files, 1)
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


def _killed_after(root: Path, files: dict[str, bytes | None], count: int) -> None:
    """Leave what a write leaves that was killed after some of its files."""
    _interrupted(root, files)
    for path, raw in sorted(files.items())[:count]:
        (root / path).write_bytes(raw or b"")


TWO = {"lists/organisations/shuiwu.yml": b"name: a\n", "lists/organisations/xin.yml": b"name: b\n"}
BOTH = {"lists/organisations/shuiwu.yml": b"name: a\n", "lists/organisations/sifa.yml": b"name: b\n"}


@pytest.mark.parametrize(
    ("files", "count", "left"),
    [(TWO, 0, []), (BOTH, 1, []), (BOTH, 2, []), (TWO, 2, ["lists/organisations/xin.yml"])],
)
def test_what_somebody_threw_away_does_not_come_back(
    shipped: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    files: dict[str, bytes | None],
    count: int,
    left: list[str],
) -> None:
    """``git checkout .`` after a killed write: the next command says that it is given up, and names new files that are still there."""
    root = tmp_path / "city"
    shutil.copytree(shipped, root)
    git = ["git", "-C", str(root), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-qm", "a"], check=True)
    before = state(root)
    _killed_after(root, files, count)
    subprocess.run([*git, "checkout", "-q", "."], check=True)
    editing_root(root)
    said = capsys.readouterr().err
    assert "就此作罢" in said
    assert [path for path in files if path in said] == left
    assert not pending(root)
    assert {path: raw for path, raw in state(root).items() if path not in left} == before


def test_what_was_put_back_in_part_is_not_written_over(shipped: Path, tmp_path: Path) -> None:
    """One of two files is as before again: the person decides."""
    root = tmp_path / "city"
    shutil.copytree(shipped, root)
    path = root / "lists/organisations/shuiwu.yml"
    raw = path.read_bytes()
    _killed_after(root, BOTH, 2)
    path.write_bytes(raw)
    with pytest.raises(RefusedError, match=r"lists/organisations/shuiwu\.yml"):
        finish(root)
    assert path.read_bytes() == raw
    assert pending(root)


def test_a_journal_that_was_itself_interrupted_goes(tmp_path: Path) -> None:
    """Nothing had begun: nothing is written, and nothing stays beside the lists."""
    (tmp_path / "lists").mkdir()
    beside = tmp_path / f".{NAME}.qingdan-new"
    beside.write_bytes(b'[{"path": "lists/x.yml", "bef')
    assert not pending(tmp_path)
    assert finish(tmp_path) == Finished()
    assert list(tmp_path.rglob("*")) == [tmp_path / "lists"]


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
