"""QD313."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.laws.due import amended
from qingdan.laws.lock import Lock
from qingdan.model import Registry


@rule("QD313", published=True)
def amended_article(registry: Registry, lock: Lock) -> Iterator[Diagnostic]:
    r"""所引的条文后来修改过。

    为什么：条文改了，条目里照旧条文写的数额、期限、条件就可能错；群众照着错的办，责任在清单。
    登记总表写了多久调整好（adjust_within）的，期限之内是警告，过了期限是错误；网站照建，写明尚未调整。没有改动的条文不报。
    依据：立法法第六十三条：法律被修改的，应当公布新的法律文本；行政许可法第八条。
    改法：对照新版本的条文改好条目，再运行 qingdan laws lock --reviewed 条目 --write。

    正例:
        # lists/laws/fa.yml
        name: 中华人民共和国示例法
        short: 示例法
        kind: 法律
        versions: [{date: 2010-01-01, articles: 80}, {date: 2020-01-01, articles: 90}]
        # lists/statutes.lock
        fa@2010-01-01 12 0123456789ab
        fa@2020-01-01 12 0123456789ab
        power/ju/xuke fa@2010-01-01

    反例:
        # lists/laws/fa.yml
        name: 中华人民共和国示例法
        short: 示例法
        kind: 法律
        versions: [{date: 2010-01-01, articles: 80}, {date: 2020-01-01, articles: 90}]
        # lists/statutes.lock
        fa@2010-01-01 12 0123456789ab
        fa@2020-01-01 12 ba9876543210
        power/ju/xuke fa@2010-01-01
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", role: 设定}]
                                   ^^^^
        certificate: 示例许可证
    """
    for each in amended(registry, lock):
        weight = Severity.ERROR if each.term.over else Severity.WARNING
        row, articles = each.rows[0], "、".join(each.articles)
        what = f"第 {articles} 条已经修改" if each.known else f"第 {articles} 条是否改动还没有对照"
        message = f"依据《{each.law.name}》有 {each.on} 起施行的新版本，{what}，{each.term.state}"
        fix = "" if each.known else "用 qingdan laws audit 对照两个版本的文本；没有改动的就不再报"
        yield report(amended_article, each.entry.place(*row.path, "article"), message, fix, severity=weight)
