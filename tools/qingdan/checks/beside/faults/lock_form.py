"""QD314."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule
from qingdan.laws.lock import odd_lines
from qingdan.read.layout import STATUTES


@rule("QD314")
def lock_form(text: str) -> Iterator[Diagnostic]:
    r"""条文摘要文件被手改过。

    为什么：lists/statutes.lock 由工具写；手改的摘要会让真正改动过的条文不报出来。
    改法：合并时两边都改了的，任取一边，再运行 qingdan laws lock --write。

    正例:
        # lists/statutes.lock
        fa@2020-01-01 12 0123456789ab
        power/ju/xuke fa@2020-01-01

    反例:
        # lists/statutes.lock
        fa@2020-01-01 12 0123456789ab
        第十二条没有改
        ^
    """
    for line, wrong in odd_lines(text):
        yield report(lock_form, Place(STATUTES, line), f"这一行{wrong}")
