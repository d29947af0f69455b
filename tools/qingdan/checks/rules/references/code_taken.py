"""QD209."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, Related, report, rule
from qingdan.model import Registry

_OF_THE_CATALOGUE = ("基本编码", "地方基本编码")


@rule("QD209")
def code_taken(registry: Registry) -> Iterator[Diagnostic]:
    r"""两个条目用了同一个编码。

    为什么：编码用来在各个系统之间对上同一件事；两件事一个编码，数据就串了。
    基本编码说的是目录里的哪一件事，各级、各部门行使同一件事用同一个，只在一个机构里不能重。
    依据：GB/T 39554.1-2020《全国一体化政务服务平台 政务服务事项基本目录及实施清单 第1部分：编码要求》。
    改法：对照官方目录改正；编码已经改给别的事项的，给旧的一条写停用日期（to）。

    正例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        # lists/power/ju/jia.yml
        name: 甲检查
        codes: [{scheme: 基本编码, value: "640631001000"}]
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        inspects: 甲
        # lists/power/ju/yi.yml
        name: 乙检查
        codes: [{scheme: 基本编码, value: "640631001000"}]
                                          ^^^^^^^^^^^^^^
        type: 行政检查
        organisation: ju
        level: 市级
        source: 法定本级行使
        status: 在用
        basis: [{law: fa, article: "1"}]
        inspects: 乙
    """
    for (scheme, value), keys in registry.by_code.items():
        if len(keys) < 2:
            continue
        first: dict[str, tuple[str, Place]] = {}
        for key in keys:
            for place in _places(registry, key, scheme, value):
                # A basic code is that of the item in the catalogue, whoever exercises it, and of its guides.
                among = key.rpartition("/")[0] if scheme in _OF_THE_CATALOGUE else ""
                before, at = first.setdefault(among, (key, place))
                if at != place:
                    message = f"{scheme}“{value}”已经是“{registry.entries[before].name}”的编码"
                    yield report(code_taken, place, message, related=[Related(at, "先写的一个")])


def _places(registry: Registry, key: str, scheme: str, value: str) -> Iterator[Place]:
    """Where an entry's own code rows hold this code without an end date."""
    entry = registry.entries[key]
    for index, row in enumerate(entry.rows("codes")):
        if row.get("scheme") == scheme and row.get("value") == value and "to" not in row:
            yield entry.place("codes", index, "value")
