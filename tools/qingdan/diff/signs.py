"""What words ask of a citizen: signs of a burden in any text, whatever the field is for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from qingdan.diff.change import Effect
from qingdan.diff.fact import Action, Fact
from qingdan.schema import Field

_ASKS = re.compile(
    "应当|必须|不得|禁止|严禁|须|(?<!所)需|一律|方可|只能|限于|缴纳|交纳|缴存|保证金|押金|公证|培训|考试|加盖|亲自|到场|到现场"
    "|评估|检测|鉴定|认证|担保|购买|付费|收费|预约|一式|原件"
)
_WAIVES = re.compile(
    "(?:无须|无需|不需|不须|不必|不用|毋须|毋需|免于|免予|免除|(?<!避)免|不再|取消|不收|不要求)[^，。；、！？\n]*"
)
_MAY = re.compile("可以|可选|自愿")
SCOPE = re.compile("以上|以下|超过|不足|以内|以外|不含|包括|包含|除外|或者|并且|同时|任一|全部|等")
NEGATION = re.compile("[不未无非]")
LIMITS = re.compile(
    "周[一二三四五六日天末]|星期|礼拜|每[周月年逢]|逢[一二三四五六七八九十单双]|[单双]日|上午|下午|[0-9０-９]+[:：时点]|其他时间"
    "|仅|只[限收在对办受能有]|(?<![时期权额有无年上下界局极门到不])限(?![额期制度速时于行])|不予?受理|暂停|停办"
    "|[0-9０-９一二两三四五六七八九十百千万] ?元"
)
"""What says that something is at some hours, for some people or at some price only."""
NUMBER = re.compile(r"[0-9０-９〇零一二三四五六七八九十百千万亿]+(?:\.[0-9]+)?")

_NO_READING = frozenset({"adjustments", "wording", "laws", "responsibility", "duties"})
"""Collections whose words oblige the authority, or are a record."""
_POSTS = frozenset(("post", "window"))
"""Keys whose text names who or what is met: words that ask something there are for a person to read."""
_CALLS = frozenset(("aliases", "short"))
"""Keys whose text is how people call a matter, an examination or a training among them: only what binds or costs is read."""
_BINDS = re.compile(
    "应当|必须|不得|禁止|严禁|须|方可|只能|限于|缴纳|交纳|缴存|保证金|押金|[0-9０-９一二两三四五六七八九十百千万] ?元"
)
_NO_PROSE = frozenset(
    ("basis", "codes", "verification", "unverified", "waivers", "retired", "suspended", "former_names", "former_ids",
     "edition", "origin", "id", "question", "phone", "address", "hours", "website", "division", "credit_code",
     "document", "milestones", "licence", "city", "repository")
)  # fmt: skip
"""Keys whose text names something, or tells of the entry's past."""


def beyond(effect: Effect, facts: Sequence[Fact]) -> Effect:
    """The effect of a change that its kind calls neutral, once its words are read."""
    if effect is not Effect.NEUTRAL:
        return effect
    more = less = open_ = False
    for fact in facts:
        adds, drops, turns = said(fact)
        more, less, open_ = more or adds, less or drops, open_ or turns
    if (more and less) or (open_ and not (more or less)):
        return Effect.OPEN
    return Effect.BURDEN if more else Effect.RELIEF if less else Effect.NEUTRAL


def said(fact: Fact) -> tuple[bool, bool, bool]:
    """Whether the words of a fact ask more than before, ask less, and say another number, scope or negation."""
    if not fact.path or fact.entry.partition("/")[0] in _NO_READING or fact.action in (Action.REORDERED, Action.MOVED):
        return False, False, False
    if any(step in _NO_PROSE for step in fact.path if isinstance(step, str)):
        return False, False, False
    old, new = "\n".join(_texts(fact.field, fact.before)), "\n".join(_texts(fact.field, fact.after))
    if _CALLS.intersection(step for step in fact.path if isinstance(step, str)):
        return (
            False,
            False,
            Counter(_BINDS.findall(_WAIVES.sub("", new))) != Counter(_BINDS.findall(_WAIVES.sub("", old))),
        )
    more, less = _asks(new) - _asks(old), _asks(old) - _asks(new)
    reworded = bool(old and new)
    turns = reworded and any(
        Counter(pattern.findall(old)) != Counter(pattern.findall(new)) for pattern in (NUMBER, SCOPE, NEGATION)
    )
    turns = turns or Counter(LIMITS.findall(_WAIVES.sub("", old))) != Counter(LIMITS.findall(_WAIVES.sub("", new)))
    free, bound = _frees(new) - _frees(old), _frees(old) - _frees(new)
    if fact.path[-1] in _POSTS:
        return False, False, bool(turns or more or less)
    return bool(more or bound), bool(less or free), turns


def asks_more(fact: Fact) -> bool:
    """Whether the words of a fact ask something that they did not ask before, or say another number."""
    adds, _, turns = said(fact)
    return adds or turns


def _asks(text: str) -> Counter[str]:
    return Counter(_ASKS.findall(_WAIVES.sub("", text)))


def _frees(text: str) -> Counter[str]:
    return Counter("免" for _ in _WAIVES.findall(text)) + Counter(_MAY.findall(_WAIVES.sub("", text)))


def _texts(field: Field | None, value: Any) -> Iterator[str]:
    """The free text in a value."""
    if field is None:
        return
    for below, path, text in field.walk(value):
        free = not (below.values or below.reference or below.format or below.pattern) or below.prose
        if isinstance(text, str) and free and not any(step in _NO_PROSE or step in _POSTS for step in path):
            yield text
