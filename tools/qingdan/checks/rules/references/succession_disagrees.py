"""QD224."""

from collections.abc import Iterator
from typing import Any

from qingdan.diagnostics import Diagnostic, Related, report, rule
from qingdan.model import Entry, Reference, Registry


@rule("QD224")
def succession_disagrees(registry: Registry) -> Iterator[Diagnostic]:
    r"""由谁承接，两边写的不一样。

    为什么：原来的条目把人领到甲，甲却不认，或者自己当时已经取消，来办事的人就没有地方去。
    依据：清单自身的约定：结束的条目在 successor 里写由谁承接，承接的在 replaces 里写代替了谁。
    改法：两边都写上；承接的已经取消的，改写真正接着办的那一个。

    正例:
        # lists/power/ju/jiu.yml
        name: 旧检查
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 取消
        retired: {date: 2026-01-01}
        successor: [ju/xuke]
        basis: [{law: fa, article: "1"}]
        inspects: 示例
        # lists/power/ju/xuke.yml
        name: 示例许可
        type: 行政许可
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        replaces: [ju/jiu]
        basis: [{law: fa, article: "12", role: 设定}]
        certificate: 示例许可证

    反例:
        # lists/power/ju/jiu.yml
        name: 旧检查
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 取消
        retired: {date: 2026-01-01}
        successor: [ju/jiancha]
                    ^^^^^^^^^^
        basis: [{law: fa, article: "1"}]
        inspects: 示例
        # lists/power/ju/jiancha.yml
        name: 示例检查
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        inspects: 示例
    """
    for key, references in registry.references.items():
        source = registry.entries[key]
        for reference in references:
            target = registry.get(reference.target)
            problem = _problem(source, reference, target) if target is not None else ""
            if target is not None and problem:
                related = [Related(target.place(), "另一边的条目")]
                yield report(succession_disagrees, source.place(*reference.path), problem, related=related)


def _problem(source: Entry[Any], reference: Reference, target: Entry[Any]) -> str:
    """The disagreement between an ended entry and its successor, in words; empty without one."""
    if not source.collection.lifecycle.successor or target.collection.name != source.collection.name:
        return ""
    if reference.path[:1] == ("replaces",):
        heirs = target.get("successor")
        lacks = target.retired and isinstance(heirs, list) and source.id not in heirs
        return f"写着代替“{target.name}”，“{target.name}”写的却是由别的条目承接" if lacks else ""
    if reference.path[:1] != ("successor",):
        return ""
    if target.key == source.key:
        return "写的承接者是它自己"
    if source.id not in (target.get("replaces") or ()):
        return f"写着由“{target.name}”承接，“{target.name}”没有写代替它（replaces）"
    ended, own = target.get("retired", "date"), source.get("retired", "date")
    return f"“{target.name}”那时已经取消，不能承接" if target.retired and str(ended) <= str(own) else ""
