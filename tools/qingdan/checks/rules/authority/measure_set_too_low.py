"""QD407."""

from collections.abc import Iterator

from qingdan.checks.rules.authority.rank import powers, setting
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry

ALLOWED = {
    "限制公民人身自由": ("法律",),
    "冻结存款、汇款": ("法律",),
    "其他行政强制措施": ("法律", "行政法规"),
    "查封场所、设施或者财物": ("法律", "行政法规", "地方性法规"),
    "扣押财物": ("法律", "行政法规", "地方性法规"),
}


@rule("QD407")
def measure_set_too_low(registry: Registry) -> Iterator[Diagnostic]:
    r"""设定强制措施的文件位阶太低。

    为什么：查封、扣押可以由法律、行政法规和地方性法规设定；限制人身自由、冻结存款只能由法律设定；规章以下一律不得设定。
    依据：行政强制法第九条、第十条。
    改法：改引设定它的法律、法规；没有的，取消这种强制措施。

    正例:
        # lists/laws/gui.yml
        name: 示例管理规定
        kind: 部门规章
        versions: [{date: 2020-01-01}]
        # lists/power/ju/kouya.yml
        name: 扣押示例财物
        type: 行政强制
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "60", role: 设定}]
        measures: [扣押财物]
        # lists/responsibility/ju/kouya.yml
        duties: [{id: gaozhi, stage: 告知, duty: 当场告知。}, {id: shishi, stage: 实施, duty: 两人以上实施。}]
        accountability: [{id: shizhi, situation: 失职。}]

    反例:
        # lists/laws/gui.yml
        name: 示例管理规定
        kind: 部门规章
        versions: [{date: 2020-01-01}]
        # lists/power/ju/kouya.yml
        name: 扣押示例财物
        type: 行政强制
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: gui, article: "60", role: 设定}]
        measures: [扣押财物]
                   ^^^^^^^^
        # lists/responsibility/ju/kouya.yml
        duties: [{id: gaozhi, stage: 告知, duty: 当场告知。}, {id: shishi, stage: 实施, duty: 两人以上实施。}]
        accountability: [{id: shizhi, situation: 失职。}]
    """
    for power in powers(registry, "行政强制"):
        kinds = {kind for _, _, kind in setting(registry, power)}
        found = power.get("measures", default=())
        for index, measure in enumerate(found if isinstance(found, list) else ()):
            allowed = ALLOWED.get(str(measure))
            if kinds and allowed is not None and not kinds & set(allowed):
                place = power.place("measures", index)
                yield report(measure_set_too_low, place, f"“{measure}”不能由{'、'.join(sorted(kinds))}设定")
