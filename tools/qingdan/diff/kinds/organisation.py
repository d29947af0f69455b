"""Organisations: how to reach them and what they are."""

import re

from qingdan.diff.case import FactContext
from qingdan.diff.change import Effect, Level
from qingdan.diff.kind import Area
from qingdan.diff.kinds.examples import ORGANISATION
from qingdan.diff.senses import anyhow, changed, ladder, presence

AREA = Area("organisation", "机构与联系方式")


def _told(case: FactContext) -> Effect:
    """What was not known and is written helps."""
    return {1: Effect.RELIEF, -1: Effect.BURDEN}.get(presence(case), Effect.NEUTRAL)


def _where(case: FactContext) -> Effect:
    """Which of two addresses is farther, a person has to say."""
    return _told(case) if presence(case) else Effect.OPEN


def _hours(case: FactContext) -> Effect:
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
        _number,
        slug=f"{_name}-changed",
        title=f"{_title}改变",
        where=f"organisations: {_name}",
        sense=anyhow,
        level=Level.NOTICE,
        effect=_EFFECTS.get(_name, _told),
        why=f"{_title}变了没有告知，群众就白跑一趟。",
        before=ORGANISATION + f"{_name}: {_old}",
        after=ORGANISATION + f"{_name}: {_new}",
    )
AREA.pair(
    855,
    slugs=("window-opened", "window-closed"),
    titles=("增设窗口", "撤销窗口"),
    where="organisations: windows.*",
    sense=presence,
    levels=(Level.NOTICE, Level.REVIEW),
    effect=Effect.RELIEF,
    why="少一个窗口，就要多排一会儿队。",
    before=ORGANISATION + "windows: []",
    after=ORGANISATION + "windows: [{id: a, name: 综合窗口}]",
)
for _number, _name, _title, _old, _new in (
    (359, "address", "地址", "甲路1号", "乙路2号"),
    (360, "hours", "时间", "周一至周五", "周三上午"),
    (361, "phone", "电话", '"12345"', '"12348"'),
):
    AREA.single(
        _number,
        slug=f"window-{_name}-changed",
        title=f"窗口{_title}改变",
        where=f"organisations: windows.*.{_name}",
        sense=anyhow,
        level=Level.NOTICE,
        effect=_EFFECTS.get(_name, _told),
        why=f"窗口的{_title}变了没有告知，群众就白跑一趟。",
        before=ORGANISATION + f"windows: [{{id: a, name: 综合窗口, {_name}: {_old}}}]",
        after=ORGANISATION + f"windows: [{{id: a, name: 综合窗口, {_name}: {_new}}}]",
    )
AREA.single(
    857,
    slug="window-changed",
    title="窗口情况改变",
    where="organisations: windows.*.*",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="窗口搬了、换了电话，要告知。",
    before=ORGANISATION + "windows: [{id: a, name: 一号窗口}]",
    after=ORGANISATION + "windows: [{id: a, name: 二号窗口}]",
)
AREA.pair(
    858,
    slugs=("office-added", "office-removed"),
    titles=("增设内设机构", "撤销内设机构"),
    where="organisations: offices.*",
    sense=presence,
    levels=(Level.NOTICE, Level.NOTICE),
    effect=Effect.NEUTRAL,
    why="内设机构依三定规定。",
    before=ORGANISATION + "offices: []",
    after=ORGANISATION + "offices: [{id: a, name: 甲科}]",
)
AREA.single(
    860,
    slug="office-details-changed",
    title="内设机构情况改变",
    where="organisations: offices.*.*",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="内设机构的名称、职责。",
    before=ORGANISATION + "offices: [{id: a, name: 甲科}]",
    after=ORGANISATION + "offices: [{id: a, name: 乙科}]",
)
AREA.pair(
    861,
    slugs=("representative-sent", "representative-recalled"),
    titles=("派驻首席代表", "撤回首席代表"),
    where="organisations: chief_representative",
    sense=presence,
    levels=(Level.NOTICE, Level.REVIEW),
    effect=Effect.RELIEF,
    why="首席代表经授权当场决定，撤回了就要回机关等。",
    before=ORGANISATION + "status: 在用",
    after=ORGANISATION + "status: 在用\nchief_representative: {post: 首席代表}",
)
AREA.single(
    863,
    slug="representative-authority-changed",
    title="首席代表的岗位或授权改变",
    where="organisations: chief_representative.**",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="授权大小，决定当场能不能办。",
    before=ORGANISATION + "chief_representative: {authority: 受理和决定}",
    after=ORGANISATION + "chief_representative: {authority: 受理}",
)
AREA.single(
    864,
    slug="nature-changed",
    title="实施主体性质改变",
    where="organisations: nature",
    sense=anyhow,
    level=Level.BLOCKING,
    effect=Effect.OPEN,
    why="受委托的组织不能以自己的名义作决定。",
    before=ORGANISATION + "nature: 法定机关",
    after=ORGANISATION + "nature: 受委托组织",
)
AREA.single(
    865,
    slug="organisation-kind-changed",
    title="机构类别改变",
    where="organisations: kind",
    sense=changed,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="机关与事业单位的权限不同。",
    before=ORGANISATION + "kind: 工作部门",
    after=ORGANISATION + "kind: 事业单位",
)
AREA.pair(
    866,
    slugs=("organisation-raised", "organisation-lowered"),
    titles=("机构层级提高", "机构层级降低"),
    where="organisations: level",
    sense=ladder("乡级", "县级", "市级", "省级", "国家级"),
    levels=(Level.REVIEW, Level.REVIEW),
    effect=Effect.OPEN,
    why="层级决定它能行使哪些职权。",
    before=ORGANISATION + "level: 县级",
    after=ORGANISATION + "level: 市级",
)
AREA.single(
    868,
    slug="parent-changed",
    title="上级或主管机构改变",
    where="organisations: parent",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="谁可以替它作决定、向谁申请复议、向谁投诉，随主管机构而变。",
    before=ORGANISATION + "parent: jia",
    after=ORGANISATION + "parent: yi",
)
AREA.single(
    869,
    slug="identity-code-changed",
    title="统一社会信用代码改变",
    where="organisations: credit_code",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.NEUTRAL,
    why="代码要与登记的一致。",
    before=ORGANISATION + "credit_code: 11130200010000000A",
    after=ORGANISATION + "credit_code: 11130200010000001B",
)
AREA.single(
    870,
    slug="division-changed",
    title="机构的行政区划代码改变",
    where="organisations: division",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.NEUTRAL,
    why="管辖区域随区划而变。",
    before=ORGANISATION + 'division: "130202"',
    after=ORGANISATION + 'division: "130205"',
)
AREA.single(
    871,
    slug="successor-changed",
    title="承接机构改变",
    where="organisations: successor",
    sense=anyhow,
    level=Level.REVIEW,
    effect=Effect.OPEN,
    why="撤销之后由谁接手。",
    before=ORGANISATION + "successor: jia",
    after=ORGANISATION + "successor: yi",
)
AREA.single(
    872,
    slug="organisation-short-changed",
    title="机构简称改变",
    where="organisations: short",
    sense=anyhow,
    level=Level.NOTICE,
    effect=Effect.NEUTRAL,
    why="页面上怎样称呼它。",
    before=ORGANISATION + "short: 甲局",
    after=ORGANISATION + "short: 乙局",
)
