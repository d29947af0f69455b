"""An audit: the registry held against a folder of texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qingdan.laws.citing import CitedRow, Citing, in_force
from qingdan.laws.doubts import Doubt, WordOverlap, doubts
from qingdan.laws.folder import Folder
from qingdan.laws.lock import ABSENT, Lock, ReadRow, sum_of
from qingdan.laws.rows import CitingRow, rows_of
from qingdan.laws.texts import Statute, plain_name
from qingdan.laws.versions import current_of, moved_to, start_of, versions_of
from qingdan.model import Entry, Registry


@dataclass(frozen=True, slots=True)
class Changed:
    """A citation whose article differs between the version that it means and the newest text: the two texts, empty where there is none."""

    entry: Entry[Any]
    law: Entry[Any]
    article: str
    dates: tuple[str, str]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found. ``newer`` are laws with a later text; ``ended`` those that a text says end with it, as (law, text, article).

    ``counts`` are laws whose number of articles is another, as (law, date, registered, counted); ``without`` laws of which the folder
    has no text of the version that counts; ``cited`` and ``compared`` are numbers of citations of an article, ``read`` of rows that
    would be doubted, had no person read them.
    """

    newer: Sequence[tuple[Entry[Any], Statute]]
    ended: Sequence[tuple[Entry[Any], Statute, str]]
    counts: Sequence[tuple[Entry[Any], str, int, int]]
    changed: Sequence[Changed]
    doubts: Sequence[Doubt]
    without: Sequence[Entry[Any]]
    disputed: Sequence[tuple[Entry[Any], str, Sequence[str]]]
    cited: int
    compared: int
    read: int
    sound: Sequence[CitingRow] = field(repr=False)


class Auditor:
    """Holds one registry against one folder."""

    def __init__(self, registry: Registry, folder: Folder, lock: Lock) -> None:
        """Take the registry, the texts, and the lock that says which version an entry was last reviewed against."""
        self.registry, self.folder, self.lock = registry, folder, lock
        self.laws = {law.id: law for law in registry.laws}
        self._words: dict[tuple[str, str], WordOverlap] = {}

    def audit(self) -> Audit:
        """Look at every law and every row."""
        found, sound, cited, compared, read = [], [], 0, 0, 0
        for row in rows_of(self.registry):
            texts = [self.text(row.entry, each) for each in row.cited]
            cited += len(texts)
            compared += sum(each is not None for each in texts)
            every = list(doubts(row, texts, [self._weighed(each) for each in texts]))
            mine = [each for each in every if self.reading(each) not in self.lock.readings]
            found += mine
            read += len(mine) < len(every)
            if not mine and all(each is not None for each in texts):
                sound.append(row)
        return Audit(
            list(self._newer()), list(self._ended()), list(self._counts()), list(self._changed()), found,
            [law for law in self.laws.values() if (date := self._date(law)) and self.folder.text(law, date) is None],
            list(self._disputed()), cited, compared, read, sound,
        )  # fmt: skip

    def meant(self, entry: Entry[Any], law: Entry[Any], row: Mapping[str, Any]) -> str:
        """The date of the version that a citation means: the one that it names, that it was reviewed against, or the one in force."""
        named = row.get("version") or self.lock.reviewed.get((entry.key, law.id))
        return str(named) if named else self._date(law)

    def text(self, entry: Entry[Any], cited: CitedRow) -> Statute | None:
        """The text of the version that a citation means, None where the folder has none."""
        law = self.laws.get(cited.law)
        return self.folder.text(law, self.meant(entry, law, cited.row)) if law is not None else None

    def reading(self, doubt: Doubt) -> ReadRow:
        """What stands for a person's having read the doubted row beside its article, as both stand now."""
        law = self.laws.get(doubt.cited.law)
        text = self.text(doubt.row.entry, doubt.cited)
        said = text.articles.get(doubt.cited.article, "") if text is not None else ""
        date = self.meant(doubt.row.entry, law, doubt.cited.row) if law is not None else ""
        return doubt.cited.law, date, doubt.cited.article, sum_of("\n".join((doubt.kind, doubt.row.words, said)))

    def lock_of(self, before: Lock, read: Iterable[Doubt] = ()) -> Lock:
        """The lock with the sums of every cited article in every version that the folder has; what it has of other texts stays.

        ``read`` are rows that a person has now found right; of those read before the ones stay that are in doubt otherwise, and those
        of texts that the folder has not.
        """
        articles = {at: dict(held) for at, held in before.articles.items()}
        for law, numbers in self._cited_articles().items():
            for date, text in self.folder.of(self.laws[law]).items():
                steps = [each for each in versions_of(self.laws[law]) if str(each["date"]) <= date]
                if (text.name, date) in self.folder.disputed:
                    continue
                for number in sorted({*numbers, *(new for old in numbers for new in moved_to(old, steps))}):
                    said = text.articles.get(number)
                    articles.setdefault((law, date), {})[number] = sum_of(said) if said is not None else ABSENT
        return Lock(articles, before.reviewed, self._readings(before) | {self.reading(each) for each in read})

    def _readings(self, before: Lock) -> frozenset[ReadRow]:
        """What was read before and still tells something."""
        needed = set()
        for row in rows_of(self.registry):
            texts = [self.text(row.entry, each) for each in row.cited]
            needed |= {self.reading(each) for each in doubts(row, texts, [self._weighed(each) for each in texts])}
        held = {(law.id, date) for law in self.laws.values() for date in self.folder.of(law)}
        return frozenset(
            each for each in before.readings if each in needed or (each[0] in self.laws and each[:2] not in held)
        )

    def _cited_articles(self) -> dict[str, set[str]]:
        finder = Citing(self.registry.schemas)
        out: dict[str, set[str]] = {}
        for entry in self.registry.entries.values():
            if in_force(self.registry, entry):
                for cited in finder.rows(entry):
                    if cited.article and cited.law in self.laws:
                        out.setdefault(cited.law, set()).add(cited.article)
        return out

    def _date(self, law: Entry[Any]) -> str:
        version = current_of(law, self.registry.as_of)
        return str(version["date"]) if version is not None else ""

    def _weighed(self, text: Statute | None) -> WordOverlap | None:
        if text is None:
            return None
        key = (text.name, text.date)
        if key not in self._words:
            self._words[key] = WordOverlap(text)
        return self._words[key]

    def _newer(self) -> Iterator[tuple[Entry[Any], Statute]]:
        for law in self.laws.values():
            newest, every = self.folder.newest(law), versions_of(law)
            if newest is not None and every and newest.date > str(every[-1]["date"]):
                yield law, newest

    def _ended(self) -> Iterator[tuple[Entry[Any], Statute, str]]:
        """Laws that a later text, which is in force, says end with it, and that the registry has as alive."""
        by_name = {plain_name(law.name): law for law in self.laws.values()}
        for several in self.folder.versions.values():
            for text in several.values():
                for title, article in text.ends:
                    law = by_name.get(plain_name(title))
                    if law is None or plain_name(law.name) == text.name or law.get("repealed") is not None:
                        continue
                    every = versions_of(law)
                    if every and str(every[-1]["date"]) < text.date:
                        yield law, text, article

    def _counts(self) -> Iterator[tuple[Entry[Any], str, int, int]]:
        for law in self.laws.values():
            for version in versions_of(law):
                text = self.folder.text(law, str(version["date"]))
                total = version.get("articles")
                if text is not None and isinstance(total, int) and total != text.count:
                    yield law, str(version["date"]), total, text.count

    def _changed(self) -> Iterator[Changed]:
        finder = Citing(self.registry.schemas)
        for entry in self.registry.entries.values():
            if not in_force(self.registry, entry):
                continue
            for cited in finder.rows(entry):
                law = self.laws.get(cited.law)
                newest = self.folder.newest(law) if law is not None else None
                if law is None or newest is None or not cited.article:
                    continue
                date = self.meant(entry, law, cited.row)
                old = self.folder.text(law, date)
                if newest.date <= date or old is None:
                    continue
                steps = [each for each in versions_of(law) if date < str(each["date"]) <= newest.date]
                there = moved_to(cited.article, steps)
                before, after = (
                    old.articles.get(cited.article, ""),
                    "\n".join(newest.articles.get(each, "") for each in there),
                )
                if sum_of(before) != sum_of(after):
                    yield Changed(entry, law, cited.article, (date, newest.date), before, after)

    def _disputed(self) -> Iterator[tuple[Entry[Any], str, Sequence[str]]]:
        for law in self.laws.values():
            for date, text in self.folder.of(law).items():
                if (text.name, date) in self.folder.disputed:
                    yield law, date, self.folder.disputed[text.name, date]


def effect_of(law: Entry[Any], text: Statute) -> str:
    """The day from which a newer text holds, as far as known: the registry's own word, the text's where that is not earlier."""
    known = next((start_of(each) for each in versions_of(law) if str(each["date"]) == text.date), "")
    return known or (text.effective if text.effective >= text.date else "")


__all__ = ["Audit", "Auditor", "Changed", "effect_of"]
