"""QD712."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Reach, Severity, report, rule
from qingdan.model import Registry


@rule(
    "QD712", Severity.WARNING, reach=Reach(sees={"power", "organisations"}, turns={"power", "organisations", "duties"})
)
def department_without_duties(registry: Registry) -> Iterator[Diagnostic]:
    r"""部门有职权，没有部门职责。

    为什么：责任清单有两层：每项职权的责任，和部门整体的主要职责、职责边界、事中事后监管；缺了后一层，部门之间的推诿无从判断。
    改法：在 duties 下新建与机构同名的文件。

    正例:
        # lists/duties/ju.yml
        main: [{id: xuke, duty: 负责示例许可。}]

    反例:
        # lists/organisations/yi.yml
        name: 乙局
              ^^^^
        kind: 工作部门
        level: 市级
        status: 在用
        # lists/power/yi/jiancha.yml
        name: 乙检查
        type: 行政检查
        organisation: yi
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        inspects: 示例
    """
    holders = {str(power.get("organisation")) for power in registry.powers if not power.retired}
    for body in registry.organisations:
        wanted = body.get("kind") in ("工作部门", "垂直管理机构") and not body.retired
        if wanted and body.id in holders and f"duties/{body.id}" not in registry.present:
            yield report(
                department_without_duties,
                body.place("name"),
                f"{body.name}行使职权，没有部门职责",
                f"新建 lists/duties/{body.id}.yml",
            )
