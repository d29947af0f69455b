"""QD065."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule
from qingdan.model import Registry

_NAME = "registry"


@rule("QD065")
def no_registry_file(registry: Registry) -> Iterator[Diagnostic]:
    r"""没有登记总表。

    为什么：城市的名称、区划代码、维护机构和许可都写在登记总表里；没有它，网站和数据不知道是哪个城市的。
    改法：新建 lists/registry.yml：qingdan new 登记总表 registry，再照着填。

    正例:
        # lists/registry.yml
        schema_version: "1.1"
        name: 示例市清单
        city: 示例市
        division: "130200"
        custodian: ju
        licence: CC BY 4.0
        notices: [{id: shili, text: 这是示例。, everywhere: true}]

    反例:
        （没有登记总表的清单）
        ^
    """
    collection = registry.schemas.collection(_NAME)
    if collection is not None and collection.single and _NAME not in registry.present:
        yield report(no_registry_file, Place(collection.path(_NAME)), "没有登记总表")
