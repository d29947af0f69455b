"""Powers, what holds them responsible, and the guides to their licences."""

from __future__ import annotations

from benchmarks.generate.words import CLAUSES, FAULTS, KINDS, LICENSING, PAPERS, STAGES, WORK, Topic, unverified


def power(topic: Topic, body: str, *, penal: bool) -> str:
    what = f"{topic.subject}{topic.verb}第{topic.number + 1}项"
    lines = [
        f"name: {f'对违反{what}规定行为的处罚' if penal else f'{what}许可'}",
        f"aliases: [{what}, {topic.subject}{topic.verb}]",
        f"type: {'行政处罚' if penal else '行政许可'}",
        f"organisation: {body}",
        f"office: {topic.subject}监督管理科",
        "level: 市级",
        "source: 法定本级行使",
        "status: 在用",
        f"summary: {topic.passage(CLAUSES, 3)}",
        "basis:",
        f"  - {topic.cite(0, '设定')}",
        *(f"  - {topic.cite(row, '实施')}" for row in range(1, 4)),
        "audience: [企业法人, 事业法人, 社会组织法人, 非法人企业, 个体工商户, 其他组织]",
    ]
    if penal:
        lines += [f"conduct: {topic.passage(CLAUSES, 7)}", "penalties:"]
        for place, kind in enumerate(KINDS):
            lines += [f"  - id: zhonglei-{place + 1}", f"    kind: {kind}"]
            if kind == "罚款":
                lines += [f'    min: "{place * 1000}"', f'    max: "{topic.rng.randrange(2, 50) * 10000}"']
            lines += [f"    range: {topic.passage(WORK, 2)}", f"    when: {topic.say(CLAUSES[place])}"]
    else:
        lines += ["conditions:"]
        for place in range(8):
            lines += [
                f"  - id: tiaojian-{place + 1}",
                f"    text: {topic.passage(WORK, 2)}",
                f"    basis: [{topic.cite(0)}]",
            ]
        lines += [f"certificate: {what}许可证", "validity: {value: 5, unit: 年}"]
    return "\n".join([*lines, *unverified("summary", "basis", "audience"), ""])


def responsibility(topic: Topic, *, penal: bool) -> str:
    lines = ["duties:"]
    for place, stage in enumerate(STAGES if penal else LICENSING):
        lines += [f"  - id: huanjie-{place + 1}", f"    stage: {stage}"]
        lines += [f"    duty: {topic.passage(WORK, 3)}", "    basis:"]
        lines += [f"      - {topic.cite(row)}" for row in range(3)]
    lines += ["accountability:"]
    for place, fault in enumerate(FAULTS):
        lines += [f"  - id: qingxing-{place + 1}", f"    situation: {topic.say(fault)}；{topic.passage(FAULTS, 3)}"]
        lines += [f"    basis: [{topic.cite(0)}, {topic.cite(1)}]"]
    return "\n".join([*lines, 'supervision: {channel: 政务服务便民热线, phone: "12345"}', *unverified("duties"), ""])


def guide(topic: Topic, power: str, body: str, variant: int) -> str:
    what = f"{topic.subject}{topic.verb}第{topic.number + 1}项"
    lines = [
        f"name: {what}许可（情形{variant + 1}）",
        f"aliases: [办{what}证{variant + 1}, {what}第{variant + 1}种]",
        f"power: {power}",
        "status: 在用",
        f"summary: {topic.passage(WORK, 2)}",
        f"topics: [{('经营许可', '安全生产', '工程建设')[variant % 3]}]",
        "handling: 承诺件",
        "audience: [企业法人, 非法人企业, 个体工商户]",
        "conditions:",
        *(f"  - {{id: tj-{n}, text: {topic.say(WORK[n])}, basis: [{topic.cite(0)}]}}" for n in range(4)),
        "time_limit:",
        "  statutory: {value: 20, unit: 工作日}",
        "  promised: {value: 12, unit: 工作日}",
        "  start: 受理之日",
        f"  basis: [{topic.cite(0, '时限')}]",
        "online: 办理",
        "visits: 1",
        "channels: [窗口, 网上]",
        "reach: 全市",
        "places:",
        f"  - {{organisation: {body}, window: 综合窗口}}",
        f"result: {{name: {what}许可证, kind: 证照, delivery: [窗口领取, 邮寄, 电子证照]}}",
        "fees: []",
        "materials:",
    ]
    for place, paper in enumerate(PAPERS):
        lines += [
            f"  - id: cailiao-{place + 1}",
            f"    name: {what}{paper}",
            f"    kind: {'主件' if place < 4 else '辅件'}",
        ]
        lines += [
            "    type: 申请表格文书",
            "    necessity: 必要",
            "    form: 纸质或电子",
            f"    copies: {place % 3 + 1}",
        ]
        lines += ["    source: 申请人自备", f"    requirement: {topic.say(WORK[place % 8])}"]
    lines += ["steps:", *_steps(topic), "questions:"]
    lines += [
        f"  - {{id: wen-{n}, question: {topic.say(CLAUSES[n])}怎么办？, answer: {topic.passage(WORK, 2)}}}"
        for n in range(3)
    ]
    return "\n".join([*lines, *unverified("time_limit.promised", "materials", "fees"), ""])


def _steps(topic: Topic) -> list[str]:
    """A way from acceptance to the result, ten working days long, with one stop of the clock."""
    papers = [f"cailiao-{place + 1}" for place in range(len(PAPERS))]
    rows = [
        "id: shouli, name: 受理, actor: 窗口, post: 受理岗, limit: {value: 1, unit: 工作日}, "
        f"materials: [{', '.join(papers[:5])}], standard: {topic.say(WORK[0])}, output: 受理通知书, "
        "next: [{to: shencha}, {to: buzheng, when: 材料不齐}]",
        "id: buzheng, name: 补正, actor: 申请人, clock: 停, next: [{to: shouli}]",
        "id: shencha, name: 审查, actor: 承办机构, post: 审查岗, limit: {value: 5, unit: 工作日}, "
        f"materials: [{', '.join(papers[5:])}], standard: {topic.say(WORK[3])}, output: 审查意见, next: [{{to: jueding}}]",
        "id: jueding, name: 决定, actor: 决定机关, post: 分管负责人, limit: {value: 3, unit: 工作日}, "
        f"standard: {topic.say(WORK[5])}, output: 决定书, next: [{{to: banjie}}]",
        "id: banjie, name: 办结, actor: 窗口, post: 出件岗, limit: {value: 1, unit: 工作日}, output: 许可证",
    ]
    return [f"  - {{{row}}}" for row in rows]
