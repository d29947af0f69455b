"""QD617."""

from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD617")
def visits_without_counter(registry: Registry) -> Iterator[Diagnostic]:
    r"""要到现场，却没有现场的渠道。

    为什么：写着要跑一趟，又没有窗口可去，群众不知道跑到哪里。
    依据：国务院关于在线政务服务的若干规定第六条。
    改法：办理渠道里写上窗口，或者到现场次数改为 0。

    正例:
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
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

    反例:
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
        status: 在用
        handling: 承诺件
        audience: [企业法人]
        time_limit: {statutory: {value: 20, unit: 工作日}, promised: {value: 5, unit: 工作日}}
        online: 办理
        visits: 1
                ^
        channels: [网上]
        result: {name: 示例许可证, kind: 证照}
        fees: []
        materials:
          - {id: biao, name: 申请表, kind: 主件, necessity: 必要, form: 纸质, copies: 1, source: 申请人自备}
          - {id: tu, name: 布局图, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in guides(registry):
        visits, channels = guide.get("visits"), guide.get("channels")
        if channels is None:
            continue  # What is not filled in yet has no window, and no lack of one.
        if isinstance(visits, int) and visits > 0 and not {"窗口", "自助终端", "上门"} & set(map(str, channels)):
            yield report(visits_without_counter, guide.place("visits"), f"要到现场 {visits} 次，办理渠道里没有窗口")
