"""Seals: made only where all holds, twenty and more tamperings named, a notice's text judged, a proof that git alone confirms."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.cli import main
from qingdan.read.revision import Revision
from qingdan.seal import publications
from qingdan.seal.notice import SealedNotice, digest_at, read_notice
from qingdan.site.edition import edition_of
from tests.seal.city import DAY, START, City, environment, made, public, registry
from tests.support import BASE

GUIDE = "lists/guides/ju/xuke.yml"
POWER = "lists/power/ju/xuke.yml"


def run(city: City, *arguments: str, day: int = 0) -> int:
    """Run a command in the city, with git's day set."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment(city.root, day).items():
            patch.setenv(name, value)
        return main([*arguments, "--root", str(city.root)])


def summarised(text: str) -> dict[str, str]:
    """The power with a summary, which burdens nobody."""
    return {POWER: BASE[POWER] + f"summary: {text}\n"}


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> City:
    """Sealed on the 2nd and on the 4th day, with a change between and one after."""
    city = made(tmp_path_factory.mktemp("sealed"))
    assert run(city, "seal", "--key", str(city.keys / "ju"), day=2) == 0
    city.commit(3, summarised("开办的，先取得许可。"))
    assert run(city, "seal", "--key", str(city.keys / "ju"), day=4) == 0
    city.commit(5, summarised("开办之前，先取得许可。"))
    return city


@pytest.fixture
def city(sealed: City, tmp_path: Path) -> City:
    """A copy to tamper with."""
    shutil.copytree(sealed.root, tmp_path / "city")
    return City(tmp_path / "city", sealed.keys)


FIRST, SECOND = "publication/2026-01-03-1", "publication/2026-01-05-1"


def rewritten(city: City) -> None:
    """Go back to the first seal and write another history."""
    city.git("reset", "-q", "--hard", FIRST)
    city.commit(3, summarised("不用许可。"))


def resealed(city: City) -> None:
    rewritten(city)
    city.git("tag", "-d", SECOND)
    assert run(city, "seal", "--key", str(city.keys / "ju"), day=4) == 0


def foreign(city: City) -> None:
    city.tag(SECOND, city.message(SECOND), 4, key="other", commit=SECOND + "^{commit}")


def flipped(city: City) -> None:
    """One bit of the file that the second seal's commit has."""
    blob = city.git("rev-parse", f"{SECOND}:{POWER}")
    path = city.root / ".git/objects" / blob[:2] / blob[2:]
    path.chmod(0o644)
    raw = bytearray(path.read_bytes())
    raw[-3] ^= 1
    path.write_bytes(bytes(raw))


def dropped(city: City) -> None:
    """An entry leaves the sealed commit; the tag is signed anew over the old digest."""
    said = city.message(SECOND)
    city.git("reset", "-q", "--hard", SECOND)
    (city.root / GUIDE).unlink()
    city.git("commit", "-q", "-a", "--amend", "-m", "改", day=3)
    city.tag(SECOND, said, 4)


def mixed(city: City) -> None:
    """The second seal's words over the first seal's content."""
    city.tag(SECOND, city.message(SECOND), 4, commit=FIRST + "^{commit}")


def replaced(city: City) -> None:
    city.git("replace", "HEAD", "HEAD~1")


def grafted(city: City) -> None:
    (city.root / ".git/info").mkdir(exist_ok=True)
    (city.root / ".git/info/grafts").write_text(city.git("rev-parse", "HEAD") + "\n")


def light(city: City) -> None:
    city.git("tag", "publication/2026-01-06-1")


def unsigned(city: City) -> None:
    city.git("tag", "-a", "-F", "-", "publication/2026-01-06-1", day=5, stdin=city.message(SECOND).encode())


def renamed(city: City) -> None:
    city.git("update-ref", "refs/tags/publication/2026-01-06-1", f"refs/tags/{SECOND}")


def reworded(city: City) -> None:
    """Another tool version in the message, under the signature that was."""
    raw = city.git("cat-file", "tag", SECOND).replace("tool: ", "tool: 9.")
    id_ = city.git("hash-object", "-t", "tag", "-w", "--stdin", stdin=(raw + "\n").encode())
    city.git("update-ref", f"refs/tags/{SECOND}", id_)


def brought(city: City) -> None:
    """A commit allows another key and is sealed with it."""
    other = f"  - {{body: shi, key: {public(city.keys, 'other')}}}\n"
    city.commit(6, {"lists/registry.yml": registry(other)})
    city.tag("publication/2026-01-08-1", handmade(city), 7, key="other")


def handmade(city: City) -> str:
    """The message of a next seal, as the tool would write it."""
    from qingdan.seal.publication import listed_digest, message  # noqa: PLC0415

    last = publications(city.root)[-1]
    return message(listed_digest(Revision(city.root, "HEAD")), "0.2.0", last.id, ())


def expired(city: City) -> None:
    """The key was allowed until before the day of the third seal, by what the second has sealed."""
    row = f"  - {{body: ju, key: {public(city.keys, 'ju')}, until: 2026-01-06}}\n"
    city.commit(5, {"lists/registry.yml": registry(row)})
    assert run(city, "seal", "--key", str(city.keys / "ju"), day=5) == 0
    city.commit(9)
    city.tag("publication/2026-01-10-1", handmade(city), 9)


def backdated(city: City) -> None:
    city.commit(1)


def early(city: City) -> None:
    city.tag("publication/2026-01-06-1", handmade(city), 3)


def burdened(city: City) -> None:
    """A longer term without a decision, sealed by hand."""
    text = BASE[GUIDE]
    assert "promised: {value: " in text
    city.commit(6, {GUIDE: re.sub(r"promised: \{value: \d+", "promised: {value: 20", text)})
    city.tag("publication/2026-01-08-1", handmade(city), 7)


def undecided(city: City) -> None:
    city.tag("publication/2026-01-07-1", handmade(city).replace("decisions: none", "decisions: 2026/001"), 6)


def forked(city: City) -> None:
    """Two seals that both say they follow the first."""
    city.tag(
        "publication/2026-01-07-1",
        handmade(city).replace(publications(city.root)[-1].id, publications(city.root)[0].id),
        6,
    )


def chatty(city: City) -> None:
    city.tag("publication/2026-01-07-1", handmade(city) + "note: 已核\n", 6)


def misnamed(city: City) -> None:
    city.tag("publication/final", handmade(city), 6)


def aside(city: City) -> None:
    """A seal of a side line."""
    city.git("checkout", "-q", "-b", "side", FIRST)
    city.commit(5, summarised("不用许可。"))
    city.tag("publication/2026-01-07-1", handmade(city), 6)
    city.git("checkout", "-q", "main")


TAMPERINGS: dict[str, tuple[Callable[[City], None], str]] = {
    "rewritten history": (rewritten, f"{SECOND}：当前版本不含最后一次封存"),
    "sealed again with the true key": (resealed, "手里的回执"),
    "another key": (foreign, f"{SECOND}：签名不对"),
    "a bit of a file": (flipped, "坏掉或者缺少的内容"),
    "an entry dropped": (dropped, f"{SECOND}：清单的摘要与说明里写的不同"),
    "the branch rolled back": (lambda city: city.git("reset", "-q", "--hard", FIRST), f"{SECOND}：当前版本不含最后一次封存"),
    "two publications mixed": (mixed, f"{SECOND}：清单的摘要与说明里写的不同"),
    "a commit replaced": (replaced, "对象替换"),
    "history grafted": (grafted, "改写了历史"),
    "a light tag": (light, "publication/2026-01-06-1：不是附注标签"),
    "a tag without signature": (unsigned, "publication/2026-01-06-1：没有签名"),
    "a seal under another name": (renamed, "publication/2026-01-06-1：标签原来的名字"),
    "other words under the signature": (reworded, f"{SECOND}：签名不对"),
    "a key that its own commit allows": (brought, "publication/2026-01-08-1：签名不对"),
    "a key that had ended": (expired, "publication/2026-01-10-1：签名不对"),
    "a commit dated back": (backdated, "提交的时间（2026-01-02）早于它前一个提交"),
    "a seal dated back": (early, "publication/2026-01-06-1：封存的时间早于上一次封存"),
    "a burden that nobody decided": (burdened, "publication/2026-01-08-1：与上一次封存之间的改动通不过审阅"),
    "a decision that is not there": (undecided, "publication/2026-01-07-1：说明里列的决定（2026/001）"),
    "a seal passed over": (forked, "publication/2026-01-07-1：它说上一次封存是"),
    "the first seal removed": (lambda city: city.git("tag", "-d", FIRST), f"{SECOND}：它说前面还有一次封存"),
    "a line more in the message": (chatty, "publication/2026-01-07-1：说明不是"),
    "a seal with a name of its own": (misnamed, "publication/final：名字不是"),
    "a seal of a side line": (aside, "publication/2026-01-07-1：它封存的版本不含上一次封存的版本"),
    "all seals removed": (lambda city: city.git("tag", "-d", FIRST, SECOND), "手里的回执"),
}  # fmt: skip


@pytest.mark.parametrize("what", TAMPERINGS)
def test_every_tampering_is_named(city: City, sealed: City, what: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The receipt of the second seal was kept elsewhere."""
    tamper, told = TAMPERINGS[what]
    receipt = publications(sealed.root)[-1].id
    tamper(city)
    capsys.readouterr()
    assert run(city, "verify", "--receipt", receipt) == 1
    assert told in capsys.readouterr().err


def test_what_nobody_touched_holds(city: City, sealed: City, capsys: pytest.CaptureFixture[str]) -> None:
    """Here, and in a clone, with either receipt; packed or loose."""
    for each in publications(sealed.root):
        assert run(city, "verify", "--receipt", each.id) == 0
    city.git("gc", "-q")
    clone = City(city.root.parent / "clone", city.keys)
    city.git("clone", "-q", f"file://{city.root}", str(clone.root))
    capsys.readouterr()
    assert run(clone, "verify") == 0
    shown = capsys.readouterr()
    assert "都对：2 次封存；此后的提交还没有封存" in shown.out
    assert shown.err == ""


def test_what_changed_after_the_last_seal_is_counted(
    city: City, sealed: City, capsys: pytest.CaptureFixture[str]
) -> None:
    """Committed or not: the seals hold, and nobody takes that for a word on what came after. What is no receipt is told as such."""
    capsys.readouterr()
    assert run(city, "verify") == 0
    before = capsys.readouterr().out
    path = next((city.root / "lists/guides").rglob("*.yml"))
    path.write_text(path.read_text("utf-8").replace("visits: 0", "visits: 1"), "utf-8")
    assert run(city, "verify") == 0
    said = capsys.readouterr().out
    assert said != before
    assert re.search("封存以后清单里有 [1-9] 个文件改过", said)
    for typed in ("1234567", "中文", publications(city.root)[-1].id[:8]):
        assert run(city, "verify", "--receipt", typed) == 1
        assert f"“{typed}”不是回执" in capsys.readouterr().err


def test_a_clone_without_its_older_commits_does_not_pass(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    """It cannot be proved there."""
    clone = City(city.root.parent / "clone", city.keys)
    city.git("clone", "-q", "--depth", "1", f"file://{city.root}", str(clone.root))
    assert run(clone, "verify") == 1
    assert "没有取回全部历史" in capsys.readouterr().err


def test_nothing_is_sealed_where_anything_is_wrong(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    """Another key, a check's error, an uncovered burden, nothing new: refused, and no tag is left."""
    before = publications(city.root)
    assert run(city, "seal", "--key", str(city.keys / "other"), day=6) == 2
    assert "不在登记总表允许的公钥里" in capsys.readouterr().err
    good = city.git("rev-parse", "HEAD")
    city.commit(6, {GUIDE: re.sub(r"promised: \{value: \d+", "promised: {value: 20", BASE[GUIDE])})
    assert run(city, "seal", "--key", str(city.keys / "ju"), day=6) == 1
    assert "通不过审阅" in capsys.readouterr().err
    city.git("reset", "-q", "--hard", good)
    city.commit(6, {POWER: BASE[POWER].replace("law: fa", "law: mei")})
    assert run(city, "seal", "--key", str(city.keys / "ju"), day=6) == 1
    city.git("reset", "-q", "--hard", SECOND)
    assert run(city, "seal", "--key", str(city.keys / "ju"), day=6) == 2
    assert "已经封存过了" in capsys.readouterr().err
    assert publications(city.root) == before


def test_the_digest_is_what_sha256sum_counts(city: City) -> None:
    """Anybody can count it again."""
    city.git("reset", "-q", "--hard", SECOND)
    lines = "find lists -type f | LC_ALL=C sort | xargs sha256sum | sha256sum"
    told = subprocess.run(["sh", "-c", lines], cwd=city.root, capture_output=True, check=True).stdout.split()[0]
    assert publications(city.root)[-1].lists == told.decode()


def test_a_notice_is_true_old_or_altered(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    """By its content, whatever the spelling of the file."""
    at = {name: digest_at(Revision(city.root, name), POWER) for name in (FIRST, SECOND)}
    guide = digest_at(Revision(city.root, FIRST), GUIDE)
    true = SealedNotice("guides/ju/xuke", guide, FIRST)
    old = SealedNotice("power/ju/xuke", at[SECOND], SECOND)
    assert read_notice(f"https://example.org/guides/ju/xuke/#{true}") == true
    assert run(city, "verify", "--text", str(true)) == 0
    assert "真：从 2026-01-03 封存起就是这样，现在仍是" in capsys.readouterr().out
    assert run(city, "verify", "--text", str(old)) == 0
    assert "旧版：内容是真的，适用到 2026-01-06 之前" in capsys.readouterr().out
    for wrong in (true._replace(digest="0" * 32), old._replace(seal=FIRST), true._replace(entry="guides/ju/mei")):
        assert run(city, "verify", "--text", str(wrong)) == 1
        assert "改过" in capsys.readouterr().err
    assert run(city, "verify", "--text", "qingdan:" + "x" * 9) == 1


def alone(folder: Path, tools: Path) -> subprocess.CompletedProcess[str]:
    """Run the proof's commands where there are git and ssh-keygen, and nothing else."""
    if not tools.exists():
        tools.mkdir()
        for name in ("git", "ssh-keygen"):
            found = shutil.which(name)
            assert found
            (tools / name).symlink_to(found)
    shell = shutil.which("sh") or "/bin/sh"
    environment = {"PATH": str(tools), "HOME": str(folder)}
    return subprocess.run(
        [shell, "verify.sh"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_a_proof_is_confirmed_by_git_and_ssh_keygen_alone(city: City, tmp_path: Path) -> None:
    """The untouched folder passes; another entry, another key or a last seal left out do not."""
    out = tmp_path / "proof"
    assert run(city, "proof", "power/ju/xuke", "--out", str(out)) == 0
    assert run(city, "proof", "power/ju/xuke", "--out", str(out)) == 2
    receipt = publications(city.root)[-1].id
    history = (out / "history.txt").read_text("utf-8")
    assert "登记于 2026-01-05（封存 2026-01-05-1）" in history
    assert "2026-01-06" not in history
    assert receipt in (out / "说明.md").read_text("utf-8")
    copies = [tmp_path / name for name in ("entry", "key", "order", "history", "other")]
    for each in copies:
        shutil.copytree(out, each)
    done = alone(out, tmp_path / "tools")
    assert done.returncode == 0, done.stderr
    assert receipt in done.stdout
    with (copies[0] / "entry.yml").open("a", encoding="utf-8") as file:
        file.write("# 改\n")
    signers = (copies[1] / "allowed_signers").read_text()
    (copies[1] / "allowed_signers").write_text(signers.replace(public(city.keys, "ju"), public(city.keys, "other")))
    script = (copies[2] / "verify.sh").read_text("utf-8")
    (copies[2] / "verify.sh").write_text(script.replace(f"{FIRST} {SECOND}", f"{SECOND} {FIRST}"), "utf-8")
    (copies[3] / "history.txt").write_text(re.sub("提交 .{8}", "提交 00000000", history), "utf-8")
    blob = history.splitlines()[-1].rpartition("内容 ")[2]
    (copies[4] / "history.txt").write_text(history.replace(blob, "0" * len(blob)), "utf-8")
    for each in copies:
        assert alone(each, tmp_path / "tools").returncode != 0, each


def test_the_instructions_of_a_proof_can_be_followed(
    city: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command that they name, as it stands there, in the folder: sums, the script, the fingerprints; a word changed is found."""
    out = tmp_path / "proof"
    capsys.readouterr()
    assert run(city, "proof", "power/ju/xuke", "--out", str(out)) == 0
    told = capsys.readouterr().out.rpartition("：")[2].strip()
    page = (out / "说明.md").read_text("utf-8")
    commands = [*re.findall(r"运行 `([^`]+)`", page), *re.findall(r"(?m)^ssh-keygen .+$", page)]
    commands = [each for each in commands if not each.startswith("qingdan ")]
    assert [each.split()[0] for each in commands] == ["sha256sum", "sha256sum", "sh", "ssh-keygen"]
    outputs = []
    for each in commands:
        done = subprocess.run(["sh", "-c", each], cwd=out, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (each, done.stdout, done.stderr)
        outputs.append(done.stdout)
    assert outputs[1].split()[0] == told
    assert "都对" in outputs[2]
    known = subprocess.run(["ssh-keygen", "-lf", str(city.keys / "ju.pub")], capture_output=True, text=True, check=True)
    assert outputs[3].split()[:2] == known.stdout.split()[:2]
    history = out / "history.txt"
    history.write_text(history.read_text("utf-8").replace("2026-01-05", "2026-01-04"), "utf-8")
    done = subprocess.run(["sh", "-c", commands[0]], cwd=out, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "history.txt: FAILED" in done.stdout


def test_nothing_is_proved_where_nothing_is_sealed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And a registry that allows no key says what to do."""
    city = made(tmp_path / "new")
    assert run(city, "verify") == 0
    assert "尚未封存" in capsys.readouterr().out
    assert run(city, "proof", "power/ju/xuke", "--out", str(tmp_path / "out")) == 2
    assert not (tmp_path / "out").exists()
    city.commit(1, {"lists/registry.yml": BASE["lists/registry.yml"]})
    assert run(city, "seal", day=2) == 2
    assert "登记总表没有写谁可以封存" in capsys.readouterr().err
    assert START % DAY == 0


def test_a_version_is_recorded_by_the_first_seal_that_holds_it(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    """What was committed after the last seal is recorded by its commit alone."""
    capsys.readouterr()
    assert run(city, "history", "power/ju/xuke") == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "登记于" in line]
    assert [line.partition("；")[2] for line in lines] == [
        "登记于 2026-01-03（封存 2026-01-03-1）",
        "登记于 2026-01-05（封存 2026-01-05-1）",
        "登记于 2026-01-06（提交日期，还没有封存）",
    ]


def test_the_site_says_by_which_seal_it_can_be_proved(city: City) -> None:
    """With its receipt; a later change is not sealed, and neither is anything where the seals are gone."""
    last = publications(city.root)[-1]
    words = edition_of(city.root).seal_words
    assert words == f"封存 2026-01-05-1，回执 <code>{last.id}</code>，此后的改动尚未封存。"
    city.git("reset", "-q", "--hard", SECOND)
    assert edition_of(city.root).seal_words == f"封存 2026-01-05-1，回执 <code>{last.id}</code>。"
    for each in publications(city.root):
        city.git("tag", "-d", each.name)
    assert edition_of(city.root).words.endswith("尚未封存。")
