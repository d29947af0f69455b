"""QD706."""

from collections.abc import Iterator

from qingdan.checks.rules.across.schedule import circle, waits
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD706")
def bundle_order_impossible(registry: Registry) -> Iterator[Diagnostic]:
    r"""一件事里的先后次序走不通。

    为什么：甲要等乙、乙又要等甲，或者要等一个后面阶段才办的事项，谁都开不了头。
    改法：改正“须先办完”，或者把事项移到前面的阶段。

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
        stages: [{id: yi, name: 一, guides: [{guide: ju/xuke, after: [ju/xuke]}]}]
                                                                      ^^^^^^^
    """
    for bundle in registry.bundles:
        met: set[str] = set()
        for number, stage in enumerate(bundle.rows("stages")):
            order = waits(stage)
            met |= set(order)
            stuck = set(circle(order))
            for index, (guide, before) in enumerate(order.items()):
                for position, each in enumerate(before):
                    place = bundle.place("stages", number, "guides", index, "after", position)
                    if each not in met and registry.get(f"guides/{each}") is not None:
                        yield report(
                            bundle_order_impossible, place, f"要先办完“{each}”，它却不在这个阶段和以前的阶段里"
                        )
                    elif guide in stuck and each in stuck:
                        yield report(bundle_order_impossible, place, f"“{guide}”与“{each}”互相等待")
