"""Words: what a rewording may do, when no kind knows the field better; and values in general."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from qingdan.diff.case import FactContext
from qingdan.diff.change import Effect, Level
from qingdan.diff.fact import Action
from qingdan.diff.kind import Area, Sense
from qingdan.diff.kinds.examples import DUTY, GUIDE, WORDING
from qingdan.diff.senses import amount, changed, presence
from qingdan.diff.signs import NEGATION, NUMBER, SCOPE
from qingdan.diff.spans import compared

AREA = Area("text", "文字与其他")

_MODAL = re.compile("应当|必须|不得|禁止|严禁|须")
_PERMISSIVE = re.compile("可以")
_PUNCTUATION = re.compile(r"[\s\W_]+")
_FUNCTION = re.compile("[的了和与及并地得、，。；：]")


def _texts(case: FactContext) -> tuple[str, str] | None:
    """Both texts of a reworded free text; None for anything else: an enum's value is no prose, a reference no words."""
    field = case.fact.field
    free = field is not None and not field.values and not field.reference and not field.format
    if case.fact.action is Action.CHANGED and free and isinstance(case.before, str) and isinstance(case.after, str):
        return case.before, case.after
    return None


def _same_after(strip: re.Pattern[str] | None) -> Sense:
    """Whether two texts are the same once the form of their characters, or what the pattern finds, is put aside."""

    def sense(case: FactContext) -> int:
        texts = _texts(case)
        if texts is None:
            return 0
        old, new = ((strip.sub("", text) if strip else unicodedata.normalize("NFKC", text)) for text in texts)
        return int(old == new)

    return sense


def _modal(case: FactContext) -> int:
    """1 when the text obliges more, -1 when less."""
    texts = _texts(case)
    if texts is None:
        return 0
    old, new = (len(_MODAL.findall(text)) - len(_PERMISSIVE.findall(text)) for text in texts)
    return (new > old) - (new < old)


def _differs(pattern: re.Pattern[str]) -> Sense:
    """Whether the words that a pattern finds are others than before."""

    def sense(case: FactContext) -> int:
        texts = _texts(case)
        return int(texts is not None and Counter(pattern.findall(texts[0])) != Counter(pattern.findall(texts[1])))

    return sense


def _editorial(case: FactContext) -> int:
    """Whether the two texts hold the same characters but for function words."""
    texts = _texts(case)
    return int(texts is not None and Counter(_FUNCTION.sub("", texts[0])) == Counter(_FUNCTION.sub("", texts[1])))


def _prose(case: FactContext) -> int:
    return int(_texts(case) is not None)


def _known(sense: Sense) -> Sense:
    """The sense, for fields that the schema knows: the others belong to the last kind."""
    return lambda case: sense(case) if case.fact.field is not None and case.fact.path else 0


def _obliged(case: FactContext) -> Effect:
    """More duty of the authority protects the applicant; elsewhere it is the applicant who is obliged."""
    return Effect.RELIEF if case.fact.entry.partition("/")[0] in ("responsibility", "duties") else Effect.BURDEN


def _by_burden(case: FactContext) -> Effect:
    """What the schema says that more of a field does to applicants."""
    burden = case.fact.field.burden if case.fact.field else {}
    if burden.get("for") != "申请人":
        return Effect.OPEN
    return {"加重": Effect.BURDEN, "减轻": Effect.RELIEF, "中性": Effect.NEUTRAL}.get(
        str(burden.get("more")), Effect.OPEN
    )


def _unwritten(case: FactContext) -> Effect:
    """What is not written any more may be asked all the same: nobody is freed by that."""
    effect = _by_burden(case).opposite
    return Effect.OPEN if effect is Effect.RELIEF else effect


def _raised(case: FactContext) -> int:
    """1 when a value whose burden the schema knows became more: a number, a truth, a later choice, a term that never ends sooner."""
    burden = case.fact.field.burden if case.fact.field else {}
    old, new = case.before, case.after
    if not burden or case.fact.action is not Action.CHANGED:
        return 0
    if isinstance(old, bool) and isinstance(new, bool):
        return new - old
    order = list(burden.get("order", ()))
    if old in order and new in order:
        return (order.index(new) > order.index(old)) - (order.index(new) < order.index(old))
    if isinstance(old, dict) and isinstance(new, dict) and old.get("unit") != new.get("unit"):
        return compared(old, new) or 0
    if isinstance(old, float) and isinstance(new, (int, float)):
        return (new > old) - (new < old)
    return amount(case)


def _by_record(case: FactContext) -> Effect:
    """A new entry of a record burdens nobody; of another list that no kind knows, a person has to say."""
    entry = case.comparison.entry(case.fact.entry)
    return Effect.NEUTRAL if entry is not None and entry.collection.record else Effect.OPEN


def _condition(text: str) -> str:
    return GUIDE + f"conditions: [{{id: a, text: {text}}}]"


AREA.single(
    961,
    slug="width-only",
    title="只改了全角半角",
    where="*: **",
    sense=_same_after(None),
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="字形的宽窄，意思没有变。",
    before=_condition("年满18周岁"),
    after=_condition("年满１８周岁"),
)
AREA.single(
    962,
    slug="punctuation-only",
    title="只改了标点或空格",
    where="*: **",
    sense=_same_after(_PUNCTUATION),
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="顿号、括号有时会改变范围，所以仍然列出。",
    before=_condition("身体健康，无传染病"),
    after=_condition("身体健康、无传染病"),
)
AREA.pair(
    963,
    slugs=("wording-strengthened", "wording-weakened"),
    titles=("语气加重", "语气减轻"),
    where="*: **",
    sense=_modal,
    levels=(Level.BLOCKING, Level.REVIEW),
    effect=_obliged,
    why="“可以”改为“应当”，或者添上“不得”，就是多了一项义务；义务在谁，影响就在谁。",
    before=_condition("可以提交体检证明"),
    after=_condition("应当提交体检证明"),
)
AREA.single(
    965,
    slug="scope-word-changed",
    title="范围词改变",
    where="*: **",
    sense=_differs(SCOPE),
    level=Level.BLOCKING,
    effect=Effect.OPEN,
    why="“以上”与“超过”、“或者”与“并且”，一词之差，范围不同。",
    before=_condition("面积超过一百平方米"),
    after=_condition("面积一百平方米以上"),
)
AREA.single(
    966,
    slug="number-changed",
    title="数字改变",
    where="*: **",
    sense=_differs(NUMBER),
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="数字是门槛、期限或者金额。",
    before=_condition("年满十八周岁"),
    after=_condition("年满十六周岁"),
)
AREA.single(
    967,
    slug="negation-changed",
    title="否定词改变",
    where="*: **",
    sense=_differs(NEGATION),
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="多一个“不”字，意思相反。",
    before=_condition("有犯罪记录"),
    after=_condition("无犯罪记录"),
)
AREA.single(
    968,
    slug="wording-editorial",
    title="文字调整",
    where="*: **",
    sense=_editorial,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="只动了虚词和语序，数字、语气、范围都没有变。",
    before=_condition("具有固定的经营场所"),
    after=_condition("具有固定经营场所"),
)
AREA.single(
    969,
    slug="wording-substantive",
    title="文字实质改动",
    where="*: **",
    sense=_prose,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="增减了实词，意思可能变了，要有人读一遍。",
    before=_condition("有固定经营场所"),
    after=_condition("有固定经营场所和仓库"),
)
AREA.pair(
    980,
    slugs=("value-raised", "value-lowered"),
    titles=("数值或等级提高", "数值或等级降低"),
    where="*: **",
    sense=_raised,
    levels=(Level.REVIEW, Level.REVIEW),
    effect=_by_burden,
    why="格式里写明了多了是加重还是减轻的，照它判断。",
    before=GUIDE + "special_procedures: [{kind: 检验, limit: {value: 10, unit: 工作日}}]",
    after=GUIDE + "special_procedures: [{kind: 检验, limit: {value: 60, unit: 日}}]",
)
AREA.pair(
    982,
    slugs=("entry-added", "entry-file-vanished"),
    titles=("新增条目", "条目的文件被删除"),
    where="*: ",
    sense=presence,
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=_by_record,
    why="公布过的条目永远有一页；新的一种清单里，多一条意味着什么要有人判断。",
    before="",
    after=WORDING + "title: 甲",
    decision=("新增", "取消"),
)
AREA.pair(
    971,
    slugs=("value-given", "value-dropped"),
    titles=("写明一项内容", "不再写明一项内容"),
    where="*: **",
    sense=_known(presence),
    levels=(Level.REVIEW, Level.REVIEW),
    effect=_by_burden,
    why="原来没有写的写了，或者写了的不写了：少写的不一定少要，要问清楚。",
    before=DUTY + "duties: [{id: a}]",
    after=DUTY + "duties: [{id: a, duty: 一次告知。}]",
    back=_unwritten,
    exempt="不写，不等于不要",
)
AREA.single(
    973,
    slug="value-changed",
    title="内容改变",
    where="*: **",
    sense=_known(changed),
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="一项内容换了另一项。",
    before=GUIDE + "result: {delivery: 窗口领取}",
    after=GUIDE + "result: {delivery: [窗口领取]}",
)
