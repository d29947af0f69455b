"""``python -m benchmarks.generate N FOLDER``: a registry of about N files, seeded, in which the check finds no error.

The mix follows a city's lists: of the powers 85 % are penalties, every power has its responsibilities, and every other power
several service guides of about 130 lines. Names, articles and documents are invented; nothing here is law.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PENALTIES = 0.85
GUIDES_A_POWER = 5
_SYLLABLES = ("ban cheng dao fang gong hua jian kang lin min nong pei qiao ren shan tian wei xiang yuan zhi").split()
_SUBJECTS = (
    "食品 药品 道路 桥梁 供水 燃气 房屋 林木 草原 水库 渔业 种子 农药 兽药 消防 电梯 锅炉 广告 计量 档案"
).split()
_OBJECTS = ("生产 经营 运输 储存 检验 使用 施工 维修 拆除 改造 登记 备案 销售 租赁 加工 处置").split()
_CLAUSES = (
    "未按照规定{v}{s}的",
    "{v}{s}不符合保障安全的标准的",
    "拒绝、阻碍对{s}{v}的监督检查的",
    "{s}{v}的记录保存不全或者弄虚作假的",
    "应当对{s}{v}进行检验而没有检验的",
    "转让、出租、出借{s}{v}证件的",
    "发现{s}{v}有隐患不及时处置、不报告的",
)
_WORK = (
    "对{s}{v}的线索登记编号，属于本机关管辖的在规定期限内立案",
    "指派两名以上执法人员现场检查{s}{v}的场所，制作笔录并由当事人签字",
    "核对{s}{v}的台账、合同、票据和检验报告，必要时抽样送检",
    "审查{s}{v}案件的事实、证据、程序和裁量，提出处理意见",
    "告知当事人拟作出的决定及其事实、理由、依据和陈述申辩的权利",
    "对{s}{v}情节复杂或者重大的，由负责人集体讨论决定",
    "在规定期限内送达决定书，公开{s}{v}的处理结果并跟踪整改",
    "对{s}{v}的单位安排后续检查，发现新的问题另行处理",
)
_STAGES = ("立案", "调查取证", "审查", "告知", "决定", "送达", "执行", "事后监管")
_LICENSING = ("公示", "受理", "审查", "审核", "决定", "送达", "备案", "事后监管")
_FAULTS = (
    "对{s}{v}符合条件的不予受理、拖延办理的",
    "对{s}{v}应当制止和处罚的行为不制止、不处罚的",
    "办理{s}{v}事项时索取、收受财物或者谋取其他利益的",
    "泄露在{s}{v}工作中知悉的商业秘密和个人隐私的",
    "违反法定程序处理{s}{v}案件，损害当事人合法权益的",
)
_PAPERS = ("申请表 承诺书 平面图 设备清单 人员名册 管理制度 检验报告 租赁合同 整改说明 委托书").split()
_KINDS = ("警告", "罚款", "没收违法所得", "责令停产停业", "吊销许可证件")


def registry(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """The path and text of every file, about ``count`` in all, in the order of making; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 a benchmark's data, no secret
    laws = max(count // 50, 4)
    bodies = max(count // 100, 2)
    powers = round((count - laws - 2 * bodies) / (2 + (1 - PENALTIES) * GUIDES_A_POWER))
    yield _file(
        "registry.yml", 0, (ROOT / "lists" / "registry.yml").read_text("utf-8").partition("\n")[2].split("remedies:")[0]
    )
    yield _file("organisations/shenpi-fuwu.yml", 1, _organisation("审批服务局"))
    for number in range(bodies):
        subject = _SUBJECTS[number % len(_SUBJECTS)]
        yield _file(f"organisations/{_id(number)}.yml", 1, _organisation(f"{subject}管理第{number + 1}局"))
        yield _file(f"duties/{_id(number)}.yml", 1, _duties(subject))
    for number in range(laws):
        yield _file(f"laws/{_id(number)}-fa.yml", 1, _law(number))
    for number in range(powers):
        body, topic = _id(number % bodies), _Topic(rng, laws, number)
        penal = rng.random() < PENALTIES
        yield _file(f"power/{body}/{_id(number)}.yml", 2, _power(topic, body, penal=penal))
        yield _file(f"responsibility/{body}/{_id(number)}.yml", 2, _responsibility(topic, penal=penal))
        for variant in range(0 if penal else GUIDES_A_POWER):
            path = f"guides/{body}/{_id(number)}-{_SYLLABLES[variant]}.yml"
            yield _file(path, 2, _guide(topic, f"{body}/{_id(number)}", body, variant))


def write(count: int, folder: Path, seed: int = 1) -> tuple[int, int]:
    """Write a registry with its schemas into a folder; how many files and bytes the lists have."""
    shutil.copytree(ROOT / "schemas", folder / "schemas", dirs_exist_ok=True)
    files = size = 0
    for path, text in registry(count, seed):
        target = folder / "lists" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        size += target.write_bytes(text.encode())
        files += 1
    return files, size


class _Topic:
    """What one power is about: words, and articles to cite."""

    def __init__(self, rng: random.Random, laws: int, number: int) -> None:
        self.rng, self.laws, self.number = rng, laws, number
        self.subject, self.verb = rng.choice(_SUBJECTS), rng.choice(_OBJECTS)
        self.law = rng.randrange(laws)

    def say(self, pattern: str) -> str:
        """A sentence about the topic, with words of its own."""
        subject = f"{self.subject}和{self.rng.choice(_SUBJECTS)}（第{self.rng.randrange(1, 9999)}类）"
        return pattern.format(s=subject, v=self.verb + "、" + self.rng.choice(_OBJECTS))

    def cite(self, row: int, role: str = "") -> str:
        """A citation in brackets, the row of that number."""
        law = self.law if role else self.rng.randrange(self.laws)
        tail = f", role: {role}" if role else ""
        return f'{{id: yj-{row}, law: {_id(law)}-fa, article: "{row * 12 + self.rng.randrange(1, 13)}"{tail}}}'

    def passage(self, patterns: tuple[str, ...], sentences: int) -> str:
        """Several sentences in one line."""
        return "；".join(self.say(each) for each in self.rng.sample(patterns, sentences)) + "。"


def _file(path: str, depth: int, body: str) -> tuple[str, str]:
    name = path.partition("/")[0].removesuffix(".yml")
    return path, f"# yaml-language-server: $schema={'../' * (depth + 1)}schemas/{name}.schema.json\n{body}"


def _id(number: int) -> str:
    """A different word for every number: its digits in syllables."""
    out = []
    while True:
        number, digit = divmod(number, len(_SYLLABLES))
        out.append(_SYLLABLES[digit])
        if not number:
            return "-".join(reversed(out))


def _organisation(name: str) -> str:
    return f"name: 示例市{name}\nshort: 市{name}\nkind: 工作部门\nnature: 法定机关\nlevel: 市级\nstatus: 在用\n"


def _duties(subject: str) -> str:
    return (
        f'main:\n  - {{id: jianguan, duty: 负责{subject}的监督管理。, basis: [{{law: {_id(0)}-fa, article: "3"}}]}}\n'
    )


def _law(number: int) -> str:
    subject, verb = _SUBJECTS[number % 20], _OBJECTS[number // 20 % 16]
    versions = "  - {date: 2015-03-01, articles: 60}\n  - {date: 2021-10-01, articles: 64}\n"
    return f"name: {subject}{verb}第{number + 1}法\nkind: 法律\nversions:\n{versions}"


def _power(topic: _Topic, body: str, *, penal: bool) -> str:
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
        f"summary: {topic.passage(_CLAUSES, 3)}",
        "basis:",
        f"  - {topic.cite(0, '设定')}",
        *(f"  - {topic.cite(row, '实施')}" for row in range(1, 4)),
        "audience: [企业法人, 事业法人, 社会组织法人, 非法人企业, 个体工商户, 其他组织]",
    ]
    if penal:
        lines += [f"conduct: {topic.passage(_CLAUSES, 7)}", "penalties:"]
        for place, kind in enumerate(_KINDS):
            lines += [f"  - id: zhonglei-{place + 1}", f"    kind: {kind}"]
            if kind == "罚款":
                lines += [f'    min: "{place * 1000}"', f'    max: "{topic.rng.randrange(2, 50) * 10000}"']
            lines += [f"    range: {topic.passage(_WORK, 1)}", f"    when: {topic.say(_CLAUSES[place])}"]
    else:
        lines += ["conditions:"]
        for place in range(8):
            lines += [
                f"  - id: tiaojian-{place + 1}",
                f"    text: {topic.passage(_WORK, 2)}",
                f"    basis: [{topic.cite(0)}]",
            ]
        lines += [f"certificate: {what}许可证", "validity: {value: 5, unit: 年}"]
    return "\n".join([*lines, *_unverified("summary", "basis", "audience"), ""])


def _responsibility(topic: _Topic, *, penal: bool) -> str:
    lines = ["duties:"]
    for place, stage in enumerate(_STAGES if penal else _LICENSING):
        lines += [f"  - id: huanjie-{place + 1}", f"    stage: {stage}"]
        lines += [f"    duty: {topic.passage(_WORK, 3)}", "    basis:"]
        lines += [f"      - {topic.cite(row)}" for row in range(3)]
    lines += ["accountability:"]
    for place, fault in enumerate(_FAULTS):
        lines += [f"  - id: qingxing-{place + 1}", f"    situation: {topic.say(fault)}；{topic.passage(_FAULTS, 2)}"]
        lines += [f"    basis: [{topic.cite(0)}, {topic.cite(1)}]"]
    return "\n".join([*lines, 'supervision: {channel: 政务服务便民热线, phone: "12345"}', *_unverified("duties"), ""])


def _guide(topic: _Topic, power: str, body: str, variant: int) -> str:
    what = f"{topic.subject}{topic.verb}第{topic.number + 1}项"
    lines = [
        f"name: {what}许可（情形{variant + 1}）",
        f"aliases: [办{what}证{variant + 1}, {what}第{variant + 1}种]",
        f"power: {power}",
        "status: 在用",
        f"summary: {topic.passage(_WORK, 2)}",
        f"topics: [{('经营许可', '安全生产', '工程建设')[variant % 3]}]",
        "handling: 承诺件",
        "audience: [企业法人, 非法人企业, 个体工商户]",
        "conditions:",
        *(f"  - {{id: tj-{n}, text: {topic.say(_WORK[n])}, basis: [{topic.cite(0)}]}}" for n in range(4)),
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
    for place, paper in enumerate(_PAPERS):
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
        lines += ["    source: 申请人自备", f"    requirement: {topic.say(_WORK[place % 8])}"]
    lines += ["steps:", *_steps(topic), "questions:"]
    lines += [
        f"  - {{id: wen-{n}, question: {topic.say(_CLAUSES[n])}怎么办？, answer: {topic.passage(_WORK, 2)}}}"
        for n in range(3)
    ]
    return "\n".join([*lines, *_unverified("time_limit.promised", "materials", "fees"), ""])


def _steps(topic: _Topic) -> list[str]:
    """A way from acceptance to the result, ten working days long, with one stop of the clock."""
    papers = [f"cailiao-{place + 1}" for place in range(len(_PAPERS))]
    rows = [
        "id: shouli, name: 受理, actor: 窗口, post: 受理岗, limit: {value: 1, unit: 工作日}, "
        f"materials: [{', '.join(papers[:5])}], standard: {topic.say(_WORK[0])}, output: 受理通知书, "
        "next: [{to: shencha}, {to: buzheng, when: 材料不齐}]",
        "id: buzheng, name: 补正, actor: 申请人, clock: 停, next: [{to: shouli}]",
        "id: shencha, name: 审查, actor: 承办机构, post: 审查岗, limit: {value: 5, unit: 工作日}, "
        f"materials: [{', '.join(papers[5:])}], standard: {topic.say(_WORK[3])}, output: 审查意见, next: [{{to: jueding}}]",
        "id: jueding, name: 决定, actor: 决定机关, post: 分管负责人, limit: {value: 3, unit: 工作日}, "
        f"standard: {topic.say(_WORK[5])}, output: 决定书, next: [{{to: banjie}}]",
        "id: banjie, name: 办结, actor: 窗口, post: 出件岗, limit: {value: 1, unit: 工作日}, output: 许可证",
    ]
    return [f"  - {{{row}}}" for row in rows]


def _unverified(*fields: str) -> list[str]:
    return ["unverified:", *(f"  - {{field: {each}, reason: 示例数据，未核对原文}}" for each in fields)]


if __name__ == "__main__":
    print("{} files, {} bytes".format(*write(int(sys.argv[1]), Path(sys.argv[2]))))
