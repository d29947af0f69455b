"""Acts on whole entries that wait for their day: registered, reviewed, carried out and reviewed again, and the site leads on only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdan.cli import main
from qingdan.cli.site import build_site
from tests.diff.past import commit, git
from tests.edit.acts import DAY, EFFECTIVE, filled
from tests.edit.test_acts import registry_of
from tests.edit.test_story_sites import DATED, HEIR, POWERS
from tests.edit.town import founded_town

REGISTERED = DAY - 30
PENALTIES = ("power/shuiwu/luan-wa", "power/shuiwu/luan-dao")


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The small town in a repository of its own."""
    return founded_town(tmp_path)


def merged(root: Path) -> None:
    """Two penalties become one."""
    main(["combine", *PENALTIES, "--into", HEIR, "--name", "河道违法的处罚", *DATED, "--write", "--root", str(root)])


def split(root: Path) -> None:
    """A licence becomes two, each with a guide."""
    into = ("--into", "shuiwu/shenqing", "--into", "shuiwu/fazheng", "--name", "取水申请", "--name", "取水发证")
    main(["split", POWERS[0], *into, *DATED, "--write", "--root", str(root)])
    guide = root / "lists/guides/shuiwu/dengji-00.yml"
    second = guide.read_text(encoding="utf-8").replace("power: shuiwu/shenqing", "power: shuiwu/fazheng")
    (root / "lists/guides/shuiwu/fazheng.yml").write_text(second.replace("（新办）", "（发证）"), encoding="utf-8")


def replaced(root: Path) -> None:
    """A guide gives way to another."""
    name = ("--by", "shuiwu/dengji-xin", "--name", "甲子类水务登记（重新办）")
    main(["replace", "guides/shuiwu/dengji-00", *name, *DATED, "--write", "--root", str(root)])


def renamed(root: Path) -> None:
    """A body takes another name, its id stays."""
    main(["rename", "organisations/shuiwu", "--name", "示例市水利局", *DATED, "--write", "--root", str(root)])


@pytest.mark.parametrize(
    ("act", "ended", "heirs"),
    [
        (merged, PENALTIES, [HEIR]),
        (split, POWERS[:1], ["power/shuiwu/shenqing", "power/shuiwu/fazheng"]),
        (replaced, ["guides/shuiwu/dengji-00"], ["guides/shuiwu/dengji-xin"]),
        (renamed, [], []),
    ],
)
def test_an_act_waits_for_its_day(
    town: Path, capsys: pytest.CaptureFixture[str], act: object, ended: list[str], heirs: list[str]
) -> None:
    """Until then no entry is another, and the review is green; on the day it is done just so, and that review is green too."""
    assert callable(act)
    before = git(town, "rev-parse", "HEAD:lists/power"), git(town, "rev-parse", "HEAD:lists/guides")
    act(town)
    wanted = registry_of(town)
    main(["adjust", "main", "--effective", EFFECTIVE, "--write", "--root", str(town)])
    filled(town, "shi")
    commit(town, "registered", REGISTERED)
    assert (git(town, "rev-parse", "HEAD:lists/power"), git(town, "rev-parse", "HEAD:lists/guides")) == before
    capsys.readouterr()
    assert main(["review", "main", "HEAD", "--root", str(town)]) == 0, capsys.readouterr().out
    git(town, "branch", "-f", "main", "HEAD")
    assert main(["enact", "--date", EFFECTIVE, "--write", "--root", str(town)]) == 0, capsys.readouterr().out
    commit(town, "enacted", DAY)
    capsys.readouterr()
    assert main(["review", "main", "HEAD", "--root", str(town)]) == 0, capsys.readouterr().out
    now = registry_of(town)
    assert {key: entry.data for key, entry in now.entries.items() if not key.startswith(("adj", "word"))} == {
        key: entry.data for key, entry in wanted.entries.items() if not key.startswith(("adj", "word"))
    }
    code, site, _ = build_site(town, None, editor=False)
    assert code == 0
    for key in ended:
        html = (site / key / "index.html").read_text(encoding="utf-8")
        assert any(f"../{heir}/" in html for heir in heirs)
