"""QD704."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Related, report, rule
from qingdan.model import Registry

_OPPOSITE = {("先照后证", "前置"), ("先证后照", "后置")}


@rule("QD704")
def licence_order_contradicts(registry: Registry) -> Iterator[Diagnostic]:
    r"""先照后证与前置、后置说反了。

    为什么：权力清单说先办营业执照，负面清单说许可在前，投资人照哪个办都要跑冤枉路。
    依据：优化营商环境条例第十九条：除法律、行政法规另有规定的特定领域外，许可不得作为企业登记的前置条件。
    改法：对照法律、行政法规和企业登记前置审批事项目录，改正错的一处。

    正例:
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", role: 设定}]
        precondition: [{kind: 先照后证, holds: 营业执照}]
        certificate: 示例许可证
        # lists/negative/f/shili.yml
        name: 示例经营
        class: 许可
        origin: 法律法规
        status: 在用
        industries: [{code: F52, standard: GB/T 4754-2017}]
        measure: 未获得许可不得从事示例经营。
        authorities: [ju]
        regions: ["130200"]
        permits: [{power: ju/xuke, when: 后置}]
        basis: [{law: fa, article: "12"}]

    反例:
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", role: 设定}]
        precondition: [{kind: 先照后证, holds: 营业执照}]
        certificate: 示例许可证
        # lists/negative/f/shili.yml
        name: 示例经营
        class: 许可
        origin: 法律法规
        status: 在用
        industries: [{code: F52, standard: GB/T 4754-2017}]
        measure: 未获得许可不得从事示例经营。
        authorities: [ju]
        regions: ["130200"]
        permits: [{power: ju/xuke, when: 前置}]
                                         ^^^^
        basis: [{law: fa, article: "12"}]
    """
    for row in registry.negatives:
        for index, permit in enumerate(row.rows("permits")):
            power = registry.get(f"power/{permit.get('power')}")
            for place, order in enumerate(power.rows("precondition") if power is not None else ()):
                if power is not None and (order.get("kind"), permit.get("when")) in _OPPOSITE:
                    related = [Related(power.place("precondition", place, "kind"), "职权的说法")]
                    message = f"职权“{power.name}”是{order['kind']}，这里写成{permit['when']}"
                    yield report(
                        licence_order_contradicts, row.place("permits", index, "when"), message, related=related
                    )
