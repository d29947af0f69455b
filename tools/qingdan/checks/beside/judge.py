"""The verdict on what is published beside the lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qingdan.checks.anchor import listing
from qingdan.checks.beside.entities import of_entities
from qingdan.checks.beside.faults.everyday_word_form import everyday_word_form
from qingdan.checks.beside.faults.everyday_word_industry import everyday_word_industry
from qingdan.checks.beside.faults.everyday_word_leads_nowhere import everyday_word_leads_nowhere
from qingdan.checks.beside.faults.everyday_word_means_nothing import everyday_word_means_nothing
from qingdan.checks.beside.faults.industry_line import industry_line
from qingdan.checks.beside.faults.no_registry_file import no_registry_file
from qingdan.checks.beside.faults.page_head import page_head
from qingdan.checks.beside.faults.page_link import page_link
from qingdan.checks.beside.faults.page_runs_or_loads import page_runs_or_loads
from qingdan.checks.beside.faults.site_file_kind import site_file_kind
from qingdan.checks.beside.faults.site_file_missing import site_file_missing
from qingdan.checks.beside.faults.site_file_name import site_file_name
from qingdan.checks.beside.faults.site_file_too_large import site_file_too_large
from qingdan.checks.beside.faults.site_setting import site_setting
from qingdan.checks.beside.faults.taken_address import taken_address
from qingdan.checks.beside.markup import without_code
from qingdan.checks.beside.site_files import (
    EDITOR,
    INDUSTRIES,
    MARKUP,
    PAGE,
    SETTINGS,
    SITE,
    SYNONYMS,
    SiteFiles,
    read_site_files,
    submodules,
)
from qingdan.checks.beside.statutes import of_lock
from qingdan.checks.beside.words import industries, read_words
from qingdan.checks.run import Outcome, at_most
from qingdan.diagnostics import Diagnostic
from qingdan.model import Registry
from qingdan.read import File, FileMode, Source
from qingdan.read.faults.files.executable_file import executable_file
from qingdan.read.faults.files.same_but_for_case import same_but_for_case
from qingdan.read.faults.files.symbolic_link import symbolic_link
from qingdan.read.faults.raw.unreadable import unreadable
from qingdan.read.faults.text.policy import of_characters, of_text
from qingdan.read.layout import LISTS, SCHEMAS
from qingdan.read.parse import parse, undecodable
from qingdan.read.text import Text
from qingdan.schema import Schemas
from qingdan.schema.load import SUFFIX

_MENU = ("due", "search", "changes", "statistics", "data", "checks", "kinds")
"""The folders of the site, besides those of the collections, that have a page."""
_FILES = (
    "api", "feeds", "ld", "schemas", "_shell", "404", "llms.txt", "robots.txt", "sitemap.xml",
    "assets/theme", "assets/images", "assets/stylesheets", "assets/javascripts", "assets/working-days.json",
)  # fmt: skip
"""What else the tool and the theme write."""


def with_site(outcome: Outcome, source: Source) -> Outcome:
    """An outcome of the lists of a source, with all that is wrong beside them: the verdict on what would be published."""
    if outcome.registry.schemas.diagnostics:
        return outcome  # nothing is known of the entries that it names
    files = read_site_files(source)
    found = [fault for file in _elsewhere(source) for fault in symbolic_link(file)]
    found += [*beside(files, outcome.registry), *no_registry_file(outcome.registry), *of_lock(source, outcome.registry)]
    return replace(outcome, diagnostics=sorted([*outcome.diagnostics, *at_most(found)])) if found else outcome


def _elsewhere(source: Source) -> Iterator[File]:
    """What leads out of the repository among the lists and schemas, and is no file that they are read from."""
    seen = [file for file in listing(source, SCHEMAS) if not file.path.endswith(SUFFIX)]
    yield from (file for file in seen if file.mode in (FileMode.SYMLINK, FileMode.OTHER))
    yield from submodules(source, LISTS, SCHEMAS)


def beside(files: SiteFiles, registry: Registry) -> Iterator[Diagnostic]:
    """Everything that is wrong with files beside the lists."""
    yield from unsafe_files(files)
    pages, taken = _addresses(registry.schemas)
    yield from taken_address([file for file in files.listed if file.path.startswith(f"{SITE}/")], taken)
    for path, raw in files.contents.items():
        if path not in (SETTINGS, SYNONYMS):
            yield from _text(path, raw, files, pages, taken)
    if SYNONYMS in files.contents:
        parsed = read_words(SYNONYMS, files.contents[SYNONYMS])
        yield from parsed.diagnostics
        if parsed.document is not None:
            yield from everyday_word_form(parsed.document)
            yield from everyday_word_leads_nowhere(parsed.document, registry)
            yield from everyday_word_means_nothing(parsed.document, registry)
            classes = files.contents.get(INDUSTRIES)
            if classes is None:
                yield from everyday_word_industry(parsed.document, None)
            elif not any(undecodable(INDUSTRIES, classes)):  # else nothing is known of the codes
                listed = industries(classes.decode("utf-8").replace("\r\n", "\n"))
                yield from everyday_word_industry(parsed.document, {code for _, code, _ in listed})


def unsafe_files(files: SiteFiles) -> Iterator[Diagnostic]:
    """The findings about names, kinds and sizes of the files beside the lists, and the settings; any finding stops the site."""
    yield from same_but_for_case(files.listed)
    for file in files.listed:
        yield from symbolic_link(file)
        yield from executable_file(file)
        if file.path.startswith(f"{SITE}/"):
            yield from site_file_name(file)
            yield from site_file_kind(file)
            yield from site_file_too_large(file)
    for path, problem in files.unread.items():
        yield from unreadable(path, problem)
    if SETTINGS in files.contents:
        parsed = parse(SETTINGS, files.contents[SETTINGS])
        yield from parsed.diagnostics
        if parsed.document is not None:
            yield from site_setting(parsed.document)
            if isinstance(parsed.document.data, dict):
                yield from site_file_missing(parsed.document, files)


def _text(
    path: str, raw: bytes, files: SiteFiles, pages: frozenset[str], taken: frozenset[str]
) -> Iterator[Diagnostic]:
    """What is wrong with a page, a picture made of text, a style sheet or the industries."""
    fatal = list(undecodable(path, raw))
    if fatal:
        yield from fatal
        return
    text = Text(path, raw.decode("utf-8").replace("\r\n", "\n"))
    if path.endswith(PAGE) or path == INDUSTRIES:
        yield from of_text(text)
    elif not path.startswith(EDITOR):
        yield from of_characters(text)
    if path.endswith(PAGE):
        yield from of_entities(text, without_code(text.content))
    elif path.endswith(MARKUP):
        yield from of_entities(text, text.content)
    if path == INDUSTRIES:
        yield from industry_line(text)
    elif not path.startswith(EDITOR):
        yield from page_runs_or_loads(text)
    if path.endswith(PAGE):
        yield from page_head(text)
        yield from page_link(text, files, pages, taken)


def _addresses(schemas: Schemas) -> tuple[frozenset[str], frozenset[str]]:
    """The pages that the tool makes, as a page written by hand names them; and the first parts of all addresses that it writes to."""
    lists = [each.name for each in schemas.collections if not each.single]
    pages = frozenset(f"{name}/index.md" for name in (*lists, *_MENU))
    return pages, frozenset((*(each.name for each in schemas.collections), *_MENU, *_FILES))


__all__ = ["beside", "unsafe_files", "with_site"]
