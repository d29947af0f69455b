"""QD222."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.registry.older_format import versions
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD222")
def unknown_format(registry: Registry) -> Iterator[Diagnostic]:
    r"""清单的格式版本，这个工具不认识。

    为什么：比工具新的清单有工具看不懂的内容，照旧的规则检查、改写，会看漏、改坏。
    改法：升级工具；版本号写错的，改成工具的版本。

    正例:
        # lists/registry.yml
        schema_version: "1.1"
        name: 示例市清单
        city: 示例市
        division: "130200"
        custodian: ju
        licence: CC BY 4.0
        notices: [{id: shili, text: 示例。}]

    反例:
        # lists/registry.yml
        schema_version: "99.0"
                        ^^^^^^
        name: 示例市清单
        city: 示例市
        division: "130200"
        custodian: ju
        licence: CC BY 4.0
        notices: [{id: shili, text: 示例。}]
    """
    for version in versions(registry):
        if version.unknown and re.fullmatch(r"\d+\.\d+", version.text):
            yield report(unknown_format, version.place, version.sentence, version.cure)
