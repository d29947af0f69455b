"""QD408."""

from collections.abc import Iterator

from qingdan.checks.rules.authority.rank import powers, setting
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry

EXECUTION = (
    "加处罚款或者滞纳金",
    "划拨存款、汇款",
    "拍卖或者依法处理",
    "排除妨碍、恢复原状",
    "代履行",
    "其他强制执行方式",
)


@rule("QD408")
def execution_set_too_low(registry: Registry) -> Iterator[Diagnostic]:
    r"""法律以外的文件设定了行政强制执行。

    为什么：加处罚款、划拨、拍卖、代履行一类的强制执行，只能由法律设定；没有规定的，申请人民法院强制执行。
    依据：行政强制法第十三条。
    改法：改引设定它的法律；没有的，改为申请人民法院强制执行。

    正例:
        # lists/laws/tiao.yml
        name: 示例条例
        kind: 行政法规
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
        # lists/laws/tiao.yml
        name: 示例条例
        kind: 行政法规
        versions: [{date: 2020-01-01}]
        # lists/power/ju/kouya.yml
        name: 扣押示例财物
        type: 行政强制
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: tiao, article: "60", role: 设定}]
        measures: [代履行]
                   ^^^^^^
        # lists/responsibility/ju/kouya.yml
        duties: [{id: gaozhi, stage: 告知, duty: 当场告知。}, {id: shishi, stage: 实施, duty: 两人以上实施。}]
        accountability: [{id: shizhi, situation: 失职。}]
    """
    for power in powers(registry, "行政强制"):
        kinds = {kind for _, _, kind in setting(registry, power)}
        found = power.get("measures", default=())
        for index, measure in enumerate(found if isinstance(found, list) else ()):
            if kinds and measure in EXECUTION and "法律" not in kinds:
                place = power.place("measures", index)
                yield report(execution_set_too_low, place, f"“{measure}”不能由{'、'.join(sorted(kinds))}设定")
