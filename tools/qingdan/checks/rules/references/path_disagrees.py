"""QD215."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD215")
def path_disagrees(registry: Registry) -> Iterator[Diagnostic]:
    r"""文件所在的机构与行使主体不同。

    为什么：职权放在谁的文件夹里，网站就列在谁名下；两处不一致，不知道该找谁。
    改法：改正行使主体，或者把文件移到行使主体的文件夹里。

    正例:
        # lists/power/ju/jia.yml
        name: 甲检查
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        inspects: 甲
        # lists/responsibility/ju/jia.yml
        duties: [{id: jiancha, stage: 检查, duty: 两人以上检查。}]
        accountability: [{id: shizhi, situation: 失职。}]

    反例:
        # lists/power/ju/jia.yml
        name: 甲检查
        type: 行政检查
        organisation: shi
                      ^^^
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        inspects: 甲
    """
    for power in registry.powers:
        folder, holder = power.id.partition("/")[0], power.get("organisation")
        if isinstance(holder, str) and holder != folder:
            yield report(
                path_disagrees, power.place("organisation"), f"行使主体是“{holder}”，文件却在“{folder}”的文件夹里"
            )
