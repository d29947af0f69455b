"""A shorter promise that the cases bear out, suggested and written with the draft of its decision."""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdan.cli import main
from tests.cases.made import STEPS, clean, registry, take, write
from tests.support import BASE, ROOT, source

GUIDE = "lists/guides/ju/xuke.yml"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The small registry's files, whose guide promises five working days."""
    root = tmp_path / "city"
    guide = BASE[GUIDE]
    more = {
        GUIDE: guide[: guide.index("steps:")] + STEPS,
        "lists/supervision.yml": (ROOT / "lists/supervision.yml").read_text("utf-8"),
    }
    for path, raw in source(more).contents.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(raw)
    return root


def cases(folder: Path, count: int, decided: str = "2026-11-04") -> Path:
    """A store of as many cases, each decided on a day."""
    store = folder / f"{count}-{decided}.sqlite"
    take(registry(), store, *write(folder, [clean(number, decided=decided) for number in range(count)]))
    return store


def suggest(store: Path, root: Path, *more: str) -> int:
    """The command on a store and a folder."""
    return main(["cases", "suggest", "--store", str(store), "--root", str(root), *more])


def test_a_promise_is_shortened_to_what_nineteen_of_twenty_needed(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Said first, and nothing changed; then written into the guide, with a decision whose steps are left to people."""
    store, old = cases(tmp_path, 120), (city / GUIDE).read_text("utf-8")
    assert suggest(store, city) == 0
    assert "可以缩短　示例许可（新办）" in (told := capsys.readouterr().out)
    assert "120 件，承诺 5 个工作日，九成五在 2 个工作日内；建议承诺 2 个工作日" in told
    assert (city / GUIDE).read_text("utf-8") == old
    suggest(store, city, "--write", "示例许可（新办）")
    assert (city / GUIDE).read_text("utf-8") == old.replace("promised: {value: 5,", "promised: {value: 2,") != old
    (made,) = (city / "lists/adjustments/2026").glob("*.yml")
    drafted = made.read_text("utf-8")
    assert "cause: 自主减负" in drafted
    assert "{path: time_limit.promised.value, from: 5, to: 2}" in drafted
    assert "最近一年办结 120 件，百分之九十五在 2 个工作日内" in drafted


@pytest.mark.parametrize(
    ("count", "decided", "said"),
    [
        (99, "2026-11-04", ""),
        (120, "2026-11-06", ""),
        (120, "2026-11-12", "承诺做不到　示例许可（新办）"),
    ],
    ids=["too few", "more than half the promise", "beyond the promise"],
)
def test_what_the_cases_do_not_bear_out_is_neither_suggested_nor_written(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], count: int, decided: str, said: str
) -> None:
    """A promise that is not kept is warned of."""
    store, old = cases(tmp_path, count, decided), (city / GUIDE).read_bytes()
    assert suggest(store, city, "--write", "ju/xuke") == 1
    out = capsys.readouterr()
    assert "可以缩短" not in out.out
    assert said in out.out
    assert "“ju/xuke”没有缩短的建议" in out.err
    assert (city / GUIDE).read_bytes() == old
    assert not (city / "lists/adjustments/2026").exists()
