"""QD207."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Related, report, rule
from qingdan.model import Registry


@rule("QD207")
def id_used_before(registry: Registry) -> Iterator[Diagnostic]:
    r"""标识已经用过。

    为什么：标识就是网址，终身不变、永不改作他用；旧网址要么指向移动后的条目，要么指向原来的，不能两样都是。
    改法：换一个没有用过的标识；条目移动的，只在新条目里写曾用标识。

    正例:
        # lists/organisations/jia.yml
        name: 甲局
        former_ids: [lao-jia]
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        # lists/organisations/jia.yml
        name: 甲局
        former_ids: [ju]
                     ^^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    for old, holders in registry.by_former_id.items():
        for number, key in enumerate(holders):
            entry = registry.entries[key]
            position = [str(each) for each in entry.get("former_ids", default=())].index(old.partition("/")[2])
            place = entry.place("former_ids", position)
            if old in registry.present:
                other = registry.get(old)
                related = [Related(other.place(), "正在使用它的条目")] if other is not None else []
                yield report(
                    id_used_before, place, f"曾用标识“{old.partition('/')[2]}”正被另一个条目使用", related=related
                )
            elif number:
                first = registry.entries[holders[0]]
                related = [Related(first.place("former_ids"), f"“{first.name}”也写了它")]
                yield report(
                    id_used_before, place, f"曾用标识“{old.partition('/')[2]}”已经属于“{first.name}”", related=related
                )
