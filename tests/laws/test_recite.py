"""Who cites an article, and how citations follow a law: to new numbers, or to the law that replaces theirs as a person says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qingdan.cli import main
from tests.diff.past import commit, git
from tests.laws.folder import FIRST, written
from tests.laws.test_audit import LAW
from tests.read.test_hostile import small_registry
from tests.support import BASE

RENUMBERED = LAW + (
    "  - {date: 2026-06-01, articles: 8, renumbered: "
    '[{from: "2", to: ["3"]}, {from: "3", to: ["4", "5"]}, {from: "5", to: []}]}\n'
)
POWER = BASE["lists/power/ju/xuke.yml"].replace(
    '{law: fa, article: "12", role: 设定}',
    '{law: fa, article: "2", role: 设定}, {id: b, law: fa, article: "3"}, {id: c, law: fa, article: "5"}, {id: d, law: fa, article: "6"}',
)


def place(root: Path, law: str = RENUMBERED, **more: str) -> Path:
    """A small registry under git with a law, and a power that cites four of its articles."""
    small_registry(root, {})
    for path, text in {"lists/laws/fa.yml": law, "lists/power/ju/xuke.yml": POWER, **more}.items():
        (root / path).write_text(text, encoding="utf-8")
    git(root, "init", "-q")
    commit(root, "收录", 332)
    return root


def test_who_cites_an_article_is_told_with_the_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the law's short name; of the whole law without an article; as a workbook too."""
    root = place(tmp_path)
    assert main(["laws", "cite", "示例法", "3", "--root", str(root)]) == 0
    out = capsys.readouterr().out
    assert "power/ju/xuke　示例许可　第三条　lists/power/ju/xuke.yml:7" in out
    assert "1 个条目、1 处引用" in out
    assert main(["laws", "cite", "fa", "--root", str(root), "--format", "xlsx", "--out", str(root / "t.xlsx")]) == 0
    assert (root / "t.xlsx").read_bytes()[:2] == b"PK"
    assert main(["laws", "cite", "fa", "三", "--root", str(root)]) == 2
    assert main(["laws", "cite", "无此法", "--root", str(root)]) == 2


def test_citations_follow_the_numbers_and_what_went_is_left_to_people(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One moved, one was split in two, one went, one stayed; the decision is drafted; the lock stands at the new version."""
    root = place(tmp_path)
    assert main(["laws", "recite", "fa", "--root", str(root)]) in (0, 1)
    assert (root / "lists/power/ju/xuke.yml").read_text(encoding="utf-8") == POWER
    assert main(["laws", "recite", "fa", "--root", str(root), "--reason", "条号变了", "--write"]) in (0, 1)
    assert "power/ju/xuke 引的第五条没有了，由人定：7 行" in capsys.readouterr().out
    text = (root / "lists/power/ju/xuke.yml").read_text(encoding="utf-8")
    assert [part.split('"')[0] for part in text.split('article: "')[1:]] == ["3", "4", "5", "5", "6"]
    decision = (root / "lists/adjustments/2026/001.yml").read_text(encoding="utf-8")
    assert "title: 关于改引《中华人民共和国示例法》条文的决定" in decision
    assert "entry: power/ju/xuke" in decision
    assert "cause: 法律变动" in decision
    assert "power/ju/xuke fa@2026-06-01" in (root / "lists/statutes.lock").read_text(encoding="utf-8")


CODE = "name: 中华人民共和国示例法典\nkind: 法律\nversions:\n  - {date: 2026-01-01, articles: 6}\n"
DEAD = LAW + "repealed: {date: 2026-08-15, by: fadian, recorded: 2026-11-29}\n"


def test_a_law_that_replaces_another_is_proposed_and_never_taken_silently(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each cited article with the likest ones, the likeness and both texts; only what a person maps is turned."""
    root = place(tmp_path, DEAD, **{"lists/laws/fadian.yml": CODE})
    moved = (
        FIRST.replace("第三条 县级", "第九条 县级")
        .replace("第二条 从事", "第三条 从事")
        .replace("第九条 县级", "第二条 县级")
    )
    lines = moved.split("\n")
    texts = written(tmp_path / "texts", **{"示例法典(2026-01-01).md": "\n".join(lines)})
    assert main(["laws", "recite", "fa", "--root", str(root)]) == 2
    assert "用 --texts 看相像的条" in capsys.readouterr().err
    out = root / "p.json"
    assert (
        main(
            ["laws", "recite", "fa", "--root", str(root), "--texts", str(texts), "--format", "json", "--out", str(out)]
        )
        == 0
    )
    rows = json.loads(out.read_text(encoding="utf-8"))["tables"][0]["rows"]
    assert {row["from"] for row in rows} == {"2", "3", "5", "6"}
    best = next(row for row in rows if row["from"] == "5")
    assert (best["to"], best["score"]) == ("5", "1.00")
    assert best["before"] == best["after"]
    assert (root / "lists/power/ju/xuke.yml").read_text(encoding="utf-8") == POWER
    assert main(["laws", "recite", "fa", "--root", str(root), "--map", "5=7", "--write"]) == 2
    assert "共 6 条，没有第 7 条" in capsys.readouterr().err
    (root / "maps.csv").write_text("2,3\n6,6\n", encoding="utf-8")
    arguments = ["--map", "5=5", "--maps", str(root / "maps.csv"), "--write"]
    assert main(["laws", "recite", "fa", "--root", str(root), *arguments]) in (0, 1)
    text = (root / "lists/power/ju/xuke.yml").read_text(encoding="utf-8")
    assert text.count("law: fadian") == 3
    assert 'law: fa, article: "3"' in text


@pytest.mark.parametrize("pair", ["5", "5=", "五=六", "5=6=7"])
def test_a_pair_of_another_form_is_refused(pair: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the form, and nothing changed."""
    assert main(["laws", "recite", "fa", "--root", str(place(tmp_path)), "--map", pair]) == 2
    assert "写成 旧条=新条" in capsys.readouterr().err
