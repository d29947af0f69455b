"""Grounds: what rests on which law, and the laws themselves."""

from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import POWER, law_cited
from qingdan.diff.senses import amount, anyhow, presence, row_added_with

AREA = Area("law", "法律依据")


AREA.pair(
    701,
    slugs=("setting-basis-added", "setting-basis-removed"),
    titles=("增加设定依据", "减少设定依据"),
    where="power,negative: basis.*",
    sense=row_added_with("role", "设定"),
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="设定依据是这项职权存在的理由；最后一条没有了，职权就没有了根据。",
    before=POWER + "basis: [{law: fa, role: 实施}]",
    after=POWER + "basis: [{law: fa, role: 实施}, {law: fa, role: 设定}]",
)
AREA.pair(
    703,
    slugs=("basis-added", "basis-removed"),
    titles=("增加依据", "减少依据"),
    where="*: **.basis.*",
    sense=presence,
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="没有依据的要求，不能提。",
    before=POWER + "basis: []",
    after=law_cited(', article: "12"'),
)
AREA.single(
    705,
    slug="article-changed",
    title="所引条文改变",
    where="*: **.basis.*.article",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.NEUTRAL,
    why="条号移动了，还是换了一条，要对着文本看。",
    before=law_cited(', article: "12"'),
    after=law_cited(', article: "13"'),
)
AREA.single(
    706,
    slug="paragraph-changed",
    title="所引款、项改变",
    where="*: **.basis.*.paragraph",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="同一条中的第几款。",
    before=law_cited(', article: "12", paragraph: 1'),
    after=law_cited(', article: "12", paragraph: 2'),
)
AREA.single(
    707,
    slug="item-number-changed",
    title="所引项改变",
    where="*: **.basis.*.item",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="同一款中的第几项。",
    before=law_cited(', article: "12", item: 1'),
    after=law_cited(', article: "12", item: 2'),
)
AREA.pair(
    708,
    slugs=("version-updated", "version-rolled-back"),
    titles=("所引版本更新", "所引版本退回"),
    where="*: **.basis.*.version",
    sense=amount,
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="引用较新的版本，要核对条文变没变；退回旧版本要说明为什么。",
    before=law_cited(", version: 2015-01-01"),
    after=law_cited(", version: 2020-01-01"),
)
AREA.pair(
    710,
    slugs=("version-pinned", "version-unpinned"),
    titles=("写明所引版本", "不再写明所引版本"),
    where="*: **.basis.*.version",
    sense=presence,
    levels=(Level.NOTICE, Level.REVIEW),
    effect=Effect.NEUTRAL,
    why="不写版本即为现行版本。",
    before=law_cited(""),
    after=law_cited(", version: 2020-01-01"),
)
