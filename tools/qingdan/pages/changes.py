"""The pages of what changed: all publications, one page each with its report, and the entries that are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import replace

from markupsafe import Markup

from qingdan.diff import Effect
from qingdan.model import Registry
from qingdan.pages.ends import without_ends
from qingdan.pages.frame import Frame
from qingdan.pages.grounds import ground_pages
from qingdan.pages.page import Page
from qingdan.pages.past import Past, Publication
from qingdan.pages.told import WORDS, headline, summary, weighed
from qingdan.render.changes.html import html_sections
from qingdan.render.changes.report import LONGEST


def change_pages(registry: Registry, past: Past, frame: Frame, sealed: str = "") -> Iterator[Page]:
    """The index at ``changes/``, a page for every publication, and one for every entry that is gone.

    ``sealed`` says whether there is a seal by which anybody can hold the changes against the history.
    """
    newest = list(reversed(past.publications))
    lines = [(each, headline(each.report), weighed(each.report.rows), _bodies(each)) for each in newest]
    since = sum((Counter(dict(counts)) for _, _, counts, _ in lines), Counter[str]())
    organisations = sorted(
        {section.organisation for each in newest for section in each.report.sections if section.organisation}
    )
    html = frame.render(
        "changes.html",
        "../",
        lines=lines,
        shallow=past.shallow,
        first=past.publications[0].commit.day if past.publications else "",
        felt=[(word, since[word]) for word in WORDS.values()],
        sealed=sealed,
        organisations=organisations,
        effects=list(dict.fromkeys(word for _, _, counts, _ in lines for word, _ in counts)),
        records=[each for each in registry.schemas.collections if each.record and not each.single],
    )
    yield Page("changes/", "改动", "每一次公布的改动：改了什么，对谁加重或减轻，依据哪一次决定", html)
    moved = registry.by_former_id.keys()
    gone = {key: name for key, name in past.gone.items() if key not in moved}
    kept = registry.entries.keys() | moved | gone.keys()  # each of them has a page
    yield from ground_pages(registry, past, frame, kept)
    for each in past.publications:
        yield _publication(each, frame, kept)
    for key, name in gone.items():
        address = f"{key}/"
        base = "../" * address.count("/")
        moments = list(reversed(past.moments.get(key, ())))
        html = replace(frame, last=past.last(key)).render("gone.html", base, title=name, moments=moments)
        yield Page(address, f"{name}（已不在册）", f"{name}已经不在清单里；本页保留它的来历", html)


def _publication(one: Publication, frame: Frame, kept: Container[str]) -> Page:
    report = one.report
    short = len(report.sections) > LONGEST
    # Of a long one the names alone are told: what makes things harder first.
    named = [(section, weighed(section.rows)) for section in report.sections] if short else []
    named.sort(key=lambda pair: -dict(pair[1]).get(WORDS[Effect.BURDEN], 0))
    html = frame.render(
        "change.html",
        "../../",
        one=one,
        report=report,
        summary=summary(report),
        effects=weighed(report.rows),
        named=named,
        sections=None if short else Markup(without_ends(html_sections(report, "../../", kept))),  # noqa: S704 the template escapes every value itself
        kept=kept,
    )
    title = f"{one.commit.day} 的改动"
    return Page(one.address, title, f"{title}：{summary(report)}", html)


def _bodies(one: Publication) -> list[str]:
    """The organisations concerned, those with the most entries first."""
    organisations = Counter(section.organisation for section in one.report.sections if section.organisation)
    return [name for name, _ in sorted(organisations.items(), key=lambda pair: (-pair[1], pair[0]))]
