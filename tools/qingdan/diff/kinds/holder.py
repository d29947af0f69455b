"""Kinds of change of a power's type, holder, level, audience and subitems, and of its transfer to others."""

from qingdan.diff.case import FactContext
from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import GUIDE, LICENCE, POWER
from qingdan.diff.senses import (
    against_polarity,
    amount,
    anyhow,
    by_polarity,
    changed,
    into,
    ladder,
    presence,
    row_added_with,
)
from qingdan.diff.succession import last_days

AREA = Area("item", "事项")


def _kind_effect(case: FactContext) -> Effect:
    """许可 weighs more than 确认, 其他行政权力 and 公共服务 do; other types do not compare."""
    ladder_ = {"公共服务": 0, "其他行政权力": 1, "行政确认": 1, "行政许可": 2}
    old, new = ladder_.get(str(case.before)), ladder_.get(str(case.after))
    if old is None or new is None or old == new:
        return Effect.OPEN
    return Effect.BURDEN if new > old else Effect.RELIEF


AREA.single(
    129,
    slug="item-type-changed",
    title="职权类型改变",
    where="power: type",
    sense=changed,
    level=Level.BLOCKING,
    effect=_kind_effect,
    why="许可改为备案、确认，手续变轻；反过来等于新设许可，须有法律、行政法规或者国务院决定。",
    before=POWER + "type: 行政许可",
    after=POWER + "type: 行政确认",
    decision="要素变更",
)
AREA.single(
    130,
    slug="item-transferred",
    title="行使主体改变",
    where="power: organisation",
    sense=changed,
    level=Level.BLOCKING,
    effect=Effect.NEUTRAL,
    why="换了部门，责任、办事地点和投诉渠道都要跟着换，须有机构职能调整的决定。",
    before=POWER + "organisation: jia",
    after=POWER + "organisation: yi",
    decision="划转",
)
AREA.pair(
    131,
    slugs=("item-moved-up", "item-moved-down"),
    titles=("行使层级上收", "行使层级下移"),
    where="power: level",
    sense=ladder("乡级", "县级", "市级", "省级", "国家级"),
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=Effect.OPEN,
    why="上收使群众多跑路，下移要看基层接不接得住，都要有决定。",
    before=POWER + "level: 县级",
    after=POWER + "level: 市级",
    decision=("收回", "下放"),
)
AREA.single(
    133,
    slug="item-source-changed",
    title="权力来源改变",
    where="power: source",
    sense=changed,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="法定、授权、委托的责任主体不同：受委托的，责任仍由委托机关承担。",
    before=POWER + "source: 法定本级行使",
    after=POWER + "source: 上级委托",
)


def _narrowed(case: FactContext) -> Effect:
    """Fewer have to ask where the matter only burdens; a licence that some may not have any more may free them or shut them out."""
    entry, former = case.comparison.entry(case.fact.entry), case.comparison.former(case.fact)
    licence = any(each is not None and each.get("type") == "行政许可" for each in (entry, former))
    return Effect.OPEN if licence else against_polarity(case)


AREA.pair(
    134,
    slugs=("audience-widened", "audience-narrowed"),
    titles=("适用对象扩大", "适用对象缩小"),
    where="power: audience.*",
    sense=presence,
    levels=(Level.REVIEW, Level.REVIEW),
    effect=by_polarity,
    why="负担性的职权对象扩大，就有更多人要办；给付、奖励的对象扩大，就有更多人受益。许可的对象缩小，是不用办了还是不给办了，要有人判断。",
    before=LICENCE + "audience: [企业法人]",
    after=LICENCE + "audience: [企业法人, 个体工商户]",
    back=_narrowed,
    exempt="许可的对象缩小，可能是不用办了，也可能是不给办了",
)
AREA.pair(
    993,
    slugs=("guide-audience-opened", "guide-audience-closed"),
    titles=("指南的服务对象扩大", "指南的服务对象缩小"),
    where="guides: audience.*",
    sense=presence,
    levels=(Level.NOTICE, Level.BLOCKING),
    effect=Effect.RELIEF,
    why="指南是办事的门：该办的事没有少，门却对一部分人关上了；多对一些人开，就多一些人办得成。",
    before=GUIDE + "audience: [企业法人]",
    after=GUIDE + "audience: [企业法人, 个体工商户]",
)
AREA.pair(
    136,
    slugs=("subitem-added", "subitem-removed"),
    titles=("新增子项", "删去子项"),
    where="power: subitems.*",
    sense=presence,
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=by_polarity,
    why="子项是职权的一部分，增减与职权增减同样看待。",
    before=LICENCE + "subitems: []",
    after=LICENCE + "subitems: [{id: jia, name: 甲项}]",
    decision=("新增", "取消"),
)
AREA.pair(
    138,
    slugs=("subitem-cancelled", "subitem-restored"),
    titles=("子项取消", "子项恢复"),
    where="power: subitems.*.status",
    sense=into("取消"),
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=against_polarity,
    why="子项取消也要有决定和后续监管。",
    before=LICENCE + "subitems: [{id: jia, name: 甲项, status: 在用}]",
    after=LICENCE + "subitems: [{id: jia, name: 甲项, status: 取消}]",
    decision=("取消", "新增"),
)
AREA.pair(
    140,
    slugs=("subitem-suspended", "subitem-resumed"),
    titles=("子项暂停", "子项恢复行使"),
    where="power: subitems.*.status",
    sense=into("暂停"),
    levels=(Level.BLOCKING, Level.BLOCKING),
    effect=against_polarity,
    why="暂停要有依据和期限。",
    before=LICENCE + "subitems: [{id: jia, name: 甲项, status: 在用}]",
    after=LICENCE + "subitems: [{id: jia, name: 甲项, status: 暂停}]",
    decision=("暂停", "恢复"),
)

_TRANSFERS = (
    (142, "handed-down", "下放", "下放给基层", "下放要有承接的一方，群众换地方办；事后要有监管措施。"),
    (144, "received", "承接", "承接上级下放", "承接要写明依据哪一份下放决定。"),
    (146, "entrusted", "委托", "委托其他机关", "受委托机关以委托机关的名义办，责任不转移（行政许可法第二十四条）。"),
    (148, "taken-back", "收回", "收回下放或委托", "收回之后群众要回到原处办。"),
    (150, "reassigned", "划转", "划转", "划转依机构职能调整的决定。"),
)
for _number, _slug, _kind, _title, _why in _TRANSFERS:
    AREA.pair(
        _number,
        slugs=(f"item-{_slug}", f"item-{_slug}-undone"),
        titles=(_title, f"撤去“{_title}”的记录"),
        where="power: transfers.*",
        sense=row_added_with("kind", _kind),
        levels=(Level.BLOCKING, Level.BLOCKING),
        effect=Effect.NEUTRAL,
        why=_why,
        before=POWER + "transfers: []",
        after=POWER + f"transfers: [{{kind: {_kind}, to: yi, since: 2026-04-01}}]",
        decision=_kind,
        partners=last_days if _kind == "收回" else None,
    )
AREA.pair(
    152,
    slugs=("transfer-ended", "transfer-reopened"),
    titles=("下放或委托写明终止日期", "下放或委托改为没有终止日期"),
    where="power: transfers.*.until",
    sense=presence,
    levels=(Level.REVIEW, Level.REVIEW),
    effect=Effect.OPEN,
    why="到期之后由谁办，群众要事先知道。",
    before=POWER + "transfers: [{kind: 委托, to: yi, since: 2026-01-01}]",
    after=POWER + "transfers: [{kind: 委托, to: yi, since: 2026-01-01, until: 2026-12-31}]",
)
AREA.pair(
    154,
    slugs=("transfer-lengthened", "transfer-shortened"),
    titles=("下放或委托期限延长", "下放或委托期限缩短"),
    where="power: transfers.*.until",
    sense=amount,
    levels=(Level.REVIEW, Level.REVIEW),
    effect=Effect.OPEN,
    why="期限变了，接手的一方和群众都要知道。",
    before=POWER + "transfers: [{kind: 委托, to: yi, since: 2026-01-01, until: 2026-06-30}]",
    after=POWER + "transfers: [{kind: 委托, to: yi, since: 2026-01-01, until: 2026-12-31}]",
)
AREA.single(
    156,
    slug="transfer-scope-changed",
    title="下放或委托的内容改变",
    where="power: transfers.*.*",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="交出去多少、由哪个条目承接，决定群众到哪里办。",
    before=POWER + "transfers: [{kind: 委托, to: yi, since: 2026-01-01, scope: 全部}]",
    after=POWER + "transfers: [{kind: 委托, to: yi, since: 2026-01-01, scope: 个体工商户}]",
)
