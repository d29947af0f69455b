"""QD412."""

from collections.abc import Iterator

from qingdan.checks.rules.authority.rank import DOCUMENTS, kinds_of, powers
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD412", Severity.WARNING)
def inspection_without_law(registry: Registry) -> Iterator[Diagnostic]:
    r"""行政检查只有规范性文件的依据。

    为什么：检查要企业停下手里的事来配合，没有法律、法规、规章作依据的检查不能做。
    依据：《国务院办公厅关于严格规范涉企行政检查的意见》（国办发〔2024〕54号）：清理没有法定依据的行政检查事项；优化营商环境条例第六十四条；行政处罚法第五十四条。
    改法：写上规定这项检查的法律、法规、规章；没有的，取消这项检查。

    正例:
        # lists/laws/tongzhi.yml
        name: 关于示例工作的通知
        kind: 规范性文件
        versions: [{date: 2020-01-01}]
        # lists/power/ju/jiancha.yml
        name: 示例检查
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "60", role: 设定}, {law: tongzhi, role: 实施}]
        inspects: 示例
        # lists/responsibility/ju/jiancha.yml
        duties: [{id: jiancha, stage: 检查, duty: 两人以上检查。}, {id: chuzhi, stage: 处置, duty: 依法处置。}]
        accountability: [{id: shizhi, situation: 失职。}]

    反例:
        # lists/laws/tongzhi.yml
        name: 关于示例工作的通知
        kind: 规范性文件
        versions: [{date: 2020-01-01}]
        # lists/power/ju/jiancha.yml
        name: 示例检查
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: tongzhi, role: 设定}]
                      ^^^^^^^
        inspects: 示例
    """
    for power in powers(registry, "行政检查"):
        kinds = kinds_of(registry, power.rows("basis"))
        if kinds and kinds <= set(DOCUMENTS):
            place = power.place("basis", 0, "law")
            yield report(inspection_without_law, place, f"行政检查的依据只有{'、'.join(sorted(kinds))}")
