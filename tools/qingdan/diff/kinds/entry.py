"""What an entry is called and numbered, and what identifies it."""

import re
import unicodedata

from qingdan.diff.case import Case
from qingdan.diff.change import Effect
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import GUIDE, LAW, NEGATIVE, ORGANISATION, POWER
from qingdan.diff.senses import anyhow, changed, presence

AREA = Area("entry", "名称与编码")
_ASIDE = re.compile(r"[(（\[［【〔][^)）\]］】〕]*[)）\]］】〕]?")


def _renamed(case: Case) -> Effect:
    """Another aside in a name may narrow whom or what the entry is for."""
    old, new = (sorted(_ASIDE.findall(unicodedata.normalize("NFKC", str(each)))) for each in (case.before, case.after))
    return Effect.NEUTRAL if old == new else Effect.OPEN


for _number, _collection, _title, _head, _level in (
    (201, "power", "职权更名", POWER, "E"),
    (202, "guides", "办事指南更名", GUIDE, "W"),
    (203, "negative", "负面清单条目更名", NEGATIVE, "E"),
    (204, "organisations", "机构更名", ORGANISATION, "W"),
    (205, "laws", "法律文件更名", LAW, "E"),
    (206, "bundles", "一件事更名", "# lists/bundles/yijianshi.yml\n", "W"),
):
    AREA.single(
        _number, f"{_collection}-renamed", _title, f"{_collection}: name", changed, _level, Effect.NEUTRAL if _collection == "laws" else _renamed,
        "名称是群众找到它的第一个线索；换了名称，曾用名要留下，指南、流程图要跟着改。", _head + "name: 甲", _head + "name: 乙",
        decision="" if _collection == "laws" else "更名" if _level == "E" else None,
    )  # fmt: skip
AREA.single(
    207, "subitem-renamed", "子项更名", "power: subitems.*.name", changed, "W", _renamed, "子项的名称出现在证件和指南上。",
    POWER + "subitems: [{id: jia, name: 甲}]", POWER + "subitems: [{id: jia, name: 乙}]",
)  # fmt: skip
AREA.pair(
    208, "code-added/code-removed", "增加编码/删去编码", "*: **.codes.*", presence, "WE", Effect.NEUTRAL,
    "旧编码要留作别名，不得改作他用；删去编码会让外部系统找不到这个事项。",
    POWER + "codes: []", POWER + "codes: [{scheme: 旧编码, value: A0001}]",
)  # fmt: skip
AREA.pair(
    210, "code-ended/code-reopened", "编码停用/编码恢复使用", "*: **.codes.*.to", presence, "WW", Effect.NEUTRAL,
    "编码停用之后，对照表要跟着更新。",
    POWER + "codes: [{scheme: 旧编码, value: A0001}]", POWER + "codes: [{scheme: 旧编码, value: A0001, to: 2026-01-01}]",
)  # fmt: skip
AREA.single(
    212, "code-dates-changed", "编码的起止日期改变", "*: **.codes.*.*", anyhow, "I", Effect.NEUTRAL, "编码从哪天到哪天有效。",
    POWER + "codes: [{scheme: 旧编码, value: A0001, from: 2020-01-01}]",
    POWER + "codes: [{scheme: 旧编码, value: A0001, from: 2021-01-01}]",
)  # fmt: skip
AREA.pair(
    213, "alias-added/alias-removed", "增加俗称/删去俗称", "*: aliases.*", presence, "II", Effect.NEUTRAL,
    "俗称只供检索：多一个，多一些人搜得到。", POWER + "aliases: []", POWER + "aliases: [开饭馆]",
)  # fmt: skip
AREA.pair(
    215, "former-name-added/former-name-removed", "增加曾用名/删去曾用名", "*: former_names.*", presence, "IW", Effect.NEUTRAL,
    "用旧名称来找的人，靠曾用名找得到。", POWER + "former_names: []", POWER + "former_names: [旧名]",
)  # fmt: skip
AREA.pair(
    217, "former-id-added/former-id-removed", "增加曾用标识/删去曾用标识", "*: former_ids.*", presence, "WE", Effect.NEUTRAL,
    "旧网址靠曾用标识继续有效；删去它，旧网址就断了。", POWER + "former_ids: []", POWER + "former_ids: [ju/jiu]",
)  # fmt: skip
AREA.single(
    219, "office-changed", "承办机构改变", "power: office", anyhow, "I", Effect.NEUTRAL, "具体承办的内设机构变了，联系方式可能跟着变。",
    POWER + "office: 甲科", POWER + "office: 乙科",
)  # fmt: skip
