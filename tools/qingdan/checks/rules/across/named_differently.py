"""QD711."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Related, Severity, report, rule
from qingdan.model import Registry


@rule("QD711", Severity.WARNING)
def named_differently(registry: Registry) -> Iterator[Diagnostic]:
    r"""同一事项在两级的名称不同。

    为什么：市里和街道叫法不同，群众以为是两件事，统计时也对不上；这是审计报告里反复出现的问题。
    改法：统一用上级清单里的名称；范围不同的，名称后加括号写明。

    正例:
        # lists/organisations/jie.yml
        name: 示例街道
        kind: 派出机关
        level: 乡级
        status: 在用

    反例:
        # lists/organisations/jie.yml
        name: 示例街道
        kind: 派出机关
        level: 乡级
        status: 在用
        # lists/power/jie/jiancha.yml
        name: 样例检查
              ^^^^^^^^
        type: 行政检查
        organisation: jie
        level: 乡级
        source: 上级下放
        status: 在用
        basis: [{law: fa, article: "1"}]
        transfers: [{kind: 承接, from: ju, since: 2020-01-01, counterpart: ju/jiancha}]
        inspects: 示例
        # lists/power/ju/jiancha.yml
        name: 示例检查
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        transfers: [{kind: 下放, to: jie, since: 2020-01-01, counterpart: jie/jiancha}]
        inspects: 示例
    """
    for power in registry.powers:
        for row in power.rows("transfers"):
            other = registry.get(f"power/{row.get('counterpart')}")
            if row.get("kind") != "承接" or other is None:
                continue
            if power.name.partition("（")[0] != other.name.partition("（")[0]:
                related = [Related(other.place("name"), "下放一方的名称")]
                message = f"承接的职权叫“{power.name}”，下放的一方叫“{other.name}”"
                yield report(named_differently, power.place("name"), message, related=related)
