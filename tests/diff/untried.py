"""More attempts to get something past the gate: at the fields that nobody had tried, in the year's book, with moves and replacements.

Rows are as in ``attempts``; the city here has a hall, a grant with its guide, a bundle and a ban more.
"""

from __future__ import annotations

from tests.diff.attempts import CITY, DUTY, GUIDE, HEAVIER, LAW, PASSES, REGISTRY

HALL, GRANT, PLAIN, PACK, BAN, WORK = (
    "lists/organisations/dating.yml", "lists/power/ju/jiuzhu.yml", "lists/guides/ju/jiuzhu.yml", "lists/bundles/yijianshi.yml",
    "lists/negative/c/jinzhi.yml", "lists/duties/ju.yml",
)  # fmt: skip
MORE = {
    **CITY,
    HALL: """\
name: 示例政务中心
kind: 政务服务中心
level: 市级
parent: shi
status: 在用
short: 示例大厅
website: https://example.org/
windows: [{id: a, name: 一号窗口, place: 一楼, address: 甲路1号, hours: 工作日9点到17点, phone: 0952-1112222}]
chief_representative: {post: 首席代表, authority: 受理和决定}
offices: [{id: a, name: 综合科, work: 咨询。}]
""",
    GRANT: """\
name: 示例救助
type: 行政给付
organisation: ju
level: 市级
source: 法定本级行使
status: 在用
basis: [{law: fa, article: "40", role: 设定}]
benefit: 每人每月发给五百元。
inspects: 每年检查一次。
office: 救助科
precondition: [{kind: 先照后证, holds: 营业执照}]
subitems: [{id: jia, name: 甲项, status: 在用}, {id: yi, name: 乙项, status: 在用}]
transfers: [{kind: 委托, to: jiedao, since: 2026-01-01, until: 2027-12-31, scope: 受理}]
aliases: [困难补助]
validity: {value: 3, unit: 年}
""",
    PLAIN: """\
name: 示例救助（申请）
power: ju/jiuzhu
subitem: jia
status: 在用
handling: 承诺件
audience: [自然人]
time_limit: {promised: {value: 5, unit: 工作日}, start: 收件之日}
special_procedures: [{kind: 检验, limit: {value: 5, unit: 工作日}}]
online: 受理
visits: 1
channels: [窗口]
result: {name: 救助金, kind: 资金, delivery: [窗口领取, 转账], validity: {value: 3, unit: 年}}
fees: [{id: gongben, name: 工本费, standard: 每证十元, amount: "10.00", exemption: 残疾人免收}]
materials: [{id: biao, name: 申请表, kind: 主件, necessity: 必要, form: 纸质或电子, copies: 1, source: 申请人自备, requirement: 签名}]
steps: [{id: shouli, name: 受理, actor: 窗口, output: 回执, limit: {value: 1, unit: 工作日}}]
""",
    PACK: """\
name: 开店一件事
kind: 一件事
lead: ju
status: 在用
audience: [企业法人, 个体工商户]
target: {limit: {value: 10, unit: 工作日}}
stages: [{id: a, name: 受理, lead: ju, limit: {value: 3, unit: 工作日}, guides: [{guide: ju/xuke}]}]
papers: [{id: biao, name: 申请表, covers: [{guide: ju/xuke, material: shenqingshu}]}]
""",
    BAN: """\
name: 示例禁止
class: 禁止
status: 在用
origin: 产业目录
industries: [{code: C2511, standard: GB/T 4754-2011}]
regions: ["130200"]
measure: 禁止新建。
scope: 年产三十万吨以下
authorities: [ju]
existing_capacity: 2027年底前退出。
effective: 2027-01-01
expires: 2028-01-01
basis: [{law: fa, article: "31"}]
""",
}

UNTRIED: list[tuple[str, str, str, str, str]] = [
    ("a window's hours are cut", HALL, "工作日9点到17点", "周三上午", "QG101"),
    ("a window moves", HALL, "address: 甲路1号", "address: 乙路9号", "QG101"),
    ("a window's phone goes", HALL, ", phone: 0952-1112222", "", "QG101"),
    ("a window's phone is another", HALL, "0952-1112222", "0952-3334444", PASSES),
    ("a window's name asks", HALL, "name: 一号窗口", "name: 一号窗口（须预约）", "QG101"),
    ("a representative may decide less", HALL, "authority: 受理和决定", "authority: 受理", "QG101"),
    ("the website goes", HALL, "website: https://example.org/\n", "", "QG101"),
    ("a body is put below another", HALL, "parent: shi", "parent: qu", "QG101"),
    ("a body sinks a level", HALL, "level: 市级", "level: 县级", "QG101"),
    ("a body's short name binds", HALL, "short: 示例大厅", "short: 示例大厅（须缴押金）", "QG101"),
    ("an office's work asks", HALL, "work: 咨询。", "work: 须预约方可咨询。", "QG101"),
    ("less is granted", GRANT, "五百元", "三百元", "QG101"),
    ("more is inspected", GRANT, "每年检查一次", "每年检查四次", "QG101"),
    ("a licence must come first", GRANT, "holds: 营业执照", "holds: 资质证书", "QG101"),
    ("a subitem's name narrows it", GRANT, "name: 甲项", "name: 甲项（限本市户籍）", "QG101"),
    ("a subitem is suspended", GRANT, "name: 甲项, status: 在用", "name: 甲项, status: 暂停", "QG101"),
    ("who was entrusted loses it sooner", GRANT, "until: 2027-12-31", "until: 2026-06-30", "QG101"),
    ("who was entrusted has no last day", GRANT, ", until: 2027-12-31", "", "QG101"),
    ("less is entrusted", GRANT, "scope: 受理", "scope: 收件", "QG101"),
    ("another answers for the power", GRANT, "source: 法定本级行使", "source: 上级委托", "QG101"),
    ("what people call it binds", GRANT, "aliases: [困难补助]", "aliases: [困难补助, 须缴押金五百元]", "QG101"),
    ("what people call it is an examination", GRANT, "aliases: [困难补助]", "aliases: [困难补助, 救助资格考试]", PASSES),
    ("the office sees people by appointment", GRANT, "office: 救助科", "office: 救助科（须预约）", "QG101"),
    ("a certificate is valid for less", GRANT, "validity: {value: 3, unit: 年}", "validity: {value: 30, unit: 个月}", "QG101"),
    ("an entry calls itself an example", GRANT, "status: 在用\nbasis", "status: 在用\nillustrative: true\nbasis", "QG101"),
    ("a guide is of another subitem", PLAIN, "subitem: jia", "subitem: yi", "QG101"),
    ("a result is valid for less", PLAIN, "validity: {value: 3, unit: 年}", "validity: {value: 1, unit: 年}", "QG101"),
    ("no money by transfer", PLAIN, "delivery: [窗口领取, 转账]", "delivery: [窗口领取]", "QG101"),
    ("a fee's name has a price", PLAIN, "name: 工本费", "name: 工本费（另收一百元）", "QG101"),
    ("nobody is exempt from a fee any more", PLAIN, ", exemption: 残疾人免收", "", "QG101"),
    ("the exempt are fewer", PLAIN, "exemption: 残疾人免收", "exemption: 重度残疾人免收", "QG101"),
    ("a fee's amount is not written any more", PLAIN, ", amount: \"10.00\"", "", "QG101"),
    ("a fee by the page", PLAIN, "standard: 每证十元", "standard: 每页十元", "QG101"),
    ("print it in colour", PLAIN, "requirement: 签名", "requirement: 签名，彩色打印", "QG101"),
    ("how often one must come is not written any more", PLAIN, "visits: 1\n", "", "QG101"),
    ("how deep one gets online is not written any more", PLAIN, "online: 受理\n", "", "QG101"),
    ("a special procedure has no end", PLAIN, "kind: 检验, limit: {value: 5, unit: 工作日}", "kind: 检验", "QG101"),
    ("the clock starts at acceptance", PLAIN, "start: 收件之日", "start: 受理之日", "QG101"),
    ("how many copies is not written any more", PLAIN, "copies: 1, ", "", "QG101"),
    ("a paper gets another id and more copies", PLAIN, "id: biao, name: 申请表, kind: 主件, necessity: 必要, form: 纸质或电子, copies: 1", "id: biao2, name: 申请表, kind: 主件, necessity: 必要, form: 纸质或电子, copies: 5", "QG101"),
    ("a step has no limit any more", PLAIN, ", output: 回执, limit: {value: 1, unit: 工作日}", ", output: 回执", "QG101"),
    ("a bundle takes longer", PACK, "value: 10, unit: 工作日", "value: 20, unit: 日", "QG101"),
    ("a bundle shuts out the sole traders", PACK, "[企业法人, 个体工商户]", "[企业法人]", "QG101"),
    ("one paper for several is given up", PACK, "papers: [{id: biao, name: 申请表, covers: [{guide: ju/xuke, material: shenqingshu}]}]\n", "", "QG101"),
    ("another leads a bundle", PACK, "kind: 一件事\nlead: ju", "kind: 一件事\nlead: linju", "QG101"),
    ("another leads a stage", PACK, "name: 受理, lead: ju", "name: 受理, lead: linju", "QG101"),
    ("a guide leaves its bundle", PACK, "guides: [{guide: ju/xuke}]", "guides: []", "QG101"),
    ("a bundle has no target any more", PACK, "target: {limit: {value: 10, unit: 工作日}}\n", "", "QG101"),
    ("another edition of the classes", BAN, "GB/T 4754-2011", "GB/T 4754-2017", "QG101"),
    ("another source of a ban", BAN, "origin: 产业目录", "origin: 法律法规", "QG101"),
    ("another authority of a ban", BAN, "authorities: [ju]", "authorities: [ju, linju]", "QG101"),
    ("a ban begins sooner", BAN, "effective: 2027-01-01", "effective: 2026-07-01", "QG101"),
    ("a ban has no end", BAN, "expires: 2028-01-01\n", "", "QG101"),
    ("less time to leave", BAN, "2027年底前退出", "2026年底前退出", "QG101"),
    ("a ban for all sizes", BAN, "scope: 年产三十万吨以下\n", "", "QG101"),
    ("a ban ends sooner", BAN, "expires: 2028-01-01", "expires: 2027-06-01", PASSES),
    ("a ban begins later", BAN, "effective: 2027-01-01", "effective: 2027-06-01", PASSES),
    ("a fee is halved", PLAIN, "amount: \"10.00\"", "amount: \"5.00\"", PASSES),
    ("a fee is gone", PLAIN, "fees: [{id: gongben, name: 工本费, standard: 每证十元, amount: \"10.00\", exemption: 残疾人免收}]", "fees: []", PASSES),
    ("a bundle takes less", PACK, "value: 10, unit: 工作日", "value: 8, unit: 工作日", PASSES),
    ("a duty moves to the end", DUTY, "stage: 受理, duty: 一次告知", "stage: 事后监管, duty: 一次告知", "QG101"),
    ("a duty weakens", DUTY, "duty: 十日内送达。", "duty: 及时送达。", "QG101"),
    ("a duty gets another id and weaker words", DUTY, "{id: songda, stage: 送达, duty: 十日内送达。}", "{id: songda2, stage: 送达, duty: 送达。}", "QG101"),
    ("a notice for all pages asks for a deposit", REGISTRY, "notices: [{id: shili,", "notices: [{id: jia, text: 办事须缴纳保证金五千元。, everywhere: true}, {id: shili,", "QG110"),
    ("a remedy is made up", REGISTRY, "remedies:\n", "remedies:\n  - {id: zhongcai, name: 行政仲裁, text: 三日内申请。, basis: [{law: fa, article: \"20\"}]}\n", "QG110"),
    ("a remedy rests on another article", REGISTRY, "article: \"46\"", "article: \"47\"", "QG110"),
    ("a notice is not everywhere", REGISTRY, "text: 这是示例。, everywhere: true", "text: 这是示例。", "QG110"),
    ("another custodian", REGISTRY, "custodian: shengai", "custodian: linju", "QG110"),
    ("another address of the site", REGISTRY, "", "site_url: https://example.net/", PASSES),
    ("a note of the registry asks", REGISTRY, "", "note: 办事须先缴费。", "QG110"),
    ("the law has fewer articles", LAW, "articles: 90", "articles: 40", "QG110"),
    ("the law is renamed", LAW, "name: 中华人民共和国示例法", "name: 示例市管理办法", "QG110"),
    ("a new government", "", "# lists/organisations/xin.yml\nname: 新区人民政府\nkind: 人民政府\nlevel: 县级\nparent: shi\nstatus: 在用\n", "", "QG101"),
    ("main duty is dropped", WORK, "负责示例许可。", "协助示例许可。", "QG101"),
]  # fmt: skip

CORRECTED = "corrections: [{{record: {}, path: {}, date: {}, reason: 录错, by: 清单保管岗}}]"
JUDGED = (
    "judgements: [{{entry: guides/ju/xuke, path: {}, fingerprint: {}, effect: {}, reason: 意思没有变, by: 法制审核岗}}]"
)
WORDS = (GUIDE, "result: {name: 示例许可证,", "result: {name: 示例许可证书,")
RANK = (LAW, "kind: 法律", "kind: 部门规章")
BOOKS: list[tuple[str, tuple[str, str, str], str, str]] = [
    # what is tried, the change, what stands in the year's book ({} is the change's fingerprint), the verdict
    ("a burden called a correction", HEAVIER, CORRECTED.format("guides/ju/xuke", "time_limit.promised", "2026-05-30"), "QG101"),
    ("a burden judged neutral", HEAVIER, JUDGED.format("time_limit.promised", "{}", "中性"), "QG101"),
    ("words judged neutral", WORDS, JUDGED.format("result.name", "{}", "中性"), PASSES),
    ("words judged a burden", WORDS, JUDGED.format("result.name", "{}", "加重"), "QG101"),
    ("other words judged", WORDS, JUDGED.format("result.name", "0123456789abcdef", "中性"), "QG101"),
    ("another place judged", WORDS, JUDGED.format("note", "{}", "中性"), "QG101"),
    ("no words, judged in the book alone", (GUIDE, "kind: 证照}", "kind: 其他}"), JUDGED.format("result.kind", "{}", "中性"), "QG101"),
    ("words that ask, judged neutral", (GUIDE, "开办企业时办理。", "开办企业时办理，须预约。"), JUDGED.format("summary", "{}", "中性"), "QG101"),
    ("a record corrected", RANK, CORRECTED.format("laws/fa", "kind", "2026-05-30"), PASSES),
    ("another place corrected", RANK, CORRECTED.format("laws/fa", "name", "2026-05-30"), "QG110"),
    ("a record corrected as a whole", RANK, CORRECTED.format("laws/fa", "全文", "2026-05-30"), "QG110"),
    ("a record corrected tomorrow", RANK, CORRECTED.format("laws/fa", "kind", "2026-06-02"), "QG110"),
    ("another record corrected", RANK, CORRECTED.format("laws/xin", "kind", "2026-05-30"), "QG110"),
    ("a deleted file corrected", (LAW, CITY[LAW], ""), CORRECTED.format("laws/fa", "全文", "2026-05-30"), "QG104"),
]  # fmt: skip

XIN, JIU = "lists/guides/ju/xin.yml", "lists/guides/ju/jiu.yml"
_MOVED = CITY[GUIDE] + "former_ids: [ju/xuke]\n"
_STOPPED = CITY[GUIDE].replace("status: 在用", "status: 停用\nretired: {date: 2026-06-01}")
_NEW = CITY[GUIDE].replace("示例许可（新办）", "示例许可（首次）")
_ANOTHER = CITY[GUIDE].replace("visits: 2", "visits: 9").replace("示例许可（新办）", "示例许可（旧）")
MOVES: list[tuple[str, dict[str, str], dict[str, str], str]] = [
    # what is tried, files besides those of the city before and after (an empty text takes a file away), the verdict
    ("a guide gets another id", {}, {GUIDE: "", XIN: _MOVED}, PASSES),
    ("a guide gets another id and a shorter promise", {}, {GUIDE: "", XIN: _MOVED.replace("promised: {value: 5", "promised: {value: 4")}, PASSES),
    ("a guide gets another id and a visit more", {}, {GUIDE: "", XIN: _MOVED.replace("visits: 2", "visits: 3")}, "QG101"),
    ("a guide gets another id and says not from which", {}, {GUIDE: "", XIN: CITY[GUIDE]}, "QG104"),
    ("a guide moves to another body", {}, {GUIDE: "", "lists/guides/linju/xuke.yml": _MOVED}, "QG101"),
    ("a guide in another's place", {}, {GUIDE: _STOPPED, XIN: _NEW + "replaces: [ju/xuke]\n"}, "QG101"),
    ("a guide says later whom it replaces, and asks more", {GUIDE: _STOPPED, XIN: _NEW.replace("visits: 2", "visits: 3")},
        {XIN: _NEW.replace("visits: 2", "visits: 3") + "replaces: [ju/xuke]\n"}, "QG101"),
    ("a guide says later whom it replaces, and asks less", {GUIDE: _STOPPED, XIN: _NEW.replace("visits: 2", "visits: 1")},
        {XIN: _NEW.replace("visits: 2", "visits: 1") + "replaces: [ju/xuke]\n"}, PASSES),
    ("a guide does not say any more whom it replaces", {GUIDE: _STOPPED, XIN: _NEW + "replaces: [ju/xuke]\n"}, {XIN: _NEW}, "QG101"),
]  # fmt: skip
SHELLS: list[tuple[str, dict[str, str], str, str]] = [
    # what is tried, the new guide and others beside it, the effect that the new one is told to have
    ("heavier than the one it names", {GUIDE: _STOPPED}, _NEW.replace("visits: 2", "visits: 3") + "replaces: [ju/xuke]\n", "加重"),
    ("lighter than the one it names", {GUIDE: _STOPPED}, _NEW.replace("visits: 2", "visits: 1") + "replaces: [ju/xuke]\n", "减轻"),
    ("heavier than the one that ends, and says nothing", {GUIDE: _STOPPED}, _NEW.replace("visits: 2", "visits: 3"), "加重"),
    ("lighter than one long stopped, heavier than the one that ends", {GUIDE: _STOPPED},
        _NEW.replace("visits: 2", "visits: 3") + "replaces: [ju/jiu]\n", "加重"),
    ("in nobody's place", {}, _NEW, "中性"),
]  # fmt: skip
LONG_STOPPED = _ANOTHER.replace("status: 在用", "status: 停用\nretired: {date: 2025-06-01}")
