"""A place begins its own lists from the wheel: five entries, a change reviewed, a site, and no word of the example."""

from __future__ import annotations

import re
import subprocess
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import BASE, EXAMPLE, OF_THE_COUNTRY, ROOT
from tests.wheel.conftest import Installed

PLACES = {
    "guangyuan-shi": ("广元市", "510800"),
    "lizhou-qu": ("利州区", "510802"),
    "beichuan": ("北川羌族自治县", "510726"),
}
LEVELS = {"510800": "市级", "510802": "县级", "510726": "县级"}


def spoken(folder: Path) -> list[str]:
    """The files of a folder, git's own among them, that speak of the example."""
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and (EXAMPLE.search(path.name) or EXAMPLE.search(path.read_bytes().decode("utf-8", "replace")))
    ]


def filled(level: str, parent: str) -> dict[str, tuple[str, str, str]]:
    """Five entries: the list and the id that ``new`` is given, and what is filled in, by path."""
    own = {
        "lists/organisations/ju.yml": ("机构", "ju"),
        "lists/power/ju/xuke.yml": ("权力清单", "ju/xuke"),
        "lists/responsibility/ju/xuke.yml": ("责任清单", "ju/xuke"),
        "lists/guides/ju/xuke.yml": ("办事指南", "ju/xuke"),
        "lists/duties/ju.yml": ("部门职责", "ju"),
    }
    out = {}
    for path, (collection, id_) in own.items():
        text = BASE[path].replace("市级", level).replace("parent: shi", f"parent: {parent}")
        text = text.replace('{law: fa, article: "12"', '{law: shipin-anquan-fa, article: "35"')
        out[path] = (collection, id_, text)
    return out


@pytest.fixture(scope="module", params=PLACES)
def city(request: pytest.FixtureRequest, installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place's repository, just made."""
    name, code = PLACES[request.param]
    empty = tmp_path_factory.mktemp("empty")
    done = installed.run(empty, "init", name, request.param, "--division", code, "--yes")
    assert done.returncode == 0, done.stderr
    return empty / request.param


def test_the_wheel_is_the_same_bytes_each_time(installed: Installed, tmp_path: Path) -> None:
    """Whoever has the commit can hold the wheel against its sums."""
    subprocess.run(["sh", str(ROOT / "tools/release"), str(tmp_path)], check=True, capture_output=True)
    (again,) = tmp_path.glob("*.whl")
    assert again.name == installed.wheel.name
    assert again.read_bytes() == installed.wheel.read_bytes()
    assert (
        subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path, check=False, capture_output=True).returncode
        == 0
    )


def test_no_file_of_the_wheel_speaks_of_the_example(installed: Installed) -> None:
    """A place keeps the wheel in its repository; what is told about the tool there names no place either."""
    with zipfile.ZipFile(installed.wheel) as archive:
        texts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    assert len(texts) > 600
    (about,) = (name for name in texts if name.endswith(".dist-info/METADATA"))
    assert "\nName: qingdan\n" in texts[about]
    found = [name for name, text in texts.items() if EXAMPLE.search(f"{name}\n{text}")]
    assert [name for name in found if not name.endswith((*OF_THE_COUNTRY, ".png"))] == []


def test_the_tool_that_runs_is_the_wheels(installed: Installed, tmp_path: Path) -> None:
    """Not this repository's, which is in the same libraries."""
    code = "import qingdan, pathlib; print(qingdan.__file__)"
    told = subprocess.run(
        [str(installed.bin / "python"), "-c", code],
        cwd=tmp_path,
        env=installed.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(told.stdout.strip()).is_relative_to(installed.bin.parent)
    told = subprocess.run(
        [str(installed.bin / "python"), "-m", "qingdan", "--version"],
        check=True, cwd=tmp_path, env=installed.environment, capture_output=True, text=True,
    )  # fmt: skip
    assert told.stdout.startswith("清单 ")


def test_a_place_begins_grows_by_five_entries_and_publishes_a_reviewed_change(city: Path, installed: Installed) -> None:
    """The way that the manual's page shows, for a prefecture, a district and an autonomous county."""
    name, code = PLACES[city.name]
    assert installed.git(city, "status", "--porcelain").stdout == ""
    assert installed.git(city, "log", "--format=%s").stdout == f"建立{name}的清单库\n"
    done = installed.run(city, "check")
    assert done.returncode == 0, done.stdout
    assert set(re.findall(r"\[(QD\d+)\]", done.stdout)) <= {"QD520"}  # next year's holidays, once it is their season
    (government,) = [
        path.stem for path in (city / "lists/organisations").iterdir() if "kind: 人民政府" in path.read_text()
    ]
    laws = "".join(path.read_text("utf-8") for path in (city / "lists/laws").iterdir())
    assert "recorded:" not in laws  # what others recorded later is here from the first day
    assert installed.run(city, "fmt", "--check").returncode == 0
    for path, (collection, id_, text) in filled(LEVELS[code], government).items():
        made = installed.run(city, "new", collection, id_)
        assert made.returncode == 0, made.stderr
        assert "〔待填" in (city / path).read_text()
        first = (city / path).read_text().split("\n")[0]
        (city / path).write_text(f"{first}\n{text}")
    assert installed.run(city, "fmt").returncode == 0
    done = installed.run(city, "check")
    assert done.returncode == 0, done.stdout
    installed.git(city, "add", "--all")
    committed = installed.git(city, "commit", "-qm", "最初五条")  # the hook checks
    assert committed.returncode == 0, committed.stderr
    guide = city / "lists/guides/ju/xuke.yml"
    guide.write_text(guide.read_text().replace("promised: {value: 5", "promised: {value: 4"))
    installed.git(city, "checkout", "-qb", "gai")
    assert installed.git(city, "commit", "-qam", "缩短承诺时限").returncode == 0
    reviewed = installed.run(city, "review", "main", "gai", "--format", "text")
    assert reviewed.returncode == 0, reviewed.stdout
    assert "承诺办结时限缩短" in reviewed.stdout
    published = installed.run(city, "site")
    assert published.returncode == 0, published.stdout + published.stderr
    page = (city / "build/site/guides/ju/xuke/index.html").read_text()
    assert f"{name}清单</title>" in page
    assert (city / "build/site/manual/editors/index.html").is_file()
    assert (city / "build/site/admin/index.html").is_file()
    assert spoken(city) == []


def test_a_hook_stops_a_commit_with_an_error(city: Path, installed: Installed) -> None:
    """The first commit switched it on."""
    registry = city / "lists/registry.yml"
    before = registry.read_text()
    registry.write_text(before.replace("custodian: ", "custodian: meiyou-"))
    assert installed.git(city, "commit", "-qam", "错").returncode != 0
    registry.write_text(before)


@pytest.fixture
def county(installed: Installed, tmp_path: Path) -> Path:
    """One more, with the cited laws alone."""
    done = installed.run(
        tmp_path, "init", "--division", "510726", "--yes", "--laws", "cited", "--wheel", str(installed.wheel)
    )
    assert done.returncode == 0, done.stderr
    return tmp_path / "beichuanqiangzu-zizhixian"


def test_every_command_works_at_once(county: Path, installed: Installed, tmp_path: Path) -> None:
    """What the registry cites is there and no other law, the wheel with its sum, and every way in and out."""
    cited = re.findall(r"\blaw: ([a-z-]+)", (county / "lists/registry.yml").read_text("utf-8"))
    assert {path.stem for path in (county / "lists/laws").iterdir()} == {*cited, "xingzheng-xuke-fa"}
    assert set(cited) == {"quanli-qingdan-zhidao-yijian", "xingzheng-fuyi-fa", "xingzheng-susong-fa"}
    sums = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=county / "tools/wheel", check=False, capture_output=True
    )
    assert sums.returncode == 0
    book = tmp_path / "qingdan.xlsx"
    assert installed.run(county, "xlsx", "export", str(book)).returncode == 0
    assert installed.run(county, "xlsx", "import", str(book)).returncode == 0
    for arguments in (
        ["fmt", "--check"],
        ["review", "HEAD"],
        ["diff", "HEAD"],
        ["migrate"],
        ["explain", "QD221"],
        ["adjust"],
    ):
        done = installed.run(county, *arguments)
        assert done.returncode == 0, (arguments, done.stdout, done.stderr)
    done = installed.run(county, "history", "organisations/sifa")
    assert "建立北川羌族自治县的清单库" in done.stdout


@pytest.mark.parametrize(("command", "page"), [("serve", ""), ("edit", "admin/")])
def test_the_two_commands_of_the_staff_answer(county: Path, installed: Installed, command: str, page: str) -> None:
    """Each tells its address on its side, and the page is there."""
    more = ["--no-open"] if command == "edit" else []
    server = subprocess.Popen(
        [str(installed.bin / "qingdan"), command, "--port", "0", *more],
        cwd=county, env=installed.environment, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        address = next(_addresses(server))
        with urllib.request.urlopen(  # noqa: S310 our own server
            address.rstrip("/") + "/" + ("" if command == "edit" else page)
        ) as answer:
            assert answer.status == 200
            assert "html" in answer.read().decode().lower()
    finally:
        server.terminate()
        server.wait(20)


def _addresses(server: subprocess.Popen[str]) -> Iterator[str]:
    assert server.stderr is not None
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = re.search(r"http://127\.0\.0\.1:\d+\S*?(?=（| |$)", server.stderr.readline())
        if found:
            yield found[0]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["广元市", "--division", "510700"], "510700 是绵阳市，不是“广元市”"),
        (["--division", "519999"], "没有“519999”这个行政区划代码"),
        (["甲乙丙市"], "没有“甲乙丙市”这个地方"),
        (["鼓楼区"], "叫“鼓楼区”的有"),
    ],
)
def test_a_place_that_is_not_is_refused_with_the_cure(
    installed: Installed, tmp_path: Path, arguments: list[str], told: str
) -> None:
    """And nothing is made."""
    done = installed.run(tmp_path, "init", *arguments, "--yes")
    assert done.returncode == 2
    assert told in done.stderr
    assert "改法：" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_not_touched(installed: Installed, tmp_path: Path) -> None:
    """Somebody's work may be there."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/wenjian").write_text("甲")
    done = installed.run(tmp_path, "init", "广元市", "a", "--yes")
    assert done.returncode == 2
    assert "已经有东西" in done.stderr
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["wenjian"]


def test_the_questions_are_asked_in_chinese_and_the_answers_kept(installed: Installed, tmp_path: Path) -> None:
    """The name, the body that keeps the lists, the laws."""
    done = installed.run(tmp_path, "init", given="广元市\n广元市行政审批局\nn\n")
    assert done.returncode == 0, done.stderr
    assert "保管清单的机构（全称）" in done.stdout
    registry = (tmp_path / "guangyuan-shi/lists/registry.yml").read_text()
    assert "custodian: baoguan-jigou" in registry
    assert installed.run(tmp_path / "guangyuan-shi", "check").returncode == 0
