"""Schemas that are broken, and the code that each of them is told by."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.support import SHIPPED

LAWS, COMMON, GUIDES = (f"schemas/{name}.schema.json" for name in ("laws", "common", "guides"))
META, VOCABULARY = "schemas/meta.schema.json", "schemas/vocabulary.schema.json"


def tree(path: str, change: Callable[[Any], object]) -> dict[str, str]:
    """A shipped schema with a change in its data, as files."""
    data = json.loads(SHIPPED[path])
    change(data)
    return {path: json.dumps(data, ensure_ascii=False, indent=1)}


def text(path: str, old: str, new: str) -> dict[str, str]:
    """A shipped schema with the first occurrence of a piece of text put in another way, as files."""
    whole = SHIPPED[path].decode()
    assert old in whole
    return {path: whole.replace(old, new, 1)}


def field(**words: object) -> dict[str, str]:
    """The laws with one more field."""
    return tree(LAWS, lambda data: data["properties"].update(extra={"title": "另", **words}))


def twins(data: Any) -> None:
    data["properties"] |= {"left": {"title": "左", "$ref": "#"}, "right": {"title": "右", "$ref": "#"}}


def doubling(data: Any) -> None:
    data["$defs"] = {
        f"d{n}": {
            "type": "object",
            "additionalProperties": False,
            "properties": {side: {"title": side, "$ref": f"#/$defs/d{n + 1}"} for side in ("l", "r")},
        }
        for n in range(30)
    } | {"d30": {"type": "string"}}
    data["properties"]["extra"] = {"title": "另", "$ref": "#/$defs/d0"}


def chain(data: Any) -> None:
    data["$defs"] = {f"d{n}": {"$ref": f"#/$defs/d{n + 1}"} for n in range(3000)} | {"d3000": {"type": "string"}}
    data["properties"]["extra"] = {"title": "另", "$ref": "#/$defs/d0"}


def dropped(*steps: str | int) -> Callable[[Any], None]:
    def drop(data: Any) -> None:
        for step in steps[:-1]:
            data = data[step]
        del data[steps[-1]]

    return drop


CASES: dict[str, tuple[dict[str, str | bytes], str]] = {
    "two children that are the whole": (tree(LAWS, twins), "QD135"),
    "one child that is the whole": (field(**{"$ref": "#"}), "QD135"),
    "a definition of itself": (tree(LAWS, lambda d: d.update({"$defs": {"a": {"$ref": "#/$defs/a"}}})), "QD135"),
    "a circle over two files": (
        tree(
            COMMON,
            lambda d: d["$defs"]["duration"]["properties"].update(x={"title": "又", "$ref": "guides.schema.json"}),
        ),
        "QD135",
    ),
    "a circle in a condition": (field(type="string", **{"not": {"$ref": "#"}}), "QD135"),
    "thirty levels that double": (tree(LAWS, doubling), "QD135"),
    "three thousand references in a row": (tree(LAWS, chain), "QD135"),
    "a reference to a host": (field(**{"$ref": "http://127.0.0.1:9/x.json"}), "QD134"),
    "a reference to a file of the machine": (field(**{"$ref": "file:///etc/passwd"}), "QD134"),
    "a reference out of the folder": (field(**{"$ref": "../mkdocs.yml"}), "QD134"),
    "a reference to no definition": (field(**{"$ref": "common.schema.json#/$defs/tekst"}), "QD134"),
    "a reference to an anchor": (field(**{"$ref": "#laws"}), "QD134"),
    "a reference to no file": (field(**{"$ref": "comon.schema.json#/$defs/text"}), "QD134"),
    "a reference to what is no schema": (field(**{"$ref": "#/required"}), "QD134"),
    "a definition that went": (tree(COMMON, dropped("$defs", "url")), "QD134"),
    "a list": ({LAWS: "[]"}, "QD130"),
    "true": ({LAWS: "true"}, "QD130"),
    "null": ({LAWS: "null"}, "QD130"),
    "a text": ({LAWS: '"laws"'}, "QD130"),
    "a number": ({LAWS: "1"}, "QD130"),
    "nothing": ({LAWS: ""}, "QD130"),
    "blanks": ({LAWS: " \n\t\n"}, "QD130"),
    "no JSON": ({LAWS: "title: 法律\n"}, "QD130"),
    "cut off": ({LAWS: SHIPPED[LAWS][:2000]}, "QD130"),
    "another encoding": ({LAWS: SHIPPED[LAWS].decode().encode("gbk")}, "QD130"),
    "UTF-16": ({LAWS: SHIPPED[LAWS].decode().encode("utf-16")}, "QD130"),
    "a byte order mark": ({LAWS: b"\xef\xbb\xbf" + SHIPPED[LAWS]}, "QD130"),
    "a hundred thousand brackets": ({LAWS: "[" * 100_000}, "QD130"),
    "endless objects": ({LAWS: '{"title":' * 20_000 + "1" + "}" * 20_000}, "QD130"),
    "two megabytes": ({LAWS: SHIPPED[LAWS] + b" " * (2 << 20)}, "QD130"),
    "a number of five thousand digits": (text(LAWS, '"maximum": 2000', '"maximum": ' + "9" * 5000), "QD130"),
    "a number beyond all": (text(LAWS, '"maximum": 2000', '"maximum": 1e999'), "QD130"),
    "no number": (text(LAWS, '"maximum": 2000', '"maximum": NaN'), "QD130"),
    "common definitions that are no JSON": ({COMMON: "{"}, "QD130"),
    "a key twice": (text(LAWS, '"type": "object"', '"type": "object", "type": "array"'), "QD136"),
    "a key twice, spelt in another way": (
        text(LAWS, '"type": "object"', '"type": "object", "typ\\u0065": "array"'),
        "QD136",
    ),
    "required and not there": (text(LAWS, '"required": ["name"', '"required": ["nmae"'), "QD137"),
    "required in a row and not there": (text(LAWS, '"required": ["date"]', '"required": ["dates"]'), "QD137"),
    "required under a condition and not there": (
        tree(LAWS, lambda d: d.update(allOf=[{"if": {"required": ["short"]}, "then": {"required": ["shorter"]}}])),
        "QD137",
    ),
    "a condition on a key that is not there": (
        tree(
            LAWS,
            lambda d: d.update(
                allOf=[{"if": {"properties": {"knid": {"const": "法律"}}}, "then": {"required": ["short"]}}]
            ),
        ),
        "QD137",
    ),
    "an identity that is not there": (text(LAWS, '"x-identity": "date"', '"x-identity": "day"'), "QD137"),
    "a group that is not there": (text(LAWS, '"group": "kind"', '"group": "kinds"'), "QD137"),
    "rows that are not there": (text(GUIDES, '"x-reference": "#steps"', '"x-reference": "#stepz"'), "QD137"),
    "an end that is no choice": (
        text("schemas/organisations.schema.json", '"ended": ["撤销"]', '"ended": ["撤消"]'),
        "QD137",
    ),
    "keys that nobody named are taken": (tree(LAWS, dropped("additionalProperties")), "QD138"),
    "keys that nobody named are taken in a row": (
        tree(LAWS, dropped("properties", "versions", "items", "additionalProperties")),
        "QD138",
    ),
    "any key": (tree(LAWS, lambda d: d.update(additionalProperties=True)), "QD138"),
    "keys of a definition": (tree(COMMON, dropped("$defs", "duration", "additionalProperties")), "QD138"),
    "a field that takes everything": (field(), "QD138"),
    "a list that takes everything": (field(type="array"), "QD138"),
    "a pattern that is none": (field(type="string", pattern="[a"), "QD139"),
    "a pattern that looks ahead": (field(type="string", pattern="(?=a)a"), "QD139"),
    "a pattern that repeats what it found": (field(type="string", pattern="(a+)\\1"), "QD139"),
    "a pattern that takes gigabytes": (field(type="string", pattern="(a{1000}){1000}"), "QD139"),
    "a pattern of a folder that is none": (
        tree(LAWS, lambda d: d["x-collection"]["segments"][0].update(pattern="(")),
        "QD139",
    ),
    "another draft": (text(LAWS, "urn:qingdan:v1:meta", "http://json-schema.org/draft-07/schema#"), "QD140"),
    "an identity of the file's own": (tree(LAWS, lambda d: d.update({"$id": "http://x.invalid/laws"})), "QD140"),
    "another draft within": (field(type="string", **{"$schema": "["}), "QD140"),
    "an anchor": (field(type="string", **{"$anchor": "a"}), "QD140"),
    "a format that is none": (field(type="string", format="datum"), "QD140"),
    "two lists in one folder": (text(LAWS, '"folder": "laws"', '"folder": "power"'), "QD141"),
    "a file in a folder below": ({"schemas/new/laws.schema.json": SHIPPED[LAWS]}, "QD141"),
    "a name in capitals": ({"schemas/Laws.schema.json": SHIPPED[LAWS]}, "QD141"),
    "a vocabulary without a word": (tree(VOCABULARY, dropped("properties", "x-whole")), "QD142"),
    "a vocabulary that is no schema": (tree(VOCABULARY, lambda d: d.update(properties=[])), "QD142"),
    "a meta-schema that refers to nothing": (text(META, '"urn:qingdan:v1:vocabulary"}', '"urn:other"}'), "QD142"),
    "a meta-schema that takes everything": (tree(META, dropped("unevaluatedProperties")), "QD142"),
    "a vocabulary that is no JSON": ({VOCABULARY: "{"}, "QD130"),
    "a meta-schema that is a list": ({META: "[]"}, "QD130"),
    "a control character": (text(LAWS, '"title": "法律依据"', '"title": "法律\\u0000依据"'), "QD004"),
    "half of a character": (text(LAWS, '"title": "法律依据"', '"title": "法律\\ud800依据"'), "QD046"),
    "another direction": (text(LAWS, '"title": "法律依据"', '"title": "\u202e法律依据"'), "QD006"),
    "a misspelt keyword": (text(LAWS, '"minItems"', '"minItem"'), "QD131"),
    "a type that is none": (field(type="strin"), "QD131"),
    "a list that goes unnamed": (text(LAWS, '"x-reference": "laws"', '"x-reference": "lawz"'), "QD132"),
    "a list that is none any more": (tree(LAWS, dropped("x-collection")), "QD132"),
    "no title": (field(type="string", title=""), "QD133"),
}
WRONG: tuple[tuple[str, object], ...] = (
    ("x-collection", 3), ("x-collection", []), ("x-collection", {}), ("x-collection", {"order": 85}), ("x-collection", {"order": "a"}),
    ("x-collection", {"order": 85, "folder": "laws"}), ("x-collection", {"order": 1, "folder": "laws", "segments": []}),
    ("x-collection", {"order": 1, "folder": "laws", "segments": [3]}), ("x-collection", {"order": 1, "folder": "laws", "segments": [{}]}),
    ("x-collection", {"order": 1, "folder": "laws", "segments": [{"title": "例"}], "file": "laws.yml"}),
    ("x-collection", {"ordr": 1, "folder": "laws", "segments": [{"title": "例"}]}),
    ("x-reference", 3), ("x-reference", ["laws"]), ("x-reference", {"a": 1}), ("x-identity", 3), ("x-identity", {}), ("x-identity", []),
    ("x-burden", "加重"), ("x-burden", {}), ("x-burden", {"more": "多", "for": "申请人"}), ("x-burden", {"more": "加重", "for": []}),
    ("x-column", "是"), ("x-column", []), ("x-column", {"synonyms": "a"}), ("x-retired", "撤销"), ("x-retired", []), ("x-retired", [1]),
    ("x-whole", 1), ("x-ordered", "是"),
    ("x-machine", "是"), ("x-path", 3), ("x-since", 1), ("x-since", "一"), ("title", 1), ("title", None), ("description", []),
    ("enum", "a"),
    ("required", "a"), ("required", [1]), ("properties", []), ("properties", {"a": 1}), ("items", 3), ("type", 3),
    ("type", ["object", "strin"]),
    ("pattern", 3), ("$ref", 3), ("$ref", {}), ("allOf", {}), ("allOf", []), ("if", 1), ("minLength", -1), ("maxItems", 1.5),
)  # fmt: skip
