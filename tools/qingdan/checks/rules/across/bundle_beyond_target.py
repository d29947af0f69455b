"""QD707."""

from collections.abc import Iterator

from qingdan.checks.rules.across.schedule import critical_path
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD707")
def bundle_beyond_target(registry: Registry) -> Iterator[Diagnostic]:
    r"""关键路径超过了改革目标。

    为什么：各阶段相加、阶段之内取最长，得出的天数比承诺的目标还长，目标就是空话。
    改法：压缩关键路径上的事项，让更多的事项同时办，或者改正目标。

    正例:
        # lists/bundles/li.yml
        name: 示例一件事
        kind: 一件事
        lead: ju
        status: 在用
        target: {limit: {value: 5, unit: 工作日}}
        stages: [{id: yi, name: 一, guides: [{guide: ju/xuke}]}]

    反例:
        # lists/bundles/li.yml
        name: 示例一件事
        kind: 一件事
        lead: ju
        status: 在用
        target: {limit: {value: 4, unit: 工作日}}
                                ^
        stages: [{id: yi, name: 一, guides: [{guide: ju/xuke}]}]
    """
    for bundle in registry.bundles:
        target = bundle.get("target", "limit", "value")
        unit = str(bundle.get("target", "limit", "unit"))
        days = critical_path(registry, bundle, unit) if isinstance(target, int) else None
        if days is not None and days > target:
            place = bundle.place("target", "limit", "value")
            yield report(bundle_beyond_target, place, f"关键路径要 {days} 个{unit}，目标是 {target} 个{unit}")
