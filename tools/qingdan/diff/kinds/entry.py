"""What an entry is called and numbered, and what identifies it."""

import re
import unicodedata

from qingdan.diff.case import FactContext
from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import GUIDE, LAW, NEGATIVE, ORGANISATION, POWER
from qingdan.diff.senses import anyhow, changed, presence

AREA = Area("entry", "名称与编码")
_ASIDE = re.compile(r"[(（\[［【〔][^)）\]］】〕]*[)）\]］】〕]?")


def _renamed(case: FactContext) -> Effect:
    """Another aside in a name may narrow whom or what the entry is for."""
    old, new = (sorted(_ASIDE.findall(unicodedata.normalize("NFKC", str(each)))) for each in (case.before, case.after))
    return Effect.NEUTRAL if old == new else Effect.OPEN


for _number, _collection, _title, _head, _level in (
    (201, "power", "职权更名", POWER, Level.BLOCKING),
    (202, "guides", "办事指南更名", GUIDE, Level.REVIEW),
    (203, "negative", "负面清单条目更名", NEGATIVE, Level.BLOCKING),
    (204, "organisations", "机构更名", ORGANISATION, Level.REVIEW),
    (205, "laws", "法律文件更名", LAW, Level.BLOCKING),
    (206, "bundles", "一件事更名", "# lists/bundles/yijianshi.yml\n", Level.REVIEW),
):
    AREA.single(
        _number,
        slug=f"{_collection}-renamed",
        title=_title,
        where=f"{_collection}: name",
        sense=changed,
        level=_level,
        effect=Effect.NEUTRAL if _collection == "laws" else _renamed,
        why="名称是群众找到它的第一个线索；换了名称，曾用名要留下，指南、流程图要跟着改。",
        before=_head + "name: 甲",
        after=_head + "name: 乙",
        decision="" if _collection == "laws" else "更名" if _level is Level.BLOCKING else None,
    )
AREA.single(
    207,
    slug="subitem-renamed",
    title="子项更名",
    where="power: subitems.*.name",
    sense=changed,
    level=Level.REVIEW,
    effect=_renamed,
    why="子项的名称出现在证件和指南上。",
    before=POWER + "subitems: [{id: jia, name: 甲}]",
    after=POWER + "subitems: [{id: jia, name: 乙}]",
)
AREA.pair(
    208,
    slugs=("code-added", "code-removed"),
    titles=("增加编码", "删去编码"),
    where="*: **.codes.*",
    sense=presence,
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="旧编码要留作别名，不得改作他用；删去编码会让外部系统找不到这个事项。",
    before=POWER + "codes: []",
    after=POWER + "codes: [{scheme: 旧编码, value: A0001}]",
)
AREA.pair(
    210,
    slugs=("code-ended", "code-reopened"),
    titles=("编码停用", "编码恢复使用"),
    where="*: **.codes.*.to",
    sense=presence,
    levels=(Level.REVIEW, Level.REVIEW),
    effect=Effect.NEUTRAL,
    why="编码停用之后，对照表要跟着更新。",
    before=POWER + "codes: [{scheme: 旧编码, value: A0001}]",
    after=POWER + "codes: [{scheme: 旧编码, value: A0001, to: 2026-01-01}]",
)
AREA.single(
    212,
    slug="code-dates-changed",
    title="编码的起止日期改变",
    where="*: **.codes.*.*",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="编码从哪天到哪天有效。",
    before=POWER + "codes: [{scheme: 旧编码, value: A0001, from: 2020-01-01}]",
    after=POWER + "codes: [{scheme: 旧编码, value: A0001, from: 2021-01-01}]",
)
AREA.pair(
    213,
    slugs=("alias-added", "alias-removed"),
    titles=("增加俗称", "删去俗称"),
    where="*: aliases.*",
    sense=presence,
    levels=(Level.NOTICE, Level.NOTICE),
    effect=Effect.NEUTRAL,
    why="俗称只供检索：多一个，多一些人搜得到。",
    before=POWER + "aliases: []",
    after=POWER + "aliases: [开饭馆]",
)
AREA.pair(
    215,
    slugs=("former-name-added", "former-name-removed"),
    titles=("增加曾用名", "删去曾用名"),
    where="*: former_names.*",
    sense=presence,
    levels=(Level.NOTICE, Level.REVIEW),
    effect=Effect.NEUTRAL,
    why="用旧名称来找的人，靠曾用名找得到。",
    before=POWER + "former_names: []",
    after=POWER + "former_names: [旧名]",
)
AREA.pair(
    217,
    slugs=("former-id-added", "former-id-removed"),
    titles=("增加曾用标识", "删去曾用标识"),
    where="*: former_ids.*",
    sense=presence,
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="旧网址靠曾用标识继续有效；删去它，旧网址就断了。",
    before=POWER + "former_ids: []",
    after=POWER + "former_ids: [ju/jiu]",
)
AREA.single(
    219,
    slug="office-changed",
    title="承办机构改变",
    where="power: office",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="具体承办的内设机构变了，联系方式可能跟着变。",
    before=POWER + "office: 甲科",
    after=POWER + "office: 乙科",
)
