"""An entry of the wrong shape is told of its shape; no check stumbles over it."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from qingdan.checks import check
from tests.support import BASE, source

MORE = {
    "lists/organisations/jie.yml": "name: 示例街道\nkind: 派出机关\nnature: 受委托组织\nlevel: 乡级\nparent: ju\nstatus: 在用\n",
    "lists/laws/tongzhi.yml": "name: 示例通知\nkind: 规范性文件\nregion: '640000'\nversions: [{date: 2020-01-01}]\n",
    "lists/bundles/li.yml": """\
name: 示例一件事
kind: 并联审批
lead: shi
status: 在用
target: {limit: {value: 9, unit: 工作日}}
stages: [{id: yi, name: 一, lead: ju, limit: {value: 9, unit: 工作日}, guides: [{guide: ju/xuke, after: []}]}]
papers: [{id: biao, name: 表, covers: [{guide: ju/xuke, material: shenqingshu}]}]
""",
    "lists/power/jie/chufa.yml": """\
name: 对示例行为的处罚
type: 行政处罚
organisation: jie
level: 乡级
source: 上级下放
status: 在用
basis: [{law: tongzhi, article: "1", role: 设定}]
transfers: [{kind: 承接, from: ju, since: 2020-01-01, counterpart: ju/chufa}]
conduct: 示例行为。
penalties: [{id: fakuan, kind: 罚款, range: 一千元以下}]
""",
    "lists/negative/f/shili.yml": """\
name: 示例经营
class: 许可
origin: 法律法规
status: 在用
industries: [{code: F52, standard: GB/T 4754-2017}]
measure: 未获得许可不得从事示例经营。
authorities: [ju]
regions: ["640200"]
permits: [{power: ju/xuke, when: 后置}]
basis: [{law: fa, article: "12"}]
""",
}
FILES = {**BASE, **MORE}
ODD: tuple[Any, ...] = (["x"], 5)


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place below a value."""
    rows = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in rows:
        yield (*path, step)
        yield from places(inner, (*path, step))


def put(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """The data with another value at a place."""
    out = copy.deepcopy(data)
    holder = out
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return out


@pytest.mark.parametrize("path", sorted(FILES))
def test_no_check_crashes_on_a_value_of_another_type(path: str) -> None:
    """A list or a number at any place of any entry is at most a fault of shape."""
    data = yaml.load(FILES[path], yaml.BaseLoader)  # noqa: S506 the base loader makes text only
    for at in places(data):
        for odd in ODD:
            text = yaml.safe_dump(put(data, at, odd), allow_unicode=True)
            outcome = check(source({**MORE, path: text}), as_of="2026-01-01")
            assert [each.message for each in outcome.diagnostics if each.code == "QD050"] == [], (at, odd)
