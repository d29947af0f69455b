"""QD316."""

from collections.abc import Iterator
from datetime import timedelta

from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.laws.versions import ended_on
from qingdan.model import Registry
from qingdan.model.working_days import day_of

_FRESH = 180
"""Days after which a law is looked up again."""


@rule("QD316", Severity.NOTICE)
def not_looked_up(registry: Registry) -> Iterator[Diagnostic]:
    r"""很久没有查对有没有新版本。

    为什么：清单里的条文大多写得对，只是法律后来变了没有人知道；隔一段时间查对一次，才谈得上现行有效。
    依据：行政许可法第八条；法律、行政法规的现行文本以国家法律法规数据库为准。
    改法：到国家法律法规数据库查对，写 checked；有文本文件夹的，qingdan laws audit 文件夹 --write 会写。

    正例:
        # lists/laws/fa.yml
        name: 中华人民共和国示例法
        short: 示例法
        kind: 法律
        versions: [{date: 2020-01-01, articles: 90}]
        checked: {date: 2025-12-01, against: [{source: 国家法律法规数据库}]}

    反例:
        # lists/laws/fa.yml
        name: 中华人民共和国示例法
        short: 示例法
        kind: 法律
        versions: [{date: 2020-01-01, articles: 90}]
        checked: {date: 2025-06-01, against: [{source: 国家法律法规数据库}]}
                        ^^^^^^^^^^
    """
    today = day_of(registry.as_of)
    for law in registry.laws if today is not None else ():
        looked = day_of(law.get("checked", "date"))
        if today is None or ended_on(law, registry.as_of):
            continue
        if "checked" not in law.data:
            yield report(not_looked_up, law.place("name"), "没有写什么时候查对过有没有新版本")
        elif looked is not None and looked + timedelta(_FRESH) < today:
            message = f"上次查对是 {looked}，过了 {(today - looked).days} 天"
            yield report(not_looked_up, law.place("checked", "date"), message)
