"""Enquiries and complaints: whose they are, the clock of the answer, and the light that it lights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from qingdan.cases.clocks import COMPLAINT, FIRST_ASKED, clock
from qingdan.cases.days import DAY, Days
from qingdan.cases.lights import Light, Rules, light_of
from qingdan.cases.record import Case, ClockRow, TimeTerms
from qingdan.cases.store import CaseStore
from qingdan.cases.terms import TermBook, terms_of

COMPLAINED = "投诉"
NO_ITEM = "没有写明事项"


class Enquiry(NamedTuple):
    """One enquiry or complaint: ``no`` is the keyed hash of its number, ``asked`` the day as an ordinal.

    ``guide`` is empty where no item was named, ``body`` (an id) where no body of the lists was; ``row`` is None where the rules give
    the answer no limit; ``commit`` is the correction that it led to, or empty.
    """

    no: int
    kind: str
    guide: str
    body: str
    asked: int
    row: ClockRow | None
    commit: str

    @property
    def case(self) -> Case:
        """The enquiry as a case without a course."""
        return Case(self.no, self.guide)


def enquiries(store: CaseStore, rules: Rules, today: int, days: Days) -> Iterator[Enquiry]:
    """Every enquiry and complaint that was made up to a day, by its moment."""
    for no, kind, guide, body, begun, replied, commit in store.db.execute("SELECT * FROM inquiries ORDER BY asked, no"):
        asked = begun // DAY
        if asked > today:
            continue
        word = store.words[kind]
        name = COMPLAINT if word == COMPLAINED else FIRST_ASKED
        limit = rules.counted.limits.get(name)
        row = clock(name, "", asked, limit, replied // DAY, today, days) if limit is not None else None
        yield Enquiry(no, word, store.words[guide], store.words[body], asked, row, commit)


def lit(
    store: CaseStore, book: TermBook, rules: Rules, today: int, days: Days
) -> Iterator[tuple[Enquiry, TimeTerms, Light]]:
    """The enquiries with a light on, each with the terms of its guide; those of no item those of the named body."""
    for each in enquiries(store, rules, today, days):
        light = light_of(each.row, rules) if each.row is not None else None
        if light is None:
            continue
        terms = book.at(each.guide, each.asked) if each.guide else None
        if terms is None:
            terms = replace(terms_of(book.registry, "", {"name": f"{each.kind}（{NO_ITEM}）"}, ""), body=each.body)
        yield each, terms, light


__all__ = ["COMPLAINED", "NO_ITEM", "Enquiry", "enquiries", "lit"]
