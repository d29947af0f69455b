"""How the entries of a list begin, pause and end, and which acts there are: what a schema's ``x-collection.lifecycle`` says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qingdan.schema.collection import Field

SUCCEEDED = ("合并", "拆分", "替换")
"""Acts after which other entries go on with what an ended one was for."""


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The states of a list's entries and the acts upon them.

    ``status`` is the property with the state, of which ``paused`` and ``ended`` are values; ``retired`` is the property that tells
    of the end, empty where there is none. ``acts`` are called as decisions call them. ``successor`` says that
    ended entries name those which go on.
    """

    status: str = ""
    paused: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    live: tuple[str, ...] = ()
    retired: str = ""
    acts: tuple[str, ...] = ()
    successor: bool = False


def lifecycle_of(about: Mapping[str, Any], root: Field) -> Lifecycle:
    """The lifecycle that a schema declares, or the one that its ``x-retired`` comes to: entries may end, and that is all."""
    given = about.get("lifecycle")
    if isinstance(given, dict):
        return Lifecycle(
            status=str(given.get("status", "")),
            paused=_texts(given.get("paused")),
            ended=_texts(given.get("ended")),
            live=_texts(given.get("live")),
            retired=str(given.get("retired", "")),
            acts=_texts(given.get("acts")),
            successor=given.get("successor") is True,
        )
    for name, field in root.properties.items():
        if field.retired:
            live = tuple(value for value in field.values if value not in field.retired)
            retired = "retired" if "retired" in root.properties else ""
            return Lifecycle(name, (), field.retired, live, retired, ("新增", "取消", "更名"))
    return Lifecycle()


def with_ends(root: Field, lifecycle: Lifecycle) -> Field:
    """The field tree in which the property with the state knows which of its values mean the end."""
    status = root.properties.get(lifecycle.status)
    if status is None or status.retired == lifecycle.ended:
        return root
    return replace(root, properties={**root.properties, status.name: replace(status, retired=lifecycle.ended)})


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()
