"""A move in a report: one line for all that went along, and no section for what only followed."""

from __future__ import annotations

from qingdan.diff import compare_sources, judge
from qingdan.edit.plan import Plan
from qingdan.edit.rename import rename
from qingdan.model import build_registry
from qingdan.read import Memory, read_lists
from qingdan.read.overlay import Overlay
from qingdan.render import Palette
from qingdan.render.changes import Report, build_report, markdown, plain
from tests.diff.attempts import CITY
from tests.diff.generated import SCHEMAS
from tests.support import SHIPPED

BASE = Memory({**SHIPPED, **{path: text.encode() for path, text in CITY.items()}})


def report(key: str, id_: str, **more: tuple[str, str]) -> Report:
    """The report of an entry's new id, and of other edits besides."""
    plan = Plan(build_registry(read_lists(BASE, SCHEMAS.layout), SCHEMAS), BASE)
    rename(plan, key, id_)
    files = plan.files()
    for path, (old, new) in more.items():
        raw = files[path]
        assert raw is not None
        assert old in raw.decode()
        files[path] = raw.decode().replace(old, new).encode()
    comparison = compare_sources(BASE, Overlay(BASE, files), SCHEMAS)
    return build_report(comparison, judge(comparison))


def test_a_body_that_moves_is_one_line() -> None:
    """With how many went along; nothing of them is told row by row."""
    made = report("organisations/ju", "xinju")
    assert len(made.sections) > 3
    for text in (markdown(made), plain(made, Palette(False))):
        (line,) = [
            each for each in text.replace("\\", "").split("\n") if "organisations/ju → organisations/xinju" in each
        ]
        assert "个条目随它移动，内容未变" in line
        assert "QK001" not in text
        assert "QK002" not in text


def test_what_changed_besides_keeps_its_section() -> None:
    """A move hides nothing."""
    made = report(
        "organisations/ju", "xinju", **{"lists/guides/xinju/xuke.yml": ("note: 结果可以邮寄。", "note: 结果自取。")}
    )
    text = markdown(made).replace("\\", "")
    assert "### 加重" in text
    assert "办事指南 `guides/xinju/xuke`" in text
    assert "organisations/ju → organisations/xinju" in text
