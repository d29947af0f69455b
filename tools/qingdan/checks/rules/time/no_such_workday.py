"""QD522."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry
from qingdan.model.working_days import COLLECTION, day_of, days_of

_SATURDAY = 5


@rule("QD522")
def no_such_workday(registry: Registry) -> Iterator[Diagnostic]:
    r"""调休上班的日期不对。

    为什么：调休上班的总是当年的星期六或者星期日，又不在放假之内；不是的，日期一定写错了。
    依据：国务院办公厅每年关于部分节假日安排的通知。
    改法：对照通知改正。

    正例:
        # lists/calendar/2027.yml
        title: 2027 年放假安排
        rest: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}]
        work: [2027-01-09]

    反例:
        # lists/calendar/2027.yml
        title: 2027 年放假安排
        rest: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}]
        work: [2027-01-08]
               ^^^^^^^^^^
    """
    for entry in registry.all(COLLECTION):
        rest = {day for row in entry.rows("rest") for day in days_of(row)}
        listed = entry.get("work", default=())
        for at, value in enumerate(listed if isinstance(listed, list) else ()):
            day = day_of(value)
            if day is None:
                continue
            place = entry.place("work", at)
            if str(day.year) != entry.id:
                yield report(no_such_workday, place, f"{entry.id} 年的安排里写了 {value}")
            elif day in rest:
                yield report(no_such_workday, place, f"{value} 在放假的日子里")
            elif day.weekday() < _SATURDAY:
                yield report(no_such_workday, place, f"{value} 不是星期六，也不是星期日")
