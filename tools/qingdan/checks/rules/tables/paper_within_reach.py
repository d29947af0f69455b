"""QD610."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.time.limits import guides
from qingdan.diagnostics import Diagnostic, Reach, Related, Severity, report, rule
from qingdan.model import Registry

IDENTITY = re.compile("身份|户口|护照|主体资格")
VAGUE = ("审批", "登记", "发证", "批准", "管理", "服务", "人民")
"""Parts of the names of many bodies; that of the city itself, which the registry tells, is one too."""
_NOT_A_NAME = re.compile("^(本市|本县|本区|市|县级|县|区)|(行政)?(主管)?(部门|机关|机构|单位)$")


@rule("QD610", Severity.NOTICE, reach=Reach(sees={"organisations"}, turns={"organisations"}))
def paper_within_reach(registry: Registry) -> Iterator[Diagnostic]:
    r"""本市机关核发的证件还要申请人提交。

    为什么：证是本市自己的部门发的，通过数据共享就能取得；再向申请人要，就是让群众替机关跑腿。
    依据：国务院关于在线政务服务的若干规定第七条；优化营商环境条例第三十七条。
    改法：能够共享的，写 shared: true，必要性改为非必要；不能共享的，在填报须知里说明原因。

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
          - {id: tu, name: 示例批准书, kind: 辅件, necessity: 非必要, form: 电子, copies: 0, source: 政府部门核发, issuer: 示例部门, shared: true}
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
          - {id: tu, name: 示例批准书, kind: 辅件, necessity: 必要, form: 纸质, copies: 1, source: 政府部门核发, issuer: 示例部门}
                           ^^^^^^^^^^
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    bodies = [body for body in registry.organisations if body.get("level") == "市级" and not body.retired]
    about = registry.get("registry")
    vague = (*VAGUE, str(about.get("city"))) if about is not None else VAGUE
    for guide in guides(registry):
        for index, paper in enumerate(guide.rows("materials")):
            asked = (
                paper.get("source") == "政府部门核发" and not paper.get("shared") and paper.get("necessity") != "非必要"
            )
            # Who applies has to show who he is; that is not a paper to be fetched.
            if not asked or IDENTITY.search(str(paper.get("name"))):
                continue
            issuer = _NOT_A_NAME.sub("", str(paper.get("issuer", "")))
            body = next((each for each in bodies if len(issuer) > 1 and issuer in each.name), None)
            if body is not None and issuer not in vague:
                related = [Related(body.place("name"), "核发的机关")]
                place = guide.place("materials", index, "name")
                message = f"“{paper.get('name')}”由{paper.get('issuer')}核发，本市有{body.name}，申请人还要提交"
                yield report(paper_within_reach, place, message, related=related)
