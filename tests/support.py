"""A small invented registry, and how the listings on the rules' pages become files."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from qingdan.checks import Outcome, check
from qingdan.diagnostics import Diagnostic, Place
from qingdan.diagnostics.rule import unescape
from qingdan.read import File, FileMode, Memory, WorkTree
from qingdan.render.text import width

ROOT = Path(__file__).parents[1]
EXHAUSTIVE = bool(os.environ.get("QINGDAN_TEST_ALL"))
"""Whether sweeps go through everything (``make test-all``) in place of a seeded sample (``make test``)."""
SNAPSHOTS = ROOT / "tests" / "snapshots"
"""Outputs as somebody reviewed them; ``make snapshots`` writes them anew."""
SCHEMAS = WorkTree(ROOT)
SHIPPED = {file.path: SCHEMAS.read(file) for file in SCHEMAS.files("schemas")}

EXAMPLE = re.compile(
    "石嘴山|大武口|惠农|平罗|宁夏|shizuishan|dawukou|huinong|pingluo|ningxia"
    r"|(?<![0-9a-f])6402[0-9]{2}(?:[0-9]{6})?(?![0-9a-f])|(?<![0-9a-f.])0952(?![0-9a-f])"
)
"""How the city of the shipped lists, its districts, its region and its area code are written."""
OF_THE_COUNTRY = ("divisions.csv", "decap-cms.js")
"""Every place of the country is in the one; in the other such digits are of something else."""
EDITOR = "admin/index.html"
"""The editor's page in the site: for staff, with a policy of its own, in no menu, map or search."""
BASE = {
    "lists/registry.yml": """\
schema_version: "1.1"
name: 示例市清单
city: 示例市
division: "130200"
custodian: ju
licence: CC BY 4.0
notices: [{id: shili, text: 这是示例。, everywhere: true}]
""",
    "lists/organisations/shi.yml": "name: 示例市人民政府\nkind: 人民政府\nlevel: 市级\nstatus: 在用\n",
    "lists/organisations/ju.yml": "name: 示例局\nkind: 工作部门\nlevel: 市级\nparent: shi\nstatus: 在用\n",
    "lists/laws/fa.yml": "name: 中华人民共和国示例法\nshort: 示例法\nkind: 法律\nversions:\n  - {date: 2020-01-01, articles: 90}\n",
    "lists/power/ju/xuke.yml": """\
name: 示例许可
type: 行政许可
organisation: ju
level: 市级
source: 法定本级行使
status: 在用
basis: [{law: fa, article: "12", role: 设定}]
certificate: 示例许可证
""",
    "lists/duties/ju.yml": "main: [{id: xuke, duty: 负责示例许可。}]\n",
    "lists/responsibility/ju/xuke.yml": """\
duties:
  - {id: shouli, stage: 受理, duty: 一次告知。}
  - {id: shencha, stage: 审查, duty: 审查材料。}
  - {id: jueding, stage: 决定, duty: 在期限内决定。}
  - {id: songda, stage: 送达, duty: 十日内送达。}
  - {id: jianguan, stage: 事后监管, duty: 监督检查。}
accountability: [{id: shizhi, situation: 失职。}]
""",
    "lists/guides/ju/xuke.yml": """\
name: 示例许可（新办）
power: ju/xuke
status: 在用
handling: 承诺件
audience: [企业法人]
time_limit:
  statutory: {value: 20, unit: 工作日}
  promised: {value: 5, unit: 工作日}
online: 办理
visits: 0
channels: [窗口, 网上]
result: {name: 示例许可证, kind: 证照}
fees: []
materials:
  - id: shenqingshu
    name: 申请书
    kind: 主件
    necessity: 必要
    form: 纸质或电子
    copies: 1
    source: 申请人自备
  - id: tuzhi
    name: 布局图
    kind: 辅件
    necessity: 容缺后补
    form: 纸质或电子
    copies: 1
    source: 申请人自备
    deferrable:
      within: {value: 3, unit: 工作日}
      promise: 书面承诺
      consequence: 不予许可
steps:
  - id: shouli
    name: 受理
    actor: 窗口
    limit: {value: 1, unit: 工作日}
    materials: [shenqingshu, tuzhi]
    next: [{to: jueding}, {to: buzheng, when: 材料不齐}]
  - id: buzheng
    name: 补正
    actor: 申请人
    clock: 停
    next: [{to: shouli}]
  - id: jueding
    name: 决定
    actor: 决定机关
    limit: {value: 3, unit: 工作日}
""",
}
DEFAULT_PATH = "lists/organisations/shili.yml"
_CARET = re.compile(r"^ *\^+$")
_HEADER = re.compile(r"^# ((?:lists|schemas|site)/\S+|mkdocs\.yml)$")


class Odd(Memory):
    """Memory with files that are not ordinary: links, executables, crowds, files that cannot be read."""

    modes: dict[str, FileMode]
    sizes: dict[str, int]
    unreadable: set[str]

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        super().__init__(contents)
        self.modes, self.sizes, self.unreadable = {}, {}, set()

    def files(self, folder: str) -> Sequence[File]:
        return [
            File(f.path, self.modes.get(f.path, f.mode), self.sizes.get(f.path, f.size)) for f in super().files(folder)
        ]

    def read(self, file: File) -> bytes:
        if file.path in self.unreadable:
            raise PermissionError(13, "Permission denied")
        return super().read(file)


def as_reviewed(name: str, shown: str) -> bool:
    """Whether an output equals its snapshot; ``make snapshots`` writes the snapshot first, to be reviewed as a diff."""
    path = SNAPSHOTS / name
    if os.environ.get("QINGDAN_SNAPSHOTS") == "write":
        path.write_text(shown, encoding="utf-8")
    return shown == path.read_text(encoding="utf-8")


def source(files: Mapping[str, str | bytes] | None = None, *, base: bool = True) -> Odd:
    """The small registry with files put over it."""
    contents = {**SHIPPED, **({k: v.encode() for k, v in BASE.items()} if base else {})}
    contents |= {path: text.encode() if isinstance(text, str) else text for path, text in (files or {}).items()}
    return Odd(contents)


def run(files: Mapping[str, str | bytes] | None = None) -> Outcome:
    """Check the small registry with files put over it."""
    return check(source(files))


def found(outcome: Outcome, code: str) -> list[Diagnostic]:
    """The diagnostics of one code."""
    return [each for each in outcome.diagnostics if each.code == code]


def listing(text: str) -> tuple[dict[str, bytes], list[tuple[str, int, int]]]:
    """The files of a listing, and the (path, line, column) of its carets: columns count characters, carets cells."""
    files: dict[str, list[str]] = {}
    marks: list[tuple[str, int, int]] = []
    path = DEFAULT_PATH
    for line in text.split("\n"):
        header = _HEADER.match(line)
        if header:
            path = header[1]
        elif _CARET.match(line) and files.get(path):
            before = files[path][-1]
            shown = unescape(before).decode("utf-8", "surrogateescape")
            marks.append((path, len(files[path]), _column(line, before, shown)))
        else:
            files.setdefault(path, []).append(line)
    return {p: unescape("\n".join(lines) + "\n") for p, lines in files.items()}, marks


def _column(line: str, printed: str, actual: str) -> int:
    """The 1-based column that a caret line points at in the printed line, as a column of the actual line."""
    cells = line.index("^")
    at = 0
    while at < len(printed) and width(printed[:at]) < cells:
        at += 1
    # An escape before the caret stands for fewer characters than it takes to print.
    before = unescape(printed[:at]).decode("utf-8", "surrogateescape")
    return min(len(before), len(actual)) + 1


def edited(text: str, diagnostic: Diagnostic) -> str:
    """The text with a diagnostic's edits applied literally, last first."""
    lines = text.split("\n")
    for edit in sorted(diagnostic.edits, key=lambda each: each.place, reverse=True):
        place: Place = edit.place
        line = lines[place.line - 1]
        lines[place.line - 1] = line[: place.column - 1] + edit.text + line[place.end_column - 1 :]
    return "\n".join(lines)
