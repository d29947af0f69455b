"""QD017."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from qingdan.diagnostics import Diagnostic, Place, report, rule
from qingdan.read.source import File

_PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])")
LONGEST = 80


@rule("QD017")
def unsafe_name(file: File) -> Iterator[Diagnostic]:
    r"""文件名或者文件夹名不合规。

    为什么：路径就是条目的标识和网址。大写、全角、汉字、看似拉丁字母的字符，以及 Windows 的保留名，会使网址失效或者文件丢失。
    改法：只用小写拼音和数字，词间用一个连字符，每段不超过 80 个字符，文件以 .yml 结尾。

    正例:
        # lists/organisations/shichang-jianguan.yml
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        # lists/organisations/Shichang_Jianguan.yml
        name: 市场监督管理局
        ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    *folders, name = file.path.split("/")[1:]
    for part in [*folders, name.removesuffix(".yml")]:
        problem = _problem(part)
        if problem:
            yield report(unsafe_name, Place(file.path), f"路径中的“{_shown(part)}”{problem}", _proposal(part))
            return


def safe(path: str) -> bool:
    """Whether every part of a path below the lists is a safe name."""
    parts = path.removesuffix(".yml").split("/")
    del parts[0]
    return not any(map(_problem, parts))


@lru_cache(maxsize=1 << 14)
def _problem(part: str) -> str:
    if _RESERVED.fullmatch(part):
        return "是 Windows 的保留名"
    if len(part) > LONGEST:
        return f"有 {len(part)} 个字符，超过 {LONGEST} 个"
    return "" if _PART.fullmatch(part) else "不是小写拼音、数字和连字符"


def _shown(part: str) -> str:
    return part.encode("utf-8", "backslashreplace").decode("utf-8")


def _proposal(part: str) -> str:
    plain = unicodedata.normalize("NFKC", part).lower()
    plain = re.sub(r"[\s_.]+", "-", plain).strip("-")
    return f"改成“{plain}”" if _PART.fullmatch(plain) and not _RESERVED.fullmatch(plain) else ""
