"""The rest: of the registry, of remarks, and of the schemas."""

from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import ADJUSTMENT, POWER, REGISTRY
from qingdan.diff.senses import anyhow, changed, presence

AREA = Area("meta", "核验与说明", decided=False)

AREA.pair(
    357,
    slugs=("authority-given", "authority-taken"),
    titles=("增加一条决定权限", "减少一条决定权限"),
    where="registry: authority.*",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="谁可以决定什么，决定把关认谁的决定。",
    before=REGISTRY + "authority: []",
    after=REGISTRY + "authority: [{id: a, track: 内容调整, decided_by: [ju]}]",
)
AREA.single(
    974,
    slug="format-migrated",
    title="格式迁移",
    where="registry: schema_version",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="工具升级，清单换成新的写法；内容不变。只由换写法而来的改动不另列，别的改动照常列出。",
    before=REGISTRY + 'schema_version: "1.0"',
    after=REGISTRY + 'schema_version: "1.1"',
)
AREA.pair(
    189,
    slugs=("registry-fact-given", "registry-fact-dropped"),
    titles=("登记总表补写一项", "登记总表删去一项"),
    where="registry: **",
    sense=presence,
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="对全部清单都起作用的内容，补上的要看，删去的要说明。",
    before=REGISTRY + "city: 示例市",
    after=REGISTRY + "city: 示例市\nsite_url: https://example.org",
)
AREA.single(
    953,
    slug="registry-rewritten",
    title="登记总表改变",
    where="registry: **",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="保管机构、许可、网址一类对全部清单都起作用的内容。",
    before=REGISTRY + "licence: 甲",
    after=REGISTRY + "licence: 乙",
)
AREA.single(
    954,
    slug="summary-rewritten",
    title="说明改写",
    where="*: summary",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="只是介绍的话，不改变权利义务。",
    before=POWER + "summary: 甲",
    after=POWER + "summary: 乙",
)
AREA.single(
    955,
    slug="note-rewritten",
    title="备注改写",
    where="*: note",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="备注不改变权利义务。",
    before=POWER + "note: 甲",
    after=POWER + "note: 乙",
)
AREA.single(
    956,
    slug="schema-changed",
    title="清单格式改变",
    where="schemas: ",
    sense=changed,
    level=Level.BLOCKING,
    effect=Effect.OPEN,
    why="格式变了，同样的内容可能有不同的检查结果，要看全部清单。",
    before="# schemas/xin.schema.json\n{}",
    after='# schemas/xin.schema.json\n{"title": "新"}',
)
AREA.pair(
    957,
    slugs=("schema-added", "schema-removed"),
    titles=("增加一种清单的格式", "删去一种清单的格式"),
    where="schemas: ",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.OPEN,
    why="多一种清单，或者少一种。",
    before="",
    after="# schemas/xin.schema.json\n{}",
)
AREA.pair(
    959,
    slugs=("registry-founded", "registry-vanished"),
    titles=("建立登记总表", "登记总表被删除"),
    where="registry: ",
    sense=presence,
    levels=(Level.REVIEW, Level.BLOCKING),
    effect=Effect.NEUTRAL,
    why="没有登记总表，就不知道是哪个城市的清单、由谁保管。",
    before="",
    after=REGISTRY + "city: 示例市",
)
AREA.single(
    998,
    slug="decision-rewritten",
    title="决定的其他内容改写",
    where="adjustments: **",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="决定作出之后是历史记录；改它要说明为什么。",
    before=ADJUSTMENT + "procedure: {legality_review: {from: 2026-01-01}}\ncorrections: []",
    after=ADJUSTMENT
    + "procedure: {legality_review: {from: 2026-01-01}}\ncorrections: [{record: laws/fa, path: issuer, date: 2026-01-01}]",
)
