"""Check, review and site say the same of whatever happens to the files that a site is made from."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.cli import main
from tests.checks.test_beside_git import commit
from tests.pages.test_site import copy
from tests.support import EXHAUSTIVE

SEEDS = range(60 if EXHAUSTIVE else 6)
GUIDE = "lists/guides/ju/xuke.yml"
WORDS = "site/synonyms.yml"
TEXTS = (
    "mkdocs.yml",
    WORDS,
    "site/industries.txt",
    "site/index.md",
    "site/manual/readers.md",
    "site/manual/editors.md",
)
LINES = (
    "hooks: [hook.py]", "strict: true", "  - x", "办证: [guides/ju/wu]", "办证: [guides/ju/xuke]", "办证: []", "A01农业", "T97 其他",
    "---", "template: x.html", "<script>x</script>", "[甲](nope.md)", "[甲](editors.md)", "![甲](../assets/guide.png)", "{{ 7*7 }}",
    "<p onclick=x>", "<b>甲</b>", "&lt;script&gt;", "# 标题 {: #a }", "\t", "<", "[甲][乙]", "!!! note", "    x", "plugins: []",
)  # fmt: skip
Mutation = Callable[[Path, random.Random], object]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small city with the shipped site and words of its own, in git."""
    root = tmp_path_factory.mktemp("verdict") / "base"
    root.mkdir()
    copy(root)
    (root / WORDS).write_text("# 群众的说法\n办证: [guides/ju/xuke]  # 常问\n领证:\n  - power/ju/xuke\n", "utf-8")
    commit(root)
    return root


def some_file(root: Path, chance: random.Random) -> Path:
    files = sorted(path for path in (root / "site").rglob("*") if path.is_file())
    return chance.choice([*files, root / "mkdocs.yml"])


def some_line(root: Path, chance: random.Random, change: Callable[[list[str], int], None]) -> None:
    path = root / chance.choice(TEXTS)
    lines = path.read_text("utf-8").split("\n")
    change(lines, chance.randrange(len(lines)))
    path.write_text("\n".join(lines), "utf-8")


def added(root: Path, chance: random.Random) -> None:
    some_line(root, chance, lambda lines, at: lines.insert(at, chance.choice(LINES)))


def taken(root: Path, chance: random.Random) -> None:
    some_line(root, chance, lambda lines, at: lines.pop(at))


def doubled(root: Path, chance: random.Random) -> None:
    some_line(root, chance, lambda lines, at: lines.insert(at, lines[at]))


def bent(root: Path, chance: random.Random) -> None:
    def change(lines: list[str], at: int) -> None:
        place = chance.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:place] + chance.choice(":-[]{}<>&*!#%/. x甲\"'") + lines[at][place + 1 :]

    some_line(root, chance, change)


def gone(root: Path, chance: random.Random) -> None:
    some_file(root, chance).unlink()


def emptied(root: Path, chance: random.Random) -> None:
    some_file(root, chance).write_bytes(b"")


def cut(root: Path, chance: random.Random) -> None:
    path = some_file(root, chance)
    path.write_bytes(path.read_bytes()[: chance.randrange(max(path.stat().st_size, 1))])


def linked(root: Path, chance: random.Random) -> None:
    path = some_file(root, chance)
    path.unlink()
    path.symlink_to(chance.choice(["/etc/passwd", "/no/such", ".", str(root / GUIDE)]))


def marked(root: Path, chance: random.Random) -> None:
    some_file(root, chance).chmod(0o755)


def named(root: Path, chance: random.Random) -> None:
    name = chance.choice(
        ["读者.md", "a b.md", "power.md", ".hidden.md", "new.md", "readers/index.md", "api", "CON.md", "x.svg"]
    )
    path = root / "site" / chance.choice(["", "manual", "assets"]) / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("# 新\n", "utf-8")


def piped(root: Path, chance: random.Random) -> None:
    os.mkfifo(root / "site/assets/pipe")


def unnamed(root: Path, chance: random.Random) -> None:
    """The entry that a word names is somewhere else, with or without its former id."""
    text = (root / GUIDE).read_text("utf-8")
    (root / GUIDE).unlink()
    former = "former_ids: [ju/xuke]\n" if chance.random() < 0.5 else ""
    (root / "lists/guides/ju/xuke-er.yml").write_text(text + former, "utf-8")


MUTATIONS: tuple[Mutation, ...] = (
    added, taken, doubled, bent, added, taken, doubled, bent, gone, emptied, cut, linked, marked, named, piped, unnamed,
)  # fmt: skip


def errors(out: str) -> list[str]:
    """The codes and places of errors in SARIF, but those of the gate: it judges what changed, not how it stands."""
    found = [each for run in json.loads(out)["runs"] for each in run["results"] if each["level"] == "error"]
    places = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in found]
    return sorted(
        f"{each['ruleId']} {place}" for each, place in zip(found, places, strict=True) if each["ruleId"][1] == "D"
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_check_review_and_site_have_one_verdict(
    base: Path, tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """One or two things happen; the three agree, on disk and as a commit, and nothing ends in a fault of the tool."""
    chance = random.Random(seed)  # noqa: S311 moments, not secrets
    root = tmp_path / "city"
    shutil.copytree(base, root)
    for mutation in chance.sample(MUTATIONS, chance.choice([1, 1, 2])):
        mutation(root, chance)

    def said(*command: str) -> tuple[int, list[str]]:
        code = main([*command, "--root", str(root), "--format", "sarif"])
        told = capsys.readouterr()
        assert code in (0, 1), (seed, told.err)
        return code, errors(told.out)

    checked, found = said("check")
    assert (checked == 1) == bool(found)
    reviewed, same = said("review", "HEAD")
    assert same == found
    assert reviewed >= checked
    site = main(["site", "--root", str(root), "--no-cache", "--no-full-text"])
    told = capsys.readouterr()
    assert site == checked, (seed, found, told.err)
    assert (root / "build/site/index.html").is_file() is (site == 0)
    if not any(path.is_fifo() for path in root.rglob("*")):
        shutil.rmtree(root / "build", ignore_errors=True)
        commit(root)
        assert said("check", "--at", "HEAD") == (checked, found)
