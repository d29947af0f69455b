"""QD315."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, Severity, report, rule
from qingdan.laws.lock import Lock
from qingdan.model import Registry
from qingdan.read.layout import STATUTES


@rule("QD315", Severity.NOTICE)
def lock_leads_nowhere(lock: Lock, text: str, registry: Registry) -> Iterator[Diagnostic]:
    r"""条文摘要里的条目或者法律已经不在了。

    为什么：条目移动、改名以后，核对记录要跟着走；留着旧的，新条目就成了没有核对过。
    改法：运行 qingdan laws lock --write，工具会整理。

    正例:
        # lists/statutes.lock
        power/ju/xuke fa@2020-01-01

    反例:
        # lists/statutes.lock
        power/ju/meiyou fa@2020-01-01
        ^
    """
    gone = {name for name in {key for key, _ in lock.reviewed} if name not in registry.present}
    gone |= {law for law, _ in lock.articles if f"laws/{law}" not in registry.present}
    for line, row in enumerate(text.splitlines() if gone else (), 1):
        first = row.partition(" ")[0].partition("@")[0]
        if first in gone:
            yield report(lock_leads_nowhere, Place(STATUTES, line), f"没有“{first}”")
