"""QD304."""

from collections.abc import Iterator
from typing import Any

from qingdan.checks.rules.basis.cited import BasisCitation, citations, cited_version
from qingdan.diagnostics import Diagnostic, Reach, report, rule
from qingdan.model import Registry


@rule("QD304", reach=Reach(sees={"laws"}))
def no_such_article(registry: Registry) -> Iterator[Diagnostic]:
    r"""法律没有这一条。

    为什么：引用了不存在的条文，等于没有依据。
    依据：全国人大常委会法工委《立法技术规范（试行）》关于引用条文的规定。
    改法：对照法律原文改正条号。

    正例:
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", role: 设定}]
        certificate: 示例许可证

    反例:
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "120", role: 设定}]
                                   ^^^^^
        certificate: 示例许可证
    """
    for one in citations(registry, lambda one: _articles(one) is not None, _beyond, records=True):
        place = one.entry.place(*one.path, "article")
        yield report(no_such_article, place, f"《{one.law.name}》共 {_articles(one)} 条，没有第 {one.article} 条")


def _beyond(article: Any, one: BasisCitation) -> bool:
    """Whether an article's number is higher than there are articles in the version that is cited."""
    number, total = str(article).partition("-")[0], _articles(one)
    return number.isdigit() and total is not None and int(number) > total


def _articles(one: BasisCitation) -> int | None:
    """How many articles the cited version has, where that is known."""
    version = cited_version(one)
    total = version.get("articles") if version else None
    return total if isinstance(total, int) else None
