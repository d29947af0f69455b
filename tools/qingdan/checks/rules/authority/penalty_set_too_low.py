"""QD403."""

from collections.abc import Iterator

from qingdan.checks.rules.authority.rank import powers, setting
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD403")
def penalty_set_too_low(registry: Registry) -> Iterator[Diagnostic]:
    r"""规范性文件设定了处罚。

    为什么：法律、法规、规章以外的文件不得设定行政处罚。
    依据：行政处罚法第十六条。
    改法：改引设定它的法律、法规、规章；没有的，取消这项处罚。

    正例:
        # lists/laws/wen.yml
        name: 示例管理办法
        kind: 规范性文件
        versions: [{date: 2020-01-01}]
        # lists/power/ju/chufa.yml
        name: 对示例行为的处罚
        type: 行政处罚
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "60", role: 设定}]
        conduct: 示例行为
        penalties: [{id: fakuan, kind: 罚款}]
        # lists/responsibility/ju/chufa.yml
        duties: [{id: lian, stage: 立案, duty: 依法立案。}]
        accountability: [{id: shizhi, situation: 失职。}]

    反例:
        # lists/laws/wen.yml
        name: 示例管理办法
        kind: 规范性文件
        versions: [{date: 2020-01-01}]
        # lists/power/ju/chufa.yml
        name: 对示例行为的处罚
        type: 行政处罚
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: wen, article: "60", role: 设定}]
                      ^^^
        conduct: 示例行为
        penalties: [{id: fakuan, kind: 罚款}]
        # lists/responsibility/ju/chufa.yml
        duties: [{id: lian, stage: 立案, duty: 依法立案。}]
        accountability: [{id: shizhi, situation: 失职。}]
    """
    for power in powers(registry, "行政处罚"):
        found = setting(registry, power)
        if found and all(kind in ("规范性文件", "标准", "党内法规") for _, _, kind in found):
            yield report(penalty_set_too_low, power.place("basis", found[0][0], "law"), f"行政处罚由{found[0][2]}设定")
