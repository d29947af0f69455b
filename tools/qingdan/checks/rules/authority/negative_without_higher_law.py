"""QD411."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD411")
def negative_without_higher_law(registry: Registry) -> Iterator[Diagnostic]:
    r"""负面清单的条目没有上位依据。

    为什么：市场准入的限制由国家统一规定，地方不得自行制定市场准入性质的负面清单。
    依据：优化营商环境条例第二十条。
    改法：写上国家的法律、法规或者清单；没有的，移出这个条目。

    正例:
        # lists/laws/shi.yml
        name: 示例市规定
        kind: 设区的市政府规章
        versions: [{date: 2020-01-01}]
        # lists/negative/f/shili.yml
        name: 示例经营
        class: 限制
        origin: 法律法规
        status: 在用
        industries: []
        measure: 限制新建。
        authorities: [ju]
        regions: ["130200"]
        basis: [{law: fa, article: "12"}]

    反例:
        # lists/laws/shi.yml
        name: 示例市规定
        kind: 设区的市政府规章
        versions: [{date: 2020-01-01}]
        # lists/negative/f/shili.yml
        name: 示例经营
        class: 限制
        origin: 法律法规
        status: 在用
        industries: []
        measure: 限制新建。
        authorities: [ju]
        regions: ["130200"]
        basis: [{law: shi}]
        ^^^^^
    """
    for row in registry.negatives:
        laws = [registry.get(f"laws/{each.get('law')}") for each in row.rows("basis")]
        if row.retired or not laws or any(law is None for law in laws):
            continue
        if all(law is not None and (law.get("region") or law.get("kind") == "设区的市政府规章") for law in laws):
            place = row.place("basis", key=True)
            yield report(negative_without_higher_law, place, f"“{row.name}”只有地方的依据")
