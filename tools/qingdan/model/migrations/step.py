"""What a step is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from qingdan.read.document import Data

Entries: TypeAlias = dict[str, dict[str, Data]]
"""The data of a registry's entries by key (``power/ju/xuke``, ``registry``), to be changed in place."""


@dataclass(frozen=True, slots=True)
class Migration:
    """From which version to which, what becomes other in a Chinese sentence, and the function that changes the data.

    ``change`` hangs on nothing but the entries: the same data give the same result, whenever and wherever. It changes
    entries that are there; it makes none and takes none away.
    """

    earlier: str
    later: str
    what: str
    change: Callable[[Entries], None]
