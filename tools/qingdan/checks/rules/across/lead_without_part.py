"""QD717."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.across.schedule import waits
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

COORDINATES = re.compile("政务服务|审批服务|行政审批|数据局|数据管理")


@rule("QD717", Severity.NOTICE)
def lead_without_part(registry: Registry) -> Iterator[Diagnostic]:
    r"""牵头的机构没有一项要办的事。

    为什么：牵头的自己一件也不办，催不动别家，也答不了申请人的问题；多半是写错了机构。
    依据：行政许可法第二十六条第二款：本级政府可以确定一个部门受理。
    改法：牵头机构改成办其中一项的部门，或者政府、政务服务机构。

    正例:
        # lists/bundles/li.yml
        name: 示例一件事
        kind: 一件事
        lead: ju
        status: 在用
        stages: [{id: yi, name: 一, guides: [{guide: ju/xuke}]}]

    反例:
        # lists/organisations/yi.yml
        name: 乙局
        kind: 工作部门
        level: 市级
        status: 在用
        # lists/bundles/li.yml
        name: 示例一件事
        kind: 一件事
        lead: yi
              ^^
        status: 在用
        stages: [{id: yi, name: 一, guides: [{guide: ju/xuke}]}]
    """
    for bundle in registry.bundles:
        if bundle.retired:
            continue
        stages = bundle.rows("stages")
        every = {guide.partition("/")[0] for stage in stages for guide in waits(stage)}
        places: list[tuple[str | int, ...]] = [("lead",), *(("stages", index, "lead") for index in range(len(stages)))]
        for path in places:
            lead = bundle.get(*path)
            body = registry.get(f"organisations/{lead}")
            if (
                body is not None
                and lead not in every
                and not COORDINATES.search(body.name)
                and body.get("kind") != "人民政府"
            ):
                yield report(lead_without_part, bundle.place(*path), f"牵头的“{body.name}”不办其中任何一项")
