"""QD418."""

from collections.abc import Iterator

from qingdan.checks.rules.authority.rank import LICENCES, powers, setting
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD418")
def licence_by_city_rule(registry: Registry) -> Iterator[Diagnostic]:
    r"""设区的市政府规章列为许可的设定依据。

    为什么：设区的市的规章不得设定行政许可，只能对上位法设定的许可作具体规定。
    依据：行政许可法第十五条、第十六条。
    改法：把作用改为实施。

    正例:
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
        # lists/laws/shi.yml
        name: 示例市规定
        kind: 设区的市政府规章
        versions: [{date: 2020-01-01}]
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "12", role: 设定}, {law: shi, role: 设定}]
                                                                       ^^^^
        certificate: 示例许可证
    """
    for power in powers(registry, "行政许可"):
        for index, _, kind in setting(registry, power):
            if kind in ("设区的市政府规章", "部门规章", "规范性文件") and power.get("basis", index, "role") == "设定":
                others = [each for _, _, each in setting(registry, power) if each in LICENCES]
                if others:
                    place = power.place("basis", index, "role")
                    yield report(licence_by_city_rule, place, f"{kind}不能设定行政许可，只能作具体规定")
