"""The words that entries are made of, and the topic that one power and all that hangs on it have in common."""

from __future__ import annotations

import random

SYLLABLES = ("ban cheng dao fang gong hua jian kang lin min nong pei qiao ren shan tian wei xiang yuan zhi").split()
SUBJECTS = (
    "食品 药品 道路 桥梁 供水 燃气 房屋 林木 草原 水库 渔业 种子 农药 兽药 消防 电梯 锅炉 广告 计量 档案"
).split()
OBJECTS = ("生产 经营 运输 储存 检验 使用 施工 维修 拆除 改造 登记 备案 销售 租赁 加工 处置").split()
CLAUSES = (
    "未按照规定{v}{s}的",
    "{v}{s}不符合保障安全的标准的",
    "拒绝、阻碍对{s}{v}的监督检查的",
    "{s}{v}的记录保存不全或者弄虚作假的",
    "应当对{s}{v}进行检验而没有检验的",
    "转让、出租、出借{s}{v}证件的",
    "发现{s}{v}有隐患不及时处置、不报告的",
)
WORK = (
    "对{s}{v}的线索登记编号，属于本机关管辖的在规定期限内立案",
    "指派两名以上执法人员现场检查{s}{v}的场所，制作笔录并由当事人签字",
    "核对{s}{v}的台账、合同、票据和检验报告，必要时抽样送检",
    "审查{s}{v}案件的事实、证据、程序和裁量，提出处理意见",
    "告知当事人拟作出的决定及其事实、理由、依据和陈述申辩的权利",
    "对{s}{v}情节复杂或者重大的，由负责人集体讨论决定",
    "在规定期限内送达决定书，公开{s}{v}的处理结果并跟踪整改",
    "对{s}{v}的单位安排后续检查，发现新的问题另行处理",
)
STAGES = ("立案", "调查取证", "审查", "告知", "决定", "送达", "执行", "事后监管")
LICENSING = ("公示", "受理", "审查", "审核", "决定", "送达", "备案", "事后监管")
FAULTS = (
    "对{s}{v}符合条件的不予受理、拖延办理的",
    "对{s}{v}应当制止和处罚的行为不制止、不处罚的",
    "办理{s}{v}事项时索取、收受财物或者谋取其他利益的",
    "泄露在{s}{v}工作中知悉的商业秘密和个人隐私的",
    "违反法定程序处理{s}{v}案件，损害当事人合法权益的",
)
PAPERS = ("申请表 承诺书 平面图 设备清单 人员名册 管理制度 检验报告 租赁合同 整改说明 委托书").split()
KINDS = ("警告", "罚款", "没收违法所得", "责令停产停业", "吊销许可证件")


class Topic:
    """What one power is about: words, and articles to cite."""

    def __init__(self, rng: random.Random, laws: int, number: int) -> None:
        self.rng, self.laws, self.number = rng, laws, number
        self.subject, self.verb = rng.choice(SUBJECTS), rng.choice(OBJECTS)
        self.law = rng.randrange(laws)

    def say(self, pattern: str) -> str:
        """A sentence about the topic, with words of its own."""
        subject = f"{self.subject}和{self.rng.choice(SUBJECTS)}（第{self.rng.randrange(1, 9999)}类）"
        return pattern.format(s=subject, v=self.verb + "、" + self.rng.choice(OBJECTS))

    def cite(self, row: int, role: str = "") -> str:
        """A citation in brackets, the row of that number."""
        law = self.law if role else self.rng.randrange(self.laws)
        tail = f", role: {role}" if role else ""
        return f'{{id: yj-{row}, law: {spelled(law)}-fa, article: "{row * 12 + self.rng.randrange(1, 13)}"{tail}}}'

    def passage(self, patterns: tuple[str, ...], sentences: int) -> str:
        """Several sentences in one line."""
        return "；".join(self.say(each) for each in self.rng.sample(patterns, sentences)) + "。"


def file(path: str, depth: int, body: str) -> tuple[str, str]:
    name = path.partition("/")[0].removesuffix(".yml")
    return path, f"# yaml-language-server: $schema={'../' * (depth + 1)}schemas/{name}.schema.json\n{body}"


def spelled(number: int) -> str:
    """A different word for every number: its digits in syllables."""
    out = []
    while True:
        number, digit = divmod(number, len(SYLLABLES))
        out.append(SYLLABLES[digit])
        if not number:
            return "-".join(reversed(out))


def unverified(*fields: str) -> list[str]:
    return ["unverified:", *(f"  - {{field: {each}, reason: 示例数据，未核对原文}}" for each in fields)]
