"""Where something is handled: the body, its window, and how to get there or call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from qingdan.model import Entry
from qingdan.pages.phrases import said_of_row
from qingdan.pages.view import View
from qingdan.schema import Field
from qingdan.schema.look import Phrase


class ServicePlace(NamedTuple):
    """A body with the page that it has, the window there, and address, hours and telephone where they are known.

    ``ground`` is the address of the body alone, without where its window is.
    """

    name: str
    href: str
    window: str = ""
    address: str = ""
    hours: str = ""
    phone: str = ""
    ground: str = ""


def places_of(
    view: View, shape: Field, tell: Sequence[Phrase], rows: Sequence[Mapping[str, Any]]
) -> Iterator[ServicePlace]:
    """The places that rows name, in their order; what a window says goes before what its body says."""
    for row in rows:
        body = next((found for name, id_ in row.items() if (found := _body(view, shape, name, id_)) is not None), None)
        if body is None:
            continue
        words = said_of_row(view, tell, shape, row)
        own = {str(body.get("short") or body.name), body.name}
        window = next((each for each in body.rows("windows") if each.get("name") in words), {})
        address = "，".join(str(each) for each in (body.get("address"), window.get("address")) if each)
        yield ServicePlace(
            str(body.get("short") or body.name),
            f"{view.base}{body.key}/",
            "，".join(each for each in words if each not in own),
            address,
            str(window.get("hours") or body.get("hours") or ""),
            str(window.get("phone") or body.get("phone") or ""),
            str(body.get("address") or ""),
        )


def _body(view: View, shape: Field, name: str, id_: Any) -> Entry[Any] | None:
    """The entry that a property of a row refers to."""
    below = shape.below(name)
    if below is None or not below.reference or below.reference[0] in "#*":
        return None
    return view.registry.get(f"{below.reference}/{id_}")


__all__ = ["ServicePlace", "places_of"]
