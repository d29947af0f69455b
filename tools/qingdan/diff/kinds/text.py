"""Words: what a rewording may do, when no kind knows the field better; and values in general."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from qingdan.diff.case import Case
from qingdan.diff.change import Effect
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


def _texts(case: Case) -> tuple[str, str] | None:
    """Both texts of a reworded free text; None for anything else: an enum's value is no prose, a reference no words."""
    field = case.fact.field
    free = field is not None and not field.values and not field.reference and not field.format
    if case.fact.action is Action.CHANGED and free and isinstance(case.before, str) and isinstance(case.after, str):
        return case.before, case.after
    return None


def _same_after(strip: re.Pattern[str] | None) -> Sense:
    """Whether two texts are the same once the form of their characters, or what the pattern finds, is put aside."""

    def sense(case: Case) -> int:
        texts = _texts(case)
        if texts is None:
            return 0
        old, new = ((strip.sub("", text) if strip else unicodedata.normalize("NFKC", text)) for text in texts)
        return int(old == new)

    return sense


def _modal(case: Case) -> int:
    """1 when the text obliges more, -1 when less."""
    texts = _texts(case)
    if texts is None:
        return 0
    old, new = (len(_MODAL.findall(text)) - len(_PERMISSIVE.findall(text)) for text in texts)
    return (new > old) - (new < old)


def _differs(pattern: re.Pattern[str]) -> Sense:
    """Whether the words that a pattern finds are others than before."""

    def sense(case: Case) -> int:
        texts = _texts(case)
        return int(texts is not None and Counter(pattern.findall(texts[0])) != Counter(pattern.findall(texts[1])))

    return sense


def _editorial(case: Case) -> int:
    """Whether the two texts hold the same characters but for function words."""
    texts = _texts(case)
    return int(texts is not None and Counter(_FUNCTION.sub("", texts[0])) == Counter(_FUNCTION.sub("", texts[1])))


def _prose(case: Case) -> int:
    return int(_texts(case) is not None)


def _known(sense: Sense) -> Sense:
    """The sense, for fields that the schema knows: the others belong to the last kind."""
    return lambda case: sense(case) if case.fact.field is not None and case.fact.path else 0


def _obliged(case: Case) -> Effect:
    """More duty of the authority protects the applicant; elsewhere it is the applicant who is obliged."""
    return Effect.RELIEF if case.fact.entry.partition("/")[0] in ("responsibility", "duties") else Effect.BURDEN


def _by_burden(case: Case) -> Effect:
    """What the schema says that more of a field does to applicants."""
    burden = case.fact.field.burden if case.fact.field else {}
    if burden.get("for") != "申请人":
        return Effect.OPEN
    return {"加重": Effect.BURDEN, "减轻": Effect.RELIEF, "中性": Effect.NEUTRAL}.get(
        str(burden.get("more")), Effect.OPEN
    )


def _unwritten(case: Case) -> Effect:
    """What is not written any more may be asked all the same: nobody is freed by that."""
    effect = _by_burden(case).opposite
    return Effect.OPEN if effect is Effect.RELIEF else effect


def _raised(case: Case) -> int:
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


def _by_record(case: Case) -> Effect:
    """A new entry of a record burdens nobody; of another list that no kind knows, a person has to say."""
    entry = case.comparison.entry(case.fact.entry)
    return Effect.NEUTRAL if entry is not None and entry.collection.record else Effect.OPEN


def _condition(text: str) -> str:
    return GUIDE + f"conditions: [{{id: a, text: {text}}}]"


AREA.single(
    961, "width-only", "只改了全角半角", "*: **", _same_after(None), "I", Effect.NEUTRAL, "字形的宽窄，意思没有变。",
    _condition("年满18周岁"), _condition("年满１８周岁"),
)  # fmt: skip
AREA.single(
    962, "punctuation-only", "只改了标点或空格", "*: **", _same_after(_PUNCTUATION), "I", Effect.NEUTRAL, "顿号、括号有时会改变范围，所以仍然列出。",
    _condition("身体健康，无传染病"), _condition("身体健康、无传染病"),
)  # fmt: skip
AREA.pair(
    963, "wording-strengthened/wording-weakened", "语气加重/语气减轻", "*: **", _modal, "EW", _obliged,
    "“可以”改为“应当”，或者添上“不得”，就是多了一项义务；义务在谁，影响就在谁。", _condition("可以提交体检证明"), _condition("应当提交体检证明"),
)  # fmt: skip
AREA.single(
    965, "scope-word-changed", "范围词改变", "*: **", _differs(SCOPE), "E", Effect.OPEN, "“以上”与“超过”、“或者”与“并且”，一词之差，范围不同。",
    _condition("面积超过一百平方米"), _condition("面积一百平方米以上"),
)  # fmt: skip
AREA.single(
    966, "number-changed", "数字改变", "*: **", _differs(NUMBER), "W", Effect.OPEN, "数字是门槛、期限或者金额。",
    _condition("年满十八周岁"), _condition("年满十六周岁"),
)  # fmt: skip
AREA.single(
    967, "negation-changed", "否定词改变", "*: **", _differs(NEGATION), "W", Effect.OPEN, "多一个“不”字，意思相反。",
    _condition("有犯罪记录"), _condition("无犯罪记录"),
)  # fmt: skip
AREA.single(
    968, "wording-editorial", "文字调整", "*: **", _editorial, "I", Effect.NEUTRAL, "只动了虚词和语序，数字、语气、范围都没有变。",
    _condition("具有固定的经营场所"), _condition("具有固定经营场所"),
)  # fmt: skip
AREA.single(
    969, "wording-substantive", "文字实质改动", "*: **", _prose, "W", Effect.OPEN, "增减了实词，意思可能变了，要有人读一遍。",
    _condition("有固定经营场所"), _condition("有固定经营场所和仓库"),
)  # fmt: skip
AREA.pair(
    980, "value-raised/value-lowered", "数值或等级提高/数值或等级降低", "*: **", _raised, "WW", _by_burden, "格式里写明了多了是加重还是减轻的，照它判断。",
    GUIDE + "special_procedures: [{kind: 检验, limit: {value: 10, unit: 工作日}}]",
    GUIDE + "special_procedures: [{kind: 检验, limit: {value: 60, unit: 日}}]",
)  # fmt: skip
AREA.pair(
    982, "entry-added/entry-file-vanished", "新增条目/条目的文件被删除", "*: ", presence, "WE", _by_record, "公布过的条目永远有一页；新的一种清单里，多一条意味着什么要有人判断。",
    "", WORDING + "title: 甲", decision=("新增", "取消"),
)  # fmt: skip
AREA.pair(
    971, "value-given/value-dropped", "写明一项内容/不再写明一项内容", "*: **", _known(presence), "WW", _by_burden, "原来没有写的写了，或者写了的不写了：少写的不一定少要，要问清楚。",
    DUTY + "duties: [{id: a}]", DUTY + "duties: [{id: a, duty: 一次告知。}]", back=_unwritten,
    exempt="不写，不等于不要",
)  # fmt: skip
AREA.single(
    973, "value-changed", "内容改变", "*: **", _known(changed), "W", Effect.OPEN, "一项内容换了另一项。",
    GUIDE + "result: {delivery: 窗口领取}", GUIDE + "result: {delivery: [窗口领取]}",
)  # fmt: skip
