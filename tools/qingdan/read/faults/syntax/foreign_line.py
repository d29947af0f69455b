"""QD086."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Edit, Place, report, rule
from qingdan.read.text import Text

_KEYED = r"[ ]*(?:- +)*(?:[A-Za-z_][\w-]*\s*:(?:\s|$)|[{\[])"
_WHOLE = re.compile(
    r"(?P<diff>@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@.*|diff --git .*|index [0-9a-f]{7,}\.\.[0-9a-f]{7,}.*"
    r"|(?:---|\+\+\+) (?:[ab]/|/dev/null).*|\\ No newline at end of file)"
    r"|(?P<chat> *`{3,}[A-Za-z]*\s*)"
    r"|(?P<rule>-{4,}\s*|—{2,}\s*|={8,}\s*|_{4,}\s*|\*{3,}\s*|~{3,}\s*|…+\s*)"
)
_HEAD = re.compile(rf"(?P<mark>\+|[>＞]\s?)(?={_KEYED}|\s*- +\S)")
_GONE = re.compile(r"-(?=[A-Za-z_]\w*: )")
SIGN = (
    rf"^(?:@@ -\d|diff --git |index [0-9a-f]{{7,}}\.\.|(?:---|\+\+\+) (?:[ab]/|/dev/)|\\ No newline| *```|-{{4}}|——|={{8}}|_{{4}}|\*\*\*\s*$|~~~|…"
    rf"|\+(?={_KEYED}|\s*- )|[>＞]\s?(?={_KEYED}|\s*- )|-(?=[A-Za-z_]\w*: ))"
)
"""Where a line of such may begin, as a part of a pattern for whole files."""
_NAMES = {
    "diff": "是比较（diff）的记号，不是清单的内容",
    "chat": "是代码块的记号“```”，不是清单的内容",
    "rule": "是一道分隔线，不是清单的内容",
}


@rule("QD086")
def foreign_line(text: Text) -> Iterator[Diagnostic]:
    r"""从别处复制时带来的记号。

    为什么：比较（diff）、聊天软件和文档在行首或者整行加的记号，不是清单的内容；有了它，文件就读不通。
    改法：整行是记号的，删掉这一行；行首有“+”“>”的，删掉这个符号；行首有“-”的是改动前的样子，看清要不要再定。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
        @@ -2,3 +2,3 @@
        ^
        kind: 工作部门
        +level: 市级
        ^
        status: 在用
    """
    before = ""
    gone = list(_gone(text))
    yield from gone
    told = {line for each in gone for line in range(each.place.line, each.place.end_line + 1)}
    run: list[tuple[int, str]] = []
    for number, line in [*text.structure(), (-1, "")]:
        head = _HEAD.match(line) if number + 1 not in told else None
        if run and (head is None or head["mark"].strip() != before or number != run[-1][0] + 1):
            yield _marked(text, run)
            run = []
        if head is not None:
            before = head["mark"].strip()
            run.append((number, head["mark"]))
        whole = _WHOLE.fullmatch(line)
        if whole is not None and number >= 0:
            what = next(name for name in _NAMES if whole[name] is not None)
            edit = Edit(Place(text.path, number + 1, 1, number + 2, 1), "")
            yield report(
                foreign_line, text.place(number, 0, len(line)), f"这一行{_NAMES[what]}", "删掉这一行", edits=[edit]
            )


def _gone(text: Text) -> Iterator[Diagnostic]:
    """Lines of a comparison that were taken away, with those that came for them: only a person can say which side is right."""
    signs = {number: line[0] for number, line in text.structure() if _HEAD.match(line) or line[0] == "-"}
    for number, line in text.structure():
        if signs.get(number) != "-" or signs.get(number - 1) == "-":
            continue
        last = number
        while signs.get(last + 1) == "+" or (signs.get(last + 1) == "-" and signs[last] == "-"):
            last += 1
        if signs[last] == "+":
            told = f"第 {number + 1}–{last + 1} 行是比较（diff）的两边：行首有减号的是改前，有加号的是改后"
            fix = "看清要哪一边：另一边整行删掉，要的一边只删掉行首的符号"
            yield report(foreign_line, Place(text.path, number + 1, 1, last + 1, 2), told, fix)
        elif _GONE.match(line):
            told = "这一行的行首多了减号“-”，像是比较（diff）里删去的一行"
            yield report(foreign_line, text.place(number, 0), told, "这一行要的，只删掉减号；不要的，整行删掉")


def _marked(text: Text, run: list[tuple[int, str]]) -> Diagnostic:
    (first, mark), (last, _) = run[0], run[-1]
    where = f"第 {first + 1}–{last + 1} 行" if last > first else "这一行"
    name = "加号“+”，是比较（diff）的记号" if mark == "+" else f"“{mark.strip()}”，是聊天、邮件里引用别人的话的记号"
    return report(
        foreign_line,
        text.place(first, 0),
        f"{where}的行首多了{name}",
        "删掉行首的这个符号",
        edits=[text.edit(number, 0, len(each), "") for number, each in run],
    )
