"""``qingdan fmt``: files put in order on disk, each whole whatever happens."""

from __future__ import annotations

import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qingdan.cli import main
from qingdan.edit import put_in_order
from qingdan.edit.row_ids import row_id
from qingdan.edit.save import save, sweep
from tests.edit.test_form import COLLECTIONS
from tests.read.test_hostile import small_registry
from tests.support import BASE, ROOT


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    small_registry(tmp_path, {})
    return tmp_path


def test_check_tells_and_touches_nothing(registry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1 where something is to be put in order, 0 where nothing is."""
    path = registry / "lists/organisations/ju.yml"
    before = path.read_bytes()
    assert main(["fmt", "--check", "--root", str(registry), str(path)]) == 1
    assert capsys.readouterr().out == "要整理：lists/organisations/ju.yml\n"
    assert path.read_bytes() == before
    assert main(["fmt", "--root", str(registry)]) == 0
    assert main(["fmt", "--check", "--root", str(registry)]) == 0
    assert path.read_bytes().startswith(
        b"# yaml-language-server: $schema=../../schemas/organisations.schema.json\nname:"
    )


def test_a_broken_file_is_told_and_left(registry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The others are put in order all the same."""
    path = registry / "lists/organisations/ju.yml"
    path.write_text("name: [甲\n", encoding="utf-8")
    assert main(["fmt", "--root", str(registry)]) == 1
    assert path.read_text(encoding="utf-8") == "name: [甲\n"
    out = capsys.readouterr()
    assert "lists/organisations/ju.yml：先改好" in out.err
    assert "整理了：lists/organisations/shi.yml" in out.out


def test_paths_outside_the_lists_are_refused(registry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``fmt`` knows the form of lists and of nothing else."""
    assert main(["fmt", "--root", str(registry), str(registry / "schemas")]) == 2
    assert "不在清单里" in capsys.readouterr().err


def test_rows_get_ids_from_their_names() -> None:
    """Unique in their list, and an id that is there is never changed."""
    found = COLLECTIONS.collection("guides")
    assert found is not None
    text = "materials:\n  - {name: 申请书}\n  - name: 申请书\n  - {id: tu, name: 图}\n  - {name: 〇}\nsteps: [{name: 受理}]\n"
    out = put_in_order("lists/guides/a/b.yml", text.encode(), "guides", found.root).decode()
    assert re.findall(r"id: ([\w-]+)", out) == ["shenqingshu", "shenqingshu-2", "tu", "ling", "shouli"]
    assert put_in_order("lists/guides/a/b.yml", out.encode(), "guides", found.root).decode() == out


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("申请书", "shenqingshu"),
        ("食品经营许可证", "shipin-jingying-xuke-zheng"),
        ("（一）受理，审查", "yi"),
        ("ISO9001认证", "iso9001renzheng"),
        ("绿化", "lvhua"),
        ("", "hang"),
        ("！！", "hang"),
        ("装" * 30, "zhuangzhuang-zhuangzhuang"),
    ],
)
def test_an_id_is_short_and_lower_case(name: str, expected: str) -> None:
    """Never more than 40 characters, always of the form that the schema asks for."""
    out = row_id(name, set())
    assert out == expected
    taken = {out}
    for _ in range(200):
        taken.add(row_id(name, taken))
    assert len(taken) == 201
    assert all(len(each) <= 40 and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each) for each in taken)


def test_a_kill_leaves_each_file_old_or_new(tmp_path: Path) -> None:
    """At whatever moment it comes; and the next run clears away what was left beside."""
    rng = random.Random(3)  # noqa: S311 a seed, so that a failure comes back
    old = {}
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    for path, text in BASE.items():
        small = tmp_path / path
        small.parent.mkdir(parents=True, exist_ok=True)
        old[small] = text.encode()
    for number in range(120):
        old[tmp_path / f"lists/organisations/o{number}.yml"] = BASE["lists/organisations/ju.yml"].encode()
    for path, raw in old.items():
        path.write_bytes(raw)
    subprocess.run([sys.executable, "-m", "qingdan", "fmt", "--root", str(tmp_path)], check=True, capture_output=True)
    new = {path: path.read_bytes() for path in old}
    assert new != old
    halfway = 0
    for _ in range(12):
        for path, raw in old.items():
            path.write_bytes(raw)
        run = subprocess.Popen(
            [sys.executable, "-m", "qingdan", "fmt", "--root", str(tmp_path)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert run.stdout is not None
        run.stdout.read(1)
        time.sleep(rng.random() * 0.15)
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()
        now = {path: path.read_bytes() for path in old}
        assert all(raw in (old[path], new[path]) for path, raw in now.items())
        halfway += now not in (old, new)
    assert halfway
    sweep(tmp_path)
    assert {path for path in (tmp_path / "lists").rglob("*") if path.is_file()} == set(old)


def test_a_save_keeps_the_mode_and_follows_no_link(tmp_path: Path) -> None:
    """A link laid where the new file is written beside is replaced, not written through."""
    path, other = tmp_path / "a.yml", tmp_path / "other"
    path.write_bytes(b"old")
    path.chmod(0o640)
    other.write_bytes(b"other")
    (tmp_path / ".a.yml.qingdan-new").symlink_to(other)
    save(path, b"new")
    assert path.read_bytes() == b"new"
    assert other.read_bytes() == b"other"
    assert path.stat().st_mode & 0o777 == 0o640


NAMED = {
    "lists/power/ju/xuke.yml": BASE["lists/power/ju/xuke.yml"].replace("law: fa", "law: 《示例法》"),
    "lists/guides/ju/xuke.yml": BASE["lists/guides/ju/xuke.yml"]
    .replace("power: ju/xuke", "power: 示例许可 # 照权力清单")
    .replace("materials: [shenqingshu, tuzhi]", "materials: [申请书, 布局图]"),
    "lists/organisations/yi.yml": BASE["lists/organisations/ju.yml"]
    .replace("示例局", "乙局")
    .replace("shi\n", "某市\n"),
}


def test_names_become_ids_where_ids_belong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Previewed first, as a diff; written with ``--write``; what names nothing is told and stays, and so do remarks."""
    small_registry(tmp_path, {path: text.encode() for path, text in BASE.items()})
    assert main(["fmt", "--root", str(tmp_path)]) == 0
    right = {path: (tmp_path / path).read_text("utf-8") for path in NAMED if (tmp_path / path).exists()}
    for path, text in NAMED.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert main(["fmt", "--root", str(tmp_path)]) == 0
    before = {path: (tmp_path / path).read_text("utf-8") for path in NAMED}
    capsys.readouterr()
    for look in (["--resolve"], ["--resolve", "--check"]):
        assert main(["fmt", *look, "--root", str(tmp_path)]) == 1
        assert {path: (tmp_path / path).read_text("utf-8") for path in NAMED} == before
    out, err = capsys.readouterr()
    assert "要整理：lists/guides/ju/xuke.yml" in out
    assert "-power: 示例许可 # 照权力清单\n+power: ju/xuke # 照权力清单\n" in out.replace("  #", " #")
    assert "没有换：" in err
    assert "某市" in err
    assert main(["fmt", "--resolve", "--write", "--root", str(tmp_path)]) == 0
    after = {path: (tmp_path / path).read_text("utf-8") for path in right}
    assert {path: re.sub(" +# 照权力清单", "", text) for path, text in after.items()} == right
    capsys.readouterr()
    assert main(["fmt", "--write", "--root", str(tmp_path)]) == 2
    assert "--write 只与 --resolve 同用" in capsys.readouterr().err
