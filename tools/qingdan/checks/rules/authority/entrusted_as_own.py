"""QD417."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD417", Severity.WARNING)
def entrusted_as_own(registry: Registry) -> Iterator[Diagnostic]:
    r"""受委托组织把职权写成了自己的。

    为什么：受委托的组织以委托机关的名义做事，后果由委托机关承担；写成法定或者授权的职权，申请复议、起诉就找错了对象。
    依据：行政许可法第二十四条；行政处罚法第二十条、第二十一条；行政强制法第十七条。
    改法：权力来源改为委托；确由法律、法规授权的，改正机构的实施主体性质；本是机关职权的，移到机关名下。

    正例:
        # lists/organisations/zhongxin.yml
        name: 示例中心
        kind: 事业单位
        nature: 受委托组织
        level: 市级
        parent: ju
        status: 在用
        # lists/power/zhongxin/queren.yml
        name: 示例确认
        type: 行政确认
        organisation: zhongxin
        level: 市级
        source: 同级委托
        status: 在用
        basis: [{law: fa, article: "60", role: 设定}]
        confirms: 示例
        # lists/responsibility/zhongxin/queren.yml
        duties: [{id: shouli, stage: 受理, duty: 受理。}, {id: shencha, stage: 审查, duty: 审查。}, {id: jueding, stage: 决定, duty: 决定。}]
        accountability: [{id: shizhi, situation: 失职。}]

    反例:
        # lists/organisations/zhongxin.yml
        name: 示例中心
        kind: 事业单位
        nature: 受委托组织
        level: 市级
        parent: ju
        status: 在用
        # lists/power/zhongxin/queren.yml
        name: 示例确认
        type: 行政确认
        organisation: zhongxin
        level: 市级
        source: 法定本级行使
                ^^^^^^^^^^^^
        status: 在用
        basis: [{law: fa, article: "60", role: 设定}]
        confirms: 示例
    """
    for power in registry.powers:
        body = registry.get(f"organisations/{power.get('organisation')}")
        # A service needs no authority of its own.
        if power.retired or body is None or body.get("nature") != "受委托组织" or power.get("type") == "公共服务":
            continue
        if power.get("source") not in ("上级委托", "同级委托"):
            message = f"“{body.name}”是受委托组织，这项{power.get('type')}的权力来源却是{power.get('source')}"
            yield report(entrusted_as_own, power.place("source"), message)
