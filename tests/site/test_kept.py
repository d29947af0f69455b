"""A site built where one was before: what did not change is taken over, and the bytes are those of a site built anew."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.cli.site import build_site
from qingdan.read.store import store_in, tool_print
from tests.diff.past import commit, git
from tests.support import ROOT

GUIDE = "lists/guides/shuiwu/qushui-xuke.yml"
LAW = "lists/laws/xingzheng-xuke-fa.yml"
BODY = "lists/organisations/shuiwu.yml"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped lists in a repository of their own, with a site."""
    root = tmp_path_factory.mktemp("kept") / "city"
    for name in ("lists", "schemas", "site"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / ".gitignore").write_text("build/\n")
    git(root, "init", "-q")
    commit(root, "lists", 330)
    assert build_site(root, None)[0] == 0
    return root


def rename(path: str, new: str) -> Callable[[Path], None]:
    """Give the entry of a file another name."""

    def edit(root: Path) -> None:
        lines = (root / path).read_text("utf-8").splitlines(keepends=True)
        at = next(number for number, line in enumerate(lines) if line.startswith("name: "))
        lines[at] = f"name: {new}\n"
        (root / path).write_text("".join(lines), "utf-8")

    return edit


def comment(root: Path) -> None:
    """Add a line to a file that changes none of its data."""
    with (root / LAW).open("a", encoding="utf-8") as file:
        file.write("# 待核对\n")


def everyday(root: Path) -> None:
    """Add a word to those that people say."""
    with (root / "site/synonyms.yml").open("a", encoding="utf-8") as file:
        file.write("挖井取水: [guides/shuiwu/qushui-xuke]\n")


def damage(root: Path) -> None:
    """Write over a page of the site, and take another one away."""
    page = root / "build/site/guides/shuiwu/qushui-xuke/index.html"
    page.write_bytes(b"x" * page.stat().st_size)
    (root / "build/site/laws/xingzheng-xuke-fa/index.html").unlink()


def spoil(root: Path) -> None:
    """Write over the database and a table, and take the workbook away."""
    data = root / "build/site/data"
    for name in ("qingdan.sqlite", "guides.csv"):
        raw = (data / name).read_bytes()
        (data / name).write_bytes(raw[:-9] + b"x" * 9)
    (data / "qingdan.xlsx").unlink()


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


EDITS: dict[str, tuple[Callable[[Path], None], int]] = {
    "nothing": (lambda _: None, 0),
    "a guide, and with it the first uncommitted change": (rename(GUIDE, "取水许可（改）"), 120),
    "a law that many rest on": (rename(LAW, "中华人民共和国行政许可法（改）"), 120),
    "an organisation": (rename(BODY, "市水务局（改）"), 150),
    "the site's own words": (everyday, 60),
    "a comment, of which the lines of findings alone tell": (comment, 1),
    "damage to the site": (damage, 40),
    "a commit of what was changed": (lambda root: commit(root, "改", 331), 80),
    "a guide after the commit": (rename(GUIDE, "取水许可（又改）"), 120),
    "a power, whose name becomes the shortest": (rename("lists/power/shuiwu/jieshui-biaozhang.yml", "取水"), 180),
    "damage to the downloads": (spoil, 40),
    "the registry's own name, which is in every feed": (rename("lists/registry.yml", "石嘴山市清单（改）"), 10_000),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_a_site_built_again_has_the_bytes_of_a_new_one(city: Path, tmp_path: Path, name: str) -> None:
    """After any change, one after the other; and no more files are written than the change concerns."""
    edit, most = EDITS[name]
    edit(city)
    code, target, built = build_site(city, None)
    assert code == 0
    assert built is not None
    assert built[1].written <= most
    assert build_site(city, tmp_path / "new", cache=False)[0] == 0
    again, new = files(target), files(tmp_path / "new")
    assert again.keys() == new.keys()
    assert [address for address in new if new[address] != again[address]] == []


def test_a_part_of_which_nothing_changed_is_not_made_again(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages of other entries come from the site before."""
    from qingdan.pages import site  # noqa: PLC0415 what is counted below

    made: list[str] = []
    own = site.entry_page
    monkeypatch.setattr(
        site, "entry_page", lambda registry, entry, *rest: made.append(entry.key) or own(registry, entry, *rest)
    )  # type: ignore[func-returns-value]
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})  # one process, so that they can be counted here
    git(city, "checkout", "-q", ".")
    assert build_site(city, None)[0] == 0
    made.clear()
    rename(GUIDE, "取水许可（再改）")(city)
    assert build_site(city, None)[0] == 0
    assert "guides/shuiwu/qushui-xuke" in made
    assert len(made) < 60


def test_what_nobody_asked_for_is_there_the_next_time(city: Path) -> None:
    """A build in which nothing changed asks for no piece of work, and loses none."""
    kinds = []
    for _ in range(3):
        assert build_site(city, None)[0] == 0
        found = store_in(city, "site").load(tool_print(("markupsafe",)))
        assert found is not None
        kinds.append(sorted({name.partition(" ")[0] for name in found[1]}))
    assert kinds[0] == ["data/qingdan.sqlite", "feeds", "labels", "rows", "search", "tables"]
    assert kinds[1:] == kinds[:1] * 2
