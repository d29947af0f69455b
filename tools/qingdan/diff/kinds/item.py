"""What a power is and whether it is in force: the changes that a government decides."""

from qingdan.diff.case import Case
from qingdan.diff.change import Effect
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import BUNDLE, GUIDE, LICENCE, NEGATIVE, ORGANISATION, POWER
from qingdan.diff.kinds.groups import new_beside, new_effect, same_range, shell_effect
from qingdan.diff.senses import (
    against_polarity,
    amount,
    anyhow,
    between,
    by_polarity,
    changed,
    flag,
    into,
    ladder,
    moved,
    presence,
    row_where,
)
from qingdan.diff.succession import end_told, ended_in, last_days

AREA = Area("item", "事项")
_GONE = "从文件夹里删掉不等于取消：取消要有决定、日期和原因，条目留在原处，网址照旧能打开。"

AREA.pair(
    101, "item-added/item-vanished", "新增职权/职权条目被删除", "power: ", presence, "EE", new_effect,
    "新增一项职权，等于让一些人多一道手续（或者多一项权益），须有设定依据和本级政府的决定。" + _GONE,
    "", LICENCE + "status: 在用", back=Effect.OPEN, decision=("新增", "取消"),
    exempt="删除文件不是取消，对群众意味着什么要问清楚",
)  # fmt: skip
AREA.pair(
    103, "item-cancelled/item-restored", "取消职权/恢复已取消的职权", "power: status", into("取消"), "EE", against_polarity,
    "取消要有决定文号、日期和后续监管措施；取消了又恢复的，最要留意。",
    LICENCE + "status: 在用", LICENCE + "status: 取消\nretired: {date: 2026-04-01}",
    decision=("取消", "新增"), also=("retired", "suspended"),
)  # fmt: skip
AREA.pair(
    105, "item-suspended/item-resumed", "暂停行使/恢复行使", "power: status", into("暂停"), "EE", against_polarity,
    "暂停要写明起止时间和依据，期满恢复也要有记录。",
    LICENCE + "status: 在用", LICENCE + "status: 暂停\nsuspended: {from: 2026-04-01}",
    decision=("暂停", "恢复"), also=("suspended",),
)  # fmt: skip
AREA.pair(
    107, "suspension-lengthened/suspension-shortened", "暂停期限延长/暂停期限缩短", "power: suspended.to", amount, "WW",
    against_polarity, "暂停越久，这项职权越久没有行使。",
    LICENCE + "suspended: {from: 2026-01-01, to: 2026-06-30}", LICENCE + "suspended: {from: 2026-01-01, to: 2026-12-31}",
)  # fmt: skip
AREA.single(
    109, "suspension-rewritten", "暂停情况改写", "power: suspended.**", anyhow, "W", Effect.OPEN,
    "暂停的起点、依据改了，先前的暂停是否有效要重新看。",
    LICENCE + "suspended: {from: 2026-01-01}", LICENCE + "suspended: {from: 2026-02-01}",
)  # fmt: skip
AREA.pair(
    111, "guide-added/guide-vanished", "新增办事指南/办事指南被删除", "guides: ", presence, "EE", shell_effect,
    "多一个办理项，职权没有变多；但要看清是不是把原来的事拆成了几回办。" + _GONE,
    "", GUIDE + "status: 在用", back=Effect.OPEN, decision=("新增", "取消"), exempt="删除文件不是停用，指南背后的事还办不办要问清楚",
)  # fmt: skip
AREA.pair(
    113, "guide-withdrawn/guide-reinstated", "办事指南停用/办事指南恢复使用", "guides: status", into("停用"), "EE", Effect.OPEN,
    "停用的指南要说明群众改到哪里办。",
    GUIDE + "status: 在用", GUIDE + "status: 停用\nretired: {date: 2026-04-01}", decision=("取消", "恢复"), also=("retired",),
)  # fmt: skip
AREA.pair(
    115, "restriction-added/restriction-vanished", "负面清单新增一条/负面清单条目被删除", "negative: ", presence, "EE", new_beside(Effect.BURDEN),
    "地方不得自行增设市场准入限制（优化营商环境条例第二十条），新增的每一条都要有上位依据。" + _GONE,
    "", NEGATIVE + "class: 禁止\nstatus: 在用", back=Effect.RELIEF, decision=("新增", "取消"),
)  # fmt: skip
AREA.pair(
    117, "restriction-lifted/restriction-reinstated", "移出负面清单/重新列入负面清单", "negative: status", into("移出"), "EE", Effect.RELIEF,
    "移出之后投资者可以依法平等进入；重新列入等于新设限制。",
    NEGATIVE + "status: 在用", NEGATIVE + "status: 移出\nretired: {date: 2026-04-01}", decision=("取消", "新增"), also=("retired",),
)  # fmt: skip
AREA.pair(
    119, "organisation-added/organisation-vanished", "新增机构/机构条目被删除", "organisations: ", presence, "EE", Effect.NEUTRAL,
    "机构是职权和责任的主体，新设、撤销都依机构改革的决定。" + _GONE,
    "", ORGANISATION + "kind: 工作部门\nstatus: 在用", decision=("新增", "取消"),
)  # fmt: skip
AREA.pair(
    121, "organisation-abolished/organisation-restored", "机构撤销/机构恢复", "organisations: status", into("撤销"), "EE", Effect.NEUTRAL,
    "机构撤销后，它的职权要有机构承接，否则群众找不到人办。",
    ORGANISATION + "status: 在用", ORGANISATION + "status: 撤销\nretired: {date: 2026-04-01}\nsuccessor: xinju",
    decision=("取消", "恢复"), also=("retired", "successor"),
)  # fmt: skip
AREA.pair(
    123, "bundle-added/bundle-vanished", "新增一件事/一件事条目被删除", "bundles: ", presence, "EE", new_beside(Effect.RELIEF),
    "合成一件事办，材料交一次、跑一次；删去就回到各办各的。" + _GONE,
    "", BUNDLE + "status: 在用", back=Effect.BURDEN, decision=("新增", "取消"),
)  # fmt: skip


def _withdrawn(case: Case) -> Effect:
    """Of a list that no kind knows a person has to say it; without a bundle people go to each office by themselves."""
    return Effect.BURDEN if case.fact.entry.startswith("bundles/") else Effect.OPEN


AREA.pair(
    125, "entry-withdrawn/entry-reinstated", "条目停用/条目恢复使用", "*: *", ended_in, "EE", _withdrawn,
    "哪些状态是停用，由清单的格式写明；一件事停用之后，群众要分头去办。",
    BUNDLE + "status: 在用", BUNDLE + "status: 停用\nretired: {date: 2026-04-01}", decision=("取消", "恢复"), partners=end_told,
)  # fmt: skip
AREA.single(
    127, "retirement-rewritten", "取消情况改写", "*: retired.**", anyhow, "W", Effect.OPEN,
    "取消的日期、依据是历史记录，事后改写要说明为什么。",
    POWER + "retired: {date: 2026-04-01}", POWER + "retired: {date: 2026-05-01}",
)  # fmt: skip
AREA.single(
    128, "entry-moved", "条目移到另一机构", "*: ", moved, "E", Effect.NEUTRAL,
    "条目归了另一个机构，标识和网址随之改变；旧网址靠 former_ids 继续有效，历史接着算。",
    "# lists/power/jia/xuke.yml\nname: 示例许可", "# lists/power/yi/xuke.yml\nname: 示例许可\nformer_ids: [jia/xuke]",
    decision="划转", also=("former_ids.*", "former_ids"),
)  # fmt: skip


def _kind_effect(case: Case) -> Effect:
    """许可 weighs more than 确认, 其他行政权力 and 公共服务 do; other types do not compare."""
    ladder_ = {"公共服务": 0, "其他行政权力": 1, "行政确认": 1, "行政许可": 2}
    old, new = ladder_.get(str(case.before)), ladder_.get(str(case.after))
    if old is None or new is None or old == new:
        return Effect.OPEN
    return Effect.BURDEN if new > old else Effect.RELIEF


AREA.single(
    129, "item-type-changed", "职权类型改变", "power: type", changed, "E", _kind_effect,
    "许可改为备案、确认，手续变轻；反过来等于新设许可，须有法律、行政法规或者国务院决定。",
    POWER + "type: 行政许可", POWER + "type: 行政确认", decision="要素变更",
)  # fmt: skip
AREA.single(
    130, "item-transferred", "行使主体改变", "power: organisation", changed, "E", Effect.NEUTRAL,
    "换了部门，责任、办事地点和投诉渠道都要跟着换，须有机构职能调整的决定。",
    POWER + "organisation: jia", POWER + "organisation: yi", decision="划转",
)  # fmt: skip
AREA.pair(
    131, "item-moved-up/item-moved-down", "行使层级上收/行使层级下移", "power: level", ladder("乡级", "县级", "市级", "省级", "国家级"),
    "EE", Effect.OPEN, "上收使群众多跑路，下移要看基层接不接得住，都要有决定。",
    POWER + "level: 县级", POWER + "level: 市级", decision=("收回", "下放"),
)  # fmt: skip
AREA.single(
    133, "item-source-changed", "权力来源改变", "power: source", changed, "W", Effect.OPEN,
    "法定、授权、委托的责任主体不同：受委托的，责任仍由委托机关承担。",
    POWER + "source: 法定本级行使", POWER + "source: 上级委托",
)  # fmt: skip


def _narrowed(case: Case) -> Effect:
    """Fewer have to ask where the matter only burdens; a licence that some may not have any more may free them or shut them out."""
    entry, former = case.comparison.entry(case.fact.entry), case.comparison.former(case.fact)
    licence = any(each is not None and each.get("type") == "行政许可" for each in (entry, former))
    return Effect.OPEN if licence else against_polarity(case)


AREA.pair(
    134, "audience-widened/audience-narrowed", "适用对象扩大/适用对象缩小", "power: audience.*", presence, "WW", by_polarity,
    "负担性的职权对象扩大，就有更多人要办；给付、奖励的对象扩大，就有更多人受益。许可的对象缩小，是不用办了还是不给办了，要有人判断。",
    LICENCE + "audience: [企业法人]", LICENCE + "audience: [企业法人, 个体工商户]", back=_narrowed,
    exempt="许可的对象缩小，可能是不用办了，也可能是不给办了",
)  # fmt: skip
AREA.pair(
    993, "guide-audience-opened/guide-audience-closed", "指南的服务对象扩大/指南的服务对象缩小", "guides: audience.*", presence, "IE",
    Effect.RELIEF, "指南是办事的门：该办的事没有少，门却对一部分人关上了；多对一些人开，就多一些人办得成。",
    GUIDE + "audience: [企业法人]", GUIDE + "audience: [企业法人, 个体工商户]",
)  # fmt: skip
AREA.pair(
    136, "subitem-added/subitem-removed", "新增子项/删去子项", "power: subitems.*", presence, "EE", by_polarity,
    "子项是职权的一部分，增减与职权增减同样看待。",
    LICENCE + "subitems: []", LICENCE + "subitems: [{id: jia, name: 甲项}]", decision=("新增", "取消"),
)  # fmt: skip
AREA.pair(
    138, "subitem-cancelled/subitem-restored", "子项取消/子项恢复", "power: subitems.*.status", into("取消"), "EE", against_polarity,
    "子项取消也要有决定和后续监管。",
    LICENCE + "subitems: [{id: jia, name: 甲项, status: 在用}]", LICENCE + "subitems: [{id: jia, name: 甲项, status: 取消}]",
    decision=("取消", "新增"),
)  # fmt: skip
AREA.pair(
    140, "subitem-suspended/subitem-resumed", "子项暂停/子项恢复行使", "power: subitems.*.status", into("暂停"), "EE", against_polarity,
    "暂停要有依据和期限。",
    LICENCE + "subitems: [{id: jia, name: 甲项, status: 在用}]", LICENCE + "subitems: [{id: jia, name: 甲项, status: 暂停}]",
    decision=("暂停", "恢复"),
)  # fmt: skip

_TRANSFERS = (
    (142, "handed-down", "下放", "下放给基层", "下放要有承接的一方，群众换地方办；事后要有监管措施。"),
    (144, "received", "承接", "承接上级下放", "承接要写明依据哪一份下放决定。"),
    (146, "entrusted", "委托", "委托其他机关", "受委托机关以委托机关的名义办，责任不转移（行政许可法第二十四条）。"),
    (148, "taken-back", "收回", "收回下放或委托", "收回之后群众要回到原处办。"),
    (150, "reassigned", "划转", "划转", "划转依机构职能调整的决定。"),
)
for _number, _slug, _kind, _title, _why in _TRANSFERS:
    AREA.pair(
        _number, f"item-{_slug}/item-{_slug}-undone", f"{_title}/撤去“{_title}”的记录", "power: transfers.*",
        row_where("kind", _kind), "EE", Effect.NEUTRAL, _why,
        POWER + "transfers: []", POWER + f"transfers: [{{kind: {_kind}, to: yi, since: 2026-04-01}}]", decision=_kind,
        partners=last_days if _kind == "收回" else None,
    )  # fmt: skip
AREA.pair(
    152, "transfer-ended/transfer-reopened", "下放或委托写明终止日期/下放或委托改为没有终止日期", "power: transfers.*.until", presence,
    "WW", Effect.OPEN, "到期之后由谁办，群众要事先知道。",
    POWER + "transfers: [{kind: 委托, to: yi, since: 2026-01-01}]",
    POWER + "transfers: [{kind: 委托, to: yi, since: 2026-01-01, until: 2026-12-31}]",
)  # fmt: skip
AREA.pair(
    154, "transfer-lengthened/transfer-shortened", "下放或委托期限延长/下放或委托期限缩短", "power: transfers.*.until", amount,
    "WW", Effect.OPEN, "期限变了，接手的一方和群众都要知道。",
    POWER + "transfers: [{kind: 委托, to: yi, since: 2026-01-01, until: 2026-06-30}]",
    POWER + "transfers: [{kind: 委托, to: yi, since: 2026-01-01, until: 2026-12-31}]",
)  # fmt: skip
AREA.single(
    156, "transfer-scope-changed", "下放或委托的内容改变", "power: transfers.*.*", anyhow, "W", Effect.OPEN,
    "交出去多少、由哪个条目承接，决定群众到哪里办。",
    POWER + "transfers: [{kind: 委托, to: yi, since: 2026-01-01, scope: 全部}]",
    POWER + "transfers: [{kind: 委托, to: yi, since: 2026-01-01, scope: 个体工商户}]",
)  # fmt: skip
AREA.pair(
    157, "precondition-added/precondition-removed", "新写明与营业执照的先后/不再写明与营业执照的先后", "power: precondition.*", presence,
    "WW", Effect.OPEN, "先照后证的，不得要求先取得许可再登记；前置审批须有法律、行政法规或国务院决定。",
    LICENCE + "precondition: []", LICENCE + "precondition: [{kind: 先照后证, holds: 营业执照}]",
)  # fmt: skip
AREA.single(
    159, "precondition-changed", "须先取得的证照改变", "power: precondition.*.holds", changed, "W", Effect.OPEN,
    "先办什么、后办什么，决定群众的办事顺序。",
    LICENCE + "precondition: [{kind: 先照后证, holds: 营业执照}]", LICENCE + "precondition: [{kind: 先照后证, holds: 登记证书}]",
)  # fmt: skip
AREA.pair(
    160, "quota-introduced/quota-lifted", "设立数量限制/取消数量限制", "power: quota", presence, "EE", Effect.BURDEN,
    "有数量限制的许可，须公开数量和择优的条件。",
    LICENCE + "status: 在用", LICENCE + "status: 在用\nquota: 每年十个",
)  # fmt: skip
AREA.single(
    162, "quota-changed", "数量限制改变", "power: quota", changed, "E", Effect.OPEN, "数量多了少了，直接决定谁能拿到许可。",
    LICENCE + "quota: 每年十个", LICENCE + "quota: 每年五个",
)  # fmt: skip
AREA.pair(
    163, "condition-added/condition-removed", "增加条件/减少条件", "power,guides: conditions.*", presence, "EI", Effect.BURDEN,
    "多一个条件，就多一些人办不成；规范性文件不得增设许可条件（行政许可法第十六条）。",
    GUIDE + "conditions: []", GUIDE + "conditions: [{id: nianling, text: 年满十八周岁}]",
)  # fmt: skip
AREA.single(
    165, "certificate-changed", "许可证件改变", "power: certificate", anyhow, "W", Effect.OPEN,
    "证件换了名称，旧证是否继续有效要说明。", LICENCE + "certificate: 甲证", LICENCE + "certificate: 乙证",
)  # fmt: skip
AREA.pair(
    166, "penalty-added/penalty-removed", "增加处罚种类/减少处罚种类", "power: penalties.*", presence, "EE", Effect.BURDEN,
    "处罚的种类由法律、法规、规章设定（行政处罚法第十条至第十六条），清单只能照录。",
    POWER + "penalties: [{id: jinggao, kind: 警告}]", POWER + "penalties: [{id: jinggao, kind: 警告}, {id: fakuan, kind: 罚款}]",
)  # fmt: skip
AREA.pair(
    168, "fine-ceiling-raised/fine-ceiling-lowered", "罚款上限提高/罚款上限降低", "power: penalties.*.max", amount, "EE", Effect.BURDEN,
    "幅度变了，须有法律、法规、规章的修改。",
    POWER + 'penalties: [{id: fakuan, kind: 罚款, max: "10000"}]', POWER + 'penalties: [{id: fakuan, kind: 罚款, max: "30000"}]', partners=same_range,
)  # fmt: skip
AREA.pair(
    170, "fine-floor-raised/fine-floor-lowered", "罚款下限提高/罚款下限降低", "power: penalties.*.min", amount, "EE", Effect.BURDEN,
    "幅度变了，须有法律、法规、规章的修改。",
    POWER + 'penalties: [{id: fakuan, kind: 罚款, min: "1000"}]', POWER + 'penalties: [{id: fakuan, kind: 罚款, min: "3000"}]', partners=same_range,
)  # fmt: skip
AREA.pair(
    172, "fine-bound-given/fine-bound-dropped", "写明罚款幅度/不再写明罚款幅度", "power: penalties.*.max", presence, "WE", Effect.RELIEF,
    "幅度写明了，当事人才知道最多罚多少。",
    POWER + "penalties: [{id: fakuan, kind: 罚款}]", POWER + 'penalties: [{id: fakuan, kind: 罚款, max: "10000"}]',
)  # fmt: skip
AREA.single(
    174, "penalty-terms-changed", "处罚的种类或适用情形改变", "power: penalties.*.*", anyhow, "E", Effect.OPEN,
    "适用情形、种类的字句决定罚谁、怎么罚，须与法律、法规、规章一致。",
    POWER + "penalties: [{id: a, kind: 罚款, when: 逾期不改正}]", POWER + "penalties: [{id: a, kind: 罚款, when: 情节严重}]",
)  # fmt: skip
AREA.pair(
    175, "measure-added/measure-removed", "增加强制措施或执行方式/减少强制措施或执行方式", "power: measures.*", presence, "EE", Effect.BURDEN,
    "强制措施由法律设定，行政法规、地方性法规只在限定范围内设定（行政强制法第十条、第十一条）。",
    POWER + "measures: [扣押财物]", POWER + "measures: [扣押财物, 代履行]",
)  # fmt: skip
AREA.single(
    177, "conduct-rewritten", "违法行为的描述改写", "power: conduct", anyhow, "E", Effect.OPEN,
    "违法行为的描述就是处罚的范围，改一个字都可能改变罚谁。", POWER + "conduct: 无证经营。", POWER + "conduct: 无证经营或者超范围经营。",
)  # fmt: skip
for _number, _name, _what in (
    (178, "collects", "征收"), (179, "benefit", "给付"), (180, "inspects", "检查"), (181, "confirms", "确认"),
    (182, "award", "奖励"), (183, "dispute", "裁决"), (184, "matter", "办理"),
):  # fmt: skip
    AREA.single(
        _number, f"{_name}-rewritten", f"{_what}的内容改写", f"power: {_name}", anyhow, "W", Effect.OPEN,
        f"{_what}什么，是这项职权的范围；字句变了，要看范围变没变。", POWER + f"{_name}: 甲事项", POWER + f"{_name}: 甲事项和乙事项",
    )  # fmt: skip
AREA.pair(
    185, "commitment-offered/commitment-withdrawn", "实行告知承诺制/不再实行告知承诺制", "guides: commitment", flag, "IE", Effect.RELIEF,
    "实行告知承诺的，申请人作出承诺即可办理，不必先交证明。",
    GUIDE + "commitment: false", GUIDE + "commitment: true",
)  # fmt: skip
AREA.pair(
    187, "made-instant/made-waiting", "承诺件改为即办件/即办件改为承诺件", "guides: handling", between("承诺件", "即办件"), "IE", Effect.RELIEF,
    "即办件当场办结。", GUIDE + "handling: 承诺件", GUIDE + "handling: 即办件",
)  # fmt: skip
