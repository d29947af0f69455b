"""QD416."""

from collections.abc import Iterator

from qingdan.checks.rules.authority.rank import DOCUMENTS, kinds_of
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry


@rule("QD416", Severity.WARNING)
def guide_adds_by_document(registry: Registry) -> Iterator[Diagnostic]:
    r"""许可指南凭规范性文件增设了条件或者材料。

    为什么：没有法律、法规、规章依据，不得增设办理条件；一份通知里写的条件、材料，不能拿来挡住申请人。
    依据：行政许可法第十六条第四款、第十七条；优化营商环境条例第三十五条、第六十四条。
    改法：改引规定它的法律、法规、规章；没有的，去掉这个条件或者这份材料。

    正例:
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
        status: 在用
        handling: 承诺件
        audience: [企业法人]
        time_limit: {statutory: {value: 20, unit: 工作日}, promised: {value: 5, unit: 工作日}}
        conditions: [{id: changsuo, text: 有固定的场所。, basis: [{law: fa, article: "13"}]}]
        online: 办理
        visits: 0
        channels: [窗口]
        result: {name: 示例许可证, kind: 证照}
        fees: []
        materials:
          - {id: biao, name: 申请表, kind: 主件, necessity: 必要, form: 纸质, copies: 1, source: 申请人自备}
          - {id: tu, name: 布局图, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}

    反例:
        # lists/laws/tongzhi.yml
        name: 关于示例工作的通知
        kind: 规范性文件
        versions: [{date: 2020-01-01}]
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
        status: 在用
        handling: 承诺件
        audience: [企业法人]
        time_limit: {statutory: {value: 20, unit: 工作日}, promised: {value: 5, unit: 工作日}}
        conditions: [{id: changsuo, text: 场所面积在一百平方米以上。, basis: [{law: tongzhi}]}]
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^
        online: 办理
        visits: 0
        channels: [窗口]
        result: {name: 示例许可证, kind: 证照}
        fees: []
        materials:
          - {id: biao, name: 申请表, kind: 主件, necessity: 必要, form: 纸质, copies: 1, source: 申请人自备}
          - {id: tu, name: 布局图, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}

    反例:
        # lists/laws/tongzhi.yml
        name: 关于示例工作的通知
        kind: 规范性文件
        versions: [{date: 2020-01-01}]
        # lists/guides/ju/xuke.yml
        name: 示例许可（新办）
        power: ju/xuke
        status: 在用
        handling: 承诺件
        audience: [企业法人]
        time_limit: {statutory: {value: 20, unit: 工作日}, promised: {value: 5, unit: 工作日}}
        online: 办理
        visits: 0
        channels: [窗口]
        result: {name: 示例许可证, kind: 证照}
        fees: []
        materials:
          - {id: biao, name: 申请表, kind: 主件, necessity: 必要, form: 纸质, copies: 1, source: 申请人自备}
          - {id: tu, name: 布局图, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备, basis: [{law: tongzhi}]}
                           ^^^^^^
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in registry.guides:
        power = registry.get(f"power/{guide.get('power')}")
        if guide.retired or power is None or power.get("type") != "行政许可":
            continue
        for name, field, word in (("conditions", "text", "受理条件"), ("materials", "name", "材料")):
            for index, row in enumerate(guide.rows(name)):
                basis = row.get("basis")
                kinds = kinds_of(registry, basis if isinstance(basis, list) else ())
                if kinds and kinds <= set(DOCUMENTS):
                    place = guide.place(name, index, field)
                    yield report(
                        guide_adds_by_document,
                        place,
                        f"这{'份' if name == 'materials' else '个'}{word}的依据只有{'、'.join(sorted(kinds))}",
                    )
