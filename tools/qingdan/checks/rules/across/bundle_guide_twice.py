"""QD708."""

from collections.abc import Iterator

from qingdan.checks.rules.across.schedule import waits
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD708")
def bundle_guide_twice(registry: Registry) -> Iterator[Diagnostic]:
    r"""同一个办理项在一件事里出现两次。

    为什么：一件事只办一次，出现两次，天数、材料都会重复计算。
    改法：只留在最早需要它的阶段。

    正例:
        # lists/bundles/li.yml
        name: 示例一件事
        kind: 一件事
        lead: ju
        status: 在用
        stages: [{id: yi, name: 一, guides: [{guide: ju/xuke}]}]

    反例:
        # lists/bundles/li.yml
        name: 示例一件事
        kind: 一件事
        lead: ju
        status: 在用
        stages:
          - {id: yi, name: 一, guides: [{guide: ju/xuke}]}
          - {id: er, name: 二, guides: [{guide: ju/xuke}]}
                                                ^^^^^^^
    """
    for bundle in registry.bundles:
        seen: dict[str, str] = {}
        for number, stage in enumerate(bundle.rows("stages")):
            for index, guide in enumerate(waits(stage)):
                first = seen.setdefault(guide, str(stage.get("id")))
                if first != str(stage.get("id")):
                    place = bundle.place("stages", number, "guides", index, "guide")
                    yield report(bundle_guide_twice, place, f"“{guide}”在阶段“{first}”里已经有了")
