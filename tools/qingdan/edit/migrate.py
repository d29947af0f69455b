"""Lists of an older version of the format, written anew as this version has them: data by the steps, comments as they stand."""

from __future__ import annotations

from qingdan.edit.plan import Plan
from qingdan.edit.refusal import RefusedError
from qingdan.model.migrations import CURRENT, Migration, migrated, steps_between
from qingdan.model.version import FIELD, PATH, version_in


def migrate(plan: Plan) -> tuple[Migration, ...]:
    """Plan the steps that lead from the registry's version to the tool's; which they are, none where there is nothing to do.

    Raises RefusedError where the version is not known, or a file cannot be read.
    """
    version = version_in(plan.source)
    if version is None:
        raise RefusedError(f"{PATH}：读不出格式版本（{FIELD}）。改法：先运行 qingdan check，照提示改好这个文件")
    if version.unknown:
        place = version.place
        raise RefusedError(f"{place.path}:{place.line}:{place.column}: {version.sentence}。改法：{version.cure}")
    steps = steps_between(version.text)
    if not steps:
        return ()
    unread = sorted(plan.registry.present - plan.registry.entries.keys())
    if unread:
        raise RefusedError(f"读不到“{unread[0]}”。改法：先运行 qingdan check 改好读取的问题，再迁移")
    for key, data in migrated({key: entry.data for key, entry in plan.registry.entries.items()}, steps).items():
        held = plan.data(key)
        held.clear()
        held.update(data)
    plan.data("registry")[FIELD] = CURRENT
    return steps
