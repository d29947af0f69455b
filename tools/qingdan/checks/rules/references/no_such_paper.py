"""QD218."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry


@rule("QD218")
def no_such_paper(registry: Registry) -> Iterator[Diagnostic]:
    r"""“一套材料”里写了指南没有的材料。

    为什么：一套材料说的是“这一份顶替那几份”；被顶替的不存在，申请人就会少带或者多带。
    改法：改成该指南申请材料里已有的行标识。

    正例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        # lists/bundles/li.yml
        name: 示例一件事
        kind: 一件事
        lead: ju
        status: 在用
        stages: [{id: yi, name: 一, guides: [{guide: ju/xuke}]}]
        papers:
          - {id: shenqing, name: 申请书, covers: [{guide: ju/xuke, material: meiyou}]}
                                                                             ^^^^^^
    """
    for bundle in registry.bundles:
        for number, paper in enumerate(bundle.rows("papers")):
            covers = paper.get("covers")
            for index, row in enumerate(covers if isinstance(covers, list) else ()):
                guide = registry.get(f"guides/{row.get('guide')}") if isinstance(row, dict) else None
                if guide is None:
                    continue
                known = [str(each.get("id")) for each in guide.rows("materials")]
                if row.get("material") not in known:
                    place = bundle.place("papers", number, "covers", index, "material")
                    fix = f"可用的材料：{'、'.join(known)}" if known else ""
                    yield report(no_such_paper, place, f"指南“{guide.name}”没有材料“{row.get('material')}”", fix)
