"""Words that are often written wrong in official texts, each with its one right form, and where the same characters are right.

``before`` (one character) and ``after`` are patterns of what excuses the characters: 设备按装机容量 holds 按装 and no mistake; ``only`` is
a pattern that must follow for the word to be wrong at all.
"""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A wrong form, the right one, and the contexts that decide."""

    wrong: str
    right: str
    before: str = ""
    after: str = ""
    only: str = ""


_CLEAR = """
帐户 账户  帐号 账号  帐目 账目  帐单 账单  帐簿 账簿  帐册 账册  帐款 账款  帐务 账务  帐本 账本  记帐 记账  转帐 转账  对帐 对账
建帐 建账  台帐 台账  查帐 查账  结帐 结账  付帐 付账  销帐 销账  报帐 报账  坏帐 坏账  呆帐 呆账  欠帐 欠账  总帐 总账
明细帐 明细账  会计帐 会计账  到帐 到账  其它 其他  座谈记要 座谈纪要  会议记要 会议纪要  坐谈会 座谈会  身分证 身份证
做出决定 作出决定  做出处罚 作出处罚  做出行政 作出行政  做出裁决 作出裁决  做出答复 作出答复  做出解释 作出解释  做出判决 作出判决
招聘启示 招聘启事  寻人启示 寻人启事  遗失启示 遗失启事  招领启示 招领启事  征稿启示 征稿启事  征集启示 征集启事
籍此 借此  即然 既然  追朔 追溯  朔源 溯源  题纲 提纲  渡假 度假  起迄 起讫  答覆 答复  回覆 回复  批覆 批复  恢覆 恢复
干忧 干扰  骚忧 骚扰  松驰 松弛  废驰 废弛  妨止 防止  垦请 恳请  咨寻 咨询  辨护 辩护  答辨 答辩  辩认 辨认  辩别 辨别
侯诊 候诊  等侯 等候  侯选 候选  时侯 时候  气侯 气候  历害 厉害  贯例 惯例  惯彻 贯彻  竞然 竟然  究竞 究竟  毕竞 毕竟
竟争 竞争  竟标 竞标  竟价 竞价  竟买 竞买  竟聘 竞聘  竟赛 竞赛  竟拍 竞拍  幅射 辐射  辐度 幅度  篇辐 篇幅  重迭 重叠
撤消 撤销  缴消 缴销  吊消 吊销  户藉 户籍  国藉 国籍  学藉 学籍  祖藉 祖籍  书藉 书籍  党藉 党籍  计画 计划  录象 录像  摄象 摄像
影象 影像  签暑 签署  部暑 部署  拆旧费 折旧费  折迁 拆迁  挂勾 挂钩  勾通 沟通  脏款 赃款  贪脏 贪赃  销脏 销赃  退脏 退赃
座标系 坐标系  地理座标 地理坐标  贫脊 贫瘠  装璜 装潢  凭藉 凭借  决窍 诀窍
"""

_IN_CONTEXT = (
    Word("截止到", "截至", before="[㐀-鿿]"),
    Word("截止", "截至", before="[㐀-鿿]", only=r"\d{4}年|目前|上年末|本年末"),
    Word("做为", "作为", before="[叫当看算称]"),
    Word("既使", "即使", after="[^。；\n]{0,40}[又更且]"),
    Word("既便", "即便", after="[民利捷于宜企]|[^。；\n]{0,40}[又更且]"),
    Word("既将", "即将", after="[^。；\n]{0,40}[又更也且]"),
    Word("按装", "安装", after="[机置卸修备箱船载饰潢配车货运]"),
    Word("按排", "安排", after="[放名序水污队班列气土他除量烟渣]"),
    Word("安照", "按照", before="[公平治西保]", after="[明相片顾护料]"),
    Word("座落", "坐落", before="[一两几这那整每0-9]", after="地"),
    Word("付合", "符合", before="[支给交拨偿应预垫兑]", only="条件|要求|规定|标准|本办法|有关|国家|法定|下列|以下"),
    Word("登陆", "登录", only="[^，。；、\n]{0,12}(?:网站|系统|平台|网|APP|客户端|公众号|门户|账号|账户|小程序|页面)"),
    Word("成份", "成分", before="[0-9一二三四五六七八九十几两组构分族]", after="[额数]"),
    Word("水份", "水分", before="[下上]", after="[额数]"),
    Word("部份", "部分", before="全", after="[额数]"),
    Word("份内", "分内", before="[月年省身股县]"),
    Word("交待", "交代", before="[提移转递呈送上补]", after="[办审批处遇定查核补]"),
    Word("人材", "人才", before="[请本保托]", after="[料机质]"),
    Word("签定", "签订", before="抽"),
    Word("布署", "部署", before="[颁发公宣]", after="名"),
    Word(
        "与以", "予以", only="公布|公示|处罚|批准|登记|公告|受理|撤销|注销|纠正|警告|没收|取缔|支持|补助|奖励|办理|告知"
    ),
    Word("不与受理", "不予受理", after="[机部窗人]"),
    Word("需知", "须知", before="[必所无]", after="[道晓情悉识]"),
    Word("反应", "反映", before="[化急学烈良敏核链激理变生]", only="问题|意见|诉求|情况"),
    Word("制做", "制作", before="[抑限控]"),
    Word("复盖", "覆盖", before="[恢批答回修]", after="[章印好房]"),
    Word("防碍", "妨碍", before="消"),
    Word("防害", "妨害", before="[预消]", after="[虫怕防]"),
    Word("通迅", "通讯", after="[速猛捷]"),
    Word("注消", "注销", before="关", after="[防费息]"),
    Word("核消", "核销", before="审", after="[防费毒息耗]"),
    Word("报消", "报销", before="[上申通填举]", after="[防息毒费耗]"),
    Word("覆行", "履行", before="[颠倾]"),
    Word("严历", "严厉", after="[史来时经]"),
    Word("进帐", "进账", after="篷"),
    Word("入帐", "入账", after="篷"),
    Word("询问纪录", "询问记录"),
    Word("勘验纪录", "勘验记录"),
    Word("检查纪录", "检查记录"),
    Word("会议纪录", "会议记录"),
    Word("犯罪纪录", "犯罪记录"),
    Word("信用纪录", "信用记录"),
    Word("违法纪录", "违法记录"),
    Word("座标", "坐标", before="[一两座这那每]", after="[志杆语]"),
    Word("凭籍", "凭借", after="贯"),
    Word("己经", "已经", before="[自知]"),
    Word("折除", "拆除", only="建筑|房屋|违法|设施"),
    Word("好象", "好像", after="棋"),
)


def _clear() -> tuple[Word, ...]:
    """The pairs that need no context."""
    parts = _CLEAR.split()
    return tuple(Word(wrong, right) for wrong, right in zip(parts[::2], parts[1::2], strict=True))


WORDS = (*_clear(), *_IN_CONTEXT)
"""Every word, in no order that matters."""
