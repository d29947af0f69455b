"""QD050."""

from collections.abc import Callable, Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule, rule_of


@rule("QD050")
def crash(check: Callable[..., object], problem: Exception, path: str) -> Iterator[Diagnostic]:
    r"""某一项检查自己出了故障。

    为什么：一项检查没有跑完，就不能说没有问题；其余各项照常进行。
    改法：把这条信息连同出错的文件报告给维护人员。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        （一项出故障的检查）
        ^
    """
    code = rule_of(check).code
    yield report(crash, Place(path), f"检查 {code} 没有完成：{type(problem).__name__}: {problem}")
