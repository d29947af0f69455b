"""QD202."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD202")
def power_without_responsibility(registry: Registry) -> Iterator[Diagnostic]:
    r"""职权没有相应的责任。

    为什么：有权必有责。没有责任清单的职权，做错了无从追究。
    依据：《关于推行地方各级政府工作部门权力清单制度的指导意见》（2015年）：推行权力清单，同时建立责任清单。
    改法：在 responsibility 下同样的路径新建责任清单。登记总表的“缺了不能发布的项”（blocking）里，权力清单没有列“责任清单”的，只是提示。

    正例:
        # lists/power/ju/li.yml
        name: 示例检查
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        inspects: 示例
        # lists/responsibility/ju/li.yml
        duties: [{id: jiancha, stage: 检查, duty: 两人以上检查。}]
        accountability: [{id: shizhi, situation: 失职。}]

    反例:
        # lists/power/ju/li.yml
        name: 示例检查
              ^^^^
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        inspects: 示例
    """
    for power in registry.powers:
        twin = f"responsibility/{power.id}"
        if not power.retired and twin not in registry.present:
            yield report(
                power_without_responsibility,
                power.place("name"),
                f"职权“{power.name}”没有责任清单",
                f"新建 lists/{twin}.yml",
                element="责任清单",
            )
