"""QD710."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Related, report, rule
from qingdan.model import Registry


@rule("QD710")
def transfer_dates_differ(registry: Registry) -> Iterator[Diagnostic]:
    r"""下放和承接的日期不同。

    为什么：交出去的那天没有人接，中间就是空档；两边同时有权，就是重复。
    改法：对照决定的生效日期，把两端改成同一天。

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
        name: 示例检查
        type: 行政检查
        organisation: jie
        level: 乡级
        source: 上级下放
        status: 在用
        basis: [{law: fa, article: "1"}]
        transfers: [{kind: 承接, from: ju, since: 2020-02-01, counterpart: ju/jiancha}]
                                                  ^^^^^^^^^^
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
        for index, row in enumerate(power.rows("transfers")):
            other = registry.get(f"power/{row.get('counterpart')}")
            if row.get("kind") != "承接" or other is None:
                continue
            for place, far in enumerate(other.rows("transfers")):
                same = far.get("kind") == "下放" and far.get("to") == power.get("organisation")
                if same and far.get("since") != row.get("since"):
                    related = [Related(other.place("transfers", place, "since"), "下放的日期")]
                    here = power.place("transfers", index, "since")
                    message = f"承接自 {row.get('since')}，下放却自 {far.get('since')}"
                    yield report(transfer_dates_differ, here, message, related=related)
