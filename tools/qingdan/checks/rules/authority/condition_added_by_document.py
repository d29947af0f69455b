"""QD414."""

from collections.abc import Iterator

from qingdan.checks.rules.authority.rank import powers
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD414")
def condition_added_by_document(registry: Registry) -> Iterator[Diagnostic]:
    r"""规范性文件增设了许可条件。

    为什么：对上位法设定的许可作具体规定，不得增设违反上位法的其他条件；规范性文件更不能增设。
    依据：行政许可法第十六条、第十七条；优化营商环境条例第三十五条。
    改法：改引规定这个条件的法律、法规、规章；没有的，去掉这个条件。

    正例:
        # lists/laws/wen.yml
        name: 示例管理办法
        kind: 规范性文件
        versions: [{date: 2020-01-01}]
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", role: 设定}]
        certificate: 示例许可证

    反例:
        # lists/laws/wen.yml
        name: 示例管理办法
        kind: 规范性文件
        versions: [{date: 2020-01-01}]
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", role: 设定}]
        conditions: [{id: mianji, text: 面积一百平方米以上。, basis: [{law: wen}]}]
                                        ^^^^^^^^^^^^^^^^^^^^
        certificate: 示例许可证
    """
    for power in powers(registry, "行政许可"):
        for index, condition in enumerate(power.rows("conditions")):
            rows = condition.get("basis", ())
            laws = [registry.get(f"laws/{row.get('law')}") for row in rows if isinstance(row, dict)]
            if laws and all(law is not None and law.get("kind") == "规范性文件" for law in laws):
                place = power.place("conditions", index, "text")
                yield report(condition_added_by_document, place, "这个许可条件只有规范性文件的依据")
