"""The shapes of the data that the code reads, for the type checker: what ``Entry.data`` holds once it passed its schema.

The schemas are the only full account; a test holds every key and type here against them. Any key may be absent from
an entry that broke its schema, and an optional one from any entry.
"""

from __future__ import annotations

from typing import TypedDict


class Duration(TypedDict):
    """A length of time in the unit that the law writes; never converted."""

    value: int
    unit: str


class Basis(TypedDict, total=False):
    """One citation: a law by id, and the article, paragraph and item in it."""

    id: str
    law: str
    article: str
    paragraph: int
    item: int
    version: str
    role: str


class Notice(TypedDict, total=False):
    """A notice of the publisher."""

    id: str
    text: str
    everywhere: bool


class NotHeld(TypedDict, total=False):
    """Why decisions do without a step of the procedure, as most say it; of one ``track`` alone where that is given."""

    step: str
    track: str
    reason: str


class RegistryData(TypedDict, total=False):
    """The publisher."""

    schema_version: str
    name: str
    city: str
    division: str
    custodian: str
    licence: str
    site_url: str
    notices: list[Notice]
    not_held: list[NotHeld]


class OrganisationData(TypedDict, total=False):
    """A body."""

    name: str
    short: str
    kind: str
    level: str
    parent: str
    division: str
    credit_code: str
    status: str
    phone: str


class LawVersion(TypedDict, total=False):
    """One text of a law: ``date`` of adoption or last amendment, number of ``articles``."""

    date: str
    effective: str
    articles: int
    inserted: list[str]


class Repeal(TypedDict, total=False):
    """When a law ended, and by which."""

    date: str
    by: str


class LawData(TypedDict, total=False):
    """A legal instrument, versions from old to new."""

    name: str
    short: str
    kind: str
    versions: list[LawVersion]
    repealed: Repeal
    successor: str


class PowerData(TypedDict, total=False):
    """A power: the trunk that all types share."""

    name: str
    type: str
    organisation: str
    level: str
    source: str
    status: str
    basis: list[Basis]
    audience: list[str]


class Duty(TypedDict, total=False):
    """One duty at one stage."""

    id: str
    stage: str
    duty: str
    basis: list[Basis]


class ResponsibilityData(TypedDict, total=False):
    """The duties that come with a power."""

    duties: list[Duty]


class TimeLimit(TypedDict, total=False):
    """The time limits of a guide: statutory, promised, by how much extended, and from when on they run."""

    statutory: Duration
    promised: Duration
    extension: Duration
    start: str


class LateSubmission(TypedDict, total=False):
    """How a guide lets an applicant hand in a paper later: within what time, on what promise, and what follows otherwise."""

    within: Duration
    promise: str
    consequence: str


class Material(TypedDict, total=False):
    """One row of the second table."""

    id: str
    name: str
    kind: str
    necessity: str
    form: str
    copies: int
    source: str
    deferrable: LateSubmission


class Next(TypedDict, total=False):
    """One way on from a step."""

    to: str
    when: str


class Step(TypedDict, total=False):
    """One row of the third table."""

    id: str
    name: str
    actor: str
    post: str
    limit: Duration
    clock: str
    special: str
    materials: list[str]
    output: str
    next: list[Next]


class GuideData(TypedDict, total=False):
    """A service guide."""

    name: str
    power: str
    subitem: str
    status: str
    handling: str
    time_limit: TimeLimit
    materials: list[Material]
    steps: list[Step]


class Industry(TypedDict, total=False):
    """A code of GB/T 4754."""

    code: str
    standard: str


class NegativeData(TypedDict, total=False):
    """A restricted or prohibited kind of investment."""

    name: str
    origin: str
    status: str
    industries: list[Industry]
    authorities: list[str]
    regions: list[str]
    basis: list[Basis]


class BundleGuide(TypedDict, total=False):
    """A guide within a stage, and those that come before it."""

    guide: str
    after: list[str]


class Stage(TypedDict, total=False):
    """One stage of a bundle."""

    id: str
    name: str
    lead: str
    guides: list[BundleGuide]


class BundleData(TypedDict, total=False):
    """Guides handled as one case."""

    name: str
    kind: str
    lead: str
    stages: list[Stage]


class AdjustmentChange(TypedDict, total=False):
    """One entry that a decision changed."""

    entry: str
    kind: str
    reason: str
    counterpart: str


class AdjustmentData(TypedDict, total=False):
    """A decision that changed the lists."""

    title: str
    track: str
    cause: str
    decided_by: str
    decided_on: str
    effective: str
    changes: list[AdjustmentChange]
