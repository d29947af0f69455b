"""Ten stories of a city that go on to the end: the request passes, and the site that is built from it leads every reader on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from qingdan.cli import main
from qingdan.cli.site import build_site
from tests.diff.past import commit, git
from tests.edit.acts import BASE_DAY, DAY, EFFECTIVE, filled
from tests.edit.test_reform import table
from tests.edit.town import TASKS, founded_town

DATED = ("--date", EFFECTIVE, "--cause", "职能调整", "--reason", "机构改革")
POWERS = tuple(f"power/shuiwu/dengji-{at:02d}" for at in range(TASKS))
HEIR = "power/shuiwu/hedao-chufa"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small town in a repository of its own."""
    return founded_town(tmp_path_factory.mktemp("town"))


@pytest.fixture
def town(made: Path) -> Path:
    """That repository as it was, on a new branch from the main one."""
    root = git(made, "rev-list", "--max-parents=0", "HEAD")
    git(made, "checkout", "-q", "-f", "-B", "main", root)
    git(made, "checkout", "-q", "-B", "request")
    git(made, "clean", "-fdq")
    return made


def act(root: Path, *arguments: str) -> None:
    """Carry an act out, and fill the blanks of its decision."""
    assert main([*arguments, *DATED, "--write", "--root", str(root)]) == 0
    filled(root, "shi")


def edit(root: Path, key: str, old: str, new: str) -> None:
    """Put other words into an entry's file."""
    path = root / f"lists/{key}.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def merged(root: Path) -> None:
    """Two penalties become one."""
    act(root, "combine", "power/shuiwu/luan-wa", "power/shuiwu/luan-dao", "--into", HEIR, "--name", "河道违法的处罚")


def split(root: Path) -> None:
    """A licence becomes two; a person gives the second a guide of its own."""
    into = ("--into", "shuiwu/shenqing", "--into", "shuiwu/fazheng", "--name", "取水申请", "--name", "取水发证")
    main(["split", POWERS[0], *into, *DATED, "--write", "--root", str(root)])
    guide = root / "lists/guides/shuiwu/dengji-00.yml"
    second = guide.read_text(encoding="utf-8").replace("power: shuiwu/shenqing", "power: shuiwu/fazheng")
    (root / "lists/guides/shuiwu/fazheng.yml").write_text(second.replace("（新办）", "（发证）"), encoding="utf-8")
    main(["adjust", "--into", "2027/001", "--write", "--root", str(root)])
    filled(root, "shi")


def renamed(root: Path) -> None:
    """A bureau takes another name and id, with all that it holds."""
    act(root, "rename", "organisations/shuiwu", "shuili", "--name", "示例市水利局")


def taken_back(root: Path) -> None:
    """What the district was given a year ago comes back."""
    act(root, "transfer", POWERS[0], "--to", "qu")
    commit(root, "handed down", BASE_DAY + 1)
    git(root, "branch", "-f", "main", "HEAD")
    act(root, "transfer", POWERS[0], "--kind", "收回", "--to", "qu")


def handed_down(root: Path) -> None:
    """Fourteen powers go to the district at once."""
    act(root, "transfer", *POWERS[:14], "--to", "qu")


def replaced(root: Path) -> None:
    """A guide gives way to a heavier one."""
    name = ("--name", "甲子类水务登记（重新办）")
    act(root, "replace", "guides/shuiwu/dengji-00", "--by", "shuiwu/dengji-xin", *name)
    edit(root, "guides/shuiwu/dengji-xin", "copies: 1", "copies: 2")


def reformed(root: Path) -> None:
    """One bureau is absorbed by another, which takes twenty-nine powers of a third as well: thirty rows of a table."""
    rows = [("示例市新闻出版局", "", "示例市文化旅游局", "是")]
    rows += [("示例市水务局", f"shuiwu/dengji-{at:02d}", "示例市文化旅游局", "") for at in range(29, 0, -1)]
    act(root, "reorganise", table(root / ".git", rows))


def abolished(root: Path) -> None:
    """An entry of a list that is made by its schema alone ends."""
    act(root, "abolish", "papers/hunyin")


def forty(root: Path) -> None:
    """One decision over forty guides."""
    for at in range(TASKS):
        edit(root, f"guides/shuiwu/dengji-{at:02d}", "copies: 1", "copies: 2")
    act(root, "adjust")


def two_officers(root: Path) -> None:
    """Each ends one penalty on a branch of his own; the second takes in what the first has done, and numbers both."""
    for branch, key in (("jia", "power/shuiwu/luan-wa"), ("yi", "power/shuiwu/luan-dao")):
        git(root, "checkout", "-q", "-f", "-B", branch, "main")
        act(root, "abolish", key, "--draft", branch)
        commit(root, branch, DAY)
    assert main(["merge", "jia", "--write", "--root", str(root)]) == 0
    assert main(["number", "--write", "--root", str(root)]) == 0


@dataclass(frozen=True)
class Story:
    """What is done; which address then leads to which; the names by which the search finds an entry; words on pages."""

    done: Callable[[Path], None]
    leads: dict[str, str] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)


STORIES = {
    "merge two penalties": Story(
        merged,
        {"power/shuiwu/luan-wa": HEIR, "power/shuiwu/luan-dao": HEIR},
        {"对在河道里乱挖的处罚": HEIR, "对向河道里乱倒的处罚": HEIR},
    ),
    "split a licence": Story(
        split,
        {POWERS[0]: "power/shuiwu/fazheng", f"{POWERS[0]}/": "power/shuiwu/shenqing"},
        {"甲子类水务登记": "power/shuiwu/shenqing"},
    ),
    "rename a bureau": Story(
        renamed,
        {"organisations/shuiwu": "organisations/shuili", POWERS[0]: "power/shuili/dengji-00"},
        {"示例市水务局": "organisations/shuili"},
    ),
    "take a power back": Story(
        taken_back,
        {"power/qu/dengji-00": POWERS[0], "guides/qu/dengji-00": "guides/shuiwu/dengji-00"},
        {"甲子类水务登记": POWERS[0]},
    ),
    "hand down fourteen": Story(
        handed_down, {each: each.replace("/shuiwu/", "/qu/") for each in POWERS[:14]}, {"甲子类水务登记": POWERS[0]}
    ),
    "replace a guide by a heavier one": Story(
        replaced,
        {"guides/shuiwu/dengji-00": "guides/shuiwu/dengji-xin"},
        {"甲子类水务登记（新办）": "guides/shuiwu/dengji-xin"},
    ),
    "a reform from a table of thirty rows": Story(
        reformed,
        {
            "organisations/chuban": "organisations/wenlv",
            "power/chuban/chuban-dengji": "power/wenlv/chuban-dengji",
            POWERS[29]: "power/wenlv/dengji-29",
        },
        {"示例市新闻出版局": "organisations/wenlv"},
    ),
    "abolish in a list made by schema alone": Story(
        abolished, {}, {"婚姻状况证明": "papers/hunyin"}, {"papers/hunyin": "取消"}
    ),
    "one decision over forty entries": Story(
        forty, {"adjustments/2027/001": "guides/shuiwu/dengji-39"}, {}, {"guides/shuiwu/dengji-39": "2 份"}
    ),
    "two officers at once, merged": Story(
        two_officers,
        {"power/shuiwu/luan-wa": "adjustments/2027/001", "power/shuiwu/luan-dao": "adjustments/2027/002"},
        {},
        {"power/shuiwu/luan-wa": "取消", "power/shuiwu/luan-dao": "取消"},
    ),
}  # fmt: skip


def terms(site: Path) -> dict[str, set[str]]:
    """By entry the names under which the search knows it."""
    found: dict[str, set[str]] = {}
    for path in (site / "search/index/r").glob("*.json"):
        for row in json.loads(path.read_bytes()):
            found[row[0]] = {text for _, text in row[7]}
    return found


@pytest.mark.parametrize("name", STORIES)
def test_a_story_ends_in_a_green_review_and_a_site_that_leads_on(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Every address from before still answers; the page of what ended leads to what goes on, which is found by the old name."""
    story = STORIES[name]
    before = {path.relative_to(town / "lists").with_suffix("").as_posix() for path in (town / "lists").rglob("*.yml")}
    story.done(town)
    commit(town, name, DAY)
    capsys.readouterr()
    assert main(["review", "main", "--root", str(town)]) == 0, capsys.readouterr().out
    code, site, _ = build_site(town, tmp_path / "site", editor=False)
    assert code == 0, capsys.readouterr().out
    assert [key for key in sorted(before) if not (site / key / "index.html").is_file()] == []
    for old, new in story.leads.items():
        html = (site / old / "index.html").read_text(encoding="utf-8")
        assert f'{"../" * len(old.strip("/").split("/"))}{new}/"' in html, f"{old} does not lead to {new}"
    known = terms(site)
    for called, key in story.found.items():
        assert called in known[key]
    for key, words in story.told.items():
        assert words in (site / key / "index.html").read_text(encoding="utf-8")
