"""QD714."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

STAGES: dict[str, tuple[tuple[str, ...], ...]] = {
    "行政许可": (("受理",), ("审查", "审核"), ("决定",), ("送达",), ("事后监管",)),
    "行政处罚": (("立案",), ("调查取证",), ("告知",), ("决定",), ("送达",), ("执行",)),
    "行政检查": (("检查",), ("处置",)),
    "行政强制": (("告知", "催告"), ("决定", "实施")),
    "行政给付": (("受理",), ("审核", "审查"), ("发放",)),
    "行政确认": (("受理", "立案"), ("审查", "审核", "调查取证"), ("决定",)),
}
"""For each type, the stages that its procedure cannot do without; any one of a group will do."""


@rule("QD714", Severity.WARNING)
def stage_missing(registry: Registry) -> Iterator[Diagnostic]:
    r"""责任事项缺了这类职权必有的环节。

    为什么：许可不写决定、处罚不写告知，那一步做没做、做错了怎么办，责任清单就管不到。
    依据：行政许可法第四章；行政处罚法第五章；行政强制法第三章、第四章。
    改法：补上这个环节的责任。

    正例:
        # lists/duties/ju.yml
        main: [{id: xuke, duty: 负责示例许可。}]

    反例:
        # lists/responsibility/ju/xuke.yml
        duties:
        ^^^^^^
          - {id: shouli, stage: 受理, duty: 一次告知。}
          - {id: shencha, stage: 审查, duty: 审查材料。}
          - {id: jueding, stage: 决定, duty: 在期限内决定。}
          - {id: jianguan, stage: 事后监管, duty: 监督检查。}
        accountability: [{id: shizhi, situation: 失职。}]
    """
    for entry in registry.responsibilities:
        power = registry.get(f"power/{entry.id}")
        if power is None or power.retired:
            continue
        written = {str(row.get("stage")) for row in entry.rows("duties")}
        lacking = ["或者".join(group) for group in STAGES.get(str(power.get("type")), ()) if not written & set(group)]
        if lacking:
            yield report(
                stage_missing,
                entry.place("duties", key=True),
                f"{power.get('type')}的责任事项缺少环节：{'、'.join(lacking)}",
            )
