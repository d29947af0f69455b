"""QD406."""

from collections.abc import Iterator

from qingdan.checks.rules.authority.rank import powers, setting
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD406")
def detention_below_statute(registry: Registry) -> Iterator[Diagnostic]:
    r"""法律以外的文件设定了行政拘留。

    为什么：限制人身自由的处罚只能由法律设定。
    依据：行政处罚法第十条、第十一条、第十二条。
    改法：改引设定它的法律。

    正例:
        # lists/laws/tiao.yml
        name: 示例条例
        kind: 行政法规
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
        # lists/laws/tiao.yml
        name: 示例条例
        kind: 行政法规
        versions: [{date: 2020-01-01}]
        # lists/power/ju/chufa.yml
        name: 对示例行为的处罚
        type: 行政处罚
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: tiao, article: "60", role: 设定}]
        conduct: 示例行为
        penalties: [{id: fakuan, kind: 行政拘留}]
                                       ^^^^^^^^
        # lists/responsibility/ju/chufa.yml
        duties: [{id: lian, stage: 立案, duty: 依法立案。}]
        accountability: [{id: shizhi, situation: 失职。}]
    """
    for power in powers(registry, "行政处罚"):
        found = setting(registry, power)
        if not found or any(kind == "法律" for _, _, kind in found):
            continue
        for index, row in enumerate(power.rows("penalties")):
            if row.get("kind") == "行政拘留":
                place = power.place("penalties", index, "kind")
                yield report(detention_below_statute, place, f"{found[0][2]}不能设定行政拘留")
