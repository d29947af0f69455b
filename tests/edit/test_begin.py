"""``qingdan init`` from its first question to its last word: what it asks again, what it refuses, and when the gate begins."""

from __future__ import annotations

import hashlib
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest

from qingdan import __version__
from qingdan.cli import main
from qingdan.edit import RefusedError
from qingdan.edit.city import Choice, custodian_of, files_of, place_of
from tests.diff.past import commit, git
from tests.support import BASE

TODAY = (date.today() - date(2026, 1, 1)).days + 1
"""The day of the fixture's commits that the clock stands at: what the tool corrects, it corrects today."""

WHEEL = f"qingdan-{__version__}-py3-none-any.whl"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder where one stands, on a machine on which git knows nobody."""
    (tmp_path / "home").mkdir()
    (tmp_path / "desk").mkdir()
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.delenv("GIT_CONFIG_GLOBAL", raising=False)
    monkeypatch.chdir(tmp_path / "desk")
    return tmp_path / "desk"


def begin(*arguments: str) -> int:
    """The exit code of ``init`` with the two laws alone."""
    return main(["init", *arguments, "--yes", "--laws", "cited"])


def wheel(folder: Path, *, name: str = "qingdan") -> Path:
    """A file of the right name that says of which tool it is."""
    made = folder / WHEEL
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(f"qingdan-{__version__}.dist-info/METADATA", f"Metadata-Version: 2.4\nName: {name}\n")
    return made


def test_who_commits_is_told_where_git_knows_nobody(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the two commands; not where git knows."""
    assert begin("广元市", "a") == 0
    told = capsys.readouterr().err
    assert "git config --global user.name" in told
    assert "git config --global user.email" in told
    (desk.parent / "home/.gitconfig").write_text("[user]\nname = 岗\nemail = gang@example.org\n", encoding="utf-8")
    assert begin("广元市", "b") == 0
    assert "git config" not in capsys.readouterr().err
    assert git(desk / "b", "log", "--format=%an") == "岗"


def test_powers_that_are_loaded_before_the_gate_begins_need_no_decision_and_later_ones_do(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stood before is only shown, once the beginning is on the main branch; ``init`` says how to begin."""
    assert begin("广元市", "a") == 0
    assert "qingdan migrate --gate --write" in capsys.readouterr().err
    root = desk / "a"
    first = git(root, "rev-parse", "HEAD")
    load(root, "xuke")
    commit(root, "登记已有的职权", 2)
    assert main(["review", first, "HEAD", "--root", str(root)]) == 1
    assert "QG1" in capsys.readouterr().out
    assert main(["migrate", "--gate", "--write", "--root", str(root)]) == 0
    commit(root, "从这里起把关", TODAY)
    capsys.readouterr()
    assert (
        main(["review", first, "HEAD", "--root", str(root)]) == 1
    )  # a request may not say itself from where it is judged
    git(root, "update-ref", "refs/remotes/origin/main", "HEAD")
    capsys.readouterr()
    assert main(["review", first, "HEAD", "--root", str(root)]) == 0
    load(root, "lingyi-xuke")
    commit(root, "又一项职权", TODAY + 1)
    capsys.readouterr()
    assert main(["review", "HEAD~1", "HEAD", "--root", str(root)]) == 1
    assert "新增" in capsys.readouterr().out


def load(root: Path, id_: str) -> None:
    """A power with its duties and guide, and at first the body that exercises it."""
    for name in ("organisations/ju", "power/ju/xuke", "responsibility/ju/xuke", "guides/ju/xuke", "duties/ju"):
        path = root / "lists" / f"{name.replace('xuke', id_)}.yml"
        text = BASE[f"lists/{name}.yml"].replace("parent: shi", "parent: guangyuan-shi").replace("ju/xuke", f"ju/{id_}")
        text = text.replace('{law: fa, article: "12"', '{law: xingzheng-fuyi-fa, article: "20"')
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("示例许可", "示例许可" if id_ == "xuke" else "示例登记"), encoding="utf-8")
    assert main(["fmt", "--root", str(root)]) == 0


def test_an_empty_clone_is_where_it_begins(desk: Path) -> None:
    """With its address, on the branch main, and the shell's own folder stays."""
    git(desk, "init", "-q", "-b", "master")
    git(desk, "remote", "add", "origin", "https://git.example.org/qingdan.git")
    assert begin("广元市", ".") == 0
    assert git(desk, "remote", "get-url", "origin") == "https://git.example.org/qingdan.git"
    assert git(desk, "branch", "--show-current") == "main"
    assert git(desk, "status", "--porcelain") == ""
    assert (desk / "lists/registry.yml").is_file()
    assert [each.name for each in desk.parent.iterdir() if each.name.startswith(".qingdan")] == []


def test_a_clone_with_commits_and_a_folder_in_another_registry_are_refused(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And stand as they stood."""
    assert begin("广元市", "a") == 0
    before = sorted(desk.rglob("*"))
    assert begin("利州区", "a/nei") == 2
    assert "在另一个清单库" in capsys.readouterr().err
    assert sorted(desk.rglob("*")) == before
    git(desk / "a", "config", "core.bare", "false")
    (desk / "b").mkdir()
    (desk / "a/.git").rename(desk / "b/.git")
    assert begin("利州区", "b") == 2
    assert "已经有提交" in capsys.readouterr().err


def test_a_wheel_is_taken_with_its_sums_and_nothing_else_is(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of another tool, a broken one, another version's, and one that its sums do not tell."""
    made = wheel(desk)
    sum_ = hashlib.sha256(made.read_bytes()).hexdigest()
    (desk / "SHA256SUMS").write_text(f"{sum_}  {WHEEL}\n", encoding="utf-8")
    assert begin("广元市", "a", "--wheel", WHEEL) == 0
    assert (desk / f"a/tools/wheel/{WHEEL}").read_bytes() == made.read_bytes()
    capsys.readouterr()
    (desk / "SHA256SUMS").write_text(f"{'0' * 64}  {WHEEL}\n", encoding="utf-8")
    assert begin("广元市", "b", "--wheel", WHEEL) == 2
    assert "对不上" in capsys.readouterr().err
    (desk / "SHA256SUMS").write_text(f"{sum_}  other.whl\n", encoding="utf-8")
    assert begin("广元市", "b", "--wheel", WHEEL) == 2
    assert "没有" in capsys.readouterr().err
    (desk / "SHA256SUMS").unlink()
    other = made.rename(desk / "qingdan-0.0.1-py3-none-any.whl")
    assert begin("广元市", "b", "--wheel", other.name) == 2
    assert "是 0.0.1 版" in capsys.readouterr().err
    wheel(desk, name="bie-de")
    assert begin("广元市", "b", "--wheel", WHEEL) == 2
    assert "不是 qingdan 的安装文件" in capsys.readouterr().err
    made.write_bytes(b"PK\x03\x04 broken")
    assert begin("广元市", "b", "--wheel", WHEEL) == 2
    assert "不是 qingdan 的安装文件" in capsys.readouterr().err
    assert not (desk / "b").exists()


@pytest.mark.parametrize("written", ["司法局", "市司法局", "广元市司法局", " 广元市司法局 "])
def test_a_body_is_known_by_its_short_name_too(written: str) -> None:
    """So that it is not made a second time."""
    place = place_of("510800")
    assert custodian_of(place, written) == "广元市司法局"
    files = files_of(Choice(place, custodian_of(place, written), all_laws=False), "0.2.0")
    assert "custodian: sifa\n" in files["lists/registry.yml"].decode()


@pytest.mark.parametrize("written", ["", "  ", "张三：<b>局</b> # x", "张三丰", "a", "局\n局"])
def test_what_names_no_body_is_refused(written: str) -> None:
    """Nothing odd comes into the lists; a person is not a body."""
    with pytest.raises(RefusedError, match="改法"):
        custodian_of(place_of("510800"), written)


@pytest.mark.parametrize(
    ("code", "government", "short", "kind"),
    [
        ("152500", "锡林郭勒盟行政公署", "盟行署", "派出机关"),
        ("653100", "喀什地区行政公署", "地区行署", "派出机关"),
        ("450000", "广西壮族自治区人民政府", "自治区政府", "人民政府"),
        ("370000", "山东省人民政府", "省政府", "人民政府"),
        ("310000", "上海市人民政府", "市政府", "人民政府"),
        ("533300", "怒江傈僳族自治州人民政府", "州政府", "人民政府"),
    ],
)
def test_who_governs_is_called_what_the_law_calls_it(code: str, government: str, short: str, kind: str) -> None:
    """A 盟 and a 地区 have an administrative office that the province sends, not a people's government."""
    place = place_of(code)
    text = files_of(Choice(place, all_laws=False), "0.2.0")[f"lists/organisations/{place.id}.yml"].decode()
    assert f"name: {government}\n" in text
    assert f"short: {short}\n" in text
    assert f"kind: {kind}\n" in text


@pytest.mark.parametrize("code", ["130671", "460321", "632857"])
def test_a_zone_without_a_government_is_refused(code: str) -> None:
    """The statistics give it a code; the law gives it no government."""
    with pytest.raises(RefusedError, match="不是一级行政区划"):
        place_of(code)


@pytest.mark.parametrize(
    ("arguments", "given", "told"),
    [
        (["--yes"], "", ["没有写地名"]),
        (["广元"], "", ["没有“广元”这个地方", "是不是“广元市”"]),
        (["鼓楼区", "--yes"], "", ["320302（江苏省徐州市）", "350102（福建省福州市）"]),
        (["广元市", "--yes", "--custodian", ""], "", ["“--custodian”后面的值是空的"]),
    ],
)
def test_a_place_or_a_body_that_is_not_told_is_asked_for_in_chinese(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], given: str, told: list[str]
) -> None:
    """And nothing is made."""
    assert main(["init", *arguments]) == 2
    said = capsys.readouterr().err
    assert all(each in said for each in told), said
    assert list(desk.iterdir()) == []


def test_an_answer_that_is_none_is_asked_again(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Place, which of several, body, and yes or no; not a word of English."""
    answers = iter(["广元", "鼓楼区", "江苏", "徐州", "甲<", "司法局", "x", "否"])
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: next(answers))
    assert main(["init"]) == 0
    said = capsys.readouterr()
    for each in ("没有“广元”这个地方", "还分不出是哪一个", "不像机构的名称", "写“是”或者“否”"):
        assert each in said.err
    assert "Error" not in said.out + said.err
    assert "custodian: sifa" in (desk / "gulou-qu/lists/registry.yml").read_text(encoding="utf-8")
    assert "320302" in (desk / "gulou-qu/lists/registry.yml").read_text(encoding="utf-8")
    assert len(list((desk / "gulou-qu/lists/laws").iterdir())) == 4


def test_a_clone_finds_its_hook_and_the_hook_the_tool_that_made_the_lists(desk: Path) -> None:
    """Where the tool is neither in .venv nor on the PATH; no path of a machine is in a file that is committed."""
    assert begin("广元市", "a") == 0
    root = desk / "a"
    assert git(root, "config", "core.hooksPath") == "tools/hooks"
    python = git(root, "config", "qingdan.python")
    assert all(
        python not in path.read_text("utf-8") for path in root.rglob("*") if path.is_file() and ".git/" not in str(path)
    )
    guarded = root / "lists/registry.yml"
    guarded.write_text(guarded.read_text("utf-8").replace("custodian: ", "custodian: meiyou-"), encoding="utf-8")
    git(root, "add", "--all")
    done = subprocess.run(
        ["sh", "tools/hooks/pre-commit"], cwd=root, capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": str(desk)},
    )  # fmt: skip
    assert done.returncode == 1
    assert "清单有错误，没有提交" in done.stderr
