"""Organisations: how to reach them and what they are."""

import re

from qingdan.diff.case import Case
from qingdan.diff.change import Effect
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import ORGANISATION
from qingdan.diff.senses import anyhow, changed, ladder, presence

AREA = Area("organisation", "机构与联系方式")


def _told(case: Case) -> Effect:
    """What was not known and is written helps."""
    return {1: Effect.RELIEF, -1: Effect.BURDEN}.get(presence(case), Effect.NEUTRAL)


def _where(case: Case) -> Effect:
    """Which of two addresses is farther, a person has to say."""
    return _told(case) if presence(case) else Effect.OPEN


def _hours(case: Case) -> Effect:
    """Which of two hours is longer, a person has to say; so too of the first ones, where they are of single days or half days."""
    few = presence(case) and _FEW.search(_WEEK.sub("", str(case.value)))
    return Effect.OPEN if few else _where(case)


_WEEK = re.compile("周[一二三四五六日]?(?:至|到|—|-)周?[一二三四五六日]|每个?工作日|上午[^，。；周]*下午")
"""Words of whole weeks and whole days."""
_FEW = re.compile("周[一二三四五六日天末]|星期|礼拜|每[周月]|逢|[单双]日|上午|下午|仅|只|限|预约")
_EFFECTS = {"address": _where, "hours": _hours}


for _number, _name, _title, _old, _new in (
    (851, "phone", "电话", '"12345"', '"12348"'),
    (852, "address", "地址", "甲路1号", "乙路2号"),
    (853, "hours", "办公时间", "周一至周五", "周一至周六"),
    (854, "website", "网址", "https://example.org/a", "https://example.org/b"),
):
    AREA.single(
        _number, f"{_name}-changed", f"{_title}改变", f"organisations: {_name}", anyhow, "I", _EFFECTS.get(_name, _told),
        f"{_title}变了没有告知，群众就白跑一趟。", ORGANISATION + f"{_name}: {_old}", ORGANISATION + f"{_name}: {_new}",
    )  # fmt: skip
AREA.pair(
    855, "window-opened/window-closed", "增设窗口/撤销窗口", "organisations: windows.*", presence, "IW", Effect.RELIEF, "少一个窗口，就要多排一会儿队。",
    ORGANISATION + "windows: []", ORGANISATION + "windows: [{id: a, name: 综合窗口}]",
)  # fmt: skip
for _number, _name, _title, _old, _new in (
    (359, "address", "地址", "甲路1号", "乙路2号"),
    (360, "hours", "时间", "周一至周五", "周三上午"),
    (361, "phone", "电话", '"12345"', '"12348"'),
):
    AREA.single(
        _number, f"window-{_name}-changed", f"窗口{_title}改变", f"organisations: windows.*.{_name}", anyhow, "I", _EFFECTS.get(_name, _told),
        f"窗口的{_title}变了没有告知，群众就白跑一趟。",
        ORGANISATION + f"windows: [{{id: a, name: 综合窗口, {_name}: {_old}}}]", ORGANISATION + f"windows: [{{id: a, name: 综合窗口, {_name}: {_new}}}]",
    )  # fmt: skip
AREA.single(
    857, "window-changed", "窗口情况改变", "organisations: windows.*.*", anyhow, "I", Effect.NEUTRAL, "窗口搬了、换了电话，要告知。",
    ORGANISATION + "windows: [{id: a, name: 一号窗口}]", ORGANISATION + "windows: [{id: a, name: 二号窗口}]",
)  # fmt: skip
AREA.pair(
    858, "office-added/office-removed", "增设内设机构/撤销内设机构", "organisations: offices.*", presence, "II", Effect.NEUTRAL, "内设机构依三定规定。",
    ORGANISATION + "offices: []", ORGANISATION + "offices: [{id: a, name: 甲科}]",
)  # fmt: skip
AREA.single(
    860, "office-details-changed", "内设机构情况改变", "organisations: offices.*.*", anyhow, "I", Effect.NEUTRAL, "内设机构的名称、职责。",
    ORGANISATION + "offices: [{id: a, name: 甲科}]", ORGANISATION + "offices: [{id: a, name: 乙科}]",
)  # fmt: skip
AREA.pair(
    861, "representative-sent/representative-recalled", "派驻首席代表/撤回首席代表", "organisations: chief_representative", presence, "IW", Effect.RELIEF,
    "首席代表经授权当场决定，撤回了就要回机关等。", ORGANISATION + "status: 在用", ORGANISATION + "status: 在用\nchief_representative: {post: 首席代表}",
)  # fmt: skip
AREA.single(
    863, "representative-authority-changed", "首席代表的岗位或授权改变", "organisations: chief_representative.**", anyhow, "W", Effect.OPEN,
    "授权大小，决定当场能不能办。", ORGANISATION + "chief_representative: {authority: 受理和决定}", ORGANISATION + "chief_representative: {authority: 受理}",
)  # fmt: skip
AREA.single(
    864, "nature-changed", "实施主体性质改变", "organisations: nature", anyhow, "E", Effect.OPEN, "受委托的组织不能以自己的名义作决定。",
    ORGANISATION + "nature: 法定机关", ORGANISATION + "nature: 受委托组织",
)  # fmt: skip
AREA.single(
    865, "organisation-kind-changed", "机构类别改变", "organisations: kind", changed, "W", Effect.OPEN, "机关与事业单位的权限不同。",
    ORGANISATION + "kind: 工作部门", ORGANISATION + "kind: 事业单位",
)  # fmt: skip
AREA.pair(
    866, "organisation-raised/organisation-lowered", "机构层级提高/机构层级降低", "organisations: level", ladder("乡级", "县级", "市级", "省级", "国家级"),
    "WW", Effect.OPEN, "层级决定它能行使哪些职权。", ORGANISATION + "level: 县级", ORGANISATION + "level: 市级",
)  # fmt: skip
AREA.single(
    868, "parent-changed", "上级或主管机构改变", "organisations: parent", anyhow, "W", Effect.OPEN, "谁可以替它作决定、向谁申请复议、向谁投诉，随主管机构而变。",
    ORGANISATION + "parent: jia", ORGANISATION + "parent: yi",
)  # fmt: skip
AREA.single(
    869, "identity-code-changed", "统一社会信用代码改变", "organisations: credit_code", anyhow, "W", Effect.NEUTRAL, "代码要与登记的一致。",
    ORGANISATION + "credit_code: 11130200010000000A", ORGANISATION + "credit_code: 11130200010000001B",
)  # fmt: skip
AREA.single(
    870, "division-changed", "机构的行政区划代码改变", "organisations: division", anyhow, "W", Effect.NEUTRAL, "管辖区域随区划而变。",
    ORGANISATION + 'division: "130202"', ORGANISATION + 'division: "130205"',
)  # fmt: skip
AREA.single(
    871, "successor-changed", "承接机构改变", "organisations: successor", anyhow, "W", Effect.OPEN, "撤销之后由谁接手。",
    ORGANISATION + "successor: jia", ORGANISATION + "successor: yi",
)  # fmt: skip
AREA.single(
    872, "organisation-short-changed", "机构简称改变", "organisations: short", anyhow, "I", Effect.NEUTRAL, "页面上怎样称呼它。",
    ORGANISATION + "short: 甲局", ORGANISATION + "short: 乙局",
)  # fmt: skip
