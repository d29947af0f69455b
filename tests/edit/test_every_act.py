"""What holds of every act: what it shows is what it writes, killed between two files it is finished whole, reverted it leaves nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from qingdan.cli import main
from qingdan.cli.tasks import TASKS
from qingdan.cli.terminal import editing_root
from qingdan.edit import journal
from qingdan.edit.save import save
from tests.diff.past import commit, git
from tests.edit.acts import BASE_DAY, DAY, EFFECTIVE, filled
from tests.edit.test_reform import table

ONE, OTHER = "power/shuiwu/shuibao-weipi", "power/shuiwu/shuibao-luan-qingdao"
RESTING, LICENCE = "power/shuiwu/jieshui-biaozhang", "power/shichang-jianguan/shipin-jingying-xuke"
GUIDE = "guides/shuiwu/qushui-yanxu"
DATED = ("--date", EFFECTIVE, "--cause", "职能调整", "--reason", "机构改革")
HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@")
Before = Callable[[Path], object]


def carried(root: Path, *arguments: str) -> None:
    """Have something done before the act, recorded with no blank left."""
    main([*arguments, "--write", "--root", str(root)])
    filled(root)
    commit(root, "before", BASE_DAY + 1)


def more_copies(root: Path) -> None:
    """Change a guide, with no decision for it."""
    path = root / f"lists/{GUIDE}.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("copies: 1", "copies: 2", 1), encoding="utf-8")
    commit(root, "more copies", BASE_DAY + 1)


def waiting(root: Path) -> None:
    """An end of two entries and what goes on for them, put off to the day of the acts."""
    main([*ACTS["combine"].call, "--write", "--root", str(root)])
    main(["adjust", "main", "--effective", EFFECTIVE, "--write", "--root", str(root)])
    filled(root)
    commit(root, "waiting", BASE_DAY + 1)


def parted(root: Path) -> None:
    """Two branches, each with an act of its own and the same number for its decision."""
    for branch, key in (("other", ONE), ("request", RESTING)):
        git(root, "checkout", "-q", "-f", "-B", branch, "main")
        carried(root, "suspend", key, *DATED)


@dataclass(frozen=True)
class Act:
    """A call, what comes before, and whether it shows the lines that it will write."""

    call: Sequence[str]
    before: Before | None = None
    shows: bool = True


ACTS = {
    "abolish": Act(("abolish", "power/shuiwu/hedao-caisha", *DATED)),
    "suspend": Act(("suspend", RESTING, *DATED)),
    "resume": Act(("resume", RESTING, *DATED), lambda root: carried(root, "suspend", RESTING, *DATED)),
    "combine": Act(("combine", ONE, OTHER, "--into", "shuiwu/shuibao-chufa", "--name", "水土保持的处罚", *DATED)),
    "split": Act(("split", "power/shuiwu/qushui-xuke", "--into", "shuiwu/jia", "--into", "shuiwu/yi", *DATED)),
    "replace": Act(("replace", GUIDE, "--by", "shuiwu/qushui-yanxu-xin", "--name", "取水许可延续（新）", *DATED)),
    "transfer 下放": Act(("transfer", LICENCE, "--to", "dawukou-qu", *DATED)),
    "transfer 委托": Act(("transfer", LICENCE, "--kind", "委托", "--to", "dawukou-qu", *DATED)),
    "transfer 划转": Act(("transfer", LICENCE, "--kind", "划转", "--to", "yingji", *DATED)),
    "transfer 收回": Act(
        ("transfer", LICENCE, "--kind", "收回", "--to", "dawukou-qu", *DATED),
        lambda root: carried(root, "transfer", LICENCE, "--to", "dawukou-qu", *DATED),
    ),
    "reorganise": Act(("reorganise", "TABLE", *DATED)),
    "rename": Act(("rename", "organisations/shuiwu", "shuili", "--name", "石嘴山市水利局", *DATED)),
    "adjust": Act(("adjust", "HEAD~1", *DATED), more_copies),
    "enact": Act(("enact", "--date", EFFECTIVE), waiting),
    "number": Act(("number",), lambda root: carried(root, "suspend", RESTING, "--draft", "jia", *DATED)),
    "merge": Act(("merge", "other"), parted, shows=False),
}


class KilledError(BaseException):
    """The process is gone: nothing below the command can go on."""


def test_every_act_has_a_row() -> None:
    """A new command that changes entries is tried here, or this fails."""
    acts = next(commands for title, commands in TASKS if title.startswith("条目的变动"))
    assert {each.partition(" ")[0] for each in ACTS} == set(acts)


def state(root: Path) -> dict[str, list[str]]:
    """The lines of every file that acts may write."""
    paths = [*(root / "lists").rglob("*"), root / "site/synonyms.yml"]
    return {
        str(each.relative_to(root)): each.read_text(encoding="utf-8").splitlines() for each in paths if each.is_file()
    }


def shown(out: str, before: dict[str, list[str]]) -> dict[str, list[str]]:
    """The files as a preview says that they shall be: its hunks put over those that are there."""
    after, lines, at = dict(before), out.splitlines(), 0
    while at < len(lines):
        line, at = lines[at], at + 1
        if gone := re.fullmatch(r"--- (\S+)（移走）", line):
            del after[gone[1]]
        elif line.startswith("--- "):
            base = before.get(line.removeprefix("--- ").removesuffix("（现在）"), [])
            path = lines[at].removeprefix("+++ ").rpartition("（")[0]
            hunks, at = [], at + 1
            while at < len(lines) and (sizes := HUNK.fullmatch(lines[at])):
                start, old, new = int(sizes[1]), int(sizes[2] or 1), int(sizes[3] or 1)
                stop = end_of(lines, at + 1, old, new)
                hunks.append((start, old, lines[at + 1 : stop]))
                at = stop
            after[path] = put(base, hunks)
    return after


def end_of(lines: Sequence[str], at: int, old: int, new: int) -> int:
    """Where a hunk ends, by the numbers of lines that it says it has."""
    while old or new:
        old -= lines[at][:1] in " -"
        new -= lines[at][:1] in " +"
        at += 1
    return at


def put(base: Sequence[str], hunks: Sequence[tuple[int, int, list[str]]]) -> list[str]:
    """The lines with the hunks put over them; each must find what it says that it takes away."""
    out = list(base)
    for start, size, lines in reversed(hunks):
        at = start - 1 if size else start
        assert out[at : at + size] == [each[1:] for each in lines if each[0] in " -"]
        out[at : at + size] = [each[1:] for each in lines if each[0] in " +"]
    return out


def killed(root: Path, arguments: Sequence[str]) -> None:
    """Have the act end after the first of its files; before the file, where there is but one."""
    with pytest.MonkeyPatch.context() as patch:
        left: list[int] = []

        def only_one(path: Path, raw: bytes) -> None:
            if path.name == journal.NAME:
                left.append(min(1, len(json.loads(raw)) - 1))
            elif not left[0]:
                raise KilledError
            else:
                left[0] -= 1
            save(path, raw)

        patch.setattr(journal, "save", only_one)
        with pytest.raises(KilledError):
            main([*arguments, "--root", str(root)])
    assert journal.pending(root)


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_what_it_shows_whole_and_can_be_undone(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Killed after its first file too: the next command that writes finishes it, byte for byte as the preview said."""
    act = ACTS[name]
    if act.before is not None:
        act.before(city)
    rows = [("市新闻出版局", "", "石嘴山市文化旅游广电局", "是"), ("市水务局", "取水许可", "市自然资源局", "")]
    call = [table(tmp_path, rows) if each == "TABLE" else each for each in act.call]
    before, tree = state(city), git(city, "rev-parse", "HEAD^{tree}")
    capsys.readouterr()
    main([*call, "--root", str(city)])
    preview = capsys.readouterr().out
    assert state(city) == before
    killed(city, [*call, "--write"])
    out = capsys.readouterr().out
    editing_root(city)
    assert not journal.pending(city)
    if state(city) == before:  # an act of one file: nothing had begun, and the person is told to run it again
        main([*call, "--write", "--root", str(city)])
        out = preview
    after = state(city)
    assert after != before
    if act.shows:
        assert shown(preview, before) == after
    assert out in ("", preview) or not act.shows, "what is told comes before the writing, and is the same"
    git(city, "add", "--all")
    git(city, "commit", "-q", "--allow-empty-message", "--no-edit", "-m", name, day=DAY)
    parents = git(city, "log", "-1", "--format=%P").split()
    git(city, "revert", "--no-edit", *(["-m", "1"] if len(parents) > 1 else []), "HEAD", day=DAY)
    assert git(city, "rev-parse", "HEAD^{tree}") == tree
    assert state(city) == before
