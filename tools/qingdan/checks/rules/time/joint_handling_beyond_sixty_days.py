"""QD505."""

from collections.abc import Iterator

from qingdan.checks.rules.across.schedule import waits
from qingdan.checks.rules.time.limits import is_licence, limit
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

MOST = 45 + 15


@rule("QD505", Severity.WARNING)
def joint_handling_beyond_sixty_days(registry: Registry) -> Iterator[Diagnostic]:
    r"""并联审批的一个阶段超过六十个工作日。

    为什么：许可统一办理、联合办理、集中办理的，不得超过四十五日，经本级政府负责人批准可以延长十五日；再长就没有依据。
    依据：行政许可法第二十六条第二款、第四十二条第二款、第八十二条。
    改法：缩短阶段时限；法律、法规对其中的事项另有规定的，把那一项单列一个阶段。

    正例:
        # lists/bundles/li.yml
        name: 示例并联审批
        kind: 并联审批
        lead: ju
        status: 在用
        stages: [{id: yi, name: 一, limit: {value: 45, unit: 工作日}, guides: [{guide: ju/xuke}]}]

    反例:
        # lists/bundles/li.yml
        name: 示例并联审批
        kind: 并联审批
        lead: ju
        status: 在用
        stages: [{id: yi, name: 一, limit: {value: 90, unit: 工作日}, guides: [{guide: ju/xuke}]}]
                                                   ^^
    """
    for bundle in registry.bundles:
        if bundle.retired or bundle.get("kind") != "并联审批":
            continue
        for index, stage in enumerate(bundle.rows("stages")):
            own = limit(bundle, "stages", index, "limit")
            members = [registry.get(f"guides/{each}") for each in waits(stage)]
            licences = sum(each is not None and is_licence(registry, each) for each in members)
            if own and own[1] == "工作日" and own[0] > MOST and licences:
                place = bundle.place("stages", index, "limit", "value")
                message = f"阶段“{stage.get('name')}”要 {own[0]} 个工作日，连同延长至多是 {MOST} 个"
                yield report(joint_handling_beyond_sixty_days, place, message)
