"""QD404."""

from collections.abc import Iterator

from qingdan.checks.rules.authority.rank import REGULATIONS, powers, setting
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry

ALLOWED = ("警告", "通报批评", "罚款")


@rule("QD404")
def penalty_beyond_rules(registry: Registry) -> Iterator[Diagnostic]:
    r"""规章设定了它不能设定的处罚。

    为什么：规章只能设定警告、通报批评和一定数额的罚款。
    依据：行政处罚法第十三条、第十四条。
    改法：改引设定它的法律、法规；没有的，去掉这一种处罚。

    正例:
        # lists/laws/gui.yml
        name: 示例管理规定
        kind: 部门规章
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
        # lists/laws/gui.yml
        name: 示例管理规定
        kind: 部门规章
        versions: [{date: 2020-01-01}]
        # lists/power/ju/chufa.yml
        name: 对示例行为的处罚
        type: 行政处罚
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: gui, article: "60", role: 设定}]
        conduct: 示例行为
        penalties: [{id: fakuan, kind: 吊销许可证件}]
                                       ^^^^^^^^^^^^
        # lists/responsibility/ju/chufa.yml
        duties: [{id: lian, stage: 立案, duty: 依法立案。}]
        accountability: [{id: shizhi, situation: 失职。}]
    """
    for power in powers(registry, "行政处罚"):
        found = setting(registry, power)
        if not found or not all(kind in REGULATIONS for _, _, kind in found):
            continue
        for index, row in enumerate(power.rows("penalties")):
            if row.get("kind") not in ALLOWED:
                place = power.place("penalties", index, "kind")
                yield report(penalty_beyond_rules, place, f"{found[0][2]}不能设定“{row.get('kind')}”")
