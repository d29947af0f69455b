"""QD204."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD204")
def orphan(registry: Registry) -> Iterator[Diagnostic]:
    r"""成对的条目缺了另一半。

    为什么：责任清单与职权同一路径、成对出现；没有职权的责任，不知道是谁的什么责任。
    改法：检查文件名是否与职权一致；职权已经移走的，责任清单一起移。

    正例:
        # lists/responsibility/ju/xuke.yml
        duties: [{id: shouli, stage: 受理, duty: 一次告知。}]
        accountability: [{id: shizhi, situation: 失职。}]

    反例:
        # lists/responsibility/ju/xukee.yml
        duties: [{id: shouli, stage: 受理, duty: 一次告知。}]
        ^
        accountability: [{id: shizhi, situation: 失职。}]
    """
    for entry in registry.entries.values():
        mirror = entry.collection.mirror
        if mirror and f"{mirror}/{entry.id}" not in registry.present:
            other = registry.schemas.collection(mirror)
            title = other.title if other is not None else mirror
            yield report(
                orphan,
                entry.place(),
                f"{title}里没有与它成对的条目“{entry.id}”",
                f"新建 lists/{mirror}/{entry.id}.yml，或者改正本文件的路径",
            )
