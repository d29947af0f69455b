"""Names are those of the files that were asked for, whatever stands between them."""

from __future__ import annotations

from pathlib import Path

from qingdan.diff.state import State
from qingdan.read.revision import Revision
from tests.diff.generated import SCHEMAS
from tests.diff.past import commit, git


def test_a_file_that_has_to_be_read_whole_does_not_mix_up_the_names_of_others(tmp_path: Path) -> None:
    """Many are asked of one git at once: while they come nothing else may be asked."""
    git(tmp_path, "init", "-q", "-b", "main")
    folder = tmp_path / "lists/organisations"
    folder.mkdir(parents=True)
    expected = {}
    for at in range(9):
        plain = f"name: 第{at}局\nkind: 工作部门\n"
        (folder / f"ju{at}.yml").write_text(
            plain if at % 3 else f"{{name: 第{at}局, kind: 工作部门}}\n", encoding="utf-8"
        )
        expected[f"organisations/ju{at}"] = f"第{at}局"
    commit(tmp_path, "起点", 0)
    state = State(Revision(tmp_path, "HEAD"), SCHEMAS)
    state.call(expected)
    assert {key: state.called(key) for key in expected} == expected
