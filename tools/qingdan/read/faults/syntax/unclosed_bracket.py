"""QD036."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.stop import QUOTED, VALUE, ParserStop
from qingdan.read.text import Text

_CLOSER = {"{": "}", "[": "]"}


@rule("QD036")
def unclosed_bracket(text: Text, stop: ParserStop) -> Iterator[Diagnostic]:
    r"""括号没有闭合，或者多了一个。

    为什么：少了右括号，后面的行都会被当作括号里的内容。
    改法：补上缺的右括号，或者删掉多的。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        former_names: [工商局, 质监局]

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        former_names: [工商局, 质监局
                      ^
        status: 在用
    """
    for number, line in text.structure(stop.line):
        match = VALUE.match(line)
        if not match or match[2][0] not in "{[":
            continue
        bare = QUOTED.sub(lambda found: "x" * len(found[0]), line)
        open_: list[tuple[str, int]] = []
        for column in range(match.start(2), len(bare)):
            character = bare[column]
            if character in _CLOSER:
                open_.append((_CLOSER[character], column))
            elif character in "]}":
                if not open_ or open_[-1][0] != character:
                    yield _wrong(text, number, column, character, open_)
                    return
                open_.pop()
        if open_ and not _continues(text, number):
            closers = "".join(closer for closer, _ in reversed(open_))
            end = len(line.rstrip())
            yield report(
                unclosed_bracket,
                text.place(number, open_[-1][1]),
                f"括号“{line[open_[-1][1]]}”没有闭合",
                f"在这一行末尾补上“{closers}”",
                edits=[text.edit(number, end, 0, closers)],
            )
            return


def _wrong(text: Text, number: int, column: int, character: str, open_: list[tuple[str, int]]) -> Diagnostic:
    if open_:
        message, fix = f"这里应当是右括号“{open_[-1][0]}”，写成了“{character}”", f"改成“{open_[-1][0]}”"
        return report(
            unclosed_bracket,
            text.place(number, column),
            message,
            fix,
            edits=[text.edit(number, column, 1, open_[-1][0], guess=True)],
        )
    return report(
        unclosed_bracket,
        text.place(number, column),
        f"这里多了一个“{character}”",
        "删掉它",
        edits=[text.edit(number, column, 1, "", guess=True)],
    )


def _continues(text: Text, number: int) -> bool:
    """Whether a bracket that opens on a line is closed on a later, deeper one: a list over several lines."""
    indent = len(text.lines[number]) - len(text.lines[number].lstrip())
    for line in text.lines[number + 1 :]:
        if line.strip():
            return len(line) - len(line.lstrip()) > indent or line.strip()[0] in "]}"
    return False
