"""The entries that tables change or make: found by their names under their body, or begun under an id spelt from the name."""

from __future__ import annotations

from qingdan.edit.cells import CellError
from qingdan.edit.names import Names, UnknownNameError, plain
from qingdan.edit.outcome import Draft
from qingdan.edit.row_ids import row_id
from qingdan.model import Registry
from qingdan.read.document import Data, copied

_LONGEST = 80


class Drafts:
    """The drafts of one import, by key."""

    def __init__(self, registry: Registry, names: Names, drafts: dict[str, Draft]) -> None:
        """Take the registry, what its entries are called, and the drafts to add to."""
        self.registry, self.names, self.all = registry, names, drafts
        self._named: dict[tuple[str, str], dict[str, list[str]]] = {}
        self._looked: set[str] = set()
        self._begun_guides: dict[str, Draft] = {}
        self._taken: dict[str, set[str]] = {}
        for key in (*registry.present, *drafts):
            self._taken.setdefault(key.rpartition("/")[0].partition("/")[2], set()).add(key.rpartition("/")[2])

    def power(self, body: str, name: str) -> Draft:
        """The body's power of that name, listed or begun."""
        found = self._by_name("power", body).get(plain(name), [])
        if len(found) > 1:
            raise CellError(f"“{name}”在这个机构有 {len(found)} 项：{'、'.join(found)}；名称写得分得开")
        if found:
            return self.draft("power", found[0])
        draft = self.draft("power", f"{body}/{self._fresh(body, name)}")
        draft.data |= {"name": name, "organisation": body}
        self._called("power", body, name, draft)
        return draft

    def beside(self, name: str, power: Draft) -> Draft:
        """The entry of another collection with the id of a power."""
        return self.draft(name, power.key.partition("/")[2])

    def guide_of(self, power: Draft, name: str) -> Draft:
        """The guide of that name for a power that is known."""
        id_ = power.key.partition("/")[2]
        body = id_.partition("/")[0]
        found = [each for each in self._by_name("guides", body).get(plain(name), []) if self._power_of(each) == id_]
        if found:
            return self.draft("guides", found[0])
        return self._begun(body, name, id_, str(power.data.get("name", "")))

    def guide(self, body: str, name: str, above: str) -> Draft:
        """The guide of that name, listed, or begun under the power that is named or whose name begins it.

        Raises UnknownNameError or CellError where none can be meant.
        """
        if body:
            found = self._by_name("guides", body).get(plain(name), [])
            if len(found) == 1:
                return self.draft("guides", found[0])
            if found:
                raise CellError(f"“{name}”在这个机构有 {len(found)} 份：{'、'.join(found)}；名称写得分得开")
        else:
            try:
                return self.draft("guides", self.names.id_of("guides", name))
            except UnknownNameError as problem:
                if "有几个" in str(problem):
                    raise
                begun = self._begun_guides.get(plain(name))
                if begun is not None and begun.key in self.all:
                    return begun
        power = self._above(body, name, above)
        entry = self.registry.get(f"power/{power}")
        called = entry.name if entry is not None else str(self.all[f"power/{power}"].data.get("name", ""))
        return self._begun(power.partition("/")[0], name, power, called)

    def draft(self, name: str, id_: str) -> Draft:
        """The draft of an entry, its data copied from the lists, or none yet."""
        collection = self.registry.schemas.collection(name)
        assert collection is not None  # noqa: S101 the header was found by its schema
        key = collection.key(id_)
        if key not in self.all:
            entry = self.registry.get(key)
            data: dict[str, Data] = copied(entry.data) if entry is not None else {}
            self.all[key] = Draft(key, collection.path(id_), name, data, new=entry is None)
        return self.all[key]

    def _above(self, body: str, name: str, above: str) -> str:
        """The id of the power that a new guide belongs to."""
        if above:
            found = self._by_name("power", body).get(plain(above), []) if body else []
            return found[0] if len(found) == 1 else self.names.id_of("power", above, body)
        bodies = [body] if body else sorted({entry.id.partition("/")[0] for entry in self.registry.powers})
        fitting = [
            (len(called), id_)
            for each in bodies
            for called, ids in self._by_name("power", each).items()
            if called and plain(name).startswith(called)
            for id_ in ids
        ]
        longest = max((length for length, _ in fitting), default=0)
        meant = [id_ for length, id_ in fitting if length == longest]
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise CellError(
                f"“{name}”的职权几个机构都有：{'、'.join(sorted(meant))}；写上实施主体，或者用 --organisation 指明"
            )
        raise CellError(f"没有叫“{name}”的指南，也没有名称是它开头的职权；先导入权力清单，或者加一列“所属职权”")

    def _begun(self, body: str, name: str, power: str, called: str) -> Draft:
        """A new guide of a power."""
        item = power.partition("/")[2]
        rest = name[len(called) :].strip("（）() -－—") if name.startswith(called) else ""
        id_ = f"{item}-{row_id(rest, ())}"[:_LONGEST] if rest else ""
        fresh = id_ if id_ and id_ not in self._taken.get(body, set()) else self._fresh(body, name)
        self._taken.setdefault(body, set()).add(fresh)
        draft = self.draft("guides", f"{body}/{fresh}")
        draft.data |= {"name": name, "power": power}
        self._called("guides", body, name, draft)
        self._begun_guides[plain(name)] = draft
        return draft

    def _by_name(self, collection: str, body: str) -> dict[str, list[str]]:
        """The ids of a body's entries in force, by their plain names."""
        if collection not in self._looked:
            self._looked.add(collection)
            for entry in self.registry.all(collection):
                own = self._named.setdefault((collection, entry.id.partition("/")[0]), {})
                own.setdefault(plain(entry.name), []).append(entry.id)
        return self._named.setdefault((collection, body), {})

    def _called(self, collection: str, body: str, name: str, draft: Draft) -> None:
        self._by_name(collection, body).setdefault(plain(name), []).append(draft.key.partition("/")[2])

    def _power_of(self, guide: str) -> str:
        key = f"guides/{guide}"
        if key in self.all:
            return str(self.all[key].data.get("power", ""))
        entry = self.registry.get(key)
        return str(entry.get("power")) if entry is not None else ""

    def _fresh(self, body: str, name: str) -> str:
        taken = self._taken.setdefault(body, set())
        id_ = row_id(name, taken)
        taken.add(id_)
        return id_
