"""QD609."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from qingdan.checks.rules.time.limits import guides
from qingdan.diagnostics import Diagnostic, Related, Severity, report, rule
from qingdan.model import Registry

_MARKS = re.compile(r"[\s（）()、，]")
_COPY = re.compile("(的?(复印件|原件|副本|扫描件|电子版))+$")
_SAME = {frozenset("表书"), frozenset("账帐"), frozenset("及和"), frozenset("和与"), frozenset("及与")}
"""Characters that do not make two papers of one: a plan and an elevation differ by one character as well."""


@rule("QD609", Severity.NOTICE)
def materials_nearly_alike(registry: Registry) -> Iterator[Diagnostic]:
    r"""两份材料的名称几乎相同。

    为什么：“身份证”和“身份证复印件”、“申请表”和“申请书”写成两行，申请人不知道是一份还是两份。
    依据：优化营商环境条例第三十五条。
    改法：是同一份的合成一行，要复印件的写在填报须知里；确是两份的，把名称写得分得开。

    正例:
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
          - {id: tu, name: 场所平面图, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
          - {id: limian, name: 场所立面图, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu, limian], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}

    反例:
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
          - {id: tu, name: 申请书, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
                           ^^^^^^
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}

    反例:
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
          - {id: tu, name: 身份证, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
          - {id: fuyin, name: 身份证复印件, kind: 辅件, necessity: 非必要, form: 纸质, copies: 1, source: 申请人自备}
                              ^^^^^^^^^^^^
        steps:
          - {id: shouli, name: 受理, actor: 窗口, limit: {value: 1, unit: 工作日}, materials: [biao, tu, fuyin], next: [{to: jueding}]}
          - {id: jueding, name: 决定, actor: 决定机关, limit: {value: 3, unit: 工作日}}
    """
    for guide in guides(registry):
        names = [_plain(str(paper.get("name"))) for paper in guide.rows("materials")]
        bare = [_COPY.sub("", name) for name in names]
        for index, name in enumerate(names):
            # Names that do not differ at all are the fault of another check.
            earlier = next((at for at in range(index) if names[at] != name and _alike(bare[at], bare[index])), None)
            if earlier is not None:
                related = [Related(guide.place("materials", earlier, "name"), "先写的一行")]
                message = (
                    f"“{guide.get('materials', index, 'name')}”与“{guide.get('materials', earlier, 'name')}”几乎同名"
                )
                place = guide.place("materials", index, "name")
                yield report(materials_nearly_alike, place, message, related=related)


def _plain(name: str) -> str:
    return _MARKS.sub("", name)


def _alike(one: str, other: str) -> bool:
    """Whether two names without 复印件 are of one paper: the same but for one added character, or for one of like sense."""
    if abs(len(one) - len(other)) > 1 or Levenshtein.distance(one, other, score_cutoff=1) > 1:
        return False
    steps = list(Levenshtein.editops(one, other))
    if len(steps) != 1:
        return not steps
    tag, here, there = steps[0].tag, steps[0].src_pos, steps[0].dest_pos
    if tag == "replace":
        return frozenset((one[here], other[there])) in _SAME
    added = other[there] if tag == "insert" else one[here]
    return min(len(one), len(other)) >= 3 and not re.match("[0-9A-Z一二三四五六七八九十甲乙丙丁非不无未]", added)
