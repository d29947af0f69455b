"""QD702."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD702", Severity.NOTICE)
def licence_row_without_permit(registry: Registry) -> Iterator[Diagnostic]:
    r"""负面清单的许可事项没有对应的职权。

    为什么：说“须经许可”，却查不到向谁申请什么许可，投资人无从办起；也可能是许可权在国家或者自治区。
    改法：在“须取得的许可”里写上职权；许可权不在本市的，在管理措施里写明向哪一级申请。

    正例:
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
        # lists/negative/f/shili.yml
        name: 示例经营
        class: 许可
               ^^^^
        origin: 法律法规
        status: 在用
        industries: [{code: F52, standard: GB/T 4754-2017}]
        measure: 未获得许可不得从事示例经营。
        authorities: [ju]
        regions: ["130200"]
        basis: [{law: fa, article: "12"}]
    """
    for row in registry.negatives:
        if row.get("class") == "许可" and not row.retired and not row.rows("permits"):
            yield report(licence_row_without_permit, row.place("class"), f"“{row.name}”须经许可，没有写须取得哪项许可")
