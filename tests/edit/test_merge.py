"""Two branches of the lists become one by entries and fields; a clash is only where both changed one value, and is told in words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from qingdan.cli import main
from qingdan.edit.merging import _lock
from qingdan.edit.unite import NOTHING, MergeSide, Union
from qingdan.schema import load_schemas
from tests.diff.past import commit, git
from tests.edit.acts import DAY, EFFECTIVE, filled, founded, reviewed
from tests.edit.test_acts import registry_of
from tests.support import SCHEMAS

GUIDE = "guides/shuiwu/qushui-xuke"
ROOT = next(each.root for each in load_schemas(SCHEMAS).collections if each.name == "guides")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped lists in a repository of their own."""
    return founded(tmp_path_factory.mktemp("merge"))


@pytest.fixture
def city(made: Path) -> Path:
    """The same, on a new branch from a new main one."""
    git(made, "update-ref", "refs/heads/trunk", git(made, "rev-list", "--max-parents=0", "HEAD"))
    for name in ("main", "request"):
        git(made, "checkout", "-q", "-f", "-B", name, "trunk")
    git(made, "clean", "-fdq")
    return made


def changed(root: Path, branch: str, *edits: tuple[str, str, str]) -> None:
    """Commit edits on a branch: each a key, words of its file, and other words in their place."""
    git(root, "checkout", "-q", "-f", branch)
    for key, old, new in edits:
        path = root / f"lists/{key}.yml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    commit(root, branch, DAY)


def united(before: Any, ours: Any, theirs: Any) -> tuple[Any, list[str]]:
    """The value of both sides of a guide, and the paths of the clashes."""
    union = Union(lambda _: None)
    value = union.value(ROOT, before, ours, theirs)
    return value, [each.path for each in union.clashes]


A, B, C, D = ({"id": each, "name": each} for each in "abcd")


@pytest.mark.parametrize(
    ("before", "ours", "theirs", "value", "clashes"),
    [
        ({"name": "甲"}, {"name": "乙"}, {"name": "甲"}, {"name": "乙"}, []),
        ({"name": "甲"}, {"name": "甲"}, {"name": "乙"}, {"name": "乙"}, []),
        ({"name": "甲"}, {"name": "乙"}, {"name": "丙"}, {"name": "乙"}, ["name"]),
        ({"name": "甲", "note": "一"}, {"name": "乙", "note": "一"}, {"name": "甲"}, {"name": "乙"}, []),
        ({"note": "一"}, {"note": "二"}, {}, {"note": "二"}, ["note"]),
        ({}, {"visits": 1}, {"visits": True}, {"visits": 1}, ["visits"]),
        ({"materials": [A]}, {"materials": [A, B]}, {"materials": [A, C]}, {"materials": [A, B, C]}, []),
        ({"materials": [A, B]}, {"materials": [B]}, {"materials": [A, B, C]}, {"materials": [B, C]}, []),
        ({"materials": [A, B]}, {"materials": [B]}, {"materials": [{**A, "copies": 2}, B]}, {"materials": [B]}, ["materials[a]"]),
        ({"materials": [A]}, {"materials": [{**A, "copies": 2}]}, {"materials": [{**A, "form": "原件"}]},
         {"materials": [{**A, "copies": 2, "form": "原件"}]}, []),
        ({}, {"materials": [A]}, {"materials": [B]}, {"materials": [A, B]}, []),
        ({"time_limit": {"promised": {"value": 9, "unit": "工作日"}}}, {"time_limit": {"promised": {"value": 5, "unit": "工作日"}}},
         {"time_limit": {"promised": {"value": 9, "unit": "日"}}}, {"time_limit": {"promised": {"value": 5, "unit": "工作日"}}},
         ["time_limit.promised"]),
        ({"steps": [A, B, C]}, {"steps": [A, C, B]}, {"steps": [A, B, C, D]}, {"steps": [A, C, D, B]}, []),
        ({"steps": [A, B, C]}, {"steps": [A, C, B]}, {"steps": [B, A, C]}, {"steps": [A, C, B]}, ["steps"]),
    ],
)  # fmt: skip
def test_values_are_united_by_the_schema(before: Any, ours: Any, theirs: Any, value: Any, clashes: list[str]) -> None:
    """Keys by name, rows by identity; a number and its unit are one value, and so are two orders of one list."""
    assert united(before, ours, theirs) == (value, clashes)


def test_whatever_one_side_alone_did_is_what_comes_of_it() -> None:
    """And it does not matter which side that is, nor that both did the same."""
    versions = [{"name": "甲", "materials": [A, B]}, {"name": "乙", "materials": [B, C]}, {"steps": [A]}]
    for before in versions:
        for after in versions:
            assert (
                united(before, after, before)
                == united(before, before, after)
                == united(before, after, after)
                == (after, [])
            )
    assert Union(lambda _: MergeSide.THEIRS).value(ROOT, {}, {"note": "一"}, {"note": "二"}) == {"note": "二"}
    assert Union(lambda _: None).value(ROOT, NOTHING, NOTHING, {"note": "二"}) == {"note": "二"}


def test_two_officers_at_once_are_merged(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each abolished something and wrote 2027/001, both touched one guide; nothing is left to do by hand, and the review is green."""
    for branch, key, note in (("main", "jieshui-biaozhang", ""), ("request", "qushui-jiancha", "")):
        git(city, "checkout", "-q", "-f", branch)
        assert (
            main(
                [
                    "suspend",
                    f"power/shuiwu/{key}",
                    "--date",
                    EFFECTIVE,
                    "--cause",
                    "职能调整",
                    "--write",
                    "--root",
                    str(city),
                ]
            )
            == 0
        )
        filled(city)
        path = city / f"lists/{GUIDE}.yml"
        text = path.read_text(encoding="utf-8")
        where = "places:" if branch == "main" else "materials:"
        assert f"\n{where}" in text
        path.write_text(text.replace(f"\n{where}", f"\n# {branch} 核对过\n{where}", 1) + note, encoding="utf-8")
        commit(city, branch, DAY)
    capsys.readouterr()
    assert main(["merge", "main", "--root", str(city)]) == 0, capsys.readouterr().out
    assert "编号 2027/001 两边都用了，改成 2027/002" in capsys.readouterr().out
    assert git(city, "status", "--porcelain") == ""
    assert main(["merge", "main", "--write", "--root", str(city)]) == 0, capsys.readouterr().out
    text = (city / f"lists/{GUIDE}.yml").read_text(encoding="utf-8")
    assert "# main 核对过" in text
    assert "# request 核对过" in text
    registry = registry_of(city)
    held = {
        key: registry.entries[f"power/shuiwu/{key}"].get("suspended", "adjustment")
        for key in ("jieshui-biaozhang", "qushui-jiancha")
    }
    assert held == {"jieshui-biaozhang": "2027/001", "qushui-jiancha": "2027/002"}
    assert git(city, "diff", "--name-only", "--diff-filter=U") == ""
    git(city, "commit", "-q", "--no-edit", day=DAY)
    assert len(git(city, "log", "-1", "--format=%P").split()) == 2
    capsys.readouterr()
    assert reviewed(city) == 0, capsys.readouterr().out


def test_a_clash_is_told_with_both_sides_and_settled_by_choice(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written until every one is settled; what is chosen stands in the file."""
    text = (city / f"lists/{GUIDE}.yml").read_text(encoding="utf-8")
    line = next(each for each in text.splitlines() if each.startswith("name: "))
    changed(city, "main", (GUIDE, line, "name: 取水的申请"))
    changed(city, "request", (GUIDE, line, "name: 申请取水"))
    capsys.readouterr()
    assert main(["merge", "main", "--write", "--root", str(city)]) == 1
    out = capsys.readouterr().out
    assert "的办理项名称，两边都改了" in out
    assert f"原来：{line.removeprefix('name: ')}" in out
    assert "request：申请取水" in out
    assert "main：取水的申请" in out
    assert f"--take '{GUIDE}#name=main'" in out
    assert git(city, "status", "--porcelain") == ""
    for wrong, reason in ((f"{GUIDE}#name=dev", "要写成"), (f"{GUIDE}#note=main", "没有冲突")):
        assert main(["merge", "main", "--take", wrong, "--root", str(city)]) == 2
        assert reason in capsys.readouterr().err
    main(["merge", "main", "--take", f"{GUIDE}#name=main", "--write", "--root", str(city)])
    assert registry_of(city).entries[GUIDE].name == "取水的申请"
    git(city, "merge", "--abort")
    main(["merge", "main", "--take", "申请取水#办理项名称=main", "--write", "--root", str(city)])
    assert registry_of(city).entries[GUIDE].name == "取水的申请", "names do as well as keys"
    git(city, "merge", "--abort")
    assert git(city, "status", "--porcelain") == ""


@pytest.mark.parametrize("dotted", [False, True])
def test_a_clash_within_a_field_is_settled_by_the_words_that_tell_it(
    city: Path, capsys: pytest.CaptureFixture[str], *, dotted: bool
) -> None:
    """As they stand in what the preview says, or with dots as in a path; a field that does not clash is refused."""
    text = (city / f"lists/{GUIDE}.yml").read_text(encoding="utf-8")
    line = next(each for each in text.splitlines() if each.lstrip().startswith("promised: "))
    for branch, days in (("main", 7), ("request", 8)):
        changed(city, branch, (GUIDE, line, re.sub(r"value: \d+", f"value: {days}", line)))
    capsys.readouterr()
    assert main(["merge", "main", "--root", str(city)]) == 1
    words = re.findall(r"”的(.+)，两边都改了", capsys.readouterr().out)[0]
    assert words == "办理时限的承诺办结时限"
    where = words.replace("的", ".") if dotted else words
    assert main(["merge", "main", "--take", f"{GUIDE}#办理时限的法定办结时限=main", "--root", str(city)]) == 2
    assert "没有冲突" in capsys.readouterr().err
    main(["merge", "main", "--take", f"{GUIDE}#{where}=main", "--write", "--root", str(city)])
    assert registry_of(city).entries[GUIDE].get("time_limit", "promised", "value") == 7
    git(city, "merge", "--abort")


def test_changes_follow_an_entry_that_moved_on_the_other_branch(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A body got another id; meanwhile its guide was changed, and another entry began to name what moved."""
    git(city, "checkout", "-q", "main")
    assert main(["rename", "organisations/xinwen-chuban", "chuban", "--write", "--root", str(city)]) == 0
    commit(city, "rename", DAY)
    key = "guides/xinwen-chuban/neibu-ziliao-zhunyin-hefa"
    text = git(city, "show", f"trunk:lists/{key}.yml")
    line = next(each for each in text.splitlines() if each.startswith("name: "))
    changed(city, "request", (key, line, f"{line}（新）"))
    capsys.readouterr()
    main(["merge", "main", "--write", "--root", str(city)])
    registry = registry_of(city)
    moved = registry.entries["guides/chuban/neibu-ziliao-zhunyin-hefa"]
    assert moved.name.endswith("（新）")
    assert moved.get("power").startswith("chuban/")
    assert not (city / "lists/guides/xinwen-chuban").exists()


def test_what_cannot_be_merged_is_refused_in_words(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A branch that is none, one that is in already, work that is not committed."""
    assert main(["merge", "meiyou", "--root", str(city)]) == 2
    assert "没有版本“meiyou”" in capsys.readouterr().err
    assert main(["merge", "main", "--root", str(city)]) == 0
    assert "没有要合并的" in capsys.readouterr().err
    changed(city, "main", (GUIDE, "name: ", "name: 新"))
    git(city, "checkout", "-q", "request")
    path = city / f"lists/{GUIDE}.yml"
    path.write_text(path.read_text(encoding="utf-8") + "# 没有提交\n", encoding="utf-8")
    assert main(["merge", "main", "--write", "--root", str(city)]) == 2
    assert "有改动没有提交" in capsys.readouterr().err
    git(city, "checkout", "-q", "--", ".")
    (city / "lists/guides/shuiwu/xin.yml").write_text("name: 新的\n", encoding="utf-8")
    assert main(["merge", "main", "--write", "--root", str(city)]) == 2
    assert "有改动没有提交" in capsys.readouterr().err


def test_a_guide_that_moved_here_and_was_edited_there_is_merged(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both ways round: the edit is in the new place, the old one is gone, nothing is left half done."""
    for here, there in (("request", "main"), ("main", "request")):
        for name in ("main", "request"):
            git(city, "checkout", "-q", "-f", "-B", name, "trunk")
        assert main(["rename", GUIDE, "shuiwu/qushui", "--write", "--root", str(city)]) == 0
        commit(city, "rename", DAY)
        changed(city, "main", (GUIDE, "name: ", "name: 新"))
        git(city, "checkout", "-q", here)
        capsys.readouterr()
        main(["merge", there, "--write", "--root", str(city)])
        assert "还没有提交" in capsys.readouterr().err
        assert registry_of(city).entries["guides/shuiwu/qushui"].name.startswith("新")
        assert not (city / f"lists/{GUIDE}.yml").exists()
        assert git(city, "diff", "--name-only", "--diff-filter=U") == ""
        git(city, "merge", "--abort")
        assert git(city, "status", "--porcelain") == ""


def test_of_a_lock_both_readings_stay_and_what_one_side_dropped_goes() -> None:
    """A row that was read on either side is read; one that says nothing any more on one side is gone."""
    old, mine, other = (
        f"fa@2020-01-01 {article} read {each * 12}\n" for article, each in (("2", "a"), ("3", "b"), ("4", "c"))
    )
    assert _lock(old.encode(), (old + mine).encode(), (old + other).encode()) == (old + mine + other).encode()
    assert _lock(old.encode(), mine.encode(), (old + other).encode()) == (mine + other).encode()
    assert _lock(None, mine.encode(), None) == mine.encode()
