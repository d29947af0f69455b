"""How far each check looks: what it must be shown for its findings in one file, and which changes alter its findings in others.

Most checks judge an entry by its own data and by what it leads to: the entries that it refers to and those that these refer to,
its mirror, those that share a code or a former id with it. Their findings change in the entries that lead to a changed one, and
nowhere else. What looks further says so here. A test runs every check on single entries and watches what it asks for: a check that
looks further than it says fails there.
"""

from __future__ import annotations

from dataclasses import dataclass

STEPS = 3
"""How many references one after another a check may follow from the entry that it judges."""
WHOLE = "registry"
"""The collection of which every entry may depend on."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What a check looks at besides what leads from the entry that it judges.

    ``sees`` are collections that it goes through whichever entry it judges; a change in one of ``turns`` can alter its findings
    in any entry. An entry of ``led`` is judged by those that refer to it too, of which one more can only clear it; where one came, went
    or can no more be read, that can alter the findings in any. ``names`` says that its sentences name keys by the names of entries, so that any change can
    alter the findings that there are.
    """

    sees: frozenset[str] = frozenset()
    turns: frozenset[str] = frozenset()
    led: frozenset[str] = frozenset()
    names: bool = False


def _of(sees: str = "", turns: str = "", led: str = "", *, names: bool = False) -> Reach:
    return Reach(frozenset(sees.split()), frozenset(turns.split()), frozenset(led.split()), names)


_NEAR = Reach()
_CITED = _of("laws")
_FURTHER = {
    "QD201": _of(names=True),
    "QD203": _of(led="power"),
    "QD216": _of("organisations", "organisations"),
    **dict.fromkeys(("QD302", "QD303", "QD304", "QD305", "QD306", "QD311", "QD312"), _CITED),
    **dict.fromkeys(("QD520", "QD805", "QD811", "QD818"), _of("calendar", "calendar")),
    "QD301": _of("laws calendar", "calendar"),
    "QD610": _of("organisations", "organisations"),
    "QD701": _of("power", "power organisations"),
    "QD709": _of("power", "power organisations"),
    "QD712": _of("power organisations", "power organisations duties"),
    "QD713": _of("duties", "duties organisations"),
    "QD815": _of("wording organisations", "wording organisations"),
    "QD910": _of("laws", "laws"),
}


def reach_of(code: str) -> Reach:
    """How far the check of that code looks."""
    return _FURTHER.get(code, _NEAR)
