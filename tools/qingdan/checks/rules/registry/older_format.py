"""QD221."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry
from qingdan.model.version import FIELD, FormatVersion


@rule("QD221")
def older_format(registry: Registry) -> Iterator[Diagnostic]:
    r"""清单的格式比工具旧。

    为什么：工具升级以后，有的内容换了写法；照新的格式看旧的清单，会报出许多不是错误的错误。
    改法：运行 qingdan migrate，看过预览，再加 --write 写入；内容不变，注释都在。

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
        schema_version: "1.0"
                        ^^^^^
        name: 示例市清单
        city: 示例市
        division: "130200"
        custodian: ju
        licence: CC BY 4.0
        notices: [{id: shili, text: 示例。}]
    """
    for version in versions(registry):
        if version.older:
            yield report(older_format, version.place, version.sentence, version.cure)


def versions(registry: Registry) -> Iterator[FormatVersion]:
    """The version that the registry's own file states, where it is a text."""
    entry = registry.get("registry")
    if entry is not None and isinstance(entry.get(FIELD), str):
        yield FormatVersion(entry.get(FIELD), entry.place(FIELD))
