"""QD520."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Reach, Severity, report, rule
from qingdan.model import Registry
from qingdan.model.working_days import working_days

_ASKED_FROM = "11-01"
"""The day of a year from which the next one's arrangement is asked for: the State Council's office publishes it about then."""


@rule("QD520", Severity.WARNING, reach=Reach(sees={"calendar"}, turns={"calendar"}))
def next_year_unarranged(registry: Registry) -> Iterator[Diagnostic]:
    r"""还没有放假安排。

    为什么：没有放假安排的年份，工作日数不出来：到了年底，网站上的办结日期一个也算不出。
    依据：全国年节及纪念日放假办法；国务院办公厅每年关于部分节假日安排的通知。
    改法：国务院办公厅公布以后，照通知在 lists/calendar 里写一份，文件名是年份。

    正例:
        # lists/calendar/2027.yml
        title: 2027 年放假安排
        rest: [{name: 元旦, from: 2027-01-01, to: 2027-01-01}]

    反例:
        # lists/calendar/2026.yml
        title: 2026 年放假安排
        rest: []
        # lists/registry.yml
        schema_version: "1.1"
        ^
        name: 示例市清单
        city: 示例市
        division: "130200"
        custodian: ju
        licence: CC BY 4.0
        notices: [{id: shili, text: 这是示例。, everywhere: true}]
    """
    if not registry.as_of:
        return
    this = int(registry.as_of[:4])
    calendar = working_days(registry)
    asked = (this, this + 1) if registry.as_of[5:] >= _ASKED_FROM else (this,)
    missing = [str(year) for year in asked if calendar.year(year) is None]
    for about in registry.all("registry") if missing else ():
        fix = f"国务院办公厅公布以后，写 lists/calendar/{missing[0]}.yml"
        yield report(next_year_unarranged, about.place(), f"还没有 {'、'.join(missing)} 年的放假安排", fix)
