"""The open data: every entry once, with its edition, nothing lost, and addresses that stay."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import jsonschema

from qingdan.checks import check
from qingdan.export import edition_files, list_files, map_files, moved_files, schema_files
from qingdan.history import Commit
from qingdan.model import Registry
from tests.support import BASE, SCHEMAS, run

ENVELOPE = {"schema_version", "registry", "built_from", "total", "data"}
FIRST, SECOND = (Commit(letter * 40, "", 1_767_225_600 + number, "", "", ()) for number, letter in enumerate("ab"))


def shipped(edition: str = "c" * 40) -> dict[str, str | bytes]:
    """The files of the shipped lists, of which the guides changed in a second commit, at an edition that is later."""
    return api_files(check(SCHEMAS, checks=[]).registry, edition)


def api_files(registry: Registry, edition: str = "") -> dict[str, str | bytes]:
    """Every file of a registry; without an edition it is in no commit."""

    def last(key: str) -> Commit | None:
        return (SECOND if key.startswith("guides") else FIRST) if edition else None

    out: dict[str, str | bytes] = dict(edition_files(registry, edition, 1_767_225_700, changed=False))
    out |= moved_files(registry, last)
    out |= schema_files(registry)
    for collection in registry.schemas.collections:
        out |= list_files(registry, collection, last, last(collection.name))
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
    alone = [each for each in registry.entries.values() if each.collection.single]
    assert sum(row["total"] for row in index) + len(alone) == len(registry.entries)
    for row in index:
        full = json.loads(files[row["full"]])
        assert full["total"] == len(full["data"]) == row["total"]
        assert [each["key"] for each in full["data"]] == [each.key for each in registry.all(row["collection"])]
        assert json.loads(files[row["index"]])["total"] == row["total"]
        assert row["schema"] in files


def test_an_entry_tells_when_it_last_changed_and_two_files_tell_the_edition() -> None:
    """P13: from commits, never from the clock. Another edition of the same content changes those two files alone."""
    files = shipped()
    assert files == shipped()
    edition = {"commit": "c" * 40, "commit_time": "2026-01-01T00:01:40Z"}
    assert json.loads(files["api/v1/index.json"])["built_from"] == edition
    assert json.loads(files["data/edition.json"]) == {**edition, "changed": False}
    for name in ("guides", "guides/full", "guides/shuiwu/qushui-xuke"):
        assert json.loads(files[f"api/v1/{name}.json"])["built_from"] == {
            "commit": "b" * 40,
            "commit_time": "2026-01-01T00:00:01Z",
        }
    assert json.loads(files["api/v1/laws/xingzheng-xuke-fa.json"])["built_from"]["commit"] == "a" * 40
    later = shipped("d" * 40)
    assert {name for name in files if files[name] != later[name]} == {"api/v1/index.json", "data/edition.json"}


def test_what_is_in_no_commit_is_built_from_none() -> None:
    """Outside git, or while a change is not committed."""
    files = api_files(run().registry)
    told = [json.loads(text) for name, text in files.items() if name.startswith("api/")]
    assert [each["built_from"] for each in told] == [{}] * len(told)
    assert json.loads(files["data/edition.json"]) == {"changed": False}


def test_the_same_content_has_the_same_bytes_however_it_is_written() -> None:
    """P2: quotes, comments and the order of keys are the writer's."""
    path = "lists/power/ju/xuke.yml"
    lines = BASE[path].replace("name: ", "# 说明\nname: ", 1).splitlines(keepends=True)
    blocks: list[str] = []
    for line in lines:
        if line[0] in " -" and blocks:
            blocks[-1] += line
        else:
            blocks.append(line)
    other = run({path: "".join(reversed(blocks))}).registry
    assert [*other.entries["power/ju/xuke"].data] != [*run().registry.entries["power/ju/xuke"].data]
    assert api_files(other) == api_files(run().registry)


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
    files = api_files(run({"lists/power/ju/xuke.yml": power}).registry)
    assert json.loads(files["api/v1/power/ju/jiu.json"])["moved_to"] == "api/v1/power/ju/xuke.json"


def test_a_map_of_the_site_needs_its_address() -> None:
    """Without it there is none; with it, every page is in it once, escaped."""
    registry = run().registry
    assert "sitemap.xml" not in dict(map_files(registry, ["", "power/"]))
    about = BASE["lists/registry.yml"] + "site_url: https://example.org/qd\n"
    days = {"a&b/": "2026-01-01"}
    pages = ["", "power/", "a&b/"]
    files = dict(map_files(run({"lists/registry.yml": about}).registry, pages, lambda page: days.get(page, "")))
    found = ET.fromstring(files["sitemap.xml"])  # noqa: S314 our own file
    locations = [each.text for each in found.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert locations == ["https://example.org/qd/", "https://example.org/qd/a&b/", "https://example.org/qd/power/"]
    changed = [each.text for each in found.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod")]
    assert changed == ["2026-01-01"]
    assert "Sitemap: https://example.org/qd/sitemap.xml" in files["robots.txt"]


def test_the_word_to_language_models_says_what_the_lists_are_not() -> None:
    """The notices first, then where the data lie, then what not to take for certain."""
    text = dict(map_files(check(SCHEMAS, checks=[]).registry, []))["llms.txt"]
    assert "示例" in text
    assert "api/v1/guides/full.json" in text
    assert "verified" in text
