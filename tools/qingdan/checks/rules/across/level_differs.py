"""QD703."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Related, Severity, report, rule
from qingdan.model import Registry

LEVELS = ("国家级", "省级", "市级", "县级", "乡级")
"""From the highest down."""


@rule("QD703", Severity.NOTICE)
def level_differs(registry: Registry) -> Iterator[Diagnostic]:
    r"""行使层级低于行使主体的层级。

    为什么：写在市局名下，却由县级行使，群众到市局办不了；责任也落不到真正行使的机关。
    依据：《关于推行地方各级政府工作部门权力清单制度的指导意见》（2015年）；行政处罚法第二十三条。
    改法：改成行使主体本级的层级；由县级行使的，移到县级机关名下，或者在备注里说明。

    正例:
        # lists/power/ju/jiancha.yml
        name: 示例检查
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "60"}]
        inspects: 示例
        # lists/responsibility/ju/jiancha.yml
        duties: [{id: jiancha, stage: 检查, duty: 两人以上检查。}, {id: chuzhi, stage: 处置, duty: 依法处置。}]
        accountability: [{id: shizhi, situation: 失职。}]

    反例:
        # lists/power/ju/jiancha.yml
        name: 示例检查
        type: 行政检查
        organisation: ju
        level: 县级
               ^^^^
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "60"}]
        inspects: 示例
    """
    for power in registry.powers:
        body = registry.get(f"organisations/{power.get('organisation')}")
        if power.retired or body is None:
            continue
        own, held = power.get("level"), body.get("level")
        # What is entrusted from above keeps its level above; a level that does not exist is a fault of shape.
        if own in LEVELS and held in LEVELS and LEVELS.index(own) > LEVELS.index(held):
            related = [Related(body.place("level"), "行使主体的层级")]
            message = f"行使层级是{own}，行使主体“{body.name}”是{held}机构"
            yield report(level_differs, power.place("level"), message, related=related)
