"""What bodies only hand to each other is neutral; what is written anew or lost is not."""

from __future__ import annotations

import pytest

from qingdan.diff import Effect, compare_sources, judge
from tests.diff.generated import SCHEMAS
from tests.diff.test_kinds import changes
from tests.support import listing, source

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


MOVED = "# lists/guides/{0}.yml\nname: 示例指南\npower: ju/xuke\n{1}"
POWERED = "# lists/power/{0}.yml\nname: 示例许可\n{1}"
FORMER = "former_ids: [jia/lama]\n"
BUNDLED = "# lists/bundles/yijianshi.yml\nname: 一件事\nstages: [{{id: banli, name: 办理, guides: [{{guide: {0}}}]}}]\n"
LISTED = "# lists/negative/c/lie.yml\nclass: 许可\npermits: [{{power: {0}}}]\n"


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        (
            MOVED.format("jia/lama", "") + BUNDLED.format("jia/lama"),
            MOVED.format("yi/lama", FORMER) + BUNDLED.format("yi/lama"),
            "lists/bundles/yijianshi.yml",
        ),
        (
            POWERED.format("jia/lama", "") + LISTED.format("jia/lama"),
            POWERED.format("yi/lama", FORMER) + LISTED.format("yi/lama"),
            "lists/negative/c/lie.yml",
        ),
        (
            ending("在用", "jia"),
            ending("撤销", "yi", "successor: yi\nretired: {date: 2026-05-01}\n"),
            "lists/negative/c/lie.yml",
        ),
    ],
)
@pytest.mark.parametrize("alone", [False, True])
def test_what_follows_is_one_neutral_change(before: str, after: str, path: str, *, alone: bool) -> None:
    """The row that went and the one that came are told together; also where the history of that one entry alone is asked."""
    old, new = (source(listing(text)[0], base=False) for text in (before, after))
    comparison = compare_sources(old, new, SCHEMAS, strict=False, only=frozenset({path}) if alone else None)
    told = [each for each in judge(comparison) if each.entry == path[len("lists/") : -len(".yml")]]
    assert [(each.kind.slug, each.effect) for each in told] == [("reference-followed", Effect.NEUTRAL)]


def test_what_points_elsewhere_is_no_following() -> None:
    """Another guide in the place of one that stays is a change of the bundle, also where that alone is compared."""
    guides = MOVED.format("jia/lama", "") + MOVED.format("yi/lama", "")
    old, new = (source(listing(guides + BUNDLED.format(id_))[0], base=False) for id_ in ("jia/lama", "yi/lama"))
    for only in (None, frozenset({"lists/bundles/yijianshi.yml"})):
        told = judge(compare_sources(old, new, SCHEMAS, strict=False, only=only))
        assert {each.effect for each in told} == {Effect.BURDEN, Effect.RELIEF}
