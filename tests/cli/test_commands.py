"""The commands as a person meets them: help, exit codes, words."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from qingdan.cli import main
from qingdan.cli.diff import FORMATS
from qingdan.cli.main import commands
from tests.read.test_hostile import small_registry
from tests.support import BASE, ROOT

MANUALS = "".join(
    path.read_text(encoding="utf-8")
    for path in [*(ROOT / "site/manual").glob("*.md"), ROOT / "README.md", ROOT / "README.zh-CN.md"]
)


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    small_registry(tmp_path, {})
    return tmp_path


def test_a_clean_registry_ends_with_exit_zero(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The result is on stdout and nothing else is said."""
    assert main(["check", "--root", str(clean)]) == 0
    out = capsys.readouterr()
    assert out.out == "检查了 8 个条目：没有发现问题\n"
    assert out.err == ""


def test_an_error_ends_with_exit_one(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first line stands alone, with place, severity and code."""
    (clean / "lists/organisations/ju.yml").write_text("name: 示例局\n", encoding="utf-8")
    assert main(["check", "--root", str(clean)]) == 1
    assert re.match(r"lists/organisations/ju\.yml:1:1: error\[QD102\] ", capsys.readouterr().out)


def test_notices_are_counted_and_listed_when_asked_for(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A boundary that only one side wrote is a notice: it never fails a run, and is told in full on request."""
    body = BASE["lists/organisations/ju.yml"]
    (clean / "lists/organisations/yi.yml").write_text(body.replace("示例局", "乙局"), encoding="utf-8")
    row = "boundaries: [{id: bian, matter: 示例, neighbours: [ju], division: 乙局管前端。}]\n"
    (clean / "lists/duties/yi.yml").write_text("main: [{id: yi, duty: 负责乙事。}]\n" + row, encoding="utf-8")
    assert main(["check", "--root", str(clean)]) == 0
    assert capsys.readouterr().out == "检查了 10 个条目：1 个提示\n"
    assert main(["check", "--root", str(clean), "--notices"]) == 0
    assert "notice[QD713]" in capsys.readouterr().out


def test_a_registry_without_schemas_is_held_against_the_shipped_ones(clean: Path) -> None:
    """``--root`` takes any folder with lists."""
    for path in (clean / "schemas").iterdir():
        path.unlink()
    assert main(["check", "--root", str(clean)]) == 0
    (clean / "lists/organisations/ju.yml").write_text("name: 示例局\n", encoding="utf-8")
    assert main(["check", "--root", str(clean)]) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "--root", "nowhere"], "没有找到 lists 文件夹"),
        (["check", "--rot", "."], "没有“--rot”这个选项；是不是“--root”"),
        (["check", "--format", "xml"], "只能是：text、json、github、gitlab、sarif"),
        (["check", "--format"], "后面少了值"),
        (["check", "extra"], "多了参数"),
        (["chekc"], "没有“chekc”这个命令"),
        (["explain", "QD999"], "没有“QD999”这个检查代码"),
    ],
)
def test_a_wrong_call_ends_with_exit_two_and_a_chinese_sentence(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """On stderr, without a traceback or a library's English."""
    assert main(arguments) == 2
    out = capsys.readouterr()
    assert told in out.err
    assert out.out == ""


def _leaves(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        if isinstance(found, click.Group):
            yield from _leaves(found, f"{before}{name} ")
        else:
            yield f"{before}{name}", found


LEAVES = dict(_leaves(commands))


def test_there_are_commands_to_look_at() -> None:
    """The next test is about all of them, and there are many."""
    assert len(LEAVES) > 10
    assert {
        "cases import",
        "cases report",
        "check",
        "diff",
        "fmt",
        "new",
        "review",
        "site",
        "xlsx export",
        "xlsx import",
    } <= set(LEAVES)


@pytest.mark.parametrize("name", LEAVES)
def test_every_command_and_option_is_documented(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each has Chinese help, and each command stands in a manual."""
    assert main([*name.split(), "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"用法：qingdan {name}")
    assert not re.search(r"Usage|Options:|Show this", out)
    for option in LEAVES[name].params:
        for flag in option.opts:
            assert flag.startswith("--") is False or flag in out
            if flag.startswith("--"):
                assert re.search(rf"{flag}.*[\u4e00-\u9fff]", out)
    assert f"qingdan {name}" in MANUALS


def test_explain_prints_a_page_and_the_whole_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    """The same text as on the site, in any case of the code; JSON for programs."""
    assert main(["explain", "qd024"]) == 0
    page = capsys.readouterr().out
    assert "同一层里有两个相同的键" in page
    assert "为什么：" in page
    assert "反例：" in page
    assert main(["explain"]) == 0
    assert "QD203" in capsys.readouterr().out
    assert main(["explain", "--format", "json"]) == 0
    rules = json.loads(capsys.readouterr().out)
    assert len(rules) >= 40
    assert {"code", "title", "why", "fix", "severity", "examples"} <= rules[0].keys()


def test_colour_is_for_terminals_and_respects_no_color(clean: Path) -> None:
    """On a pseudo-terminal there is colour, with NO_COLOR there is none."""
    (clean / "lists/organisations/ju.yml").write_text("name: 示例局\n", encoding="utf-8")
    command = f"{sys.executable} -m qingdan check --root {clean}"
    environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}

    def shown(**more: str) -> str:
        run = ["script", "-qec", command, "/dev/null"]
        return subprocess.run(
            run, capture_output=True, text=True, env={**environment, "TERM": "xterm", **more}, check=False
        ).stdout

    assert "\x1b[31;1m" in shown()
    assert "\x1b[31" not in shown(NO_COLOR="1")


def test_the_clock_and_the_place_change_nothing(clean: Path, tmp_path: Path) -> None:
    """Another working directory, locale, time zone and hash seed give the same bytes."""
    (clean / "lists/organisations/ju.yml").write_text(
        BASE["lists/organisations/ju.yml"] + "short: no\n", encoding="utf-8"
    )
    outputs = set()
    for number, more in enumerate(
        (
            {"TZ": "UTC", "LANG": "C", "PYTHONHASHSEED": "1"},
            {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "2"},
        )
    ):
        done = subprocess.run(
            [sys.executable, "-m", "qingdan", "check", "--root", str(clean), "--format", "json"],
            capture_output=True, cwd=[tmp_path, "/"][number], env={**os.environ, **more}, check=False,
        )  # fmt: skip
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_fix_previews_and_changes_nothing_until_told_to_write(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The preview is a diff; written, the file passes and nothing else is touched."""
    duty = clean / "lists/duties/ju.yml"
    before = duty.read_bytes()
    wrong = "main: [{id: xuke, duty: 负责示例许可;做为主管部门。}] # 注释\n"
    duty.write_text(wrong, encoding="utf-8")
    assert main(["check", "--root", str(clean), "--fix"]) == 1
    told = capsys.readouterr().out
    assert "+main: [{id: xuke, duty: 负责示例许可；作为主管部门。}] # 注释" in told
    assert duty.read_text(encoding="utf-8") == wrong
    assert main(["check", "--root", str(clean), "--fix", "--write"]) == 0
    assert duty.read_text(encoding="utf-8") == wrong.replace(";", "；").replace("做为", "作为")
    assert main(["check", "--root", str(clean), "--fix"]) == 0
    assert main(["check", "--root", str(clean), "--write"]) == 2
    assert before


def test_the_summary_counts_by_family_organisation_and_severity(
    clean: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As two tables, and as JSON with the same numbers."""
    (clean / "lists/duties/ju.yml").write_text("main: [{id: xuke, duty: 负责示例许可;}]\n", encoding="utf-8")
    assert main(["check", "--root", str(clean), "--summary"]) == 0
    table = capsys.readouterr().out
    assert re.search(r"^QD9xx 文字 +0 +1 +0 +0$", table, re.MULTILINE)
    assert re.search(r"^示例局 +0 +1 +0 +0$", table, re.MULTILINE)
    assert main(["check", "--root", str(clean), "--summary", "--format", "json"]) == 0
    body = json.loads(capsys.readouterr().out)["summary"]
    assert body["organisations"]["示例局"] == {"error": 0, "warning": 1, "notice": 0, "waived": 0}


def test_a_private_number_is_never_shown(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not in the sentence and not in the line that other findings quote, in any format."""
    number = "138" + "00138000"
    (clean / "lists/duties/ju.yml").write_text(f"main: [{{id: xuke, duty: 联系 {number}。}}]\n", encoding="utf-8")
    for form in ("text", "json", "github", "gitlab", "sarif"):
        assert main(["check", "--root", str(clean), "--format", form]) == 1
        told = capsys.readouterr().out
        assert "QD907" in told
        assert number not in told


def _odd_name(root: Path) -> None:
    """Commit a file whose name is no UTF-8."""
    named = ["git", "-C", str(root), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "0"]):
        subprocess.run([*named, *arguments], check=True)
    (root / "lists" / os.fsdecode(b"\xff.txt")).write_text("x\n", encoding="utf-8")
    for arguments in (["add", "-A"], ["commit", "-qm", "1"]):
        subprocess.run([*named, *arguments], check=True)


@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_is_no_utf8_is_told_in_every_format(clean: Path, tmp_path: Path, form: str) -> None:
    """Of a difference."""
    _odd_name(clean)
    out = tmp_path / "out"
    assert main(["diff", "HEAD~1", "HEAD", "--root", str(clean), "--format", form, "--out", str(out)]) == 0
    assert out.stat().st_size > 10


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif"])
def test_a_name_that_is_no_utf8_is_told_by_the_check(
    clean: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    """As a file that has no place."""
    _odd_name(clean)
    assert main(["check", "--root", str(clean), "--format", form]) == 1
    assert "QD016" in capsys.readouterr().out
