"""QD401."""

from collections.abc import Iterator

from qingdan.checks.rules.authority.rank import LICENCES, powers, setting
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD401")
def licence_set_too_low(registry: Registry) -> Iterator[Diagnostic]:
    r"""设定许可的文件位阶太低。

    为什么：规章以下的文件不得设定行政许可；没有合法的设定，这项许可就不能实施。
    依据：行政许可法第十四条、第十五条、第十七条。
    改法：改引设定它的法律、法规；没有的，取消这项许可。

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
        basis: [{law: wen, article: "12", role: 设定}]
                      ^^^
        certificate: 示例许可证
    """
    for power in powers(registry, "行政许可"):
        found = setting(registry, power)
        if found and not any(kind in LICENCES for _, _, kind in found):
            place = power.place("basis", found[0][0], "law")
            yield report(licence_set_too_low, place, f"行政许可由{found[0][2]}设定")
