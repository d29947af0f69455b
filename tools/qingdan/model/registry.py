"""The whole of the lists at one moment, with its indexes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from qingdan.model.entry import Entry, Reference
from qingdan.model.shapes import (
    AdjustmentData,
    BundleData,
    GuideData,
    LawData,
    NegativeData,
    OrganisationData,
    PowerData,
    RegistryData,
    ResponsibilityData,
)
from qingdan.schema import Schemas


@dataclass(frozen=True, slots=True, eq=False, repr=False, weakref_slot=True)
class Registry:
    """Entries by key, in path order; ``present`` also holds the keys of files that could not be read.

    ``references`` go by the key that they come from, ``referrers`` by the key that they point at, or that what they point
    at has moved to. ``by_collection`` holds
    the entries by their collection's name, ``by_code`` the keys by (scheme, value), each in path order.

    A registry is equal to itself alone, so that what is worked out from it can be kept beside it.
    ``as_of`` is the day that the lists are read as of (YYYY-MM-DD): the commit's, never the clock's; empty when unknown.
    ``origin`` is another registry with the same entries to go through, beside which what is worked out from these is kept.
    """

    schemas: Schemas
    entries: Mapping[str, Entry[Any]]
    present: frozenset[str]
    references: Mapping[str, Sequence[Reference]]
    referrers: Mapping[str, Sequence[Reference]]
    by_collection: Mapping[str, Sequence[Entry[Any]]]
    by_code: Mapping[tuple[str, str], Sequence[str]]
    by_former_id: Mapping[str, Sequence[str]]
    as_of: str = ""
    origin: Registry | None = None

    def get(self, key: str) -> Entry[Any] | None:
        """The entry with a key, or None where no entry has the key."""
        try:
            return self.entries[key]
        except KeyError:
            return None

    def find(self, key: str) -> Entry[Any] | None:
        """The entry with that key, or the one that had it before it moved; None where there is neither."""
        return self.get(self.moved(key))

    def moved(self, key: str) -> str:
        """The key of the entry that had a key before it moved; the key itself where an entry has it, or none had it."""
        holders = () if key in self.present else self.by_former_id.get(key, ())
        return holders[0] if holders else key

    def all(self, collection: str) -> Sequence[Entry[Any]]:
        """The entries of a collection, in path order."""
        return self.by_collection.get(collection, ())

    def keys_by_collection(self) -> dict[str, list[str]]:
        """The keys of every collection's entries, in path order; the entries are not looked at."""
        out: dict[str, list[str]] = {each.name: [] for each in self.schemas.collections}
        for key in self.entries:
            out[key.partition("/")[0]].append(key)
        return out

    def organisation_of(self, key: str) -> Entry[Any] | None:
        """The organisation that answers for an entry: the one in its path, the one that it names, or itself."""
        entry = self.get(key)
        if entry is None:
            return None
        if entry.collection.name == "organisations":
            return entry
        segments = zip(entry.collection.segments, entry.id.split("/"), strict=False)
        placed = next((part for segment, part in segments if segment.get("reference") == "organisations"), "")
        named = next((entry.get(name) for name in ("organisation", "lead", "decided_by") if entry.get(name)), "")
        first = entry.get("authorities", 0)
        return self.get(f"organisations/{placed or named or first}")

    @property
    def about(self) -> RegistryData:
        """What is true of the whole: the city, the notices; empty when that file could not be read."""
        entry = self.entries.get("registry")
        return cast("RegistryData", entry.data if entry is not None else {})

    @property
    def powers(self) -> Sequence[Entry[PowerData]]:
        """The power list."""
        return self.all("power")

    @property
    def responsibilities(self) -> Sequence[Entry[ResponsibilityData]]:
        """The responsibility list."""
        return self.all("responsibility")

    @property
    def guides(self) -> Sequence[Entry[GuideData]]:
        """The service guides."""
        return self.all("guides")

    @property
    def negatives(self) -> Sequence[Entry[NegativeData]]:
        """The negative list."""
        return self.all("negative")

    @property
    def laws(self) -> Sequence[Entry[LawData]]:
        """The legal instruments."""
        return self.all("laws")

    @property
    def organisations(self) -> Sequence[Entry[OrganisationData]]:
        """The organisations."""
        return self.all("organisations")

    @property
    def bundles(self) -> Sequence[Entry[BundleData]]:
        """The bundles of guides."""
        return self.all("bundles")

    @property
    def adjustments(self) -> Sequence[Entry[AdjustmentData]]:
        """The decisions that changed the lists."""
        return self.all("adjustments")
