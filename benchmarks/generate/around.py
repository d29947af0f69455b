"""What stands around the powers: the head, bodies, laws, the negative list, bundles and decisions."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from benchmarks.generate.words import OBJECTS, SUBJECTS, SYLLABLES, Topic, file, spelled, unverified

GOVERNMENT = "shi"
_FIRST_YEAR, _YEARS = 2016, 10
_CLASSES = ("许可", "限制", "禁止")
_INDUSTRIES = {
    letter: f"{letter.upper()}{number:02}" for letter, number in zip("abcdefg", (1, 6, 13, 44, 47, 51, 54), strict=True)
}
_DIVISIONS = ("640202", "640205", "640221")


def head(root: Path) -> str:
    """What is said of the registry as a whole, without what cites laws or names bodies and commits of its own."""
    text = (root / "lists" / "registry.yml").read_text("utf-8").partition("\n")[2].split("remedies:")[0]
    return re.sub(
        r"^(?:gate_from|adjust_within):.*\n|^(?:authority|signers):\n(?: .*\n)+", "", text, flags=re.MULTILINE
    )


def organisation(name: str, kind: str = "工作部门") -> str:
    """A body of the city."""
    return f"name: 示例市{name}\nshort: 市{name}\nkind: {kind}\nnature: 法定机关\nlevel: 市级\nstatus: 在用\n"


def duties(subject: str) -> str:
    """What a body is there for."""
    return f'main:\n  - {{id: jianguan, duty: 负责{subject}的监督管理。, basis: [{{law: {spelled(0)}-fa, article: "3"}}]}}\n'


def law(number: int) -> str:
    """A law of two versions."""
    subject, verb = SUBJECTS[number % 20], OBJECTS[number // 20 % 16]
    versions = "  - {date: 2015-03-01, articles: 60}\n  - {date: 2021-10-01, articles: 64}\n"
    return f"name: {subject}{verb}第{number + 1}法\nkind: 法律\nversions:\n{versions}"


def negative(rng: random.Random, laws: int, licences: Sequence[str], number: int) -> tuple[str, str]:
    """A row of the negative list; where an investment needs a licence, the row names it."""
    topic, kind = Topic(rng, laws, number), _CLASSES[number % 3]
    letter = tuple(_INDUSTRIES)[number % len(_INDUSTRIES)]
    power = licences[number % len(licences)]
    lines = [
        f"name: {topic.subject}{topic.verb}第{number + 1}类项目",
        f"aliases: [{topic.subject}{topic.verb}项目{number + 1}]",
        f"class: {kind}",
        "origin: 法律法规",
        "status: 在用",
        f"industries: [{{code: {_INDUSTRIES[letter]}, standard: GB/T 4754-2017}}]",
        f"scope: {topic.say('规模以上的{s}{v}，和在保护范围内的{s}{v}')}。",
        f"measure: {topic.say('不符合规定条件的不得从事{s}{v}；已有的限期整改')}。",
        f"authorities: [{power.partition('/')[0]}]",
        f'regions: ["{_DIVISIONS[number % 3]}"]',
        *(["permits:", f"  - {{power: {power}, when: 后置}}"] if kind == "许可" else []),
        "basis:",
        f"  - {topic.cite(0)}",
        f"  - {topic.cite(1)}",
        *unverified("scope"),
        "",
    ]
    return file(f"negative/{letter}/{spelled(number)}.yml", 2, "\n".join(lines))


def bundle(rng: random.Random, licences: Sequence[str], number: int) -> str:
    """Several licences as one thing: three stages, and one paper that serves in all of them."""
    chosen = rng.sample(licences, min(6, len(licences)))
    guides = [f"{power}-{SYLLABLES[number % 5]}" for power in chosen]
    lead = chosen[0].partition("/")[0]
    lines = [
        f"name: 开办第{number + 1}种场所",
        f"aliases: [开第{number + 1}种店, 办第{number + 1}种场所]",
        "kind: 一件事",
        f"lead: {lead}",
        "status: 在用",
        "summary: 前一阶段办完再办后一阶段，同一阶段的同时办理；一份平面图供各部门使用。",
        "audience: [企业法人, 个体工商户]",
        "stages:",
    ]
    for place in range(0, len(guides), 2):
        own = chosen[place].partition("/")[0]
        lines += [
            f"  - id: jieduan-{place // 2 + 1}",
            f"    name: 第{place // 2 + 1}阶段",
            f"    lead: {own}",
            "    guides:",
        ]
        lines += [
            f"      - {{guide: {guides[place]}}}",
            *(f"      - {{guide: {each}, when: 规模以上的}}" for each in guides[place + 1 : place + 2]),
        ]
    lines += ["papers:", "  - id: pingmian", "    name: 场所平面图", "    covers:"]
    lines += [f"      - {{guide: {guide}, material: cailiao-3}}" for guide in guides]
    return "\n".join([*lines, *unverified("stages"), ""])


def adjustment(rng: random.Random, licences: Sequence[str], number: int, decisions: int) -> tuple[str, str]:
    """A decision: every fourth adds powers by the government, the others correct a guide; ten years of them."""
    a_year = -(-decisions // _YEARS)
    year, place = _FIRST_YEAR + number // a_year, number % a_year
    decided = date(year, 4, 1) + timedelta(days=place * 240 // a_year)
    heavy = number % 4 == 0
    chosen = sorted(rng.sample(licences, min(3, len(licences))))
    if heavy:
        changes = [f"power/{each}, kind: 新增, reason: 法律增加了许可" for each in chosen]
    else:
        changes = [
            f"guides/{each}-{SYLLABLES[rng.randrange(5)]}, kind: 要素变更, reason: 压缩承诺的时限" for each in chosen
        ]
    refused = (
        ("hearing", "不涉及群众切身利益的重大分歧"),
        ("expert_review", "不涉及专业性、技术性较强的问题"),
        ("risk_assessment", "不会造成不利影响"),
    )
    begun, ended = decided - timedelta(days=80), decided - timedelta(days=45)
    notice = f"{{from: {begun}, to: {ended}, outcome: 收到的意见已逐条研究}}"
    lines = [
        f"title: 第{number + 1}号调整决定",
        f"track: {'事项调整' if heavy else '内容调整'}",
        f"cause: {'法律变动' if heavy else '自主减负'}",
        f"decided_by: {GOVERNMENT if heavy else 'shenpi-fuwu'}",
        f"decided_on: {decided}",
        f"published_on: {decided + timedelta(days=1)}",
        f"effective: {decided + timedelta(days=20)}",
        "procedure:",
        f"  legality_review: {{by: shenpi-fuwu, from: {decided - timedelta(days=40)}, to: {decided - timedelta(days=10)}, outcome: 权限、程序和内容符合法律}}",
        f"  public_notice: {notice if heavy else '{applies: false, reason: 只改办理要素，不增减职权}'}",
        *(f"  {step}: {{applies: false, reason: {why}}}" for step, why in refused),
        f"  collective_discussion: {f'{{from: {decided - timedelta(days=3)}, outcome: 会议讨论通过}}' if heavy else '{applies: false, reason: 由审改机构核准}'}",
        "responsible: {drafter: 起草岗, reviewer: 法制审核岗, approver: 批准岗}",
        "changes:",
        *(f"  - {{entry: {each}}}" for each in changes),
        "illustrative: true",
        "",
    ]  # fmt: skip
    return file(f"adjustments/{year}/{place + 1:03}.yml", 2, "\n".join(lines))
