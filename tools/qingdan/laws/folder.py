"""A folder of statutes: every file is read, or named with the reason; the versions of each law, by its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qingdan.laws.lock import sum_of
from qingdan.laws.texts import Statute, TextError, plain_name, statute
from qingdan.model import Entry


@dataclass(frozen=True, slots=True)
class Folder:
    """``versions`` are the texts by law and date; ``refused`` are files that are no statutes, with the reason.

    ``disputed`` are laws of which two files of one version differ: the name and date, and the articles that do.
    """

    versions: Mapping[str, Mapping[str, Statute]] = field(default_factory=dict)
    refused: Sequence[tuple[str, str]] = ()
    disputed: Mapping[tuple[str, str], Sequence[str]] = field(default_factory=dict)

    @property
    def texts(self) -> int:
        """How many versions there are."""
        return sum(map(len, self.versions.values()))

    def of(self, law: Entry[Any]) -> Mapping[str, Statute]:
        """The versions of a law by date: by its name, its short name or a former one."""
        formers = law.get("former_names", default=())
        for name in (law.name, law.get("short"), *(formers if isinstance(formers, list) else ())):
            if isinstance(name, str) and (found := self.versions.get(plain_name(name))):
                return found
        return {}

    def text(self, law: Entry[Any], date: str) -> Statute | None:
        """The text of a version; None where the folder has no text of that date, or two that differ."""
        found = self.of(law).get(date)
        return found if found is not None and (found.name, date) not in self.disputed else None

    def newest(self, law: Entry[Any]) -> Statute | None:
        """The text with the latest date, None where the folder has none of the law."""
        found = self.of(law)
        return found[max(found)] if found else None


def read_folder(root: Path) -> Folder:
    """Read every file below a folder, in path order. Raises OSError where the folder cannot be listed."""
    versions: dict[str, dict[str, Statute]] = {}
    refused: list[tuple[str, str]] = []
    disputed: dict[tuple[str, str], list[str]] = {}
    for path in sorted(each for each in root.rglob("*") if not each.is_dir()):
        name = path.relative_to(root).as_posix()
        try:
            made = statute(name, path.read_bytes())
        except OSError as problem:
            refused.append((name, problem.strerror or "读不出来"))
            continue
        except TextError as problem:
            refused.append((name, str(problem)))
            continue
        held = versions.setdefault(made.name, {}).setdefault(made.date, made)
        if held is not made and (odd := differing(held, made)):
            disputed.setdefault((made.name, made.date), []).extend(odd)
    return Folder(versions, refused, {key: sorted(set(odd), key=order) for key, odd in disputed.items()})


def differing(one: Statute, other: Statute) -> list[str]:
    """The articles that two texts have otherwise, or that one of them lacks, in order."""
    keys = one.articles.keys() | other.articles.keys()
    sums = [{key: sum_of(text) for key, text in each.articles.items()} for each in (one, other)]
    return sorted((key for key in keys if sums[0].get(key) != sums[1].get(key)), key=order)


def order(article: str) -> tuple[int, int]:
    """By what articles are sorted: 12 comes before 12-1, and that before 13."""
    main, _, after = article.partition("-")
    return int(main), int(after or 0)


__all__ = ["Folder", "differing", "order", "read_folder"]
