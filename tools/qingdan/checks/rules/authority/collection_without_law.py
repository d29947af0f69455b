"""QD413."""

from collections.abc import Iterator

from qingdan.checks.rules.authority.rank import DOCUMENTS, kinds_of, powers
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD413", Severity.WARNING)
def collection_without_law(registry: Registry) -> Iterator[Diagnostic]:
    r"""行政征收只有规范性文件的依据。

    为什么：征税、征收财产只能由法律规定；政府性基金和涉企收费要有法律、行政法规的依据，或者经国务院批准。一份通知不能让人交钱。
    依据：立法法第十一条第六项、第七项；优化营商环境条例第二十五条。
    改法：写上规定这项征收的法律、行政法规，或者国务院的批准；没有的，停止征收。

    正例:
        # lists/power/ju/zhengshou.yml
        name: 示例费的征收
        type: 行政征收
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "60", role: 设定}]
        collects: 示例费
        # lists/responsibility/ju/zhengshou.yml
        duties: [{id: heding, stage: 核定, duty: 核定数额。}, {id: zhengshou, stage: 征收, duty: 开具票据。}]
        accountability: [{id: shizhi, situation: 失职。}]

    反例:
        # lists/laws/tongzhi.yml
        name: 关于示例工作的通知
        kind: 规范性文件
        versions: [{date: 2020-01-01}]
        # lists/power/ju/zhengshou.yml
        name: 示例费的征收
        type: 行政征收
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: tongzhi, role: 设定}]
                      ^^^^^^^
        collects: 示例费
    """
    for power in powers(registry, "行政征收"):
        kinds = kinds_of(registry, power.rows("basis"))
        if kinds and kinds <= set(DOCUMENTS):
            place = power.place("basis", 0, "law")
            yield report(collection_without_law, place, f"行政征收的依据只有{'、'.join(sorted(kinds))}")
