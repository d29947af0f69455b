"""Attempts to get something past the gate, and changes that nobody should stop: add a row, and it is tried.

A row is what is tried, the file, the text there before and after, and the verdict: ``PASSES``, or the code that must stop it.
An empty text before means that the new text is added at the end of the file; an empty file name means a file of the new text.
"""

from __future__ import annotations

from typing import Any

from tests.support import BASE

PASSES = ""
REGISTRY, POWER, GUIDE = "lists/registry.yml", "lists/power/ju/xuke.yml", "lists/guides/ju/xuke.yml"
FINE, ROW, OLD, LAW = (
    "lists/power/ju/chufa.yml", "lists/negative/c/xianzhi.yml", "lists/adjustments/2016/001.yml", "lists/laws/fa.yml",
)  # fmt: skip
BODY, DUTY, NEWER = "lists/organisations/ju.yml", "lists/responsibility/ju/xuke.yml", "lists/adjustments/2026/002.yml"

CITY = {
    **BASE,
    REGISTRY: BASE[REGISTRY].replace("custodian: ju", "custodian: shengai")
    + """\
remedies:
  - {id: fuyi, name: 行政复议, text: 六十日内申请。, basis: [{law: fa, article: "20"}]}
  - {id: susong, name: 行政诉讼, text: 六个月内起诉。, basis: [{law: fa, article: "46"}]}
milestones: [{id: shixiang, name: 审批事项, after: 67, unit: 项, source: 公报}]
authority:
  - {id: shixiang, track: 事项调整, decided_by: [shi], below: shi, basis: [{law: fa, article: "5"}]}
  - {id: neirong, track: 内容调整, decided_by: [sifa, shi], below: shi, basis: [{law: fa, article: "5"}]}
""",
    POWER: BASE[POWER] + "audience: [企业法人, 自然人]\n",
    "lists/organisations/sifa.yml": "name: 示例市司法局\nkind: 工作部门\nlevel: 市级\nparent: shi\nstatus: 在用\n",
    "lists/organisations/jiedao.yml": "name: 示例街道\nkind: 派出机关\nlevel: 乡级\nparent: shi\nstatus: 在用\n",
    "lists/organisations/linju.yml": "name: 示例市烟草局\nkind: 工作部门\nlevel: 市级\nparent: shi\nstatus: 在用\n",
    "lists/organisations/qu.yml": "name: 示例区人民政府\nkind: 人民政府\nlevel: 县级\nparent: shi\nstatus: 在用\n",
    "lists/organisations/shengai.yml": "name: 示例市审批局\nkind: 工作部门\nlevel: 市级\nparent: shi\nstatus: 在用\n",
    NEWER: """\
title: 关于增加到场次数的决定
track: 内容调整
cause: 上级决定
document: 示例〔2026〕2号
basis: [{law: fa, article: "12"}]
decided_by: sifa
decided_on: 2026-05-15
published_on: 2026-05-16
effective: 2026-05-20
procedure: {legality_review: {by: sifa, from: 2026-05-04, to: 2026-05-13, outcome: 合法}}
responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}
changes: [{entry: guides/ju/xuke, kind: 要素变更, reason: 上级要求, fields: [{path: visits, from: 1, to: 2}]}]
""",
    BODY: BASE[BODY]
    + "phone: 0952-1234567\naddress: 甲路1号\nhours: 工作日9点到17点\nwindows: [{id: a, name: 综合窗口}]\n",
    GUIDE: BASE[GUIDE]
    .replace("visits: 0", "visits: 2")
    .replace("channels: [窗口, 网上]", "channels: [窗口, 网上, 邮寄]")
    .replace("audience: [企业法人]", "audience: [企业法人, 个体工商户]")
    + """\
summary: 开办企业时办理。
conditions: [{id: changsuo, text: 有固定的经营场所}]
reach: 全市
places: [{organisation: ju}, {organisation: shi, window: 综合窗口}]
commitment: true
special_procedures: [{kind: 检验, limit: {value: 5, unit: 工作日}}]
questions: [{id: daiban, question: 能代办吗, answer: 可以委托他人办理。}]
note: 结果可以邮寄。
""",
    FINE: """\
name: 示例处罚
type: 行政处罚
organisation: ju
level: 市级
source: 法定本级行使
status: 在用
basis: [{law: fa, article: "30", role: 设定}]
conduct: 无证经营。
penalties: [{id: fakuan, kind: 罚款, range: 处一万元以上十万元以下罚款, min: "10000", max: "100000"}]
""",
    ROW: """\
name: 示例限制
class: 限制
status: 在用
industries: [{code: C3091, standard: GB/T 4754-2017}]
regions: ["130200"]
measure: 禁止新建。
origin: 产业目录
basis: [{law: fa, article: "31"}]
""",
    OLD: """\
title: 关于调整示例许可的决定
track: 内容调整
cause: 法律变动
decided_by: sifa
decided_on: 2016-03-01
published_on: 2016-03-02
effective: 2016-04-01
procedure: {legality_review: {by: sifa, from: 2016-01-04, to: 2016-01-18, outcome: 合法}}
responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 区政府常务会议}
changes: [{entry: guides/ju/xuke, kind: 要素变更, reason: 法律修改}]
""",
}

UNDECIDED: list[tuple[str, str, str, str, str]] = [
    # what stands in the table of holes
    ("the term of review is halved", REGISTRY, "六十日内申请", "三十日内申请", "QG110"),
    ("a remedy is deleted", REGISTRY, '  - {id: susong, name: 行政诉讼, text: 六个月内起诉。, basis: [{law: fa, article: "46"}]}\n', "", "QG110"),
    ("a result that was published is made better", REGISTRY, "after: 67", "after: 6", "QG110"),
    ("the notice that all is an example goes", REGISTRY, "这是示例。", "以本站为准。", "QG110"),
    ("a law is called by another rank", LAW, "kind: 法律", "kind: 部门规章", "QG110"),
    ("a law's version goes", LAW, "date: 2020-01-01", "date: 2021-01-01", "QG110"),
    ("a check is waived", POWER, "", "waivers: [{rule: QD206, reason: 过渡期}]", "QG110"),
    ("who approved an old decision is rewritten", OLD, "区政府常务会议", "科室负责人", "QG110"),
    ("what an old review found is rewritten", OLD, "outcome: 合法", "outcome: 同意", "QG110"),
    ("copies 1 to 20",
        GUIDE,
        "copies: 1\n    source: 申请人自备\n  - id: tuzhi",
        "copies: 20\n    source: 申请人自备\n  - id: tuzhi",
        "QG101"),
    ("a special procedure from 5 to 60 days", GUIDE, "limit: {value: 5, unit: 工作日}}]", "limit: {value: 60, unit: 工作日}}]", "QG101"),
    ("working days become more days", GUIDE, "promised: {value: 5, unit: 工作日}", "promised: {value: 19, unit: 日}", "QG101"),
    ("a notary in a paper's name", GUIDE, "name: 布局图", "name: 布局图（须经公证处公证，一式五份）", "QG101"),
    ("a deposit in a summary", GUIDE, "开办企业时办理。", "开办企业时办理，须缴纳保证金五千元。", "QG101"),
    ("a training in a new question", GUIDE, "answer: 可以委托他人办理。}", "answer: 可以委托他人办理。}, {id: px, question: 要准备什么, answer: 须先参加培训。}", "QG101"),
    ("a branch becomes the only way", GUIDE, "next: [{to: jueding}, {to: buzheng, when: 材料不齐}]", "next: [{to: buzheng}]", "QG101"),
    ("the promise becomes longer", GUIDE, "promised: {value: 5,", "promised: {value: 12,", "QG101"),
    ("a third visit", GUIDE, "visits: 2", "visits: 3", "QG101"),
    ("online goes from handling to advice", GUIDE, "online: 办理", "online: 咨询", "QG101"),
    ("only the town is served", GUIDE, "reach: 全市", "reach: 全镇", "QG101"),
    ("one place fewer", GUIDE, ", {organisation: shi, window: 综合窗口}", "", "QG101"),
    ("an extension is allowed", GUIDE, "  promised:", "  extension: {value: 10, unit: 工作日}\n  promised:", "QG101"),
    ("more people need the licence", POWER, "audience: [企业法人, 自然人]", "audience: [企业法人, 个体工商户, 自然人]", "QG101"),
    ("an industry is widened", ROW, "code: C3091", "code: C30", "QG101"),
    ("a file of the lists is deleted", LAW, BASE[LAW], "", "QG104"),
    # our own
    ("a deposit without a modal word", GUIDE, "开办企业时办理。", "开办企业时办理，另缴保证金。", "QG101"),
    ("a notary in the note", GUIDE, "结果可以邮寄。", "结果可以邮寄，公证后领取。", "QG101"),
    ("the note no longer says that one may", GUIDE, "note: 结果可以邮寄。\n", "", "QG101"),
    ("may becomes must", GUIDE, "可以委托他人办理。", "应当由本人到场办理。", "QG101"),
    ("a condition by the way", GUIDE, "有固定的经营场所", "有固定的经营场所，并缴存保证金", "QG101"),
    ("a new condition", GUIDE, "text: 有固定的经营场所}", "text: 有固定的经营场所}, {id: b, text: 有三年经验}", "QG101"),
    ("no post any more", GUIDE, "channels: [窗口, 网上, 邮寄]", "channels: [窗口, 网上]", "QG101"),
    ("commitment withdrawn", GUIDE, "commitment: true", "commitment: false", "QG101"),
    ("the original paper is wanted", GUIDE, "    name: 申请书\n", "    name: 申请书\n    original: true\n", "QG101"),
    ("a side paper must come with the rest", GUIDE, "necessity: 容缺后补", "necessity: 必要", "QG101"),
    ("paper alone", GUIDE, "form: 纸质或电子\n    copies: 1\n    source: 申请人自备\n  - id: tuzhi", "form: 纸质\n    copies: 1\n    source: 申请人自备\n  - id: tuzhi", "QG101"),
    ("less time to bring what was deferred", GUIDE, "within: {value: 3,", "within: {value: 1,", "QG101"),
    ("an intermediary issues it", GUIDE, "name: 布局图\n", "name: 布局图\n    issuer: 中介机构\n", "QG101"),
    ("the clock starts later", GUIDE, "time_limit:\n", "time_limit:\n  start: 受理之日\n", "QG101"),
    ("an optional step stops the clock", GUIDE, "actor: 决定机关\n", "actor: 决定机关\n    clock: 停\n", "QG101"),
    ("the power needs fewer grounds", POWER, 'basis: [{law: fa, article: "12", role: 设定}]', 'basis: [{law: fa, article: "13", role: 实施}]', "QG101"),
    ("the licence has a quota", POWER, "", "quota: 每年十个", "QG101"),
    ("the power ends without a word", POWER, "status: 在用", "status: 取消\nretired: {date: 2026-01-01}", "QG101"),
    ("the maximum fine is raised with its words", FINE, '处一万元以上十万元以下罚款, min: "10000", max: "100000"', '处一万元以上二十万元以下罚款, min: "10000", max: "200000"', "QG101"),
    ("another conduct is fined", FINE, "无证经营。", "无证或者超范围经营。", "QG101"),
    ("a region is widened", ROW, 'regions: ["130200"]', 'regions: ["130000"]', "QG101"),
    ("extension of a building is forbidden too", ROW, "禁止新建。", "禁止新建、扩建。", "QG101"),
    ("a window closes", BODY, "windows: [{id: a, name: 综合窗口}]\n", "", "QG101"),
    ("shorter office hours", BODY, "9点到17点", "9点到11点", "QG101"),
    ("a duty is dropped", DUTY, "  - {id: songda, stage: 送达, duty: 十日内送达。}\n", "", "QG101"),
    ("the authority table lets the bureau decide", REGISTRY, "decided_by: [sifa, shi]", "decided_by: [ju]", "QG110"),
    ("the lists call themselves an example", REGISTRY, "", "illustrative: true", "QG110"),
    ("the gate starts later", REGISTRY, "", "gate_from: \"0123456789012345678901234567890123456789\"", "QG110"),
    ("a row is appended to an old decision", OLD, "reason: 法律修改}]", "reason: 法律修改}, {entry: power/ju/xuke, kind: 要素变更, reason: 甲}]", "QG110"),
    ("fields are written into an old decision", OLD, "reason: 法律修改}]", "reason: 法律修改, fields: [{path: visits, to: 3}]}]", "QG110"),
    ("the day of an old decision is moved", OLD, "decided_on: 2016-03-01", "decided_on: 2016-03-02", "QG110"),
    ("a format is loosened", "schemas/xin.schema.json", "{}", '{"title": "新"}', "QG110"),
    # doors that close, and words that nobody looked at
    ("a guide shuts out the sole traders", GUIDE, "audience: [企业法人, 个体工商户]", "audience: [企业法人]", "QG101"),
    ("a guide takes others in place of some", GUIDE, "audience: [企业法人, 个体工商户]", "audience: [企业法人, 事业法人]", "QG101"),
    ("a guide does not say any more for whom it is", GUIDE, "audience: [企业法人, 个体工商户]\n", "", "QG101"),
    ("a licence is for fewer", POWER, "audience: [企业法人, 自然人]", "audience: [企业法人]", "QG101"),
    ("the licence gets another paper", POWER, "certificate: 示例许可证", "certificate: 示例回执", "QG101"),
    ("the applicant has to see to a step", GUIDE, "name: 决定\n    actor: 决定机关", "name: 决定\n    actor: 申请人", "QG101"),
    ("the result is of another kind", GUIDE, "kind: 证照}", "kind: 其他}", "QG101"),
    ("the result is a receipt", GUIDE, "result: {name: 示例许可证,", "result: {name: 示例备案回执,", "QG101"),
    ("a guide's name narrows it", GUIDE, "name: 示例许可（新办）", "name: 示例许可（新办，限低保户）", "QG101"),
    ("an aside in a guide's name", GUIDE, "name: 示例许可（新办）", "name: 示例许可（本地户籍）", "QG101"),
    ("a power's name asks", POWER, "name: 示例许可\n", "name: 示例许可（须预约）\n", "QG101"),
    ("a post is there on Tuesdays", GUIDE, "actor: 决定机关\n", "actor: 决定机关\n    post: 决定岗（仅周二上午在岗）\n", "QG101"),
    ("a window by appointment", GUIDE, "window: 综合窗口}", "window: 综合窗口（须提前七日预约）}", "QG101"),
    ("a body's note closes it", BODY, "", "note: 每周二上午受理，其他时间不受理。", "QG101"),
    ("a body's name closes it", BODY, "name: 示例局\n", "name: 示例局（每周二开门）\n", "QG101"),
    ("a note with a price", GUIDE, "note: 结果可以邮寄。", "note: 结果可以邮寄，另交二百元。", "QG101"),
    ("a step's name has hours", GUIDE, "name: 受理\n", "name: 受理（上午）\n", "QG101"),
    ("a body moves", BODY, "address: 甲路1号", "address: 乙路2号", "QG101"),
    ("an address goes", BODY, "address: 甲路1号\n", "", "QG101"),
    ("a phone goes", BODY, "phone: 0952-1234567\n", "", "QG101"),
    ("first hours, of one morning", "lists/organisations/sifa.yml", "", "hours: 每周二 9:00—11:00", "QG101"),
    ("a machine in place of online", GUIDE, "channels: [窗口, 网上, 邮寄]", "channels: [窗口, 自助终端, 邮寄]", "QG101"),
    ("a summary with a letter", GUIDE, "开办企业时办理。", "开办企业时办理，带单位介绍信三天内查。", "QG101"),
    ("an answer with a yearly visit", GUIDE, "可以委托他人办理。", "每年一月本人到大厅认证，逾期停发。", "QG101"),
    ("an answer is withdrawn", GUIDE, "questions: [{id: daiban, question: 能代办吗, answer: 可以委托他人办理。}]\n", "", "QG101"),
    ("a standard with guarantors", GUIDE, "actor: 决定机关\n", "actor: 决定机关\n    standard: 有两名保证人签字\n", "QG101"),
    ("a step ends in a bill", GUIDE, "actor: 决定机关\n", "actor: 决定机关\n    output: 收费通知单\n", "QG101"),
    ("a place for residents", GUIDE, "window: 综合窗口}", "window: 综合窗口, scope: 有本市户籍的}", "QG101"),
    ("a side paper becomes a main one", GUIDE, "kind: 辅件", "kind: 主件", "QG101"),
    ("whoever is late is sent away", GUIDE, "consequence: 不予许可", "consequence: 终止办理", "QG101"),
    ("the reach is not written any more", GUIDE, "reach: 全市\n", "", "QG101"),
    ("nobody is accountable any more", DUTY, "accountability: [{id: shizhi, situation: 失职。}]\n", "", "QG101"),
    # pure reliefs that no law asks a decision for
    ("order of keys, quotes and a remark", GUIDE, "online: 办理\nvisits: 2", "# 网办\nvisits: 2\nonline: \"办理\"", PASSES),
    ("the other paper may be on paper or not", GUIDE, "    form: 纸质或电子\n    copies: 1\n    source: 申请人自备\n  - id: tuzhi", "    form: 电子\n    copies: 1\n    source: 申请人自备\n  - id: tuzhi", PASSES),
    ("first hours, of a whole week", "lists/organisations/sifa.yml", "", "hours: 周一至周五 9:00—17:00", PASSES),
    ("a first address", "lists/organisations/sifa.yml", "", "address: 丙路3号", PASSES),
    ("a first phone", "lists/organisations/sifa.yml", "", "phone: 0952-7654321", PASSES),
    ("the guide is open to more", GUIDE, "audience: [企业法人, 个体工商户]", "audience: [企业法人, 个体工商户, 自然人]", PASSES),
    ("a step is taken off the applicant", GUIDE, "name: 补正\n    actor: 申请人", "name: 补正\n    actor: 窗口", PASSES),
    ("a shorter promise", GUIDE, "promised: {value: 5,", "promised: {value: 4,", PASSES),
    ("a visit fewer", GUIDE, "visits: 2", "visits: 1", PASSES),
    ("one channel more", GUIDE, "channels: [窗口, 网上, 邮寄]", "channels: [窗口, 网上, 邮寄, 自助终端]", PASSES),
    ("results online", GUIDE, "online: 办理", "online: 结果反馈", PASSES),
    ("served in the whole region", GUIDE, "reach: 全市", "reach: 全区", PASSES),
    ("served in the whole province", GUIDE, "reach: 全市", "reach: 全省", PASSES),
    ("a place more", GUIDE, "places: [{organisation: ju},", "places: [{organisation: ju}, {organisation: sifa},", PASSES),
    ("no copy at all", GUIDE, "    copies: 1\n    source: 申请人自备\n  - id: tuzhi", "    copies: 0\n    source: 申请人自备\n  - id: tuzhi", PASSES),
    ("a side paper need not come", GUIDE, "necessity: 容缺后补\n    form: 纸质或电子\n    copies: 1\n    source: 申请人自备\n    deferrable:\n      within: {value: 3, unit: 工作日}\n      promise: 书面承诺\n      consequence: 不予许可\n", "necessity: 非必要\n    form: 纸质或电子\n    copies: 1\n    source: 申请人自备\n", PASSES),
    ("more time for what was deferred", GUIDE, "within: {value: 3,", "within: {value: 5,", PASSES),
    ("the paper may be fetched", GUIDE, "name: 布局图\n", "name: 布局图\n    shared: true\n", PASSES),
    ("a promise in place of the paper", GUIDE, "name: 布局图\n", "name: 布局图\n    commitment: true\n", PASSES),
    ("the paper only in one case", GUIDE, "name: 布局图\n", "name: 布局图\n    when: 租赁场所\n", PASSES),
    ("electronic alone", GUIDE, "form: 纸质或电子\n    copies: 1\n    source: 申请人自备\n    deferrable", "form: 电子\n    copies: 1\n    source: 申请人自备\n    deferrable", PASSES),
    ("a condition fewer", GUIDE, "conditions: [{id: changsuo, text: 有固定的经营场所}]\n", "", PASSES),
    ("no special procedure", GUIDE, "special_procedures: [{kind: 检验, limit: {value: 5, unit: 工作日}}]\n", "", PASSES),
    ("a shorter special procedure", GUIDE, "limit: {value: 5, unit: 工作日}}]", "limit: {value: 3, unit: 工作日}}]", PASSES),
    ("a shorter step", GUIDE, "limit: {value: 3, unit: 工作日}\n", "limit: {value: 2, unit: 工作日}\n", PASSES),
    ("post the result", GUIDE, "kind: 证照}", "kind: 证照, delivery: [窗口领取, 邮寄]}", PASSES),
    ("done at once", GUIDE, "handling: 承诺件", "handling: 即办件", PASSES),
    ("words that free", GUIDE, "开办企业时办理。", "开办企业时办理，无须提交公证书。", PASSES),
    ("a part of the city alone", ROW, 'regions: ["130200"]', 'regions: ["130221"]', PASSES),
    ("a class below alone", ROW, "code: C3091", "code: C30911", PASSES),
    ("fewer days by another unit", GUIDE, "promised: {value: 5, unit: 工作日}", "promised: {value: 2, unit: 日}", PASSES),
    ("a window more", BODY, "name: 综合窗口}", "name: 综合窗口}, {id: b, name: 企业窗口}", PASSES),
    ("a duty more", DUTY, "duty: 审查材料。}", "duty: 审查材料。}\n  - {id: gaozhi, stage: 受理, duty: 书面告知。}", PASSES),
    # what is no burden and no record either
    ("another phone", BODY, "0952-1234567", "0952-7654321", PASSES),
    ("commas", GUIDE, "开办企业时办理。", "开办企业时，办理。", PASSES),
    ("another new law", "", "# lists/laws/xin.yml\nname: 新法\nkind: 法律\nversions: [{date: 2026-01-01}]\n", "", PASSES),
    ("a version of a law", LAW, "articles: 90}", "articles: 90}\n  - {date: 2025-01-01, articles: 95}", PASSES),
]  # fmt: skip

AUTHORITY = """\
authority:
  - {id: shixiang, track: 事项调整, decided_by: [shi], below: shi, basis: [{law: fa, article: "5"}]}
  - {id: neirong, track: 内容调整, decided_by: [sifa, shi], below: shi, basis: [{law: fa, article: "5"}]}
"""
DEFAULTS: list[tuple[str, dict[str, Any], str]] = [
    # who decides for the bureau's guide where the registry has no rows, what else is tried, the verdict
    ("shi", {}, PASSES),
    ("sifa", {}, PASSES),
    ("shengai", {}, PASSES),
    ("ju", {}, "QG109"),
    ("linju", {}, "QG109"),
    ("jiedao", {}, "QG109"),
    ("qu", {}, "QG109"),
    ("linju", {"procedure": {"legality_review": {"by": "linju", "from": "2026-04-01", "to": "2026-04-20", "outcome": "经审查合法"}}}, "QG109"),
    ("linju", {"edits": [(REGISTRY, "custodian: shengai", "custodian: linju")]}, "QG109"),
    ("linju", {"edits": [(REGISTRY, "custodian: shengai", AUTHORITY.replace("sifa", "linju") + "custodian: shengai")]}, "QG109"),
]  # fmt: skip

PAST: dict[str, Any] = {
    "decided_on": "2024-05-01",
    "published_on": "2024-05-02",
    "effective": "2024-05-02",
    "procedure": {
        "legality_review": {"by": "sifa", "from": "2024-04-01", "to": "2024-04-20", "outcome": "经审查合法"},
        **{
            step: {"applies": False, "reason": "只改办理要素"}
            for step in ("public_notice", "hearing", "expert_review", "risk_assessment", "collective_discussion")
        },
    },
}
HEAVIER = (GUIDE, "promised: {value: 5,", "promised: {value: 12,")
DECIDED: list[tuple[str, tuple[str, str, str], dict[str, Any], str]] = [
    # what is tried, the change, what the decision that covers it says otherwise, the verdict
    ("a decision that says it all", HEAVIER, {}, PASSES),
    ("of another field", HEAVIER, {"fields": [{"path": "visits", "from": 2, "to": 3}]}, "QG101"),
    ("of another value", HEAVIER, {"fields": [{"path": "time_limit.promised", "to": {"value": 6, "unit": "工作日"}}]}, "QG101"),
    ("of another earlier value", HEAVIER, {"fields": [{"path": "time_limit.promised", "from": {"value": 9, "unit": "工作日"}, "to": {"value": 12, "unit": "工作日"}}]}, "QG101"),
    ("of all at once", HEAVIER, {"fields": [{"path": "time_limit"}]}, "QG101"),
    ("whose review ended after it", HEAVIER, {"decided_on": "2026-04-10", "published_on": "2026-04-11", "effective": "2026-04-12"}, "QD807"),
    ("of the city itself", HEAVIER, {"decided_by": "shi"}, PASSES),
    ("of no field", HEAVIER, {"fields": None}, "QG101"),
    ("of a number that is text", HEAVIER, {"fields": [{"path": "time_limit.promised", "to": {"value": "12", "unit": "工作日"}}]}, "QG101"),
    ("that is an example", HEAVIER, {"illustrative": True}, "QG109"),
    ("of tomorrow", HEAVIER, {"decided_on": "2099-01-01"}, "QG109"),
    ("that waives its own rule", HEAVIER, {"waivers": [{"rule": "QD813", "reason": "甲"}]}, "QG109"),
    ("that corrects", HEAVIER, {"cause": "更正"}, "QG109"),
    ("that relieves", HEAVIER, {"cause": "自主减负"}, "QG109"),
    ("by the bureau itself", HEAVIER, {"decided_by": "ju"}, "QG109"),
    ("by a street", HEAVIER, {"decided_by": "jiedao"}, "QD815"),
    ("by a street, told by the gate", HEAVIER, {"decided_by": "jiedao"}, "QG109"),
    ("by a peer bureau", HEAVIER, {"decided_by": "linju"}, "QG109"),
    ("by a district", HEAVIER, {"decided_by": "qu"}, "QG109"),
    ("by whom the request itself makes competent", HEAVIER, {"decided_by": "linju", "edits": [(REGISTRY, "decided_by: [sifa, shi]", "decided_by: [sifa, shi, linju]")]}, "QG109"),
    ("by a bureau where the request strikes all rows", HEAVIER, {"decided_by": "linju", "edits": [(REGISTRY, AUTHORITY, "")]}, "QG109"),
    ("by the bureau that calls itself a government", HEAVIER, {"decided_by": "ju", "edits": [(BODY, "kind: 工作部门", "kind: 人民政府")]}, "QG109"),
    ("by the bureau that puts itself above the rest", HEAVIER, {"decided_by": "qu", "edits": [(BODY, "parent: shi", "parent: qu")]}, "QG109"),
    ("that is an example, of a guide that calls itself one now", HEAVIER, {"illustrative": True, "edits": [(GUIDE, "visits: 2", "visits: 2\nillustrative: true")]}, "QG109"),
    ("that names no text from above", HEAVIER, {"document": None, "basis": None}, "QG109"),
    ("that names no law", HEAVIER, {"cause": "法律变动", "document": None, "basis": None}, "QG109"),
    ("that names its own number for a text from above", HEAVIER, {"document": "示例〔2026〕2号", "basis": None}, "QG109"),
    ("that names a law's article", HEAVIER, {"document": None}, PASSES),
    ("that is in force and not published", HEAVIER, {"published_on": None}, "QG109"),
    ("that is not in force yet and not published", HEAVIER, {"published_on": None, "effective": "2026-07-01"}, PASSES),
    ("of two years ago", HEAVIER, PAST, "QG109"),
    ("of two years ago, of what is open", (GUIDE, "kind: 证照}", "kind: 其他}"), PAST, "QG109"),
    ("of two years ago, of a relief", (POWER, "status: 在用", "status: 取消\nretired: {date: 2024-05-02}"), {**PAST, "supervision_plan": "抽查。"}, PASSES),
    ("made before the last one of the same field", (GUIDE, "visits: 2", "visits: 3"), {}, "QG109"),
    ("made after the last one of the same field", (GUIDE, "visits: 2", "visits: 3"), {"decided_on": "2026-05-18", "published_on": "2026-05-19", "effective": "2026-05-20"}, PASSES),
    ("whose review found a full stop", HEAVIER, {"procedure": {"legality_review": {"by": "sifa", "from": "2026-04-01", "outcome": "。"}}}, "QD817"),
    ("whose review took one day", HEAVIER, {"procedure": {"legality_review": {"by": "sifa", "from": "2026-04-01", "to": "2026-04-01", "outcome": "经审查合法"}}}, PASSES),
    ("by one post", HEAVIER, {"responsible": {"drafter": "甲岗", "reviewer": "甲岗", "approver": "甲岗"}}, "QD813"),
    ("that calls an end a change", (POWER, "status: 在用", "status: 取消\nretired: {date: 2026-05-02}"), {"kind": "要素变更"}, "QG102"),
    ("that did not happen", (GUIDE, "visits: 2", "visits: 1"), {"fields": [{"path": "visits", "from": 2, "to": 0}]}, "QG103"),
]  # fmt: skip
