"""QD715."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD715", Severity.WARNING)
def guide_elsewhere_without_place(registry: Registry) -> Iterator[Diagnostic]:
    r"""别的机构代办，没有写到哪里办。

    为什么：职权是甲局的，指南却在乙处，又没有办理地点，申请人两边都会跑一趟。
    依据：国务院关于在线政务服务的若干规定第六条；优化营商环境条例第三十五条。
    改法：写上办理地点（places）；指南放错文件夹的，移到行使主体的文件夹里。

    正例:
        # lists/organisations/jie.yml
        name: 示例街道
        kind: 派出机关
        level: 乡级
        status: 在用
        # lists/guides/jie/daiban.yml
        name: 示例许可（街道代办）
        power: ju/xuke
        status: 在用
        handling: 承诺件
        audience: [企业法人]
        time_limit: {statutory: {value: 20, unit: 工作日}, promised: {value: 5, unit: 工作日}}
        places: [{organisation: jie}]
        online: 办理
        visits: 0
        channels: [窗口]
        result: {name: 示例许可证, kind: 证照}
        fees: []
        materials:
          - {id: biao, name: 申请表, kind: 主件, necessity: 必要, form: 纸质, copies: 1, source: 申请人自备}
          - {id: tu, name: 布局图, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}

    反例:
        # lists/organisations/jie.yml
        name: 示例街道
        kind: 派出机关
        level: 乡级
        status: 在用
        # lists/guides/jie/daiban.yml
        name: 示例许可（街道代办）
        power: ju/xuke
               ^^^^^^^
        status: 在用
        handling: 承诺件
        audience: [企业法人]
        time_limit: {statutory: {value: 20, unit: 工作日}, promised: {value: 5, unit: 工作日}}
        online: 办理
        visits: 0
        channels: [窗口]
        result: {name: 示例许可证, kind: 证照}
        fees: []
        materials:
          - {id: biao, name: 申请表, kind: 主件, necessity: 必要, form: 纸质, copies: 1, source: 申请人自备}
          - {id: tu, name: 布局图, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in registry.guides:
        power = registry.get(f"power/{guide.get('power')}")
        folder = guide.id.partition("/")[0]
        if guide.retired or power is None or guide.rows("places") or power.get("organisation") in (folder, None):
            continue
        here, there = (registry.get(f"organisations/{each}") for each in (folder, power.get("organisation")))
        names = [each.name if each is not None else "" for each in (here, there)]
        message = (
            f"指南在“{names[0] or folder}”名下，职权由“{names[1] or power.get('organisation')}”行使，没有写办理地点"
        )
        yield report(guide_elsewhere_without_place, guide.place("power"), message)
