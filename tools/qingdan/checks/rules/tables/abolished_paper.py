"""QD611."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry

ABOLISHED = ("组织机构代码证", "税务登记证", "社会保险登记证", "统计登记证", "银行开户许可证", "计划生育证明")

_OR = re.compile("或者?|/")


@rule("QD611")
def abolished_paper(registry: Registry) -> Iterator[Diagnostic]:
    r"""要了已经取消的证件。

    为什么：组织机构代码证、税务登记证等已经并入营业执照，申请人拿不出来。
    依据：国务院办公厅关于加快推进“三证合一”登记制度改革的意见（国办发〔2015〕50号）。
    与别的证件二者选一的（“营业执照或者税务登记证”）不算。
    改法：删去这份材料；需要核对的，通过数据共享取得。

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
        visits: 0
        channels: [窗口]
        result: {name: 示例许可证, kind: 证照}
        fees: []
        materials:
          - {id: biao, name: 申请表, kind: 主件, necessity: 必要, form: 纸质, copies: 1, source: 申请人自备}
          - {id: tu, name: 组织机构代码证, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
                           ^^^^^^^^^^^^^^
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in guides(registry):
        for index, paper in enumerate(guide.rows("materials")):
            name = str(paper.get("name"))
            found = next((each for each in ABOLISHED if each in name), "")
            # Beside a paper that is still issued it is a choice that nobody has to make.
            if found and all(any(each in part for each in ABOLISHED) for part in _OR.split(name)):
                place = guide.place("materials", index, "name")
                yield report(abolished_paper, place, f"“{found}”已经取消，不应再要")
