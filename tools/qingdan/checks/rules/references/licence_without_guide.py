"""QD203."""

from collections import defaultdict
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Reach, report, rule
from qingdan.model import Registry


@rule("QD203", reach=Reach(led={"power"}))
def licence_without_guide(registry: Registry) -> Iterator[Diagnostic]:
    r"""行政许可没有办事指南。

    为什么：许可的条件、程序、期限和材料目录必须公示，没有指南就没有公示。
    依据：行政许可法第三十条；优化营商环境条例第三十五条。
    改法：在 guides 下为它新建办事指南。

    正例:
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        certificate: 示例许可证

    反例:
        # lists/power/ju/li.yml
        name: 无指南的许可
        type: 行政许可
              ^^^^
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        certificate: 示例许可证
        # lists/responsibility/ju/li.yml
        duties: [{id: shouli, stage: 受理, duty: 一次告知。}]
        accountability: [{id: shizhi, situation: 失职。}]
    """
    guided = {str(guide.get("power")) for guide in registry.guides if not guide.retired}
    departments: defaultdict[str, list[str]] = defaultdict(list)
    for power in registry.powers:
        if power.get("type") != "行政许可" or power.get("status") != "在用" or power.id in guided:
            continue
        if not departments:
            for key in registry.present:
                departments[key.split("/")[1] if key.startswith("guides/") else ""].append(key)
        # A guide that could not be read hides which power it belongs to: its department is not blamed as well.
        if all(key in registry.entries for key in departments.get(power.id.partition("/")[0], ())):
            yield report(
                licence_without_guide,
                power.place("type"),
                f"行政许可“{power.name}”没有办事指南",
                f"在 lists/guides/{power.id.partition('/')[0]}/ 下新建指南，所属职权（power）写“{power.id}”",
            )
