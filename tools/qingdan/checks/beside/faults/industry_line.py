"""QD070."""

import re
from collections.abc import Iterator

from qingdan.checks.beside.words import industries
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text

_CODE = re.compile(r"[A-T](\d{2,4})?", re.ASCII)


@rule("QD070")
def industry_line(text: Text) -> Iterator[Diagnostic]:
    r"""行业分类的一行写得不对。

    为什么：负面清单查询按这个文件显示行业的名称；读不懂的行会不声不响地丢掉。
    依据：《国民经济行业分类》（GB/T 4754-2017）：门类用一个字母，大类两位、中类三位、小类四位数字。
    改法：写成代码、一个空格、名称，如“A0111 稻谷种植”；一个代码只写一次。

    正例:
        # site/industries.txt
        A 农、林、牧、渔业
        A01 农业

    反例:
        # site/industries.txt
        A 农、林、牧、渔业
        A01农业
        ^
    """
    seen: set[str] = set()
    for number, code, name in industries(text.content):
        place = text.place(number, 0, max(len(code), 1))
        if not _CODE.fullmatch(code) or not name.strip():
            yield report(industry_line, place, "这一行不是“代码、空格、名称”")
        elif code in seen:
            yield report(industry_line, place, f"行业代码“{code}”前面已经有了", "删去重复的一行")
        seen.add(code)
