"""What a reform of bodies leaves behind is told place by place, and what certainly goes along goes along."""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdan.cli import main
from qingdan.edit.mentions import names_of
from qingdan.edit.plan import Plan
from qingdan.read import WorkTree
from tests.diff.past import commit, git
from tests.edit.acts import BASE_DAY, DAY, EFFECTIVE, filled, founded
from tests.edit.test_acts import registry_of
from tests.edit.test_reform import table

ROWS = [("市新闻出版局", "", "石嘴山市文化旅游广电局", "是"), ("市水务局", "取水许可", "市自然资源局", "")]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped lists, with a draft of another officer on the power that passes."""
    root = founded(tmp_path_factory.mktemp("left"))
    arguments = ("suspend", "power/shuiwu/qushui-xuke", "--draft", "shui", "--reason", "市水务局整顿")
    assert main([*arguments, "--date", EFFECTIVE, "--cause", "职能调整", "--write", "--root", str(root)]) == 0
    filled(root)
    commit(root, "draft", BASE_DAY)
    return root


@pytest.fixture(scope="module")
def ticks(city: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The places that the reform asks to be ticked off, after it is carried out."""
    with pytest.MonkeyPatch.context() as patch:
        lines: list[str] = []
        patch.setattr("click.echo", lambda line="", **_: lines.append(str(line)))
        path = table(tmp_path_factory.mktemp("table"), ROWS)
        assert main(["reorganise", path, "--date", EFFECTIVE, "--write", "--root", str(city)]) == 0
    found = [line.removeprefix("  □ ") for line in lines if line.startswith("  □ ")]
    assert f"没有改的 {len(found)} 处，请逐处核对，看过一处勾一处：" in lines
    return found


@pytest.mark.parametrize(
    "wanted",
    [
        "的窗口里还写着“新闻出版”：新闻出版窗口",
        "的岗位里还写着“新闻出版”",
        "“石嘴山市政务服务中心”的名称里还写着“新闻出版”",
        "“石嘴山市文化旅游广电局”的分工里还写着“新闻出版”",
        "“取水申请审批”的岗位里还写着“水务”",
        "“直接从江河、湖泊或者地下取用水资源”的主管部门还是市水务局",
        "的决定”的理由里还写着“市水务局”",
    ],
)
def test_each_place_is_told_with_what_stands_there(city: Path, ticks: list[str], wanted: str) -> None:
    """A text, a post, a window, a row of the negative list, a draft; the line is that of the file as it is now."""
    found = [each for each in ticks if wanted in each]
    assert found, ticks
    path, _, rest = found[0].partition(":")
    number = int(rest.partition(" ")[0])
    line = (city / path).read_text(encoding="utf-8").splitlines()[number - 1]
    assert any(word in line for word in ("新闻出版", "水务", "shuiwu")), line


def test_what_a_body_keeps_is_left_alone(ticks: list[str]) -> None:
    """The giver that stays goes by its name in what it keeps; laws speak of the State's bodies."""
    assert not [
        each for each in ticks if each.startswith(("lists/guides/shuiwu/", "lists/laws/", "lists/duties/shuiwu"))
    ]


def test_drafts_and_everyday_words_follow(city: Path, ticks: list[str]) -> None:
    """A draft is not said for good: its rows name the power where it is; decisions of the past do not change."""
    assert ticks
    draft = registry_of(city).entries["adjustments/2027/draft-shui"]
    assert [row["entry"] for row in draft.rows("changes")] == ["power/ziran-ziyuan/qushui-xuke"]
    words = (city / "site/synonyms.yml").read_text(encoding="utf-8")
    assert "新闻出版局: [organisations/wenlv]" in words
    assert git(city, "diff", "--name-only", "HEAD", "--", "lists/adjustments/2026") == ""
    commit(city, "reform", DAY)


@pytest.mark.parametrize(
    ("key", "heirs", "names"),
    [
        ("organisations/shuiwu", (), ["石嘴山市水务局", "市水务局", "水务"]),
        ("organisations/shichang-jianguan", (), ["石嘴山市市场监督管理局", "市市场监管局", "市场监管"]),
        ("organisations/shuiwu", ("石嘴山市水务管理局",), ["石嘴山市水务局", "市水务局"]),
    ],
)
def test_a_body_goes_by_what_tells_it_from_others(
    city: Path, key: str, heirs: tuple[str, ...], names: list[str]
) -> None:
    """As people say it, unless who goes on is called so too."""
    registry = registry_of(city)
    assert names_of(Plan(registry, WorkTree(city)), registry.entries[key], heirs) == names
