"""QD910."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Indel

from qingdan.checks.rules.writing.prose import hits
from qingdan.diagnostics import Diagnostic, Reach, Related, Severity, report, rule
from qingdan.model import Entry, Registry

PATTERN = re.compile("《([^《》\n]{3,100})》")
STATE = "中华人民共和国"
_EDITION = re.compile(r"[（(][^（）()]*[）)]$")
_KIND = re.compile("(?:条例|办法|规定|规则|细则|决定|目录|清单|标准|规范|意见|通知|方案|典|法)$")
_NEAR, _CLEARLY = 0.9, 0.03


class Near(NamedTuple):
    """A title close to the one that was written, and the law that bears it."""

    title: str
    score: float
    law: Entry[Any]


@rule("QD910", Severity.WARNING, reach=Reach(sees={"laws"}, turns={"laws"}))
def misquoted_title(registry: Registry) -> Iterator[Diagnostic]:
    r"""书名号里的法律名称与登记的名称差一两个字。

    为什么：名称差一个字就可能是另一部文件，也可能哪部都不是；读者照着它找不到原文。
    改法：照登记的名称改；确是另一部文件的，在法律依据里登记它。

    正例:
        # lists/laws/banfa.yml
        name: 城市示例道路管理办法
        kind: 部门规章
        versions: [{date: 2020-01-01}]

        # lists/organisations/shili.yml
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 执行《城市示例道路管理办法》和《中华人民共和国示例法》。

    反例:
        # lists/laws/banfa.yml
        name: 城市示例道路管理办法
        kind: 部门规章
        versions: [{date: 2020-01-01}]

        # lists/organisations/shili.yml
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 执行《城市示例道路的管理办法》。
                    ^^^^^^^^^^^^^^^^^^^^^^
    """
    titles = _titles(registry)
    judged: dict[str, Sequence[Near]] = {}
    for hit in hits(registry, PATTERN):
        written = hit.match[1]
        bare = _bare(written)
        if bare in titles:
            continue
        if bare not in judged:
            judged[bare] = _nearest(bare, titles)
        near = judged[bare]
        if near:
            start, end = hit.start + 1, hit.end - 1
            clear = len(near) == 1 or near[0].score - near[1].score >= _CLEARLY
            candidates = "或者".join(f"《{each.title}》" for each in near[: 1 if clear else 2])
            yield report(
                misquoted_title,
                hit.passage.place(start, end),
                f"没有登记《{written}》，名称与登记的法律相近",
                f"改成{candidates}；确是另一部文件的，在法律依据里登记它。",
                related=[Related(near[0].law.place("name"), "登记的名称")],
            )


def _bare(title: str) -> str:
    """A title without the state's name before it and the edition behind it."""
    return _EDITION.sub("", title.strip().removeprefix(STATE)) or title


def _titles(registry: Registry) -> Mapping[str, Entry[Any]]:
    """Every name that a registered law has or had, bare."""
    out: dict[str, Entry[Any]] = {}
    for law in registry.laws:
        names = [law.get("name"), law.get("short")]
        for several in ("aliases", "former_names"):
            more = law.get(several)
            names += more if isinstance(more, list) else []
        for name in names:
            if isinstance(name, str):
                out.setdefault(_bare(name), law)
    return out


def _nearest(bare: str, titles: Mapping[str, Entry[Any]]) -> Sequence[Near]:
    """The registered titles of other laws that a slip could have turned into this one, nearest first.

    Titles of different kinds (条例, 办法) are different instruments, and so is one that has a place's name before it.
    """
    found: dict[str, Near] = {}
    for title, score, _ in process.extract(
        bare, titles.keys(), scorer=Indel.normalized_similarity, score_cutoff=_NEAR, limit=5
    ):
        same_kind = [match and match[0] for match in (_KIND.search(bare), _KIND.search(title))]
        numbers = [re.findall(r"\d+", each) for each in (bare, title)]
        if same_kind[0] == same_kind[1] and numbers[0] == numbers[1] and not bare.endswith(title):
            law = titles[title]
            found.setdefault(law.key, Near(title, score, law))
    return sorted(found.values(), key=lambda each: (-each.score, each.title))
