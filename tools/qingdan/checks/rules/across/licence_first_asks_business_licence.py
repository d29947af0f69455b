"""QD705."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD705")
def licence_first_asks_business_licence(registry: Registry) -> Iterator[Diagnostic]:
    r"""先证后照的许可，却要先交营业执照。

    为什么：没有许可证领不到执照，没有执照又办不了许可证，申请人走不通。
    依据：优化营商环境条例第十九条。
    改法：删去这份材料，或者改正职权与营业执照的先后。

    正例:
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", role: 设定}]
        precondition: [{kind: 先证后照, holds: 本许可证}]
        certificate: 示例许可证

    反例:
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", role: 设定}]
        precondition: [{kind: 先证后照, holds: 本许可证}]
        certificate: 示例许可证
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
          - {id: zhizhao, name: 营业执照, kind: 主件, necessity: 必要, form: 纸质, copies: 1, source: 政府部门核发}
                                ^^^^^^^^
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [zhizhao]}
    """
    for guide in registry.guides:
        if guide.retired or not guide.name.endswith(("（新办）", "（设立）", "（首次）")):
            continue
        power = registry.get(f"power/{guide.get('power')}")
        if power is None or not any(row.get("kind") == "先证后照" for row in power.rows("precondition")):
            continue
        for index, paper in enumerate(guide.rows("materials")):
            if "营业执照" in str(paper.get("name")) and paper.get("necessity") == "必要":
                place = guide.place("materials", index, "name")
                yield report(licence_first_asks_business_licence, place, "这项许可先证后照，材料里却要营业执照")
