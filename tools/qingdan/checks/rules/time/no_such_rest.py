"""QD521."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.model import Registry
from qingdan.model.working_days import COLLECTION, day_of, days_of


@rule("QD521")
def no_such_rest(registry: Registry) -> Iterator[Diagnostic]:
    r"""放假的日期不对。

    为什么：日期写错一天，这一年里经过它的每个办结日期都差一天。
    依据：国务院办公厅每年关于部分节假日安排的通知。
    改法：对照通知改正；跨年的假期，各年写各年的日子。

    正例:
        # lists/calendar/2027.yml
        title: 2027 年放假安排
        rest: [{name: 元旦, from: 2027-01-01, to: 2027-01-03}]

    反例:
        # lists/calendar/2027.yml
        title: 2027 年放假安排
        rest: [{name: 元旦, from: 2026-01-01, to: 2026-01-03}]
                                  ^^^^^^^^^^
    """
    for entry in registry.all(COLLECTION):
        for at, row in enumerate(entry.rows("rest")):
            first, last = day_of(row.get("from")), day_of(row.get("to"))
            if first is None or last is None:
                continue  # of another form: told by the schema
            place = entry.place("rest", at, "from")
            if str(first.year) != entry.id or str(last.year) != entry.id:
                yield report(no_such_rest, place, f"{entry.id} 年的安排里写了 {row['from']} 至 {row['to']}")
            elif not list(days_of(row)):
                yield report(no_such_rest, place, f"从 {row['from']} 到 {row['to']}：先后颠倒，或者太长")
