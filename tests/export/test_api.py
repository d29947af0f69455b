"""The open data: every entry once, with its edition, nothing lost, and addresses that stay."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import jsonschema

from qingdan.checks import check
from qingdan.export import index_files, list_files, map_files
from qingdan.model import Registry
from tests.support import BASE, SCHEMAS, run

ENVELOPE = {"schema_version", "registry", "built_from", "total", "data"}


def shipped() -> dict[str, str]:
    """The files of the shipped lists."""
    return api_files(check(SCHEMAS, checks=[]).registry, "c" * 40, 1_767_225_600)


def api_files(registry: Registry, commit: str, time: int) -> dict[str, str]:
    """Every file of a registry."""
    out = dict(index_files(registry, commit, time))
    for collection in registry.schemas.collections:
        out |= list_files(registry, collection, commit, time)
    return out


def test_entries_in_are_entries_out() -> None:
    """P4: a file for every entry, and every entry in the whole of its list; the totals say so."""
    registry = check(SCHEMAS, checks=[]).registry
    files = shipped()
    for key, entry in registry.entries.items():
        body = json.loads(files[f"api/v1/{key}.json"])
        assert body.keys() == ENVELOPE
        assert body["data"]["entry"] == entry.data
    index = json.loads(files["api/v1/index.json"])["data"]
    assert sum(row["total"] for row in index) + 1 == len(registry.entries)
    for row in index:
        full = json.loads(files[row["full"]])
        assert full["total"] == len(full["data"]) == row["total"]
        assert [each["key"] for each in full["data"]] == [each.key for each in registry.all(row["collection"])]
        assert json.loads(files[row["index"]])["total"] == row["total"]
        assert row["schema"] in files


def test_the_edition_is_the_commits_and_never_the_clocks() -> None:
    """P13: commit and commit time in every file; nothing else changes from one run to the next."""
    files = shipped()
    assert files == shipped()
    assert json.loads(files["api/v1/index.json"])["built_from"] == {
        "commit": "c" * 40,
        "commit_time": "2026-01-01T00:00:00Z",
    }


def test_what_is_published_is_as_the_published_schema_says() -> None:
    """An outside validator takes the entry by the schema beside it, and refuses one that was tampered with."""
    files = shipped()
    documents = {
        name.rpartition("/")[2]: json.loads(text) for name, text in files.items() if name.startswith("schemas/v1/")
    }
    plain = {name: {k: v for k, v in body.items() if k not in ("$schema", "$id")} for name, body in documents.items()}
    from referencing import Registry  # noqa: PLC0415 the outside validator's own
    from referencing.jsonschema import DRAFT202012  # noqa: PLC0415

    known = Registry().with_resources(
        [(f"http://x.invalid/{name}", DRAFT202012.create_resource(body)) for name, body in plain.items()]
    )
    validator = jsonschema.Draft202012Validator({"$ref": "http://x.invalid/power.schema.json"}, registry=known)
    for row in json.loads(files["api/v1/power/full.json"])["data"]:
        validator.validate(row["entry"])
    assert not validator.is_valid({**row["entry"], "type": "行政许何"})


def test_an_entry_that_moved_leaves_a_file_that_says_where_it_is() -> None:
    """Its old address answers for ever."""
    power = BASE["lists/power/ju/xuke.yml"] + "former_ids: [ju/jiu]\n"
    files = api_files(run({"lists/power/ju/xuke.yml": power}).registry, "", 0)
    assert json.loads(files["api/v1/power/ju/jiu.json"])["moved_to"] == "api/v1/power/ju/xuke.json"


def test_a_map_of_the_site_needs_its_address() -> None:
    """Without it there is none; with it, every page is in it once, escaped."""
    registry = run().registry
    assert "sitemap.xml" not in dict(map_files(registry, ["", "power/"], "2026-01-01"))
    about = BASE["lists/registry.yml"] + "site_url: https://example.org/qd\n"
    files = dict(map_files(run({"lists/registry.yml": about}).registry, ["", "power/", "a&b/"], "2026-01-01"))
    found = ET.fromstring(files["sitemap.xml"])  # noqa: S314 our own file
    locations = [each.text for each in found.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert locations == ["https://example.org/qd/", "https://example.org/qd/a&b/", "https://example.org/qd/power/"]
    assert "Sitemap: https://example.org/qd/sitemap.xml" in files["robots.txt"]


def test_the_word_to_language_models_says_what_the_lists_are_not() -> None:
    """The notices first, then where the data lie, then what not to take for certain."""
    text = dict(map_files(check(SCHEMAS, checks=[]).registry, [], ""))["llms.txt"]
    assert "示例" in text
    assert "api/v1/guides/full.json" in text
    assert "verified" in text
