"""What bodies only hand to each other is neutral; what is written anew or lost is not."""

from __future__ import annotations

import pytest

from qingdan.diff import Effect
from tests.diff.test_kinds import changes

A = "{id: a, duty: 负责甲事。}"
B = "{id: b, duty: 负责乙事。}"


def duties(jia: str, yi: str) -> str:
    """The duties of two bodies."""
    return f"# lists/duties/jia.yml\nmain: [{jia}]\n# lists/duties/yi.yml\nmain: [{yi}]\n"


def ending(status: str, authorities: str, successor: str = "") -> str:
    """A body in a state, another one, and a row of the negative list with its authorities."""
    return (
        f"# lists/organisations/jia.yml\nstatus: {status}\n{successor}"
        "# lists/organisations/yi.yml\nstatus: 在用\n"
        f"# lists/negative/c/lie.yml\nclass: 许可\nauthorities: [{authorities}]\n"
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (duties(A, B), duties("", f"{B}, {A}"), {("row-handed-over", Effect.NEUTRAL), ("row-taken-over", Effect.NEUTRAL)}),
        (
            duties(A, B),
            duties("", f"{B}, {{id: c, duty: 负责甲事。}}"),
            {("row-handed-over", Effect.NEUTRAL), ("row-taken-over", Effect.NEUTRAL)},
        ),
        (
            duties(A, B),
            duties("", f"{B}, {{id: a, duty: 指导甲事。}}"),
            {("main-duty-removed", Effect.BURDEN), ("main-duty-added", Effect.RELIEF)},
        ),
        (duties(A, B), duties("", B), {("main-duty-removed", Effect.BURDEN)}),
        (duties(A, B), duties(A, f"{B}, {A}"), {("main-duty-added", Effect.RELIEF)}),
        (
            ending("在用", "jia"),
            ending("撤销", "yi", "successor: yi\n"),
            {("organisation-abolished", Effect.NEUTRAL), ("reference-followed", Effect.NEUTRAL)},
        ),
        (
            ending("在用", "jia, yi"),
            ending("撤销", "yi", "successor: yi\n"),
            {("organisation-abolished", Effect.NEUTRAL), ("reference-followed", Effect.NEUTRAL)},
        ),
        (ending("在用", "jia, yi"), ending("在用", "yi"), {("authority-removed", Effect.OPEN)}),
        (
            ending("在用", "jia"),
            ending("撤销", "bing", "successor: yi\n"),
            {("organisation-abolished", Effect.NEUTRAL), ("authority-removed", Effect.OPEN), ("authority-added", Effect.OPEN)},
        ),
    ],
)  # fmt: skip
def test_only_what_passes_is_neutral(before: str, after: str, told: set[tuple[str, Effect]]) -> None:
    """One row answers for one; words that differ are no passing; a set follows the body that goes on for one that ended."""
    assert {(each.kind.slug, each.effect) for each in changes(before, after)} == told
