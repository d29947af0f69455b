"""Several entries as they shall be, before anything is written: changed, moved and made anew, all of one purpose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from qingdan.edit.form import block_lines, canonical, schema_line
from qingdan.edit.refusal import RefusedError
from qingdan.edit.row_ids import with_ids
from qingdan.edit.tree import NARROW, rewrite
from qingdan.edit.words import words_following
from qingdan.laws.lock import lock_of, lock_text
from qingdan.model import Registry
from qingdan.read import Source
from qingdan.read.document import Data, copied
from qingdan.read.layout import STATUTES
from qingdan.schema import Collection


@dataclass(slots=True)
class Plan:
    """What shall become of a registry's files. ``notes`` are sentences for the person who asked, in Chinese.

    ``ticks`` are places, each with what stands there, that a person has to look at one by one. ``led`` has for keys of entries that
    end those to which the everyday words for them lead from now on; ``given`` has for keys of entries that take rows over from
    others the keys of those: what was reviewed for the rows there counts here. ``beside`` are files beside the lists, as they shall be.
    """

    registry: Registry
    source: Source
    notes: list[str] = field(default_factory=list)
    ticks: list[str] = field(default_factory=list)
    led: dict[str, str] = field(default_factory=dict)
    given: dict[str, set[str]] = field(default_factory=dict)
    beside: dict[str, bytes] = field(default_factory=dict)
    _data: dict[str, dict[str, Data]] = field(default_factory=dict)
    _moves: dict[str, str] = field(default_factory=dict)
    _gone: set[str] = field(default_factory=set)
    _new: dict[str, tuple[Collection, str, dict[str, Data], str]] = field(default_factory=dict)

    def data(self, key: str) -> dict[str, Data]:
        """An entry's data, to be changed in place. Raises RefusedError where there is no such entry that can be read."""
        if key in self._new:
            return self._new[key][2]
        if key not in self._data:
            entry = self.registry.get(key)
            if entry is None or not isinstance(entry.data, dict):
                raise RefusedError(f"读不到“{key}”。改法：先运行 qingdan check 改好它")
            self._data[key] = copied(entry.data)
        return self._data[key]

    def add(self, key: str, data: dict[str, Data], model: str = "") -> None:
        """Make an entry. ``model`` is the key of one whose file it follows, with its comments. Raises RefusedError where it exists."""
        name, _, id_ = key.partition("/")
        collection = self.collection(key)
        if key in self.registry.present or key in self._new:
            raise RefusedError(f"已经有“{key}”了")
        holders = self.registry.by_former_id.get(key)
        if holders:
            raise RefusedError(f"标识“{id_}”是“{holders[0]}”从前的，不能再用")
        if self.registry.schemas.layout.collection_of(collection.path(id_)) != (name, id_) or not fits(id_):
            shape = self.registry.schemas.layout.shape(name)
            raise RefusedError(f"标识“{id_}”不合{collection.title}的写法：文件应当在 {shape}，用小写拼音、数字和连字符")
        self._new[key] = (collection, id_, data, model)

    def drop(self, key: str) -> None:
        """Take away the file of an entry that was never published."""
        self._gone.add(key)

    def holds(self, key: str) -> bool:
        """Whether there is an entry that can be read, or shall be one."""
        return key in self._new or key in self.registry.entries

    def move(self, key: str, new: str) -> None:
        """Give an entry another key of its collection; what it says of itself stays the caller's to change."""
        self.add(new, self.data(key), key)
        self._moves[key] = new

    def now(self, key: str) -> str:
        """The key that an entry shall have."""
        return self._moves.get(key, key)

    @property
    def models(self) -> dict[str, str]:
        """For each file that is made after another: its path, and that of the other."""
        entries = self.registry.entries
        return {held[0].path(held[1]): entries[held[3]].path for held in self._new.values() if held[3]}

    @property
    def made(self) -> list[str]:
        """The keys that entries of a plan get and that no entry had before: of moved entries and of new ones."""
        return list(self._new)

    @property
    def moves(self) -> dict[str, str]:
        """New keys by the old ones."""
        return dict(self._moves)

    def collection(self, key: str) -> Collection:
        """The collection of a key. Raises RefusedError where there is none."""
        found = self.registry.schemas.collection(key.partition("/")[0])
        if found is None:
            raise RefusedError(f"没有“{key.partition('/')[0]}”这类清单")
        return found

    def files(self) -> dict[str, bytes | None]:
        """The files that differ, by path, as they shall be; None for those that shall be gone. Raises RefusedError."""
        out: dict[str, bytes | None] = {self.registry.entries[key].path: None for key in self._gone}
        for key, data in self._data.items():
            path = self.registry.entries[key].path
            if key in self._moves:
                out[path] = None
                continue
            raw = self.source.content(path) or b""
            made = self.fitted(path, raw, data, self.collection(key))
            if made != raw:
                out[path] = made
        for collection, id_, data, model in self._new.values():
            path = collection.path(id_)
            beside = self.source.content(self.registry.entries[model].path) if model else None
            if beside is None:
                lines = [schema_line(path, collection.name), *block_lines(data, collection.root, 0, NARROW), ""]
                beside = "\n".join(lines).encode()
            out[path] = self.fitted(path, beside, data, collection)
        if self._moves or self.led:
            out.update(words_following(self.source, self.registry, {**self._moves, **self.led}))
        out.update((path, raw) for path, raw in self.beside.items() if raw != self.source.content(path))
        if (lock := self._lock()) is not None:
            out[STATUTES] = lock
        return dict(sorted(out.items()))

    def _lock(self) -> bytes | None:
        """The lock with what was reviewed of an entry also under the keys made after it; None where that changes nothing.

        A copy rests on the words that its model was held against, so that it is no more due than the model.
        """
        lock = lock_of(self.source)
        made: dict[str, list[str]] = {}
        for key, (_, _, _, model) in self._new.items():
            made.setdefault(model, []).append(key)
        reviewed = {
            (key, law): date
            for (entry, law), date in lock.reviewed.items()
            for key in (*(() if entry in self._moves else (entry,)), *made.get(entry, ()))
        }
        for key, others in sorted(self.given.items()):
            cited = set(_laws_in(self.data(key)))
            for (entry, law), date in lock.reviewed.items():
                if entry in others and law in cited:
                    reviewed.setdefault((key, law), date)
        return lock_text(replace(lock, reviewed=reviewed)).encode() if reviewed != lock.reviewed else None

    @staticmethod
    def fitted(path: str, raw: bytes, data: dict[str, Data], collection: Collection) -> bytes:
        """The bytes that say so; in canonical form where they were in it."""
        wanted = with_ids(data, collection.root)
        made = rewrite(path, raw, wanted, collection.root)
        try:
            was = canonical(path, raw, collection.name, collection.root) == raw
        except RefusedError:
            was = False
        return canonical(path, made, collection.name, collection.root) if was or not raw else made


def _laws_in(data: Data) -> Iterator[str]:
    """The laws that data cite, again and again."""
    if isinstance(data, dict):
        if isinstance(data.get("law"), str):
            yield data["law"]
        data = list(data.values())
    for below in data if isinstance(data, list) else ():
        yield from _laws_in(below)


def fits(id_: str) -> bool:
    """Whether every part of an id is made of words of lower-case ASCII letters and digits, joined by hyphens."""
    words = [word for part in id_.split("/") for word in part.split("-")]
    return id_.isascii() and id_ == id_.lower() and all(word.isalnum() for word in words)
